"""What the page Herbezoek shows, read in one go in the worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import findings, recommendations, revisit, tracks, weighing
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.references import Numbers, numbers, numbers_of
from wijkvisitatie.work.revisit import Revisit
from wijkvisitatie.work.tracks import TrackLine
from wijkvisitatie.work.weighing import Wanted


@dataclass(frozen=True, slots=True)
class Sheet:
    """The revisits there are, the chosen one, and what was recorded at it."""

    tracks: tuple[TrackLine, ...]  # revisits only
    revisit: Revisit | None  # None: there is none yet
    material: tuple[ObservationLine, ...] = ()
    then: Numbers = field(default_factory=Numbers)  # what the earlier texts name
    now: Numbers = field(default_factory=Numbers)  # what a text of this revisit can name


def read_sheet(dossier: Dossier, track: str) -> Sheet:
    """Read all of the revisit that belongs to a track."""
    lines = tracks.track_lines(dossier)
    found = revisit.revisits(lines)
    chosen = revisit.chosen(lines, track)
    if not chosen:
        return Sheet(found, None)
    read = revisit.read(dossier, track=chosen)
    material = weighing.material(dossier, wanted=Wanted(chosen))
    own = numbers_of(
        material,
        findings.findings(dossier, track=chosen),
        recommendations.recommendations(dossier, track=chosen),
    )
    earlier = dict(_earlier(read))
    return Sheet(
        tracks=found,
        revisit=read,
        material=material,
        then=numbers(earlier.items()),
        now=numbers((*earlier.items(), *own.by_entity.items())),
    )


def _earlier(read: Revisit) -> Iterator[tuple[str, str]]:
    yield from revisit.numbers(read)
    for line in read.lines:
        for under in line.findings:
            yield from ((one.observation.entity, one.number) for one in under.observations)
