"""From what is drawn to the structure and back, by the file's own objects alone.

A validator follows the tree downwards. A reading program also goes the other way, from a spot on
the page to the element it belongs to, and that way is kept apart: in the parent tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.report.pdf.reading import is_element, kids


def departures(pdf: pikepdf.Pdf) -> list[str]:
    """Where the two ways do not agree; nothing when they do."""
    tree = pdf.Root.StructTreeRoot
    placed = list(_elements(tree))
    owners = _numbered(tree.ParentTree)
    return [
        *_twice("an element in the tree", (one.objgen for _parent, one in placed)),
        *(f"{one.S} does not know its parent" for up, one in placed if one.P.objgen != up.objgen),
        *_lost(pdf, {one.objgen for _parent, one in placed}),
        *_of_pages(pdf, [one for _parent, one in placed], owners),
        *_of_links(pdf, [one for _parent, one in placed], owners),
        *_keys(pdf, tree, owners),
    ]


def _elements(parent: Any) -> Iterator[tuple[Any, Any]]:
    """Each element with the one it is in."""
    for kid in kids(parent):
        if is_element(kid):
            yield parent, kid
            yield from _elements(kid)


def _numbered(tree: Any) -> dict[int, Any]:
    numbers = list(tree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _lost(pdf: pikepdf.Pdf, placed: set[tuple[int, int]]) -> Iterator[str]:
    """Elements that are in the file and not in the tree."""
    for one in pdf.objects:
        if is_element(one) and one.objgen not in placed:
            yield f"{one.S} is not in the tree"


def _of_pages(pdf: pikepdf.Pdf, elements: list[Any], owners: dict[int, Any]) -> Iterator[str]:
    """What is drawn on each page, what the tree says of it, and what the parent tree says."""
    told = Counter(
        (page, number, element.objgen) for element in elements for page, number in _told(element)
    )
    drawn: Counter[tuple[Any, int, Any]] = Counter()
    for index, page in enumerate(pdf.pages):
        array = owners.get(int(page.get("/StructParents", -1)))
        if array is None:
            yield f"page {index} is not in the parent tree"
            continue
        numbers = list(_drawn(page))
        if sorted(number for _tag, number in numbers) != list(range(len(array))):
            yield f"page {index} draws other numbers than the parent tree has"
            continue
        for tag, number in numbers:
            if tag != str(array[number].S):
                yield f"page {index}: {number} is drawn as {tag}, its element is {array[number].S}"
            drawn[page.objgen, number, array[number].objgen] += 1
    yield from (f"told and not drawn: {one}" for one in told - drawn)
    yield from (f"drawn and not told: {one}" for one in drawn - told)


def _told(element: Any) -> Iterator[tuple[Any, int]]:
    """The pieces of marked content that are an element's own: page and number."""
    for kid in kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID)


def _drawn(page: Any) -> Iterator[tuple[str, int]]:
    """The marked content of a page as it is drawn: tag and number."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            yield str(operands[0]), int(operands[1]["/MCID"])


def _of_links(pdf: pikepdf.Pdf, elements: list[Any], owners: dict[int, Any]) -> Iterator[str]:
    """Each link on a page, and the element that points at it."""
    told = Counter(
        (kid.Pg.objgen, kid.Obj.objgen, element.objgen)
        for element in elements
        for kid in kids(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    )
    found: Counter[tuple[Any, Any, Any]] = Counter()
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            element = owners.get(int(link.get("/StructParent", -1)))
            if not is_element(element) or element.S != "/Link":
                yield f"link {link.objgen} leads to no Link"
            else:
                found[page.objgen, link.objgen, element.objgen] += 1
    yield from (f"pointed at and no link: {one}" for one in told - found)
    yield from (f"a link that nothing points at: {one}" for one in found - told)


def _keys(pdf: pikepdf.Pdf, tree: Any, owners: dict[int, Any]) -> Iterator[str]:
    used = [int(page.StructParents) for page in pdf.pages if "/StructParents" in page]
    links = (link for page in pdf.pages for link in page.get("/Annots", []))
    used += [int(link.StructParent) for link in links if "/StructParent" in link]
    yield from _twice("a key", used)
    if set(used) != set(owners):
        yield "keys that are used and those in the parent tree differ"
    if list(owners) != sorted(owners):
        yield "keys out of order"
    if int(tree.ParentTreeNextKey) <= max(owners, default=-1):
        yield "the next key is taken"


def _twice(what: str, found: Any) -> Iterator[str]:
    yield from (f"{what} twice: {one}" for one, times in Counter(found).items() if times > 1)
