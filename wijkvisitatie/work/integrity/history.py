"""The versions of records: each as it was made, in its place, and none missing."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.store import joining, soundness, sources
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.revisions import parse
from wijkvisitatie.store.soundness import Inspection
from wijkvisitatie.store.sources import Wanted
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import backups
from wijkvisitatie.work.integrity.finding import Finding, Tick, Touched, no_tick


@dataclass(frozen=True, slots=True)
class _Looked:
    inspected: Inspection
    original: dict[str, str]  # of what was altered: bodies by id
    lacking: dict[str, str]  # of what is missing
    own_gaps: int  # numbers that this laptop gave out, of which there is no revision anywhere


def find(dossier: Dossier, tick: Tick) -> list[Finding]:
    """Versions that were altered, misfiled or lost, and whether they can be had back."""
    with dossier.read() as connection:
        looked = _look(dossier, connection, tick)
    back, gone = len(looked.original), len(looked.inspected.altered) - len(looked.original)
    found = ((_altered(back, has_original=True), back), (_altered(gone, has_original=False), gone))
    more = (
        (_misfiled(looked.inspected), len(looked.inspected.misfiled)),
        (_unreadable(looked.inspected), len(looked.inspected.unreadable)),
        (_lacking(len(looked.lacking)), len(looked.lacking)),
        (_lost(looked.own_gaps), looked.own_gaps),
    )
    return [finding for finding, number in (*found, *more) if number]


def mend(dossier: Dossier) -> Touched:
    """Give altered versions the body they were made with, file all where they belong, and add
    what is missing.
    """
    with dossier.write() as writing:
        connection = writing.connection
        soundness.file_again(connection, soundness.inspect(connection).misfiled)
        looked = _look(dossier, connection, no_tick)
        soundness.replace(connection, looked.original)
        added = joining.add_revisions(connection, looked.lacking.values())
    changed = (parse(body) for body in looked.original.values())
    touched = {(one.kind, one.entity) for one in changed}
    return frozenset(touched | added.changed)


def _look(dossier: Dossier, connection: sa.Connection, tick: Tick) -> _Looked:
    inspected = soundness.inspect(connection, tick)
    wanted = _wanted(dossier, connection, inspected)
    tick()
    copies = [one.path for one in backups.copies(dossier)]
    bodies = sources.revisions(dossier.folder, dossier.key, copies, wanted)
    original = {one: body for one, body in bodies.items() if one in inspected.altered}
    lacking = {one: body for one, body in bodies.items() if one not in inspected.altered}
    filled = sum(parse(body).device == dossier.device for body in lacking.values())
    gaps = sum(last - first + 1 for first, last in wanted.gaps.get(dossier.device, []))
    # What is filed under another number leaves a gap that is none.
    own_gaps = 0 if inspected.misfiled else max(0, gaps - filled)
    return _Looked(inspected, original, lacking, own_gaps)


def _wanted(dossier: Dossier, connection: sa.Connection, inspected: Inspection) -> Wanted:
    last = "SELECT coalesce(max(seq), 0) FROM revision WHERE device = ?"
    return Wanted(
        known=frozenset(connection.exec_driver_sql("SELECT id FROM revision").scalars()),
        altered=inspected.altered,
        erased=frozenset(connection.exec_driver_sql("SELECT id FROM erased").scalars()),
        gaps=soundness.gaps(connection),
        device=dossier.device,
        last=connection.exec_driver_sql(last, (dossier.device,)).scalar_one(),
    )


def _altered(number: int, *, has_original: bool) -> Finding:
    words = ngettext(
        "{number} versie in de geschiedenis is later veranderd.",
        "{number} versies in de geschiedenis zijn later veranderd.",
        number,
    ).format(number=number)
    if has_original:
        back = _("De oorspronkelijke inhoud komt terug uit het journaal of een reservekopie.")
        return Finding(words, back)
    gone = _(
        "Het journaal en de reservekopieën hebben de oorspronkelijke inhoud niet. Wat er staat, "
        "blijft staan. Ligt er nog een kopie op een USB-stick, stel die dan in als tweede map."
    )
    return Finding(words, gone, mendable=False)


def _misfiled(inspected: Inspection) -> Finding:
    number = len(inspected.misfiled)
    words = ngettext(
        "{number} versie in de geschiedenis staat bij het verkeerde onderdeel.",
        "{number} versies in de geschiedenis staan bij het verkeerde onderdeel.",
        number,
    ).format(number=number)
    return Finding(words, _("Ze komt weer te staan waar ze volgens haar inhoud hoort."))


def _unreadable(inspected: Inspection) -> Finding:
    number = len(inspected.unreadable)
    words = ngettext(
        "{number} versie in de geschiedenis is niet te lezen ({names}).",
        "{number} versies in de geschiedenis zijn niet te lezen ({names}).",
        number,
    ).format(number=number, names=", ".join(one[:8] for one in sorted(inspected.unreadable)))
    kept = _("Ze blijft bewaard en verandert niets. Een nieuwere versie leest haar misschien wel.")
    return Finding(words, kept, mendable=False)


def _lacking(number: int) -> Finding:
    words = ngettext(
        "{number} wijziging die is vastgelegd, ontbreekt in het dossier.",
        "{number} wijzigingen die zijn vastgelegd, ontbreken in het dossier.",
        number,
    ).format(number=number)
    return Finding(words, _("Ze komt terug uit het journaal of een reservekopie."))


def _lost(number: int) -> Finding:
    words = ngettext(
        "{number} wijziging van deze laptop is er niet meer.",
        "{number} wijzigingen van deze laptop zijn er niet meer.",
        number,
    ).format(number=number)
    nowhere = _(
        "Ze staat niet in het journaal en niet in een reservekopie. Wie een pakket van deze "
        "laptop heeft, kan dat laten inlezen."
    )
    return Finding(words, nowhere, mendable=False)
