"""Recommendations: addressed advice, each resting on at least one finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Basis, Finding, Recommendation
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.ranking import moved, next_place
from wijkvisitatie.work.reading import every, find


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """A recommendation as a list shows it, with the findings that it rests on."""

    recommendation: Recommendation
    number: str  # A4
    findings: tuple[Finding, ...]


def number_of(recommendation: Recommendation) -> str:
    """The number that people quote, such as A4."""
    return f"A{recommendation.serial}"


def make_recommendation(
    dossier: Dossier, *, track: str, area: int, findings: Collection[str], **values: Value
) -> Changes:
    """Advise something on the ground of these findings. Raises InputError when there are none."""
    if not findings:
        raise InputError(
            _("Een aanbeveling rust op minstens één bevinding. Kies er eerst een of meer.")
        )
    with dossier.write(_("Aanbeveling gemaakt")) as writing:
        place = next_place(writing.connection, "recommendation", track)
        known = {"track": track, "area": area, **place}
        recommendation = writing.create("recommendation", {**known, **values})
        _rest(writing, recommendation, findings)
        return writing.changes()


def change_recommendation(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change fields of a recommendation."""
    with dossier.write(_("Aanbeveling gewijzigd")) as writing:
        writing.put("recommendation", entity, values)
        return writing.changes()


def remove_recommendation(dossier: Dossier, *, entity: str) -> Changes:
    """Move a recommendation to the trash."""
    with dossier.write(_("Aanbeveling naar de prullenbak")) as writing:
        writing.delete("recommendation", entity)
        return writing.changes()


def move_recommendation(dossier: Dossier, *, entity: str, to: int) -> Changes:
    """Put a recommendation at a place (0 is first) among those of its track."""
    with dossier.write(_("Aanbeveling verplaatst")) as writing:
        one = find(writing.connection, Recommendation, entity)
        order = _of(writing.connection, [one.track])
        for other, rank in moved([(o.entity, o.rank) for o in order], entity, to).items():
            writing.put("recommendation", other, {"rank": rank})
        return writing.changes()


def rest_on(dossier: Dossier, *, recommendation: str, findings: Collection[str]) -> Changes:
    """Let a recommendation rest on more findings."""
    with dossier.write(_("Bevinding gekoppeld")) as writing:
        _rest(writing, recommendation, findings)
        return writing.changes()


def rest_no_more_on(dossier: Dossier, *, recommendation: str, finding: str) -> Changes:
    """Take a link away. Raises InputError when the recommendation would rest on nothing."""
    with dossier.write(_("Bevinding losgemaakt")) as writing:
        table = TABLES["basis"].c
        bases = every(
            writing.connection, Basis, table.recommendation == recommendation, order=["finding"]
        )
        if all(one.finding == finding for one in bases):
            raise InputError(
                _(
                    "Dit is de laatste bevinding onder deze aanbeveling. Koppel eerst een andere, "
                    "of gooi de aanbeveling weg. Er is niets gewijzigd."
                )
            )
        writing.delete("basis", basis_entity(recommendation, finding))
        return writing.changes()


def recommendations(dossier: Dossier, *, track: str) -> tuple[RecommendationLine, ...]:
    """The recommendations of a track, in order."""
    return recommendations_of(dossier, tracks=[track])


def recommendations_of(
    dossier: Dossier, *, tracks: Sequence[str]
) -> tuple[RecommendationLine, ...]:
    """The recommendations of several tracks, each in order, in one reading."""
    with dossier.read() as connection:
        found = _of(connection, tracks)
        resting = _findings(connection, tracks)
    return tuple(
        RecommendationLine(one, number_of(one), tuple(resting.get(one.entity, ()))) for one in found
    )


def basis_entity(recommendation: str, finding: str) -> str:
    """The id of the link between these two."""
    return named_entity("basis", recommendation, finding)


def _rest(writing: Writing, recommendation: str, findings: Collection[str]) -> None:
    for finding in findings:
        values = {"recommendation": recommendation, "finding": finding}
        writing.create("basis", values, entity=basis_entity(recommendation, finding))


def _of(connection: sa.Connection, tracks: Sequence[str]) -> tuple[Recommendation, ...]:
    return every(
        connection,
        Recommendation,
        TABLES["recommendation"].c.track.in_(tracks),
        order=["rank", "serial"],
    )


def _findings(connection: sa.Connection, tracks: Sequence[str]) -> dict[str, list[Finding]]:
    """The findings under each recommendation of these tracks, also those of other tracks: the final
    report's rest on what was found in many gemeenten.
    """
    recommendation = TABLES["recommendation"].c
    of_track = sa.select(recommendation.entity).where(recommendation.track.in_(tracks))
    bases = every(
        connection,
        Basis,
        TABLES["basis"].c.recommendation.in_(of_track),
        order=["recommendation", "finding"],
    )
    named = sa.select(TABLES["basis"].c.finding).where(
        TABLES["basis"].c.recommendation.in_(of_track)
    )
    where = TABLES["finding"].c.entity.in_(named)
    known = every(connection, Finding, where, order=["area", "rank"])
    under: dict[str, set[str]] = defaultdict(set)
    for basis in bases:
        under[basis.recommendation].add(basis.finding)
    return {
        one: [finding for finding in known if finding.entity in below]
        for one, below in under.items()
    }
