"""Where in a TOML text a key, table or list entry stands, because tomllib tells no lines of values.

Used only once something is wrong, on a text that tomllib has accepted: the scanner can therefore
be small, and it costs nothing when a definition is right.
"""

from __future__ import annotations

import re
import tomllib

KeyPath = tuple[str | int, ...]  # ("areas", 0, "questions", 2, "text")

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # up to two quotes may stand before the closing three
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^\[\]{},#\r\n]+")  # numbers, true and false, dates (which may hold a space)


def find_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of each key, table and list entry of a valid TOML text."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


class _Scanner:
    """Walks once through a valid TOML text and notes the line of everything that has a path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.lines: dict[KeyPath, int] = {(): 1}
        self.tables_in: dict[
            KeyPath, int
        ] = {}  # how many [[tables]] each array of tables has so far

    def document(self) -> None:
        table: KeyPath = ()
        self.skip_gap()
        while self.position < len(self.text):
            if self.take("[["):
                table = self.array_table_header()
            elif self.take("["):
                table = self.table_header()
            else:
                self.pair(table)
            self.skip_gap()

    def array_table_header(self) -> KeyPath:
        *parents, last = self.dotted_key()
        self.take("]]")
        array = (*self.current(parents), last)
        index = self.tables_in.get(array, 0)
        self.tables_in[array] = index + 1
        table = (*array, index)
        self.note(table)
        return table

    def table_header(self) -> KeyPath:
        table = self.current(self.dotted_key())
        self.take("]")
        self.note(table)
        return table

    def current(self, keys: list[str]) -> KeyPath:
        """The path of a header: a name that is an array of tables means its latest table."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            if path in self.tables_in:
                path = (*path, self.tables_in[path] - 1)
        return path

    def pair(self, table: KeyPath) -> None:
        path = (*table, *self.dotted_key())
        self.note(path)
        self.take("=")
        self.skip_gap()
        self.value(path)

    def dotted_key(self) -> list[str]:
        keys = []
        while True:
            self.skip_gap()
            keys.append(self.simple_key())
            self.skip_gap()
            if not self.take("."):
                return keys

    def simple_key(self) -> str:
        if bare := _BARE_KEY.match(self.text, self.position):
            self.position = bare.end()
            return bare[0]
        quoted = self.step(_STRING)
        return str(tomllib.loads(f"key = {quoted}")["key"])

    def value(self, path: KeyPath) -> None:
        if self.take("["):
            self.array(path)
        elif self.take("{"):
            self.inline_table(path)
        elif self.text[self.position] in "\"'":
            self.step(_STRING)
        else:
            self.step(_SCALAR)

    def array(self, path: KeyPath) -> None:
        index = 0
        self.skip_gap()
        while not self.take("]"):
            entry = (*path, index)
            self.note(entry)
            self.value(entry)
            self.skip_comma()
            index += 1

    def inline_table(self, path: KeyPath) -> None:
        self.skip_gap()
        while not self.take("}"):
            self.pair(path)
            self.skip_comma()

    def note(self, path: KeyPath) -> None:
        """Remember this line for the path, and for any parent that has none of its own."""
        line = self.text.count("\n", 0, self.position) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def skip_comma(self) -> None:
        self.skip_gap()
        self.take(",")
        self.skip_gap()

    def skip_gap(self) -> None:
        self.step(_GAP)

    def take(self, token: str) -> bool:
        found = self.text.startswith(token, self.position)
        if found:
            self.position += len(token)
        return found

    def step(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.position)
        if match is None:
            raise ValueError(f"not TOML at character {self.position}")
        self.position = match.end()
        return match[0]
