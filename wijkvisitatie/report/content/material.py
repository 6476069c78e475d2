"""Everything a visit report is made from: read from the dossier once, and sorted out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import (
    Gemeente,
    Member,
    Observation,
    Photo,
    ProgrammeItem,
    Round,
    Visit,
    Wijk,
)
from wijkvisitatie.report.blocks import Picture
from wijkvisitatie.report.content.words import is_day
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import observations, photos, programme, rounds, visits
from wijkvisitatie.work.observations import Filter, ObservationLine
from wijkvisitatie.work.release import Withheld, photo_allowed, withheld
from wijkvisitatie.work.role_names import role_names
from wijkvisitatie.work.tracks import TrackLine

# A report is built in memory: about 300 photos as they are kept (work.pictures).
MOST_PICTURE_BYTES = 150_000_000


@dataclass(frozen=True, slots=True)
class PhotosLeftOut:
    """How many photos a report leaves out, by reason."""

    consent: int = 0  # nobody recorded whether it may be printed
    damaged: int = 0
    too_many: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """What a report of one visit can draw on.

    The levels of members are no part of it, so that no visit report can print them: they are
    internal to the committee, which measures a temperature and gives no verdict.
    """

    round: Round
    framework: Framework
    visit: Visit
    gemeente: Gemeente
    wijken: tuple[Wijk, ...]
    members: tuple[Member, ...]
    items: tuple[ProgrammeItem, ...]
    recorded: tuple[ObservationLine, ...]  # all, in the order of the day
    printed: tuple[ObservationLine, ...]
    roles: dict[tuple[str, str], str]  # (wijk, role): as the report names it
    sources: dict[str, int]  # numbered from 1, in the order in which they are named
    item_settings: dict[str, str]  # of each programme item
    pictures: dict[str, tuple[Picture, ...]]  # by observation
    photos_left_out: PhotosLeftOut

    def withheld(self, lines: Iterable[ObservationLine]) -> dict[Withheld, int]:
        """How many of these are not printed, by reason."""
        reasons = [withheld(line.observation) for line in lines]
        return {reason: reasons.count(reason) for reason in Withheld if reason in reasons}

    def setting(self, observation: Observation) -> str:
        """Its own setting, or else that of the programme item it was recorded at."""
        return observation.setting or self.item_settings.get(observation.item or "", "")

    def role(self, observation: Observation) -> str:
        """Its role as the report may name it; empty when there is none."""
        return self.roles.get((observation.wijk, observation.role or ""), "")

    def role_is_wider(self, observation: Observation) -> bool:
        """Whether the report names a wider role than was recorded."""
        return self.role(observation) != self.framework.label("roles", observation.role)

    def date(self) -> str:
        """The day this report is about at the latest (ISO): it follows from the data, not the
        clock, so that the same data gives the same report.
        """
        seen = (line.observation.at for line in self.recorded)
        for moments in ([*self.visit.dates, *seen], [self.round.start]):
            known = [moment[:10] for moment in moments if is_day(moment)]
            if known:
                return max(known)
        return "1970-01-01"


def gather(dossier: Dossier, *, visit: str) -> Material:
    """Read a visit with all that belongs to it. Raises InputError when there is none."""
    line = visits.visit_line(dossier, entity=visit)
    return _gathered(dossier, line.visit, line.gemeente, (visit,))


def gather_track(dossier: Dossier, *, line: TrackLine, named: Collection[str]) -> Material:
    """Read all visits of a track as if they were one.

    Its report shows the observations that findings name, so only of those it has sources and
    pictures: what was set aside leaves no trace in it.
    """
    entities = tuple(one.entity for one in line.visits)
    return _gathered(dossier, _as_one(line.visits), line.gemeente, entities, named)


def gather_round(
    dossier: Dossier, *, lines: tuple[TrackLine, ...], named: Collection[str]
) -> Material:
    """Read all visits of a round as if they were one, to no gemeente in particular; ``named`` as
    for a track.

    The name of a wijk says in which gemeente it lies, and what the committee wrote of single
    visits stays with those.
    """
    all_visits = tuple(one for line in lines for one in line.visits)
    together = replace(_as_one(all_visits), nature="", limits="", source="")
    entities = tuple(one.entity for one in all_visits)
    made = _gathered(dossier, together, Gemeente(entity=""), entities, named)
    names = {line.gemeente.entity: line.gemeente.name for line in lines}
    wijken = (replace(one, name=_with_gemeente(one, names)) for one in made.wijken)
    return replace(made, wijken=tuple(wijken))


def _with_gemeente(wijk: Wijk, names: Mapping[str, str]) -> str:
    gemeente = names.get(wijk.gemeente, "")
    return wijk.name if not gemeente or gemeente in wijk.name else f"{wijk.name} ({gemeente})"


def _as_one(several: tuple[Visit, ...]) -> Visit:
    """The days, wijken and words of several visits."""
    return Visit(
        entity="",
        key=", ".join(one.key for one in several),
        wijken=tuple(dict.fromkeys(wijk for one in several for wijk in one.wijken)),
        dates=tuple(sorted({day for one in several for day in one.dates})),
        nature="\n".join(one.nature for one in several if one.nature.strip()),
        limits="\n".join(one.limits for one in several if one.limits.strip()),
        source=several[0].source if several else "",
    )


def _gathered(
    dossier: Dossier,
    visit: Visit,
    gemeente: Gemeente,
    entities: tuple[str, ...],
    named: Collection[str] | None = None,
) -> Material:
    framework = rounds.framework_of(dossier)
    recorded = _in_order(
        line
        for one in entities
        for line in observations.in_order(dossier, filter=Filter(visit=one))
    )
    printed = tuple(one for one in recorded if withheld(one.observation) is None)
    the_round = rounds.the_round(dossier)
    items = tuple(item for one in entities for item in programme.items(dossier, visit=one))
    shown = tuple(one for one in printed if named is None or one.observation.entity in named)
    pictures, left_out = _pictures(dossier, entities, shown)
    known = {wijk.entity: wijk for wijk in rounds.wijken(dossier)}
    planned = tuple(known[one] for one in visit.wijken if one in known)
    return Material(
        round=the_round,
        framework=framework,
        visit=visit,
        gemeente=gemeente,
        wijken=planned + _other_wijken(dossier, planned, recorded),
        members=rounds.members(dossier),
        items=items,
        recorded=recorded,
        printed=printed,
        roles=role_names(
            framework,
            (one.observation for one in recorded),
            smallest=the_round.small_group,
        ),
        sources=_sources(the_round, visit, shown),
        item_settings={item.entity: item.setting for item in items},
        pictures=pictures,
        photos_left_out=left_out,
    )


def _in_order(lines: Iterable[ObservationLine]) -> tuple[ObservationLine, ...]:
    """In the order of the day; the number decides within a second, the same on every laptop."""

    def place(line: ObservationLine) -> tuple[str, int, str, str]:
        one = line.observation
        return one.at, len(one.serial), one.serial, one.entity

    return tuple(sorted(lines, key=place))


def _other_wijken(
    dossier: Dossier, planned: tuple[Wijk, ...], lines: tuple[ObservationLine, ...]
) -> tuple[Wijk, ...]:
    """Wijken that were not planned but where something was recorded all the same."""
    seen = {line.observation.wijk for line in lines} - {wijk.entity for wijk in planned}
    return tuple(wijk for wijk in rounds.wijken(dossier) if wijk.entity in seen)


def _sources(the_round: Round, visit: Visit, shown: tuple[ObservationLine, ...]) -> dict[str, int]:
    named = [the_round.source, visit.source, *(line.observation.source for line in shown)]
    distinct = dict.fromkeys(source.strip() for source in named if source.strip())
    return {source: number for number, source in enumerate(distinct, start=1)}


def _pictures(
    dossier: Dossier, visits: tuple[str, ...], shown: tuple[ObservationLine, ...]
) -> tuple[dict[str, tuple[Picture, ...]], PhotosLeftOut]:
    """The pictures to print, in one go: nothing is unsealed of what stays out."""
    numbers = {line.observation.entity: line.number for line in shown}
    found: dict[str, tuple[Picture, ...]] = {}
    left_out, room = PhotosLeftOut(), MOST_PICTURE_BYTES
    for photo in (one for visit in visits for one in photos.photos_of_visit(dossier, visit=visit)):
        if photo.observation not in numbers:
            continue
        if not photo_allowed(photo):
            left_out = replace(left_out, consent=left_out.consent + 1)
        elif (data := _unsealed(dossier, photo)) is None:
            left_out = replace(left_out, damaged=left_out.damaged + 1)
        elif len(data) > room:
            left_out = replace(left_out, too_many=left_out.too_many + 1)
        else:
            room -= len(data)
            picture = _picture(photo, data, numbers[photo.observation])
            found[photo.observation] = (*found.get(photo.observation, ()), picture)
    return found, left_out


def _unsealed(dossier: Dossier, photo: Photo) -> bytes | None:
    """A photo's bytes; None when its file is damaged: the report is worth having without it."""
    try:
        return dossier.picture(sealed=photo.sealed, key=photo.key)
    except DossierDamaged:
        return None


def _picture(photo: Photo, data: bytes, number: str) -> Picture:
    if photo.decorative:
        return Picture(data, "", photo.caption.strip(), decorative=True)
    return Picture(data, photo.alt.strip() or undescribed(number), photo.caption.strip())


def undescribed(number: str) -> str:
    """What is read out for a photo that nobody described yet, by the number of its observation."""
    return _("Foto bij waarneming {number}; er is nog geen beschrijving.").format(number=number)
