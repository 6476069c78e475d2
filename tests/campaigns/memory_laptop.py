"""A laptop's dossier in memory: the same tables and the same code, without files and keys.

So a history of some thirty deeds on several laptops takes a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import derived, joining, schema, tally, writing
from wijkvisitatie.store.joining import Joined
from wijkvisitatie.store.writing import Writing


class Clock:
    """What all laptops have in common; several deeds fall in one millisecond."""

    def __init__(self) -> None:
        self.ticks = 0

    def tick(self) -> int:
        self.ticks += 1
        return 1_277_377_960_000 + self.ticks // 3


class MemoryLaptop:
    """One dossier; ``days`` is how far its clock is off."""

    def __init__(self, device: str, clock: Clock, like: MemoryLaptop | None = None) -> None:
        self.device, self.clock, self.days = device, clock, 0
        self.raw = _connect()
        (like.raw if like else _empty()).backup(self.raw)
        engine = sa.create_engine(
            "sqlite+pysqlite://",
            creator=lambda: self.raw,
            module=sqlcipher,
            poolclass=sa.pool.StaticPool,
        )
        self.connection = engine.connect()

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """An action of whoever works on this laptop."""
        with patch.object(writing, "_now", lambda: self.clock.tick() + self.days * 86_400_000):
            yield Writing(self.connection, self.device, f"lid van {self.device}")

    def bodies(self) -> list[str]:
        """All that it would send."""
        return [body for (body,) in self.raw.execute("SELECT body FROM revision ORDER BY number")]

    def join(self, bodies: list[str]) -> Joined:
        """Join these; what was told beforehand must be what is done."""
        told = tally.count(self.connection, bodies)
        done = joining.add_revisions(self.connection, bodies)
        assert told == done.tally
        assert done.new + done.known + done.refused == len(bodies)
        return done

    def body(self, one: str) -> str:
        """The text of the revision with this id."""
        ((body,),) = self.rows("SELECT body FROM revision WHERE id = ?", (one,))
        return str(body)

    def rows(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.raw.execute(query, tuple(values))]

    def row(self, kind: str, entity: str) -> Mapping[str, Any]:
        """What the derived table of a kind says of one record."""
        query = sa.select(TABLES[kind]).where(TABLES[kind].c.entity == entity)
        return self.connection.execute(query).mappings().one()

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """The derived tables, but for where an observation stands among those of its moment."""
        return {
            name: sorted(map(repr, self.rows(f"SELECT {_columns(name)} FROM {name}")))
            for name in TABLES
        }

    def everything(self, kind: str) -> str:
        """All text that is in it, as far as its records are of this kind."""
        names = ("revision", kind, "draft", "discarded")
        return repr([self.rows(f"SELECT * FROM {name}") for name in names])

    def close(self) -> None:
        self.connection.close()
        self.raw.close()


def _connect() -> Any:
    return sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)


@cache
def _empty() -> Any:
    raw = _connect()
    for step in schema.STEPS:
        step(raw)
    engine = sa.create_engine(
        "sqlite+pysqlite://", creator=lambda: raw, module=sqlcipher, poolclass=sa.pool.StaticPool
    )
    with engine.connect() as connection:
        derived.rebuild(connection)
    return raw


@cache
def _columns(name: str) -> str:
    columns = [one.name for one in TABLES[name].columns if one.name != "position"]
    return ", ".join(f'"{one}"' for one in columns)
