"""Adopting a report: made, checked and kept in one go, so that what is kept is what was checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wijkvisitatie.errors import InputError
from wijkvisitatie.files import file_name
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.report import archive, check
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.content import gemeente, gemeente_report, round_report
from wijkvisitatie.report.content import round as round_
from wijkvisitatie.report.content.track_material import Audience
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import adoption, editions
from wijkvisitatie.work.adoption import Obstacle
from wijkvisitatie.work.editions import File
from wijkvisitatie.work.synthesis import ROUND

Progress = Callable[[int, int], None]

AUDIENCES: tuple[Audience, ...] = ("openbaar", "intern")
_TRIES = 3  # as often a report is made anew when somebody changes something meanwhile
_MOST_FAULTS = 5  # sentences


@dataclass(frozen=True, slots=True)
class Outlook:
    """What adopting a report would do, before it is done."""

    edition: Edition  # that it becomes; of an erratum with what the program says has changed
    last: Edition | None  # the one before
    is_same: bool  # it says what the one before said
    needs_reason: bool  # a phase is skipped
    obstacles: tuple[Obstacle, ...]
    faults: tuple[str, ...]  # why the files may not go out, in sentences
    files: tuple[File, ...]  # as they would be kept
    seen: int  # how far the dossier went then


def adopt(
    dossier: Dossier,
    *,
    track: str,
    assured: Iterable[str] = (),
    changes: Iterable[str] = (),
    reason: str = "",
    at: str = "",
    looked: Outlook | None = None,
    progress: Progress | None = None,
) -> Changes:
    """Freeze what the report of a track says as its next version, with the very files of it, and
    move the track on to where it is adopted; it can be undone.

    ``assured`` are the kinds of suspicion that somebody looked at, ``changes`` what an erratum
    changed, in the committee's own words, ``reason`` why a phase is skipped, and ``at`` the moment
    (ISO) at which it was adopted, by default now. The files of the
    outlook that was ``looked`` at are kept when they still say it all. Raises InputError
    while something blocks or a file may not go out and in a member's dossier, and what
    ``progress`` raises.
    """
    editions.refuse_in_members_dossier(dossier)
    own = tuple(filter(None, map(str.strip, changes)))
    if looked is not None and not own and _is_free(looked, assured):
        made = editions.adopt(
            dossier, edition=looked.edition, files=looked.files, seen=looked.seen, reason=reason
        )
        if made is not None:
            return made
    refuse_blocked(dossier, track=track, assured=assured)
    _refuse_same(dossier, track)
    for _try in range(_TRIES):
        seen = editions.extent(dossier)
        edition = _prepared(dossier, track, own)
        edition = replace(edition, at=at or edition.at)
        files = list(_files(dossier, edition, progress))
        made = editions.adopt(dossier, edition=edition, files=files, seen=seen, reason=reason)
        if made is not None:
            return made
    raise InputError(
        _(
            "Er wordt steeds iets gewijzigd in het dossier, dus het rapport is niet vastgesteld. "
            "Probeer het opnieuw als het stil is."
        )
    )


def refuse_blocked(dossier: Dossier, *, track: str, assured: Iterable[str] = ()) -> None:
    """Raises InputError with every reason why the report can't be adopted; else does nothing."""
    found = adoption.blocking(adoption.obstacles(dossier, track=track), assured)
    if found:
        words = [_("Vaststellen kan nog niet:"), *(one.words for one in found)]
        raise InputError("\n".join(words))


def outlook(dossier: Dossier, *, track: str, progress: Progress | None = None) -> Outlook:
    """What adopting a report would do now, and what stands in its way; it keeps nothing.
    Raises InputError in a member's dossier, and what ``progress`` raises.
    """
    editions.refuse_in_members_dossier(dossier)
    seen = editions.extent(dossier)
    edition = _prepared(dossier, track, ())
    last = editions.latest(dossier, track=track, report=edition.report)
    drawn = list(_drawn(dossier, edition, progress))
    faults = (fault for report, _audience, data in drawn for fault in _faults(report, data))
    return Outlook(
        edition=edition,
        last=last,
        is_same=last is not None
        and all(
            report.fingerprint == editions.fingerprint(dossier, edition=last, audience=audience)
            for report, audience, _data in drawn
        ),
        needs_reason=editions.needs_reason(dossier, track=track),
        obstacles=adoption.obstacles(dossier, track=track),
        faults=tuple(dict.fromkeys(faults)),
        files=tuple(file for one in drawn for file in _as_files(*one, number=edition.number)),
        seen=seen,
    )


def _is_free(looked: Outlook, assured: Iterable[str]) -> bool:
    """Whether nothing stood in the way when it was looked at."""
    blocked = adoption.blocking(looked.obstacles, assured)
    return not (blocked or looked.faults or looked.is_same)


def _prepared(dossier: Dossier, track: str, own: Iterable[str]) -> Edition:
    """The version that it becomes: the first one, or an erratum to the one before."""
    report = key_of(track)
    now = editions.passages(dossier, track=track)
    with dossier.read() as connection:
        number = editions.next_number(connection, track, report)
    edition = Edition(
        entity="",
        track=track,
        report=report,
        number=number,
        status=editions.ADOPTED,
        at=editions.now(),
        content=editions.as_json(now),
    )
    last = editions.latest(dossier, track=track, report=report)
    if last is None:
        return edition
    made = editions.told(editions.changes(editions.frozen(last), now))
    return replace(edition, status=editions.ERRATUM, changes=(*own, *made))


def _refuse_same(dossier: Dossier, track: str) -> None:
    """Raises InputError when the last version says the same, word for word."""
    last = editions.latest(dossier, track=track, report=key_of(track))
    if last is None or any(_is_other(dossier, last, audience) for audience in AUDIENCES):
        return
    raise InputError(
        _(
            "Het rapport zegt precies wat er in versie {number} staat. Er is niets opnieuw vast "
            "te stellen."
        ).format(number=last.number)
    )


def _is_other(dossier: Dossier, last: Edition, audience: Audience) -> bool:
    now = _content(dossier, last.track, audience, None).fingerprint
    return now != editions.fingerprint(dossier, edition=last, audience=audience)


def _files(dossier: Dossier, edition: Edition, progress: Progress | None) -> Iterator[File]:
    """The files of a version, with what an archive needs beside each PDF. Raises InputError when
    one may not go out.
    """
    for report, audience, data in _drawn(dossier, edition, progress):
        if found := _faults(report, data):
            raise InputError("\n".join([check.failed(report.title), *found]))
        yield from _as_files(report, audience, data, number=edition.number)


def _as_files(report: Report, audience: Audience, data: bytes, *, number: int) -> Iterator[File]:
    """A drawn report, and what an archive needs beside it."""
    inside = _(" (intern)") if audience == "intern" else ""
    version = _("versie {number}").format(number=number)
    name = file_name(f"{report.title} {version}{inside}.pdf")
    yield File(audience, name, data, report.fingerprint)
    for beside in archive.sidecars(report, data, name=name):
        yield File(audience, beside.name, beside.data, mime=_kind_of(beside.name))


def _kind_of(name: str) -> str:
    return {".xml": "application/xml", ".json": "application/json"}.get(
        Path(name).suffix, "text/csv"
    )


def _drawn(
    dossier: Dossier, edition: Edition, progress: Progress | None
) -> Iterator[tuple[Report, Audience, bytes]]:
    """The report for each audience, as the version that it becomes."""
    for place, audience in enumerate(AUDIENCES):
        report = _content(dossier, edition.track, audience, edition)
        yield report, audience, draw(report, progress=_part_of(progress, place))


def _part_of(progress: Progress | None, place: int) -> Progress | None:
    """Progress of one of the files as that of them all."""
    if progress is None:
        return None
    return lambda done, total: progress(place * total + done, len(AUDIENCES) * total)


def _faults(report: Report, data: bytes) -> tuple[str, ...]:
    return check.told(check.check(data, name=report.title), most=_MOST_FAULTS)


def _content(dossier: Dossier, track: str, audience: Audience, becoming: Edition | None) -> Report:
    if track == ROUND:
        return round_report(dossier, audience=audience, becoming=becoming)
    return gemeente_report(dossier, track=track, audience=audience, becoming=becoming)


def key_of(track: str) -> str:
    """Which report the texts of a track are for: that on the round, or that on a gemeente."""
    return round_.KEY if track == ROUND else gemeente.KEY
