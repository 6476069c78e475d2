"""The text of a Word file as rows: a row of a table with its cells, a paragraph as one cell.

Read from the XML itself, because what matters here is what a library for writing passes over:
text that was added with changes tracked counts, text that was taken out does not, and neither
does a prompt that nobody replaced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as zlib_error

from wijkvisitatie.exchange.office_files import damaged

MOST_ROWS = 5_000
MOST_CELLS = 100

_DOCUMENT = re.compile(r"word/document\d*\.xml")
_COMMENTS = re.compile(r"word/comments\d*\.xml")
_WORD = re.compile(r".*/wordprocessingml/(2006/)?main")  # both flavours of the standard
_LEFT_OUT = {"del", "moveFrom", "Fallback"}  # taken out, moved away, said twice
_BREAKS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def docx_rows(zip_file: ZipFile) -> list[list[str]]:
    """All rows of the document. Raises FormError."""
    reading = _Reading()
    _parse(_part(zip_file, _DOCUMENT), reading.start, reading.end, reading.text)
    return reading.rows


def comments(zip_file: ZipFile) -> int:
    """How many remarks stand in the margin, where a form has no place for them."""
    number = 0

    def count(name: str, _attributes: dict[str, str]) -> None:
        nonlocal number
        number += _local(name) == "comment"

    if any(_COMMENTS.fullmatch(name) for name in zip_file.namelist()):
        _parse(_part(zip_file, _COMMENTS), count, lambda _name: None, lambda _text: None)
    return number


@dataclass
class _Reading:
    """Where the reader is in the document."""

    rows: list[list[str]] = field(default_factory=list)
    tables: int = 0  # how deep
    left_out: int = 0
    in_text: bool = False
    prompts: list[bool] = field(default_factory=list)  # per open control: whether it shows one
    row: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    span: int = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local in _LEFT_OUT:
            self.left_out += 1
        elif local == "tbl":
            self.tables += 1
        elif local == "tr" and self.tables == 1:
            self.row = []
        elif local == "tc" and self.tables == 1:
            self.words, self.span = [], 1
        elif local == "gridSpan" and self.tables == 1:
            self.span = _number(attributes)
        elif local == "sdt":
            self.prompts.append(False)
        elif local == "showingPlcHdr" and self.prompts:
            self.prompts[-1] = True
        elif local in _BREAKS:
            self.in_text = True
            self.text(_BREAKS[local])
        self.in_text = local == "t"

    def end(self, name: str) -> None:
        local = _local(name)
        self.in_text = False
        if local in _LEFT_OUT:
            self.left_out -= 1
        elif local == "tbl":
            self.tables -= 1
        elif local == "sdt":
            self.prompts.pop()
        elif local == "tc" and self.tables == 1:
            self.row += ["".join(self.words).strip(), *[""] * (self.span - 1)]
        elif local == "tr" and self.tables == 1:
            self._add(self.row)
        elif local == "p" and self.tables:
            self.words.append("\n")
        elif local == "p":
            self._add(["".join(self.words).strip()])
            self.words = []

    def text(self, words: str) -> None:
        if self.in_text and not self.left_out and not any(self.prompts):
            self.words.append(words)

    def _add(self, row: list[str]) -> None:
        if len(self.rows) >= MOST_ROWS or len(row) > MOST_CELLS:
            raise damaged()
        self.rows.append(row)


def _number(attributes: dict[str, str]) -> int:
    """How many columns a cell spans."""
    found = next((value for name, value in attributes.items() if _local(name) == "val"), "")
    return min(max(int(found), 1), MOST_CELLS) if re.fullmatch(r"\d{1,4}", found) else 1


def _local(name: str) -> str:
    """The name of an element of Word; of another program's only what it says twice."""
    space, _gap, local = name.rpartition(" ")
    return local if _WORD.fullmatch(space) or local == "Fallback" else ""


def _part(zip_file: ZipFile, wanted: re.Pattern[str]) -> bytes:
    for name in zip_file.namelist():
        if wanted.fullmatch(name):
            try:
                return zip_file.read(name)
            except (BadZipFile, zlib_error, RuntimeError, EOFError, NotImplementedError) as error:
                raise damaged() from error
    raise damaged()


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse  # Word writes none, and entities can grow
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise damaged() from error


def _refuse(*_declaration: object) -> None:
    raise damaged()
