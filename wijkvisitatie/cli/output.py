"""What a command writes: lines, tables and JSON on standard output, one sentence on the other."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

SNIPPET = 120  # characters
BEFORE_HIT = 40

# What could move the cursor of a terminal, or turn the direction of what stands next to it.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def prepare() -> None:
    """Make sure that no text can fail to be written, and that what goes into a pipe is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def say(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(f"{text}\n")


def say_stored(words: str, target: Path) -> None:
    """A line about a file that was written; none about a device or a pipe, in which it might end
    up too.
    """
    if target.is_file():
        say(words)


def complain(text: str) -> None:
    """One sentence on standard error: why the command did not do what was asked."""
    sys.stderr.write(f"{text}\n")


def say_json(value: Any) -> None:
    """A value as JSON, for another program to read."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def say_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows under their heads, each column as wide as its longest cell."""
    lines = [head, *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        say("  ".join(cells).rstrip())


def one_line(text: str) -> str:
    """Text that somebody typed, fit to stand on one line of a terminal."""
    return _UNSAFE.sub(" ", text).strip()


def snippet(text: str, words: str) -> str:
    """A line of a text, around the first place where the first of these words stands."""
    line = one_line(text)
    first = words.split()[0] if words.split() else ""
    start = max(0, line.casefold().find(first.casefold()) - BEFORE_HIT)
    shown = line[start : start + SNIPPET]
    return f"{'…' if start else ''}{shown}{'…' if start + SNIPPET < len(line) else ''}"


def settle() -> None:
    """Write what is waiting; when that can't be done, forget it.

    Without this the interpreter tries once more at its end, and complains in English.
    """
    try:
        sys.stdout.flush()
    except OSError:
        abandon()


def abandon() -> None:
    """Forget what was not written yet: whoever was reading has left, or the disk is full."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
