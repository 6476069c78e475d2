"""Autosave: what is being typed is kept before it is finished."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterable
from typing import Any

from wijkvisitatie.store.closing import is_closed
from wijkvisitatie.store.dossier import Dossier, Writing, set_local
from wijkvisitatie.store.drafts import SETTLING, Draft


@dataclasses.dataclass(frozen=True, slots=True)
class Typed:
    """What is to be stored: a value in a field; ``context`` as in a draft."""

    entity: str
    kind: str
    field: str
    value: Any
    context: dict[str, Any] = dataclasses.field(default_factory=dict)
    finished: bool = False  # the field was left: it is to be a version of the record
    at: int = dataclasses.field(
        default_factory=lambda: time.time_ns() // 1_000_000
    )  # ms since 1970


def keep_draft(
    dossier: Dossier,
    *,
    entity: str,
    kind: str,
    field: str,
    value: str,
    context: dict[str, Any] | None = None,
) -> None:
    """Keep what stands in a field now; called within a second after the last key."""
    with dossier.write() as writing:
        writing.keep_draft(
            kind=kind, entity=entity, field=field, value=value, context=context or {}
        )


def try_writing(dossier: Dossier) -> None:
    """Write something small, to see whether the disk takes it. Raises DossierError."""
    with dossier.write() as writing:
        set_local(writing.connection, "tried", str(time.time_ns()))


def finish(writing: Writing, typed: Iterable[Draft]) -> None:
    """Store what was typed into records that exist; the version before stays in their history.

    Drafts of records that do not exist yet are left for the page that was making them, and those
    of what was handed in meanwhile for when it is taken up again.
    """
    for draft in typed:
        if draft.kind == SETTLING or is_closed(writing.connection, draft.kind, draft.entity):
            continue
        if writing.revisions(draft.kind, draft.entity):
            writing.put(draft.kind, draft.entity, {draft.field: draft.value})
