"""The line of a key or entry is found in any layout that TOML allows."""

import json
import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.framework.lines import KeyPath, find_lines

letters = st.characters(exclude_categories=["Cs", "Cc"])  # TOML wants control characters escaped
keys = st.text(letters, min_size=1, max_size=4)
scalars = st.integers() | st.booleans() | st.text(letters, max_size=9) | st.just(1.5)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)
gaps = st.sampled_from(["", " ", "\n", '  # "]} = [\n', "\n\n\t"])


class Writer:
    """Writes data as TOML in a layout that Hypothesis picks, and notes where everything went."""

    def __init__(self, draw: st.DataObject) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[KeyPath, int] = {(): 1}

    def note(self, path: KeyPath) -> None:
        self.lines[path] = self.text.count("\n") + 1

    def gap(self) -> None:
        self.text += self.draw.draw(gaps)

    def document(self, root: dict[str, Any]) -> None:
        tables = {name: value for name, value in root.items() if self.may_be_table(value)}
        for name in root.keys() - tables.keys():
            self.pair((), name, root[name])
            self.text += "\n"
            self.gap()
        for name, value in tables.items():
            if isinstance(value, dict):
                self.table((name,), value, "[", "]")
            else:
                self.note((name,))
                for index, entry in enumerate(value):
                    self.table((name, index), entry, "[[", "]]")

    def may_be_table(self, value: object) -> bool:
        rows = value if isinstance(value, list) else [value]
        return (
            bool(rows)
            and all(isinstance(row, dict) for row in rows)
            and self.draw.draw(st.booleans())
        )

    def table(self, path: KeyPath, rows: dict[str, Any], start: str, end: str) -> None:
        self.note(path)
        self.lines[path[:1]] = min(self.lines[path[:1]], self.lines[path])
        self.text += start + json.dumps(path[0], ensure_ascii=False) + end + "\n"
        for name, value in rows.items():
            self.pair(path, name, value)
            self.text += "\n"

    def pair(self, parent: KeyPath, name: str, value: object) -> None:
        self.note((*parent, name))
        self.text += json.dumps(name, ensure_ascii=False) + " = "
        self.value((*parent, name), value)

    def value(self, path: KeyPath, value: object) -> None:
        if isinstance(value, list):
            self.array(path, value)
        elif isinstance(value, dict):
            self.inline_table(path, value)
        elif isinstance(value, str) and "'" not in value and self.draw.draw(st.booleans()):
            self.text += f"'''\n{value}'''"
        else:
            self.text += json.dumps(value, ensure_ascii=False)

    def array(self, path: KeyPath, entries: list[Any]) -> None:
        self.text += "["
        for index, entry in enumerate(entries):
            self.gap()
            self.note((*path, index))
            self.value((*path, index), entry)
            self.gap()
            self.text += ","
        self.gap()
        self.text += "]"

    def inline_table(self, path: KeyPath, rows: dict[str, Any]) -> None:
        self.text += "{"
        for index, (name, value) in enumerate(rows.items()):
            self.text += ", " if index else ""
            self.pair(path, name, value)
        self.text += "}"


@given(st.dictionaries(keys, values, max_size=4), st.data())
def test_every_layout(root: dict[str, Any], data: st.DataObject) -> None:
    writer = Writer(data)
    writer.document(root)
    assert tomllib.loads(writer.text) == root
    assert find_lines(writer.text) == writer.lines


def test_tables_within_tables_and_dotted_keys() -> None:
    text = 'a.b = 1\n[[x]]\n[[x.y]]\nn = """\n"quoted"\n"""\n[[x.y]]\nn = 2\n[[x]]\n[x.z]\nq = 3\n'
    lines = find_lines(text)
    assert lines["a", "b"] == 1
    assert lines["x", 0, "y", 0, "n"] == 4
    assert lines["x", 0, "y", 1, "n"] == 8
    assert lines["x", 1, "z", "q"] == 11
