"""Text that the dossier's own disk does not take: to a file on another disk, and back again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from wijkvisitatie.store import drafts, elsewhere
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work.keeping import Typed

SUFFIX = elsewhere.SUFFIX


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing text back: how many fields got theirs, and how many said already
    something that was typed later.
    """

    changes: Changes
    stored: int
    older: int

    def words(self) -> str:
        """The same as a sentence."""
        said = ngettext(
            "Teruggehaald: {n} tekst.", "Teruggehaald: {n} teksten.", self.stored
        ).format(n=self.stored)
        if not self.older:
            return said
        return f"{said} " + ngettext(
            "{n} tekst was ouder dan wat er nu staat en is niet gebruikt.",
            "{n} teksten waren ouder dan wat er nu staat en zijn niet gebruikt.",
            self.older,
        ).format(n=self.older)


def save(dossier: Dossier, typed: Iterable[Typed], file: Path) -> None:
    """Write to a file, sealed, what could not be stored in the dossier. It need not be readable
    any more. Raises KnownError.
    """
    elsewhere.write(file, dossier.key, [asdict(one) for one in typed])


def bring_in(dossier: Dossier, file: Path) -> Brought:
    """Store what such a file holds. Raises InputError, or a DossierError."""
    return store(dossier, [Typed(**one) for one in elsewhere.read(file, dossier.key)])


def store(dossier: Dossier, typed: Iterable[Typed]) -> Brought:
    """Store what was typed, as far as nothing was typed later in the same field.

    In a record it becomes a version; what is in no record yet waits where its entry field finds it.
    """
    stored = older = 0
    with dossier.write(_("Elders bewaarde tekst teruggehaald")) as writing:
        for one in typed:
            if one.at < _last(writing, one):
                older += 1
            else:
                _store(writing, one)
                stored += 1
        return Brought(writing.changes(), stored, older)


def _store(writing: Writing, one: Typed) -> None:
    if writing.revisions(one.kind, one.entity):
        writing.put(one.kind, one.entity, {one.field: one.value})
    else:
        writing.keep_draft(
            kind=one.kind,
            entity=one.entity,
            field=one.field,
            value=str(one.value),
            context=one.context,
        )


def _last(writing: Writing, one: Typed) -> int:
    """When this field got what it says now, in ms since 1970; 0: never."""
    known = writing.revisions(one.kind, one.entity).values()
    versions = [revision.time for revision in known if one.field in revision.set]
    kept = [
        draft.at
        for draft in drafts.every(writing.connection)
        if (draft.entity, draft.field) == (one.entity, one.field) and draft.value != one.value
    ]
    return max([*versions, *kept], default=0)
