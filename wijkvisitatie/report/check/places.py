"""Where in a PDF a fault stands: the validator names an object, a person needs a page."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import IndirectObject

# Of a file that breaks the rules anything can be wrong; then a fault is told without its place.
_UNREADABLE: Final = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a file would hold content

_PAGE: Final = re.compile(r"\bpage (\d+)\b")
_OBJECT: Final = re.compile(r"\bobject (\d+) \d+\b")
# The numbers that reports print: of an observation, a finding, a recommendation.
_RECORD: Final = re.compile(r"\b(?:[A-Z0-9]{2,5}-\d-[A-Z]{1,2}\d{3,}|B\d\.\d+|A\d+)\b")
_UPWARD: Final = {"/Parent", "/P", "/StructParent", "/StructParents", "/Dest", "/A"}
_DEEPEST: Final = 6
_CLOSE: Final = 4.0  # points: a number stands on the line of its first words, give or take


@dataclass(frozen=True, slots=True)
class Place:
    """``page`` counts from 1; ``record`` is the number printed above it. 0 and "": not known."""

    page: int = 0
    record: str = ""


NOWHERE: Final = Place()


class Places:
    """Finds places in one file, which is opened at the first fault."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def find(self, number: int, message: str) -> Place:
        """The place of an object, or else of the page or object that the message names."""
        try:
            return self._find(number, message)
        except _UNREADABLE:  # the fault itself is told all the same
            return NOWHERE

    def _find(self, number: int, message: str) -> Place:
        if said := _PAGE.search(message):
            return Place(int(said[1]))
        named = _OBJECT.search(message)
        number = number or (int(named[1]) if named else 0)
        if not number:
            return NOWHERE
        found = self._reader.get_object(IndirectObject(number, 0, self._reader))
        if isinstance(found, dict) and "/S" in found and "/P" in found:
            return self._of_element(found)
        return Place(self._page_using(number))

    @cached_property
    def _reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self._data))

    @cached_property
    def _pages(self) -> dict[int, int]:
        """The page (from 1) by the number of its object."""
        return {
            page.indirect_reference.idnum: index
            for index, page in enumerate(self._reader.pages, start=1)
            if page.indirect_reference is not None
        }

    def _of_element(self, element: Any) -> Place:
        """The place of an element of the structure: its own page, or that of what is in it."""
        for one in (*_within(element), *_around(element)):
            reference = one.get("/Pg") and one.raw_get("/Pg")
            if isinstance(reference, IndirectObject) and reference.idnum in self._pages:
                page = self._pages[reference.idnum]
                return Place(page, _record_above(self._reader.pages[page - 1], _top(element)))
        return NOWHERE

    def _page_using(self, number: int) -> int:
        """The first page that is, or that uses, this object; 0 when there is none."""
        if number in self._pages:
            return self._pages[number]
        for index, page in enumerate(self._reader.pages, start=1):
            if number in _used(page, set()):
                return index
        return 0


def _within(element: Any) -> Iterator[Any]:
    """An element and all that is in it."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        kids = one.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, dict):
                waiting.append(inner)


def _around(element: Any) -> Iterator[Any]:
    """The elements that an element is in, from the inside."""
    seen = 0
    while isinstance(element := element.get("/P"), dict) and seen < 100:  # it may bite its tail
        seen += 1
        yield element


def _used(value: Any, seen: set[int], depth: int = 0) -> set[int]:
    """The numbers of all objects that a value uses, without going up to what uses it."""
    if isinstance(value, IndirectObject):
        if value.idnum in seen:
            return seen
        seen.add(value.idnum)
        value = value.get_object()
    if depth < _DEEPEST and isinstance(value, dict):
        for name, one in value.items():  # as they stand: an object is still a reference here
            if name not in _UPWARD:
                _used(one, seen, depth + 1)
    elif depth < _DEEPEST and isinstance(value, list):
        for one in value:
            _used(one, seen, depth + 1)
    return seen


def _top(element: Any) -> float | None:
    """The upper side of an element that says where it stands, as a figure does."""
    attributes = element.get("/A")
    box = attributes.get("/BBox") if isinstance(attributes, dict) else None
    return float(box[3]) if box else None


def _record_above(page: PageObject, top: float | None) -> str:
    """The last number of a record that is printed above this height; "" when none is."""
    if top is None:
        return ""
    numbers: list[tuple[float, str]] = []

    def note(text: str, _matrix: Any, at: Any, *_font: Any) -> None:
        found = _RECORD.match(text.strip())  # at the start: a number inside a text is a reference
        if found and at[5] >= top - _CLOSE:
            numbers.append((at[5], found[0]))

    page.extract_text(visitor_text=note)
    return min(numbers)[1] if numbers else ""
