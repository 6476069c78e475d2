"""A surface to draw flat shapes on, and the one palette of all drawings.

Drawn twice as large and scaled down, for smooth edges.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[1]
FONT = ROOT / "resources/fonts/SourceSans3-SemiBold.ttf"

WIDTH, HEIGHT = 1400, 840
SCALE = 2

PAPER = "#f5efe4"
SAND = "#e7dac2"
INK = "#24353f"
NAVY = "#2b4c63"
TEAL = "#3a8a8c"
SAGE = "#94b49f"
OCHRE = "#e2a93f"
CLAY = "#c65d43"
ROSE = "#e3b5a4"
WHITE = "#fffdf8"
SKY = "#dfe9ea"

Point = tuple[float, float]


class Sheet:
    """A drawing surface in the picture's own measure, whatever the scale behind it."""

    def __init__(self, background: str = PAPER) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, w: float, h: float, fill: str, bend: float = 0) -> None:
        corners = [x * SCALE, y * SCALE, (x + w) * SCALE, (y + h) * SCALE]
        self.pen.rounded_rectangle(corners, bend * SCALE, fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.pen.circle((x * SCALE, y * SCALE), radius * SCALE, fill)

    def scallop(self, x: float, y: float, radius: float, fill: str) -> None:
        """The lower half of a disc."""
        edges = [
            (x - radius) * SCALE,
            (y - radius) * SCALE,
            (x + radius) * SCALE,
            (y + radius) * SCALE,
        ]
        self.pen.pieslice(edges, 0, 180, fill)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        self.pen.circle((x * SCALE, y * SCALE), radius * SCALE, None, colour, round(width * SCALE))

    def shape(self, points: list[Point], fill: str) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def line(self, points: list[Point], colour: str, width: float) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, colour, round(width * SCALE), joint="curve")
        for x, y in scaled:  # round ends, which the pen itself does not make
            self.pen.circle((x, y), width * SCALE / 2, colour)

    def word(self, x: float, y: float, text: str, size: float, fill: str = INK) -> None:
        font = ImageFont.truetype(FONT, round(size * SCALE))
        self.pen.text((x * SCALE, y * SCALE), text, fill, font, anchor="mm")

    def save(self, file: Path) -> None:
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(file, optimize=True)
