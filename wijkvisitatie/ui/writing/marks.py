"""Giving lines and words their style in the plain text of a section (``report.markup``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

Style = Literal["plain", "heading", "subheading", "points", "numbered", "quote"]

STARTS: Final[dict[Style, str]] = {
    "plain": "",
    "heading": "# ",
    "subheading": "## ",
    "points": "- ",
    "numbered": "1. ",
    "quote": "> ",
}
"""What a line of each style begins with; of a numbered list the first one."""

_START = re.compile(r"(?:#{1,3}|[-•]|\d{1,3}[.)])\s+|>\s*")
_POINT = re.compile(r"(?:[-•]|>)\s+")
_NUMBER = re.compile(r"(\d{1,3})([.)])(\s+)")


def restyled(lines: Sequence[str], style: Style) -> list[str]:
    """The lines in a style; plain again when all of them have it. Empty lines stay empty, unless
    there are no others: then somebody is about to type.
    """
    has_words = any(line.strip() for line in lines)
    new = [_bare(line) for line in lines]
    if style == "plain" or (has_words and all(_has(line, style) for line in lines if line.strip())):
        return new
    number = 0
    for at, line in enumerate(new):
        if line.strip() or not has_words:
            number += 1
            new[at] = (f"{number}. " if style == "numbered" else STARTS[style]) + line
    return new


def continued(line: str) -> str | None:
    """What the line after this one begins with: the next point of its list, a quote goes on.

    "" says that the list ends here, because this point has no words; None that nothing goes on.
    """
    start = _POINT.match(line) or _NUMBER.match(line)
    if start is None:
        return None
    if not line[start.end() :].strip():
        return ""
    if start.re is _NUMBER:
        return f"{int(start[1]) + 1}{start[2]}{start[3]}"
    return start[0]


def marked(words: str, mark: str) -> str:
    """Words with a mark on both sides, or without it when they have it; spaces stay outside."""
    inner = words.strip()
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if inner.startswith(mark) and inner.endswith(mark) and len(inner) > 2 * len(mark):
        return before + inner[len(mark) : -len(mark)] + after
    return f"{before}{mark}{inner}{mark}{after}"


def _bare(line: str) -> str:
    return _START.sub("", line.lstrip(), count=1) if _START.match(line.lstrip()) else line


def _has(line: str, style: Style) -> bool:
    if style == "numbered":
        return _NUMBER.match(line) is not None
    if style in {"heading", "subheading"}:
        return line.startswith(STARTS[style])
    start = _START.match(line)
    return start is not None and start[0].strip() == STARTS[style].strip()
