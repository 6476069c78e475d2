"""From what was typed to an exit code: 0 done, 1 a cause the user can mend, 2 wrong usage."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from wijkvisitatie.cli import output
from wijkvisitatie.cli.parser import parse
from wijkvisitatie.errors import KnownError, system_error
from wijkvisitatie.texts import _

DONE, FAILED, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command, or open the window when there is none; returns the exit code."""
    output.prepare()
    try:
        return _run(arguments)
    except KnownError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return _fail(_("Afgebroken. Wat al was opgeslagen, is heel gebleven."), INTERRUPTED)
    except BrokenPipeError:  # ``| head`` has seen enough: nobody is left to tell
        output.abandon()
        return FAILED
    except OSError as error:
        return _fail(system_error(error))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parse(arguments)
    except SystemExit as stop:  # argparse has told what was wrong, or shown its help
        return int(stop.code or DONE)
    code = int(options.run(options))
    sys.stdout.flush()  # a full disk shows here, and not after the last line of the program
    return code


def _fail(sentence: str, code: int = FAILED) -> int:
    output.settle()
    output.complain(sentence)
    return code
