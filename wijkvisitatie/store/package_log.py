"""Which packages came in and went out of this dossier. Local: never exchanged."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa

Way = Literal["in", "uit"]


def _now() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A package, or one part of it, that came in or went out."""

    id: str
    part: int
    way: Way
    kind: str  # as in the header of a package
    signer: str  # public key
    member: str  # entity; "" for the secretariat
    device: str
    made: int  # by its sender's clock: ms since 1970
    at: int = field(default_factory=_now)  # by ours
    receipt: Mapping[str, Any] = field(default_factory=dict)  # what JSON can hold


def add(connection: sa.Connection, logged: Logged) -> None:
    """Write a package down. Of one that comes in again the first time stays, with what was new."""
    connection.exec_driver_sql(
        "INSERT INTO package(id, part, way, kind, signer, member, device, made, at, receipt) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id, part, way) DO NOTHING",
        (
            logged.id,
            logged.part,
            logged.way,
            logged.kind,
            logged.signer,
            logged.member,
            logged.device,
            logged.made,
            logged.at,
            json.dumps(logged.receipt, ensure_ascii=False),
        ),
    )


def every(
    connection: sa.Connection, *, way: Way | None = None, kind: str = "", member: str | None = None
) -> tuple[Logged, ...]:
    """The packages, of these alone when something is named; the last one first."""
    rows = connection.exec_driver_sql(
        "SELECT id, part, way, kind, signer, member, device, made, at, receipt FROM package "
        "WHERE (? IS NULL OR way = ?) AND (? = '' OR kind = ?) AND (? IS NULL OR member = ?) "
        "ORDER BY at DESC, made DESC, id, part",
        (way, way, kind, kind, member, member),
    )
    return tuple(
        Logged(**{**row, "receipt": json.loads(row["receipt"])}) for row in rows.mappings()
    )
