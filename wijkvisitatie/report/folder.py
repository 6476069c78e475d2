"""The reports on all gemeenten of a round, made in one go and stored in a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wijkvisitatie.files import file_name, make_folder
from wijkvisitatie.report import archive, check
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.check import Fault
from wijkvisitatie.report.content import gemeente_report
from wijkvisitatie.report.content.track_material import Audience
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import tracks

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Stored:
    """A report that was stored, and what the check found in it."""

    path: Path
    faults: tuple[Fault, ...]


def store_all(
    dossier: Dossier, folder: Path, *, audience: Audience, progress: Progress | None = None
) -> tuple[Stored, ...]:
    """Make the report on each gemeente that was visited, by name, with what an archive needs
    beside it. One that is there already is made anew.

    ``progress`` is called before each with how many are done and how many there are; when it
    raises, what was stored stays, and is whole. Raises KnownErrors.
    """
    make_folder(folder)
    visited = [line.track.entity for line in tracks.track_lines(dossier) if line.visits]
    stored: list[Stored] = []
    for done, track in enumerate(visited):
        if progress:
            progress(done, len(visited))
        report = gemeente_report(dossier, track=track, audience=audience)
        taken = {one.path for one in stored}
        stored.append(_store(report, _free(folder, name_of(report, audience), taken)))
    return tuple(stored)


def name_of(report: Report, audience: str) -> str:
    """What to call the file of a report."""
    inside = _(" (intern)") if audience == "intern" else ""
    return file_name(f"{report.title} {report.date}{inside}.pdf")


def _store(report: Report, path: Path) -> Stored:
    data = draw(report)
    archive.store(report, data, path)
    return Stored(path, check.check(data, name=path.name))


def _free(folder: Path, name: str, taken: set[Path]) -> Path:
    """A place that no other report of this round has: a gemeente and its revisit may share one."""
    path = folder / name
    number = 2
    while path in taken:
        path = folder / f"{Path(name).stem} ({number}).pdf"
        number += 1
    return path
