"""What the sample is made of: a drawing, running text, a radar."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from wijkvisitatie.report.blocks import (
    Radar,
    Run,
)


def street(width: int = 1200, height: int = 800, seed: int = 0) -> bytes:
    """A drawing of a row of houses as a JPEG."""
    image = Image.new("RGB", (width, height), (206, 222, 233))
    pen = ImageDraw.Draw(image)
    pen.ellipse((width * 0.78, 60, width * 0.78 + 110, 170), fill=(247, 226, 160))
    colours = [(160, 74, 60), (196, 138, 96), (122, 92, 84), (178, 104, 84), (140, 118, 100)]
    house = width // 6
    for index in range(6):
        left = index * house
        top = height // 3 + (index * 37 + seed * 53) % 90
        body = colours[(index + seed) % len(colours)]
        pen.rectangle((left, top, left + house - 8, height - 160), fill=body)
        pen.polygon(
            ((left - 6, top), (left + house // 2, top - 90), (left + house - 2, top)),
            fill=(84, 66, 62),
        )
        for row in range(2):
            for column in range(2):
                x, y = left + 26 + column * 84, top + 40 + row * 130
                pen.rectangle((x, y, x + 54, y + 84), fill=(244, 240, 226), outline=(60, 60, 60))
        pen.rectangle((left + 70, height - 260, left + 122, height - 160), fill=(40, 66, 92))
    pen.rectangle((0, height - 160, width, height), fill=(150, 150, 146))
    pen.rectangle((0, height - 160, width, height - 130), fill=(190, 188, 180))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def words(text: str) -> tuple[Run, ...]:
    """Plain running text as runs."""
    return (Run(text),)


LEVELS = (
    "n.t.b.",
    "1 Nog niet zichtbaar",
    "2 Eerste aanzet",
    "3 Op orde",
    "4 Sterk",
    "5 Voorbeeld voor anderen",
)


def radar(title: str, values: tuple[int, ...]) -> Radar:
    """A radar over the five areas; 0 was not judged."""
    words_of_it = tuple(LEVELS[value] for value in values)
    return Radar(
        title=title,
        labels=("Focus", "Regie", "Participatie", "Economie", "Financiering"),
        marks=(1, 2, 3, 4, 5),
        values=tuple(value or None for value in values),
        words=words_of_it,
        alt=f"Tekening van de niveaus in {title}: {', '.join(words_of_it)}.",
    )
