"""What the page Wederhoor shows, read in one go in the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wijkvisitatie.model.conclusions import Finding, Remark
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, long_date, ngettext
from wijkvisitatie.work import hearing, tracks
from wijkvisitatie.work.hearing import Hearing, PassageLine, is_decided
from wijkvisitatie.work.references import Numbers
from wijkvisitatie.work.tracks import TrackLine

_GENERAL = "algemeen"  # the key of the row that is about no one passage


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a remark with its passage, or a passage without any."""

    line: PassageLine
    remark: Remark | None

    @property
    def key(self) -> str:
        """What stays the same when the list is read again."""
        return self.remark.entity if self.remark else self.line.sent.entity or _GENERAL

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision with a reason."""
        return self.remark is not None and not is_decided(self.remark)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fact check of a track, and what is needed to work on it."""

    tracks: tuple[TrackLine, ...]
    hearing: Hearing
    rows: tuple[Row, ...]
    findings: Mapping[str, Finding]  # by entity: their words can be changed here

    @property
    def references(self) -> Numbers:
        """The numbers of all that a text can name."""
        return self.hearing.said.numbers

    @property
    def track(self) -> str:
        """The track that is shown."""
        return self.hearing.line.track.entity

    def in_words(self, today: date) -> str:
        """How far the fact check is, in a line."""
        edition = self.hearing.edition
        if edition is None:
            return _("De nota van bevindingen is nog niet verstuurd.")
        sent = _("Versie {n}, verstuurd op {day}").format(
            n=edition.number, day=long_date(edition.at)
        )
        remarks = self.hearing.remarks()
        waiting = sum(not is_decided(one) for one in remarks)
        counted = ngettext("{n} opmerking", "{n} opmerkingen", len(remarks)).format(n=len(remarks))
        rest = _("{n} zonder besluit").format(n=waiting) if waiting else ""
        return "  ·  ".join(part for part in (sent, self._term(today), counted, rest) if part)

    def _term(self, today: date) -> str:
        track = self.hearing.line.track
        if track.phase != hearing.PHASE or not track.due:
            return ""
        until = _("reageren tot en met {day}").format(day=long_date(track.due))
        try:
            left = (date.fromisoformat(track.due) - today).days
        except ValueError:
            return until
        if left < 0:
            days = ngettext("{n} dag te laat", "{n} dagen te laat", -left).format(n=-left)
        else:
            days = ngettext("nog {n} dag", "nog {n} dagen", left).format(n=left)
        return f"{until} ({days})"


def read_sheet(dossier: Dossier, track: str) -> Sheet:
    """Read all of it; without a track that of the gemeente that has it before it now."""
    lines = tracks.track_lines(dossier)
    known = {line.track.entity for line in lines}
    wanted = track if track in known else _busiest(lines)
    read = hearing.hearing(dossier, track=wanted)
    return Sheet(
        tracks=lines,
        hearing=read,
        rows=tuple(row for line in read.passages for row in _rows(line)),
        findings={line.finding.entity: line.finding for line in read.said.findings},
    )


def _rows(line: PassageLine) -> tuple[Row, ...]:
    return tuple(Row(line, remark) for remark in line.remarks) or (Row(line, None),)


def _busiest(lines: tuple[TrackLine, ...]) -> str:
    """In the phase of the fact check; else with a visit; else any."""
    chosen = max(lines, key=lambda line: (line.track.phase == hearing.PHASE, len(line.visits)))
    return chosen.track.entity
