"""PDF source for what the canvas draws: colours, rounded corners, and text in a font's codes."""

from __future__ import annotations

from typing import Any, Final

from wijkvisitatie.report.pdf.fonts import Font
from wijkvisitatie.report.pdf.pieces import Piece
from wijkvisitatie.report.pdf.structure import text_string
from wijkvisitatie.report.pdf.style import Colour

# The distance from the middle to the handles of a curve that looks like a quarter of a circle.
_ROUND: Final = 0.5523


def fill(colour: Colour) -> str:
    """Makes what follows be filled, or written, in ``colour``."""
    return f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} rg"


def stroke(colour: Colour) -> str:
    """Makes the lines that follow have ``colour``."""
    return f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} RG"


def rounded_path(box: tuple[float, float, float, float], radius: float) -> str:
    """The outline of a rectangle ``(x, y, width, height)`` with round corners."""
    x, y, width, height = box
    right, top = x + width, y + height
    handle = radius * (1 - _ROUND)
    # Each corner: where the straight side ends, the two handles of the curve, and where it ends.
    corners = (
        ((right - radius, y), (right - handle, y), (right, y + handle), (right, y + radius)),
        (
            (right, top - radius),
            (right, top - handle),
            (right - handle, top),
            (right - radius, top),
        ),
        ((x + radius, top), (x + handle, top), (x, top - handle), (x, top - radius)),
        ((x, y + radius), (x, y + handle), (x + handle, y), (x + radius, y)),
    )
    path = [f"{x + radius:.2f} {y:.2f} m"]
    for side, *curve in corners:
        path.append(f"{side[0]:.2f} {side[1]:.2f} l")
        path.append(" ".join(f"{across:.2f} {up:.2f}" for across, up in curve) + " c")
    return " ".join([*path, "h"])


class Typesetter:
    """Writes text in the codes of the subsets that ReportLab makes of our fonts."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._codes: dict[Font, dict[str, int]] = {}  # of the first subset, which is nearly all

    def show(self, piece: Piece, size: float, after: str = "") -> list[str]:
        """The source that draws ``piece`` where the text stands, and the text ``after`` it."""
        code = [
            f"{name} {size:g} Tf <{codes.hex()}> Tj"
            for name, codes in self._encoded(piece.font, piece.text + after)
        ]
        if piece.actual:
            return [f"/Span <</ActualText {text_string(piece.actual)}>> BDC", *code, "EMC"]
        return code

    def _encoded(self, font: Font, text: str) -> list[tuple[str, bytes]]:
        """``text`` in the codes of the font's subsets, with the name of each subset."""
        known = self._codes.setdefault(font, {})
        try:
            parts = [(0, bytes(map(known.__getitem__, text)))]
        except KeyError:
            parts = font.pdf.splitString(text, self._document)
            if [subset for subset, _ in parts] == [0]:
                known.update(zip(text, parts[0][1], strict=True))
        name = font.pdf.getSubsetInternalName
        return [(name(subset, self._document), codes) for subset, codes in parts]
