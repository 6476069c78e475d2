"""The committee's levels: from what members judged apart, through a talk, to one level.

Members judge blind first. Only when the talk about a gemeente is opened are their levels laid side
by side; what they disagree on is talked through, and who keeps another view writes it down beside
the committee's level. All of it stays within the committee unless the secretariat chooses to
publish: the committee of 2010 measured a temperature and gave no verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import CommitteeLevel, Dissent
from wijkvisitatie.model.records import Level, Member, Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.closing import closed_pairs
from wijkvisitatie.store.dossier import Changes, Connection, Dossier, Writing
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.work import rounds, tracks
from wijkvisitatie.work.levels import judged
from wijkvisitatie.work.reading import every
from wijkvisitatie.work.tracks import TrackLine, is_gathered

FAR_APART = 2
"""Steps between the lowest and the highest level from which a spread is a disagreement, not only
a shade: with one step between them members can mean the same.
"""
UNSURE = "laag"  # code list confidences

Place = tuple[str, int]
"""Entity of the wijk, and the focus area."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one member made of a wijk and focus area, before the talk."""

    member: Member
    level: Level


@dataclass(frozen=True, slots=True)
class Spot:
    """A wijk and focus area: what the members gave, what the committee made of it, who differs."""

    wijk: Wijk
    area: int
    voices: tuple[Voice, ...] = ()  # none as long as the talk is not opened
    level: CommitteeLevel | None = None
    dissents: tuple[Dissent, ...] = ()

    @property
    def values(self) -> tuple[int, ...]:
        """The steps that members gave, lowest first."""
        return tuple(sorted(one.level.value for one in self.voices if one.level.value is not None))

    @property
    def spread(self) -> int:
        """Steps between the lowest and the highest."""
        return self.values[-1] - self.values[0] if self.values else 0

    @property
    def unable(self) -> int:
        """How many members found that it can't be judged."""
        return sum(one.level.not_judgeable for one in self.voices)

    @property
    def unsure(self) -> int:
        """How many members gave a level with little confidence."""
        return sum(one.level.confidence == UNSURE for one in self.voices)

    @property
    def agreed(self) -> int | None:
        """The step that all gave who judged; None when they differ, or when one of them found
        that it can't be judged.
        """
        return self.values[0] if self.values and not self.spread and not self.unable else None

    @property
    def is_disputed(self) -> bool:
        """Whether there is something to talk about: members are far apart, or some found that
        can't be judged what others judged.
        """
        return self.spread >= FAR_APART or bool(self.values and self.unable)

    @property
    def weight(self) -> tuple[int, int, int]:
        """The more, the sooner it is talked about."""
        return self.spread, self.unable if self.values else 0, self.unsure


@dataclass(frozen=True, slots=True)
class Talk:
    """All that a committee has before it when it talks about the levels of a gemeente."""

    line: TrackLine
    wijken: tuple[Wijk, ...]
    members: tuple[Member, ...]
    spots: Mapping[Place, Spot]
    given: int  # levels that members gave, also when they are still hidden
    waiting: tuple[Member, ...]  # who recorded something and did not hand it in yet

    @property
    def is_open(self) -> bool:
        """Whether the members' levels may be seen."""
        return bool(self.line.track.talk)

    def disputed(self) -> tuple[Spot, ...]:
        """What is still to be talked about, the largest difference first."""
        found = [one for one in self.spots.values() if one.is_disputed and not judged(one.level)]
        return tuple(sorted(found, key=lambda one: one.weight, reverse=True))


def talk(dossier: Dossier, *, track: str) -> Talk:
    """What there is to talk about on a track. Raises InputError when there is no such track."""
    line = tracks.track_line(dossier, track=track)
    framework = rounds.framework_of(dossier)
    wijken = _wijken(line, rounds.wijken(dossier, gemeente=line.gemeente.entity))
    with dossier.read() as connection:
        members = rounds.members_in(connection)
        given = _given(connection, line)
        waiting = _waiting(connection, framework, line, members)
        levels = {(one.wijk, one.area): one for one in _levels(connection, track)}
        dissents = _dissents(connection, track)
    shown = _voices(given, members) if line.track.talk else {}
    areas = [area.id for area in framework.areas]
    return Talk(
        line=line,
        wijken=wijken,
        members=members,
        spots={
            (wijk.entity, area): Spot(
                wijk,
                area,
                tuple(shown.get((wijk.entity, area), ())),
                levels.get((wijk.entity, area)),
                tuple(dissents.get(level_entity(track, wijk.entity, area), ())),
            )
            for wijk in wijken
            for area in areas
        },
        given=len(given),
        waiting=waiting,
    )


def open_talk(dossier: Dossier, *, track: str) -> Changes:
    """Lay the members' levels side by side. Raises InputError as long as somebody who recorded
    something did not hand it in: who has seen what others think can't look for themselves any more.
    """
    found = talk(dossier, track=track)
    if found.waiting:
        raise InputError(
            waiting_words(found.waiting)
            + _(" Het beraad blijft dicht. Wacht u niet langer? Ga op Voortgang een fase verder.")
        )
    moment = f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
    with dossier.write(_("Beraad geopend")) as writing:
        values = {"gemeente": found.line.gemeente.entity, "talk": moment}
        writing.create("track", values, entity=track)
        return writing.changes()


def publish_levels(dossier: Dossier, *, track: str, printed: bool) -> Changes:
    """Choose whether the public report gives the committee's levels. Raises InputError."""
    line = tracks.track_line(dossier, track=track)
    label = _("Niveaus openbaar gemaakt") if printed else _("Niveaus intern gehouden")
    with dossier.write(label) as writing:
        values = {"gemeente": line.gemeente.entity, "levels_printed": printed}
        writing.create("track", values, entity=track)
        return writing.changes()


def set_committee_level(
    dossier: Dossier, *, track: str, wijk: str, area: int, **values: Value
) -> Changes:
    """Set fields of the committee's level for a wijk and focus area."""
    with dossier.write(_("Oordeel van de commissie gewijzigd")) as writing:
        _put(writing, track, wijk, area, values)
        return writing.changes()


def set_dissent(
    dossier: Dossier, *, track: str, wijk: str, area: int, member: str, **values: Value
) -> Changes:
    """Keep a member's view beside the committee's level. A member has one view on a place."""
    with dossier.write(_("Minderheidsstandpunt gewijzigd")) as writing:
        level = _put(writing, track, wijk, area, {})
        known = {"level": level, "member": member, **values}
        writing.create("dissent", known, entity=dissent_entity(level, member))
        return writing.changes()


def remove_dissent(dossier: Dossier, *, entity: str) -> Changes:
    """Move a member's view to the trash."""
    with dossier.write(_("Minderheidsstandpunt naar de prullenbak")) as writing:
        writing.delete("dissent", entity)
        return writing.changes()


def committee_levels(dossier: Dossier, *, track: str = "") -> tuple[CommitteeLevel, ...]:
    """The committee's levels on a track, or on all of them; without those that say nothing."""
    with dossier.read() as connection:
        found = _levels(connection, track)
    return tuple(one for one in found if says_something(one))


def waiting_words(members: tuple[Member, ...]) -> str:
    """Who did not hand in yet."""
    words = ngettext(
        "{members} leverde nog niet in.", "{members} leverden nog niet in.", len(members)
    )
    return words.format(members=listing([one.name for one in members]))


def concluded(dossier: Dossier, *, line: TrackLine) -> tuple[Spot, ...]:
    """Where the committee came to a level or a step of the ladder, by wijk and area, with the
    views that stand beside it; without what members gave before.
    """
    track = line.track.entity
    wijken = rounds.wijken(dossier, gemeente=line.gemeente.entity)
    with dossier.read() as connection:
        levels = {(one.wijk, one.area): one for one in _levels(connection, track)}
        dissents = _dissents(connection, track)
    return tuple(
        Spot(wijk, area, (), level, tuple(dissents.get(level.entity, ())))
        for wijk in wijken
        for (place, area), level in sorted(levels.items())
        if place == wijk.entity and says_something(level)
    )


def says_something(level: CommitteeLevel) -> bool:
    """Whether a level, or a step of the ladder, was given."""
    return judged(level) or level.claimed is not None or level.reached is not None


def lacking(level: CommitteeLevel | None) -> tuple[str, ...]:
    """What a level still needs before others can follow it, as short phrases."""
    if level is None or not judged(level):
        return ()
    found = []
    if not level.motivation.strip():
        found.append(_("motivering ontbreekt"))
    if not level.confidence and not level.not_judgeable:
        found.append(_("betrouwbaarheid niet gezegd"))
    return tuple(found)


def level_entity(track: str, wijk: str, area: int) -> str:
    """The id of the committee's level for a wijk and focus area: the same on every laptop."""
    return named_entity("committee_level", track, wijk, str(area))


def dissent_entity(level: str, member: str) -> str:
    """The id of a member's view beside a level."""
    return named_entity("dissent", level, member)


def _put(writing: Writing, track: str, wijk: str, area: int, values: Mapping[str, Value]) -> str:
    known = {"track": track, "wijk": wijk, "area": area, **values}
    return writing.create("committee_level", known, entity=level_entity(track, wijk, area))


def _wijken(line: TrackLine, known: tuple[Wijk, ...]) -> tuple[Wijk, ...]:
    """Those that were visited; all of the gemeente as long as no visit says which."""
    visited = {wijk for visit in line.visits for wijk in visit.wijken}
    return tuple(one for one in known if one.entity in visited) or known


def _given(connection: Connection, line: TrackLine) -> tuple[Level, ...]:
    visits = [one.entity for one in line.visits]
    where = TABLES["level"].c.visit.in_(visits)
    return tuple(one for one in every(connection, Level, where, order=["visit"]) if judged(one))


def _voices(given: tuple[Level, ...], members: tuple[Member, ...]) -> dict[Place, list[Voice]]:
    """By place, in the order of the committee; who was struck off it speaks no more."""
    found: dict[Place, list[Voice]] = defaultdict(list)
    for member in members:
        for level in given:
            if level.member == member.entity:
                found[level.wijk, level.area].append(Voice(member, level))
    return found


def _waiting(
    connection: Connection, framework: Framework, line: TrackLine, members: tuple[Member, ...]
) -> tuple[Member, ...]:
    visits = [one.entity for one in line.visits if not is_gathered(framework, one.phase)]
    recorded: set[tuple[str, str]] = set()
    for kind in ("observation", "level"):
        table = TABLES[kind].c
        query = sa.select(table.visit, table.member).distinct()
        where = table.visit.in_(visits), table.deleted.is_(False)
        recorded |= {(row.visit, row.member) for row in connection.execute(query.where(*where))}
    late = {member for _visit, member in recorded - closed_pairs(connection)}
    return tuple(one for one in members if one.entity in late)


def _levels(connection: Connection, track: str) -> tuple[CommitteeLevel, ...]:
    where = [TABLES["committee_level"].c.track == track] if track else []
    return every(connection, CommitteeLevel, *where, order=["track", "wijk", "area"])


def _dissents(connection: Connection, track: str) -> dict[str, list[Dissent]]:
    level = TABLES["committee_level"].c
    of_track = sa.select(level.entity).where(level.track == track)
    where = TABLES["dissent"].c.level.in_(of_track)
    found: dict[str, list[Dissent]] = defaultdict(list)
    for one in every(connection, Dissent, where, order=["level", "member"]):
        found[one.level].append(one)
    return found
