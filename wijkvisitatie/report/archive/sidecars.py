"""The files beside a report: which they are, and how they are stored with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wijkvisitatie.errors import InputError
from wijkvisitatie.files import write_whole
from wijkvisitatie.report.archive import mdto, published
from wijkvisitatie.report.archive.passages import passages
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.texts import _


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file beside a report. It begins with ``mark``: by that we know one that we wrote."""

    name: str
    data: bytes
    mark: bytes


def sidecars(report: Report, pdf: bytes, *, name: str) -> tuple[Sidecar, ...]:
    """The files beside a report that is stored under ``name``; none for what no archive keeps."""
    if report.archive is None:
        return ()
    stem = Path(name).stem
    said = passages(report.blocks)
    described = mdto.of_object(report, report.archive, file=name)
    of_file = mdto.of_file(report, report.archive, pdf, file=name)
    return (
        Sidecar(f"{stem}.mdto.xml", described, mdto.START),
        Sidecar(f"{stem}.bestand.mdto.xml", of_file, mdto.START),
        Sidecar(f"{stem}.json", published.as_json(report, report.archive, said), published.START),
        Sidecar(f"{stem}.csv", published.as_csv(said), published.as_csv(())),
    )


def store(report: Report, pdf: bytes, path: Path) -> tuple[Path, ...]:
    """Store a drawn report with the files beside it, of which the paths are returned.

    A device or a pipe gets the PDF alone. Raises a KnownError: before anything is written when a
    file that is not ours is in the way, and when the disk refuses.
    """
    is_file = path.is_file() or not path.exists()
    beside = sidecars(report, pdf, name=path.name) if is_file else ()
    for one in beside:
        _check_place(path.with_name(one.name), one.mark, path)
    write_whole(path, pdf)
    for one in beside:
        write_whole(path.with_name(one.name), one.data)
    return tuple(path.with_name(one.name) for one in beside)


def _check_place(place: Path, mark: bytes, report: Path) -> None:
    if place == report:
        raise InputError(_("Kies voor het rapport een naam die eindigt op .pdf."))
    if place.exists() and not _is_ours(place, mark):
        words = _(
            "Naast het rapport komt {name}, maar daar staat al een ander bestand met die naam. Er "
            "is niets geschreven; kies een andere naam of een andere map."
        )
        raise InputError(words.format(name=place.name))


def _is_ours(place: Path, mark: bytes) -> bool:
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return file.read(len(mark)) == mark
