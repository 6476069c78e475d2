"""A report's blocks as the bytes of an accessible PDF, and as a file."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import reportlab

from wijkvisitatie import __version__
from wijkvisitatie.files import write_whole
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.cover import draw_cover
from wijkvisitatie.report.pdf.document import finish
from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.report.pdf.metadata import Description, moment_of
from wijkvisitatie.report.pdf.outline import anchors, places
from wijkvisitatie.report.pdf.pages import NewPage, Running, place_on_pages
from wijkvisitatie.report.pdf.parts import Part, TextPart
from wijkvisitatie.report.pdf.story import Story
from wijkvisitatie.report.pdf.structure import Element
from wijkvisitatie.report.pdf.style import NOTE
from wijkvisitatie.texts import long_date

Progress = Callable[[int, int], None]

_SHORT: Final = 8  # lines: a longer text may break, and its last lines go along with the remark


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF, and where in it each anchor of the report stands: the page from 0, and points from
    its top.
    """

    data: bytes
    places: Mapping[str, tuple[int, float]]


def draw(report: Report, *, progress: Progress | None = None) -> bytes:
    """The report as a PDF; equal reports give equal bytes. ``progress`` as in ``draw_placed``."""
    return draw_placed(report, progress=progress).data


def draw_placed(report: Report, *, progress: Progress | None = None) -> Drawn:
    """The report as a PDF, with where everything stands in it.

    ``progress`` is called with the blocks done and the blocks there are; what it raises, such as
    ``Cancelled``, stops the work.
    """
    with _no_search_for_garbage():
        out = io.BytesIO()
        headings = places(report.blocks)
        canvas = TaggedCanvas(out, anchors(report.blocks, headings))
        root = Element("Document")
        if report.cover is not None:
            draw_cover(canvas, report.cover, root)
        place_on_pages(canvas, _running(report), _parts(report, Story(root, headings), progress))
        finish(canvas, root, _description(report))
    return Drawn(out.getvalue(), canvas.places)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """All that is made while drawing is needed to its end, so Python looks for garbage in vain,
    again and again, among ever more objects: a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parts(report: Report, story: Story, progress: Progress | None) -> Iterator[Part | NewPage]:
    """The parts of all blocks; each block is laid out when the pages have come to it."""
    total = len(report.blocks)
    last: Part | NewPage | None = None
    for done, block in enumerate(report.blocks):
        if progress:
            progress(done, total)
        for part in story.parts(block):
            if last is not None:
                yield _bound(last, part)
            last = part
    if last is not None:
        yield last
    if progress:
        progress(total, total)


def _bound(part: Part | NewPage, following: Part | NewPage) -> Part | NewPage:
    """A part, bound to a remark that follows: what that is about must stand on the same page."""
    is_remark = isinstance(following, TextPart) and following.style is NOTE
    if is_remark and isinstance(part, TextPart) and len(part.lines) <= _SHORT:
        part.keep = True
    return part


def write(report: Report, path: Path, *, progress: Progress | None = None) -> None:
    """Draw the report into a file, which is there whole or not at all. Raises KnownError."""
    save(draw(report, progress=progress), path)


def save(data: bytes, path: Path) -> None:
    """Store a drawn report as a file. Raises KnownError."""
    write_whole(path, data)


def _running(report: Report) -> Running:
    foot = " · ".join(
        text for text in (report.status, report.author, long_date(report.date)) if text.strip()
    )
    return Running(title=report.running_head, status=report.status, foot=foot)


def _description(report: Report) -> Description:
    return Description(
        title=clean_line(report.title),
        author=clean_line(report.author),
        subject=clean_line(report.subject),
        keywords=", ".join(map(clean_line, report.keywords)),
        creator=f"Wijkvisitatie {__version__}",
        producer=f"ReportLab {reportlab.Version}",
        moment=moment_of(report.date),
    )
