"""Autosave: what is being typed is kept before it is finished."""

from __future__ import annotations

from typing import Any

from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.texts import _


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


def kept_drafts(dossier: Dossier) -> tuple[Draft, ...]:
    """What was being typed and is in no record yet, oldest first."""
    with dossier.read() as connection:
        return drafts.every(connection)


def finish_drafts(dossier: Dossier) -> Changes:
    """Turn the drafts of existing records into one revision each.

    Called at the next start: a field that was being changed when the program ended gets what was
    typed; the version before stays in its history. Drafts of records that do not exist yet are
    left for the page that was making them.
    """
    with dossier.write(_("Tekst teruggezet")) as writing:
        for draft in drafts.every(writing.connection):
            if writing.revisions(draft.entity):
                writing.put(draft.kind, draft.entity, {draft.field: draft.value})
        return writing.changes()
