"""What the program says of its own faults, wherever that ends up: file and line, and no content.

There is no log file. What a process writes to its standard error may be kept by the system all the
same, and so may a picture of its memory; an error's own text can repeat what somebody typed. So of
an error that nobody caught only its kind and place are told, other libraries' messages not at all,
and the system is asked to keep no memory.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
import warnings
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from wijkvisitatie.texts import _

_NO_BOX, _NO_REPORT = 0x1, 0x2  # Windows' SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX


def install() -> None:
    """Let this process tell nothing else; for the start of the program, before anything fails."""
    sys.excepthook = lambda _kind, error, _trace: tell(error)
    threading.excepthook = lambda fault: tell(fault.exc_value)
    sys.unraisablehook = lambda fault: tell(fault.exc_value)
    warnings.simplefilter("ignore")
    logging.raiseExceptions = False
    handler = logging.StreamHandler()
    handler.addFilter(logging.Filter("wijkvisitatie"))  # ours are made without content
    logging.basicConfig(handlers=[handler], format="%(message)s")
    _keep_no_memory()


def tell(error: BaseException | None) -> None:
    """Say on standard error what kind of error it was, and where."""
    if error is None or sys.stderr is None:  # a program without a console has none
        return
    with suppress(OSError, ValueError):  # nobody is there to read it
        sys.stderr.write(
            _(
                "Er ging iets mis in het programma zelf. Wat bewaard was, is veilig. Meld dit aan "
                "het secretariaat: {fault}."
            ).format(fault=fault(error))
            + "\n"
        )


def fault(error: BaseException) -> str:
    """The kind of an error with file and line: enough to find it, and nothing that was typed."""
    return f"{type(error).__name__}, {_place(error.__traceback__)}"


def qt_message(kind: Any, context: Any, _words: str) -> None:
    """In the place of Qt's own: that there was a message, and about what kind of thing."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"Qt: {kind.name}, {context.category}\n")


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def _keep_no_memory() -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_BOX | _NO_REPORT)
    else:
        import resource

        with suppress(OSError, ValueError):  # it was forbidden already
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
