"""The drawing surface: every mark on a page is content of a structure element or an artifact.

It adds to ReportLab's canvas what the open edition has not: marked content, links that belong to
an element, and text that is filled in when the last page is known. Coordinates are points from
the lower left corner of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, BinaryIO, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from wijkvisitatie.report.pdf import fonts, reportlab_fixes
from wijkvisitatie.report.pdf.lines import line_of
from wijkvisitatie.report.pdf.metadata import LANGUAGE
from wijkvisitatie.report.pdf.objects import Source
from wijkvisitatie.report.pdf.operators import Typesetter, fill, rounded_path, stroke
from wijkvisitatie.report.pdf.pieces import Line, Piece
from wijkvisitatie.report.pdf.structure import Annotation, Content, Element
from wijkvisitatie.report.pdf.style import ACCENT, PAGE_HEIGHT, PAGE_WIDTH, Colour, TextStyle

PAGINATION: Final = "/Type/Pagination"
HEADER: Final = "/Type/Pagination/Subtype/Header/Attached[/Top]"
FOOTER: Final = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"

_LATE: Final = re.compile(r"^%LATE(\d+)$", re.MULTILINE)

reportlab_fixes.apply()


@dataclass(frozen=True, slots=True)
class Late:
    """Text that ends at ``right`` and whose words are known once all pages are there."""

    words: Callable[[], str]
    right: float
    baseline: float
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Link:
    """An active rectangle on a page; its source is written when all places are known."""

    source: Source
    element: Element
    box: tuple[float, float, float, float]
    target: str


class TaggedCanvas(Canvas):
    """A canvas that knows, for each thing drawn, which element it is content of."""

    def __init__(self, out: BinaryIO, anchors: Mapping[str, str]) -> None:
        super().__init__(
            out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,  # all streams are compressed by the default filter below
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts.load(fonts.REGULAR).name,
            lang=LANGUAGE,
        )
        self._doc.defaultStreamFilters = [pdfdoc.PDFZCompress]
        self.anchors = anchors  # the places to link to, each with its title
        self.pages: dict[str, int] = {}  # the page number of each anchor passed so far
        self.places: dict[str, tuple[int, float]] = {}  # page from 0, and points from its top
        self.contents: list[list[Element]] = []  # per finished page, the elements by number
        self.links: list[Link] = []
        self._here: list[Element] = []  # this page's marked content
        self._in_artifact = False
        self._late: list[Late] = []
        self._type = Typesetter(self._doc)

    # Marked content

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn inside is decoration, or repeats what stands elsewhere."""
        if self._in_artifact:
            raise RuntimeError("an artifact within an artifact")
        self._in_artifact = True
        self._code.append(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._code.append("EMC")
        self._in_artifact = False

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn inside is content of ``element``."""
        self._code.append(self._mark(element))
        yield
        self._code.append("EMC")

    def _mark(self, element: Element) -> str:
        if self._in_artifact:
            raise RuntimeError(f"{element.tag} within an artifact")
        number = len(self._here)
        self._here.append(element)
        element.children.append(Content(len(self.contents), number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    # Text

    def write(
        self,
        lines: Sequence[Line],
        at: tuple[float, float],
        style: TextStyle,
        element: Element | None = None,
        shifts: Sequence[float] = (),
    ) -> None:
        """Draw ``lines``, the first with its baseline at ``at``, each moved right by its shift.

        Without an element the text must stand within an artifact.
        """
        if element is None and not self._in_artifact:
            raise RuntimeError("text outside the structure")
        code = ["BT", fill(style.colour)]
        for target, group in groupby(
            _placed(lines, at, style, shifts), key=lambda one: one[0].target
        ):
            self._segment(
                code, list(group), element, target if target in self.anchors else "", style
            )
        code.append("ET")
        self._code += code

    def _segment(
        self,
        code: list[str],
        placed: list[tuple[Piece, float, float, bool]],
        element: Element | None,
        target: str,
        style: TextStyle,
    ) -> None:
        """One stretch of text with the same link, or with none."""
        if element is not None and target:
            element = element.add("Link")
            self._link_each(placed, element, target, style)
            code.append(fill(ACCENT))
        if element is not None:
            code.append(self._mark(element))
        for piece, x, y, ends_line in placed:
            code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            code += self._type.show(piece, style.size, " " if ends_line else "")
        if element is not None:
            code.append("EMC")
        if target:
            code.append(fill(style.colour))

    def write_late(self, late: Late, element: Element | None = None) -> None:
        """Reserve the place of words that are known at the end."""
        if element is None and not self._in_artifact:
            raise RuntimeError("text outside the structure")
        token = f"%LATE{len(self._late)}"
        self._late.append(late)
        self._code += [token] if element is None else [self._mark(element), token, "EMC"]

    def fill_in_late_text(self) -> None:
        """Put the words in their reserved places; all pages must be finished."""
        sources = [self._late_source(late) for late in self._late]
        for page in self.finished_pages():
            if "%LATE" in page.stream:
                page.stream = _LATE.sub(lambda found: sources[int(found[1])], page.stream)

    def _late_source(self, late: Late) -> str:
        line = line_of(late.words(), late.style)
        code = ["BT", fill(late.style.colour)]
        for piece, x, y, _ in _placed(
            [line], (late.right - line.width, late.baseline), late.style, ()
        ):
            code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            code += self._type.show(piece, late.style.size, " ")
        return "\n".join([*code, "ET"])

    # Links and places

    def place_anchor(self, name: str, top: float) -> None:
        """Give this height on this page a name that links can go to."""
        self.pages[name] = self.getPageNumber()
        self.places[name] = self.getPageNumber() - 1, PAGE_HEIGHT - top

    def bookmark(self, name: str, top: float, title: str, level: int) -> None:
        """Let the bookmarks of the file name this height on this page."""
        self.bookmarkPage(name, fit="XYZ", left=0, top=round(top, 2))
        self.addOutlineEntry(title, name, level, closed=level > 0)

    def link(self, box: tuple[float, float, float, float], target: str, element: Element) -> None:
        """Make a rectangle that goes to ``target``; ``element`` is the Link it belongs to."""
        source = Source()
        reference = self.reference(source)
        self._annotationrefs.append(reference)
        self.links.append(Link(source, element, box, target))
        element.children.append(Annotation(len(self.contents), reference))

    def _link_each(
        self,
        placed: list[tuple[Piece, float, float, bool]],
        element: Element,
        target: str,
        style: TextStyle,
    ) -> None:
        for piece, x, y, _ in placed:
            box = (x, y - 0.28 * style.size, x + piece.width, y + 0.82 * style.size)
            self.link(box, target, element)

    def reference(self, one: Source) -> str:
        """Give an object its number; the reference to it, such as ``12 0 R``."""
        return self.object_name(self._doc.Reference(one).name)

    def object_name(self, internal: str) -> str:
        """The reference, such as ``12 0 R``, of an object that the document knows by a name."""
        number, version = self._doc.idToObjectNumberAndVersion[internal]
        return f"{number} {version} R"

    # Shapes: each within an artifact or within the content of an element

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle; ``y`` is its lower side."""
        self._code.append(f"{fill(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float
    ) -> None:
        """A straight line."""
        self._code.append(
            f"{stroke(colour)} {width:g} w {start[0]:.2f} {start[1]:.2f} m "
            f"{end[0]:.2f} {end[1]:.2f} l S"
        )

    def polygon(
        self,
        corners: Sequence[tuple[float, float]],
        colour: Colour,
        width: float = 0.0,
        *,
        closed: bool = True,
    ) -> None:
        """A line from corner to corner; without a width the shape is filled instead."""
        path = " ".join(
            f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(corners)
        )
        if width:
            self._code.append(f"{stroke(colour)} {width:g} w {path} {'s' if closed else 'S'}")
        elif path:
            self._code.append(f"{fill(colour)} {path} f")

    def dots(self, start: float, end: float, baseline: float, colour: Colour) -> None:
        """A dotted line; its dots stand under each other on all lines that use it."""
        first = start - start % 4 + 4
        if first < end:
            self._code.append(
                f"q {stroke(colour)} 1 J 0.8 w [0 4] 0 d {first:.2f} {baseline:.2f} m "
                f"{end:.2f} {baseline:.2f} l S Q"
            )

    def rounded(
        self, box: tuple[float, float, float, float], radius: float, colour: Colour, *, filled: bool
    ) -> None:
        """A rectangle ``(x, y, width, height)`` with round corners, filled or as an outline."""
        ink = fill(colour) if filled else f"{stroke(colour)} 0.9 w"
        self._code.append(f"{ink} {rounded_path(box, radius)} {'f' if filled else 'S'}")

    def image(self, name: str, box: tuple[float, float, float, float]) -> None:
        """Draw the image known as ``name`` in the rectangle ``(x, y, width, height)``."""
        x, y, width, height = box
        self._formsinuse.append(name)
        self._code.append(
            f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{pdfdoc.xObjectName(name)} Do Q"
        )

    def add_image(self, name: str, stream: Any) -> None:
        """Make an image known to the document; the same name twice stores it once."""
        if pdfdoc.xObjectName(name) not in self._doc.idToObject:
            self._doc.addForm(name, stream)

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """What is drawn inside shows only within the rectangle."""
        self._code.append(f"q {x:.2f} {y:.2f} {width:.2f} {height:.2f} re W n")
        yield
        self._code.append("Q")

    # Pages

    def finished_pages(self) -> list[Any]:
        """ReportLab's page objects so far."""
        return [self._doc.idToObject[f"Page{number + 1}"] for number in range(len(self.contents))]

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.Trans = None  # otherwise an empty dictionary on each page
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self.contents)
        page.Tabs = pdfdoc.PDFName("S")
        self.contents.append(self._here)
        self._here = []


def _placed(
    lines: Sequence[Line], at: tuple[float, float], style: TextStyle, shifts: Sequence[float]
) -> Iterator[tuple[Piece, float, float, bool]]:
    """Each piece with the start of its baseline, and whether a space follows it.

    Lines end with a space that nobody sees: without it, speech and copying join the last word of
    a line and the first of the next.
    """
    start, baseline = at
    for index, line in enumerate(lines):
        x = start + (shifts[index] if shifts else 0.0)
        for number, piece in enumerate(line.pieces, 1):
            yield piece, x, baseline, number == len(line.pieces) and not line.glued
            x += piece.width
        baseline -= style.leading
