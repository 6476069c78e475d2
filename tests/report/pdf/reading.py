"""Reads a PDF back: each piece of text with its place and the structure element it belongs to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass(frozen=True)
class Shown:
    """Text as drawn, and which marked content of its page it is; ``None`` for an artifact."""

    page: int
    number: int | None
    x: float
    y: float
    width: float
    text: str


class Reader:
    """One opened file."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._numbers = {page.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.shown = [one for page in range(len(self.pdf.pages)) for one in self._page(page)]

    def text(self, page: int | None = None) -> str:
        """All text in the order of drawing, of one page (from 0) or of all."""
        return "".join(one.text for one in self.shown if page is None or one.page == page)

    def story(self) -> str:
        """The text in the order of the structure tree, as a screen reader gets it."""
        texts: dict[tuple[int, int | None], str] = {}
        for one in self.shown:
            key = (one.page, one.number)
            texts[key] = texts.get(key, "") + one.text
        return "".join(texts.get((page, number), "") for _, page, number in self.contents())

    def elements(self) -> Iterator[pikepdf.Dictionary]:
        """All structure elements, each before its children."""
        waiting = [self.pdf.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(kids(element)) if is_element(kid)]

    def contents(self) -> Iterator[tuple[pikepdf.Dictionary, int, int]]:
        """Each piece of marked content in the order of the tree: its element, page and number."""
        yield from self._contents(self.pdf.Root.StructTreeRoot.K)

    def _contents(self, element: Any) -> Iterator[tuple[pikepdf.Dictionary, int, int]]:
        for kid in kids(element):
            if is_element(kid):
                yield from self._contents(kid)
            elif isinstance(kid, int):
                yield element, self.page_number(element.Pg), kid
            elif kid.get("/Type") == "/MCR":
                yield element, self.page_number(kid.Pg), int(kid.MCID)

    def page_number(self, page: Any) -> int:
        """The index of a page object."""
        return self._numbers[page.objgen]

    def _page(self, index: int) -> Iterator[Shown]:
        page = self.pdf.pages[index]
        fonts = {name: font_of(font) for name, font in page.Resources.Font.items()}
        stack: list[int | None] = []
        actual: list[str] = []
        x = y = size = 0.0
        font: tuple[dict[int, str], list[float]] = ({}, [])
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    properties = operands[1] if len(operands) > 1 else {}
                    inner = stack[-1] if stack else None
                    stack.append(int(properties["/MCID"]) if "/MCID" in properties else inner)
                    actual.append(str(properties.get("/ActualText", "")))
                case "EMC":
                    stack.pop()
                    actual.pop()
                case "Tm":
                    x, y = float(operands[4]), float(operands[5])
                case "Tf":
                    font, size = fonts[str(operands[0])], float(operands[1])
                case "Tj":
                    codes = bytes(operands[0])
                    width = sum(font[1][code] for code in codes) * size / 1000
                    text = actual[-1] or "".join(font[0][code] for code in codes)
                    yield Shown(index, stack[-1], x, y, width, text)
                    x += width


def kids(element: Any) -> list[Any]:
    """The children of an element, also when there is one or none."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def is_element(kid: Any) -> bool:
    """Whether a child is an element, not content."""
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem"


def font_of(font: Any) -> tuple[dict[int, str], list[float]]:
    """The text and the width of each code of a font."""
    pairs = PAIR.findall(font.ToUnicode.read_bytes())
    texts = {
        int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in pairs
    }
    return texts, [float(width) for width in font.Widths]


def words_of(text: str) -> list[str]:
    """The words of a text, whole again where a line end broke them."""
    return re.sub("\u00ad", "", text).split()
