"""The structure of a PDF as lines of text, to be held against how it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.report.pdf.reading import Reader, is_element, kids

_LONGEST = 60


def dump(data: bytes) -> str:
    """Each element on a line, indented under the one it is in: its tag, what it says of itself,
    and the words that are its own.
    """
    reader = Reader(data)
    texts: dict[tuple[int, int | None], str] = {}
    for one in reader.shown:
        key = (one.page, one.number)
        texts[key] = texts.get(key, "") + one.text
    return "\n".join(_lines(reader, texts, reader.pdf.Root.StructTreeRoot.K, 0)) + "\n"


def _lines(
    reader: Reader, texts: dict[tuple[int, int | None], str], element: Any, depth: int
) -> Iterator[str]:
    own = [kid for kid in kids(element) if not is_element(kid)]
    words = " ".join("".join(_own(reader, texts, element, kid) for kid in own).split())
    links = sum(1 for kid in own if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid)
    parts = [str(element.S)[1:], *_said(element)]
    parts += [f"({links} links)"] if links else []
    parts += [repr(words[:_LONGEST])] if words else []
    yield "  " * depth + " ".join(parts)
    for kid in kids(element):
        if is_element(kid):
            yield from _lines(reader, texts, kid, depth + 1)


def _own(reader: Reader, texts: dict[tuple[int, int | None], str], element: Any, kid: Any) -> str:
    if isinstance(kid, int):
        return texts.get((reader.page_number(element.Pg), kid), "")
    if "/MCID" in kid:
        return texts.get((reader.page_number(kid.Pg), int(kid.MCID)), "")
    return ""


def _said(element: Any) -> Iterator[str]:
    """The description and the attributes of an element; where it stands on a page is left out."""
    if "/Alt" in element:
        yield f"Alt={str(element.Alt)[:_LONGEST]!r}"
    if "/Lang" in element:
        yield f"Lang={element.Lang}"
    for name, value in sorted(dict(element.get("/A", {})).items()):
        if name != "/BBox":
            yield f"{name[1:]}={str(value).removeprefix('/')[:_LONGEST]}"
