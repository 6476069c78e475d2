"""What goes to a gemeente for the fact check: the statement of findings and forms to react on.

The statement is drawn before it is frozen, because its very file is kept; the forms follow from
what was frozen, so they can be made again at any time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from wijkvisitatie.files import file_name, write_whole
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.content import nota_report
from wijkvisitatie.report.pdf import Progress, draw
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import editions, hearing, rounds, tracks
from wijkvisitatie.work.editions import File
from wijkvisitatie.work.hearing_form import HearingForm, empty_form


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of findings, drawn as the version that it becomes when it is sent."""

    report: Report
    edition: Edition
    file: File


def statement(
    dossier: Dossier, *, track: str, due: str, progress: Progress | None = None
) -> Statement:
    """Make the next version of a statement. Raises InputError, and Cancelled by ``progress``."""
    edition = hearing.becoming(dossier, track=track)
    report = nota_report(dossier, track=track, becoming=edition, due=due)
    data = draw(report, progress=progress)
    name = _name(report.title, edition, "pdf")
    file = File("openbaar", name, data, report.fingerprint)
    return Statement(report, replace(edition, fingerprint=report.fingerprint), file)


def store(dossier: Dossier, *, edition: Edition, folder: Path) -> tuple[Path, ...]:
    """Store what goes to the gemeente of a version that was sent: the PDF as it went out, and the
    form for Word and for Excel. Raises a KnownError.
    """
    kept = [
        (file.name, editions.file_data(dossier, file=file))
        for file in editions.files(dossier, edition=edition.entity)
    ]
    paths = []
    for name, data in (*kept, *forms(dossier, edition=edition)):
        path = folder / file_name(name)
        write_whole(path, data)
        paths.append(path)
    return tuple(paths)


def forms(dossier: Dossier, *, edition: Edition) -> tuple[tuple[str, bytes], ...]:
    """The forms about a version by the names of their files; the same each time."""
    from wijkvisitatie.report.form_xlsx import write_form
    from wijkvisitatie.report.word.form import compose_form

    form = form_of(dossier, edition=edition)
    committee = rounds.the_round(dossier).committee
    gemeente = tracks.track_line(dossier, track=edition.track).gemeente.name
    title = _("Reactieformulier {gemeente}").format(gemeente=gemeente)
    return (
        (_name(title, edition, "docx"),
         compose_form(form, author=committee, date=edition.at[:10])),
        (_name(title, edition, "xlsx"), write_form(form)),
    )  # fmt: skip


def form_of(dossier: Dossier, *, edition: Edition) -> HearingForm:
    """The empty form about a version."""
    line = tracks.track_line(dossier, track=edition.track)
    kinds = rounds.framework_of(dossier).codes["remark_kinds"]
    return empty_form(
        edition,
        editions.frozen(edition),
        gemeente=line.gemeente.name,
        code=line.gemeente.code,
        due=line.track.due if line.track.phase == hearing.PHASE else "",
        kinds=(code.label for code in kinds),
    )


def _name(title: str, edition: Edition, suffix: str) -> str:
    return _("{title}, versie {number}.{suffix}").format(
        title=title, number=edition.number, suffix=suffix
    )
