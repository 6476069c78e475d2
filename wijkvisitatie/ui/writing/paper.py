"""What the page Teksten shows, read in one go in the worker."""

from __future__ import annotations

from dataclasses import dataclass, field

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import nameable, parts, tracks
from wijkvisitatie.work.nameable import Named
from wijkvisitatie.work.parts import PartLine
from wijkvisitatie.work.references import Numbers
from wijkvisitatie.work.tracks import TrackLine


@dataclass(frozen=True, slots=True)
class Paper:
    """The report of a track: its parts, and what they can refer to."""

    track: str  # "" is the round as a whole
    tracks: tuple[TrackLine, ...]
    parts: tuple[PartLine, ...]
    named: tuple[Named, ...]
    numbers: Numbers = field(default_factory=Numbers)

    def part(self, key: str) -> PartLine | None:
        """A part by its key."""
        return next((one for one in self.parts if one.part.key == key), None)

    def in_words(self) -> str:
        """How far the writing is."""
        needed = [one for one in self.parts if one.part.kind == "text"]
        done = sum(bool(one.shown.strip()) for one in needed)
        open_ = sum(one.comments for one in self.parts)
        said = ngettext("{n} opmerking open", "{n} opmerkingen open", open_).format(n=open_)
        written = _("{done} van {all} verplichte teksten geschreven").format(
            done=done, all=len(needed)
        )
        return f"{written}  ·  {said}" if open_ else written


def read_paper(dossier: Dossier, framework: Framework, track: str) -> Paper:
    """Read all of it; a track that is no longer there is the round as a whole."""
    lines = tracks.track_lines(dossier)
    if track not in {line.track.entity for line in lines}:
        track = ""
    named = nameable.nameable(dossier, track=track)
    return Paper(
        track=track,
        tracks=lines,
        parts=parts.part_lines(dossier, framework, track=track),
        named=named,
        numbers=nameable.numbers_of_all(named),
    )
