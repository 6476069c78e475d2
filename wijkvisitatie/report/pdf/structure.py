"""The logical structure of a document: what is a heading, a table cell, a figure.

Elements are made while the blocks are laid out, so their order is the order of the story; what
is drawn later is attached to them as marked content. A paragraph over two pages is one element
with two pieces of content, and nothing has to be opened or closed across a page break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from wijkvisitatie.report.pdf.gate import clean_line

# Names of our own, with the standard name that readers know.
ROLES: Final = {"Title": "P"}


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: piece ``number`` of the page with that index."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's active rectangle on a page; ``reference`` is its object, such as ``12 0 R``."""

    page: int
    reference: str


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree. ``attributes`` is PDF source, from the makers below."""

    tag: str
    parent: Element | None = None
    attributes: str = ""
    children: list[Element | Content | Annotation] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)

    def add(self, tag: str, attributes: str = "") -> Element:
        """A new last child."""
        return Element(tag, self, attributes)


def text_string(text: str) -> str:
    """``text`` as a PDF text string, for descriptions and titles."""
    text = clean_line(text)
    if text.isascii():
        for sign in "\\()":
            text = text.replace(sign, "\\" + sign)
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def column_header() -> str:
    """The attributes of a header cell that belongs to the cells below it."""
    return "/A<</O/Table/Scope/Column>>"


def row_header() -> str:
    """The attributes of a header cell that belongs to the cells beside it."""
    return "/A<</O/Table/Scope/Row>>"


def summary(text: str) -> str:
    """The attributes of a table: what it shows, in words."""
    return f"/A<</O/Table/Summary {text_string(text)}>>" if text else ""


def figure(alt: str, box: tuple[float, float, float, float]) -> str:
    """The attributes of a figure: its description and where it stands on the page."""
    corners = " ".join(f"{value:.2f}" for value in box)
    return f"/Alt {text_string(alt)}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"


def in_order(root: Element) -> Iterator[Element]:
    """All elements from ``root`` on, each before its children."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [child for child in reversed(element.children) if isinstance(child, Element)]


def without_empty(root: Element) -> None:
    """Take out elements that hold nothing, such as the section of a report without text."""
    for element in reversed(list(in_order(root))):
        if not element.children and element.parent is not None and element.tag not in _MAY_BE_EMPTY:
            element.parent.children.remove(element)


_MAY_BE_EMPTY: Final = {"TD", "TH", "Figure"}  # an empty cell keeps its place in the row


def source(element: Element, names: dict[int, str], pages: list[str], parent: str) -> bytes:
    """The PDF object of one element. ``names`` gives the reference of each element's ``id``."""
    first = next((kid.page for kid in element.children if not isinstance(kid, Element)), None)
    page = "" if first is None else f"/Pg {pages[first]}"
    kids = " ".join(_child(kid, first, names, pages) for kid in element.children)
    return (
        f"<</Type/StructElem/S/{element.tag}/P {parent}{page}{element.attributes}/K[{kids}]>>"
    ).encode("ascii")


def _child(
    child: Element | Content | Annotation,
    first: int | None,
    names: dict[int, str],
    pages: list[str],
) -> str:
    match child:
        case Element():
            return names[id(child)]
        case Annotation(page, reference):
            return f"<</Type/OBJR/Obj {reference}/Pg {pages[page]}>>"
        case Content(page, number):
            if page == first:
                return str(number)
            return f"<</Type/MCR/Pg {pages[page]}/MCID {number}>>"


def parent_tree(
    contents: list[list[Element]], links: list[Element], names: dict[int, str]
) -> bytes:
    """The way back: from each page's marked content, and from each link, to its element."""
    entries = [
        f"{index} [{' '.join(names[id(element)] for element in elements)}]"
        for index, elements in enumerate(contents)
    ]
    start = len(contents)
    entries += [f"{start + index} {names[id(element)]}" for index, element in enumerate(links)]
    return f"<</Nums[{' '.join(entries)}]>>".encode("ascii")


def tree_root(top: str, parents: str, next_key: int) -> bytes:
    """The object that the document's catalog points to."""
    roles = "".join(f"/{own}/{standard}" for own, standard in ROLES.items())
    return (
        f"<</Type/StructTreeRoot/K {top}/ParentTree {parents}/ParentTreeNextKey {next_key}"
        f"/RoleMap<<{roles}>>>>"
    ).encode("ascii")
