"""The files of the example visitation, and the ids that follow from the keys in them."""

from __future__ import annotations

import tomllib
from functools import partial
from typing import Any

from wijkvisitatie.paths import resource
from wijkvisitatie.store.revisions import named_entity

Table = dict[str, Any]  # a table of a TOML file

named = partial(named_entity, "example")


def item_of(visit: str, key: str) -> str:
    """The id of a programme item of a visit."""
    return named("programme_item", visit, key)


def observation_of(key: str) -> str:
    """The id of an observation."""
    return named("observation", key)


def read(*parts: str) -> Table:
    """A file of the example."""
    return tomllib.loads(resource("example", *parts).read_text(encoding="utf-8"))


def files(folder: str) -> tuple[Table, ...]:
    """The files in a folder of the example, in the order of their names."""
    found = sorted(file.name for file in resource("example", folder).iterdir())
    return tuple(read(folder, name) for name in found)


def by_key(file: str, name: str) -> dict[str, Table]:
    """The tables of a list by their keys."""
    return {one["key"]: one for one in read(file)[name]}


def chosen(table: Table, *wanted: str) -> Table:
    """The fields of these names, as far as the file states them."""
    return {name: table[name] for name in wanted if name in table}
