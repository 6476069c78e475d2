"""Findings: statements of the committee, each resting on at least one observation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Basis, Finding, Ground
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.ranking import moved, next_place
from wijkvisitatie.work.reading import every, find
from wijkvisitatie.work.strength import Borne, Strength, borne


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a list shows it."""

    finding: Finding
    number: str  # B3.1
    support: tuple[str, ...]  # entities of observations
    against: tuple[str, ...]
    recommendations: tuple[str, ...]  # entities that rest on it
    strength: Strength
    seen_in: tuple[str, ...]  # the wijken of the observations that support it


def number_of(finding: Finding) -> str:
    """The number that people quote: focus area and serial, such as B3.1."""
    return f"B{finding.area}.{finding.serial}"


def make_finding(
    dossier: Dossier, *, track: str, area: int, observations: Collection[str], **values: Value
) -> Changes:
    """State something that rests on these observations; without a text it gets that of the first.

    Raises InputError when there are none.
    """
    if not observations:
        raise InputError(
            _("Een bevinding rust op minstens één waarneming. Kies er eerst een of meer.")
        )
    with dossier.write(_("Bevinding gemaakt")) as writing:
        known = {"track": track, "area": area, **next_place(writing.connection, "finding", track)}
        finding = writing.create("finding", {**known, **values})
        _link(writing, finding, observations, against=False)
        return writing.changes()


def change_finding(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change fields of a finding."""
    with dossier.write(_("Bevinding gewijzigd")) as writing:
        writing.put("finding", entity, values)
        return writing.changes()


def remove_finding(dossier: Dossier, *, entity: str) -> Changes:
    """Move a finding to the trash; its links wait there for it."""
    with dossier.write(_("Bevinding naar de prullenbak")) as writing:
        writing.delete("finding", entity)
        return writing.changes()


def move_finding(dossier: Dossier, *, entity: str, to: int) -> Changes:
    """Put a finding at a place (0 is first) among those of its track and area."""
    with dossier.write(_("Bevinding verplaatst")) as writing:
        one = find(writing.connection, Finding, entity)
        order = _of(writing.connection, [one.track], one.area)
        for other, rank in moved([(o.entity, o.rank) for o in order], entity, to).items():
            writing.put("finding", other, {"rank": rank})
        return writing.changes()


def link(
    dossier: Dossier, *, finding: str, observations: Collection[str], against: bool = False
) -> Changes:
    """Let a finding rest on observations, or be contradicted by them."""
    with dossier.write(_("Waarneming gekoppeld")) as writing:
        _link(writing, finding, observations, against=against)
        return writing.changes()


def unlink(dossier: Dossier, *, finding: str, observations: Collection[str]) -> Changes:
    """Take links away. Raises InputError when the finding would rest on nothing."""
    with dossier.write(_("Waarneming losgemaakt")) as writing:
        left = [
            one
            for one in _grounds(writing.connection, TABLES["ground"].c.finding == finding)
            if not one.against and one.observation not in observations
        ]
        if not left:
            raise InputError(
                _(
                    "Dit is de laatste waarneming onder deze bevinding. Koppel eerst een andere, "
                    "of gooi de bevinding weg. Er is niets gewijzigd."
                )
            )
        for observation in observations:
            writing.delete("ground", ground_entity(finding, observation))
        return writing.changes()


def findings(dossier: Dossier, *, track: str) -> tuple[FindingLine, ...]:
    """The findings of a track, by focus area and in order."""
    return findings_of(dossier, tracks=[track])


def findings_of(dossier: Dossier, *, tracks: Sequence[str]) -> tuple[FindingLine, ...]:
    """The findings of several tracks, by focus area and in order, in one reading."""
    with dossier.read() as connection:
        found = _of(connection, tracks)
        by = borne(connection, found, tracks)
        resting = _resting(connection, tracks)
    return tuple(_line(one, by[one.entity], resting.get(one.entity, ())) for one in found)


def ground_entity(finding: str, observation: str) -> str:
    """The id of the link between these two."""
    return named_entity("ground", finding, observation)


def _link(writing: Writing, finding: str, observations: Iterable[str], *, against: bool) -> None:
    for observation in observations:
        values = {"finding": finding, "observation": observation, "against": against}
        writing.create("ground", values, entity=ground_entity(finding, observation))


def _of(connection: sa.Connection, tracks: Sequence[str], area: int = 0) -> tuple[Finding, ...]:
    table = TABLES["finding"].c
    where = [table.track.in_(tracks), *([table.area == area] if area else [])]
    return every(connection, Finding, *where, order=["area", "rank"])


def _grounds(connection: sa.Connection, where: sa.ColumnElement[bool]) -> tuple[Ground, ...]:
    return every(connection, Ground, where, order=["finding", "observation"])


def _resting(connection: sa.Connection, tracks: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The recommendations that rest on each finding."""
    finding = TABLES["finding"].c
    of_tracks = sa.select(finding.entity).where(finding.track.in_(tracks))
    found: dict[str, tuple[str, ...]] = {}
    where = TABLES["basis"].c.finding.in_(of_tracks)
    for one in every(connection, Basis, where, order=["recommendation"]):
        found[one.finding] = (*found.get(one.finding, ()), one.recommendation)
    return found


def _line(finding: Finding, borne: Borne, recommendations: tuple[str, ...]) -> FindingLine:
    return FindingLine(
        finding,
        number_of(finding),
        borne.support,
        borne.against,
        recommendations,
        borne.strength,
        borne.wijken,
    )
