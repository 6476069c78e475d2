"""The data dictionary of an export, written from what the program itself goes by.

``python -m tests.data_dictionary`` writes that part of docs/gegevens.md anew; a test holds that it
is true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from wijkvisitatie.exchange.export.definition import PUBLIC, Column, Table, tables
from wijkvisitatie.exchange.export.rows import CODE_HEADS, CODES, PASSAGE_HEADS, PASSAGES, heads
from wijkvisitatie.framework.definition import CODE_LISTS, Code, Framework
from wijkvisitatie.framework.loader import builtin_framework
from wijkvisitatie.model.records import KINDS
from wijkvisitatie.work.field_words import codes_of, label_of, scale_of

FILE = Path(__file__).parents[1] / "docs" / "gegevens.md"

MARK = "<!-- Vanaf hier: python -m tests.data_dictionary -->\n"
"""What stands above it is written by people."""


def main() -> None:
    """Write the file."""
    by_hand, mark, _rest = FILE.read_text(encoding="utf-8").partition(MARK)
    FILE.write_text(f"{by_hand}{mark}\n{dictionary()}", encoding="utf-8")


def dictionary() -> str:
    """The part that follows from the program."""
    passages = f"Kolommen van `{PASSAGES}`: {', '.join(f'`{name}`' for name in PASSAGE_HEADS)}.\n"
    return "\n".join([passages, *map(_table, tables()), _codes(builtin_framework())])


def _table(table: Table) -> str:
    rows = f"Openbaar: {table.rows}." if table.rows else "Openbaar: geen."
    columns = (f"| `{name}` | {words} | {who} |" for name, words, who in _columns(table))
    lines = [
        f"## `{table.name}`",
        "",
        f"{table.help} {rows}",
        "",
        "| kolom | inhoud | voor wie |",
        "|---|---|---|",
        *columns,
        "",
    ]
    return "\n".join(lines)


def _columns(table: Table) -> Iterator[tuple[str, str, str]]:
    started = len(heads(table, "intern")) - len(table.columns)
    for name in heads(table, "intern")[:started]:
        words = {"id": "Id: dezelfde in elk dossier", "nummer": "Nummer dat mensen noemen"}[name]
        public = table.rows and name in heads(table, PUBLIC)
        yield name, words, PUBLIC if public else "intern"
    for column in table.columns:
        yield column.name, _words(table, column), column.audience


def _words(table: Table, column: Column) -> str:
    said = [label_of(column.field)]
    codes = codes_of(table.kind, column.field) or scale_of(column.field)
    if codes:
        said.append(f"lijst `{codes}`")
    types = {one.name: str(one.type) for one in fields(KINDS[table.kind])}
    if "tuple" in types[column.field]:
        said.append("een lijst")
    if "bool" in types[column.field]:
        said.append("ja of nee")
    if column.says:
        said.append(f"tekst: {column.says}")
    return "; ".join(said)


def _codes(framework: Framework) -> str:
    lists = [_list(name, framework.codes[name]) for name in CODE_LISTS]
    steps = [
        f"- `{name}`: " + ", ".join(f"{one.value} {one.label}" for one in getattr(framework, name))
        for name in ("levels", "ladder")
    ]
    areas = "- `areas`: " + ", ".join(f"{one.id} {one.title}" for one in framework.areas)
    start = (
        f"## `{CODES}`\n\nDe lijsten van het kader, met de kolommen "
        f"{', '.join(f'`{name}`' for name in CODE_HEADS)}. Een commissie kan haar eigen kader "
        f"hebben; hieronder\nstaat dat van het programma ({framework.id} {framework.version}).\n"
    )
    return "\n".join([start, areas, *steps, *lists, ""])


def _list(name: str, codes: tuple[Code, ...]) -> str:
    return f"- `{name}`: " + ", ".join(f"`{code.key}`" for code in codes)


if __name__ == "__main__":
    main()
