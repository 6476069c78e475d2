"""The figures in the drawings: people, houses, bicycles, folders, chairs."""

from __future__ import annotations

import math

from drawing_sheet import CLAY, INK, NAVY, OCHRE, PAPER, SAGE, SAND, SKY, TEAL, WHITE, Sheet


def person(sheet: Sheet, x: float, ground: float, size: float, coat: str) -> None:
    """A walking figure without a face, ``size`` high, with both feet on the ground."""
    hip, shoulder = ground - size * 0.45, ground - size * 0.78
    for foot in (-0.11, 0.12):
        sheet.line([(x, hip), (x + size * foot, ground - size * 0.03)], INK, size * 0.07)
    sheet.shape(
        [
            (x - size * 0.10, shoulder),
            (x + size * 0.10, shoulder),
            (x + size * 0.15, hip + size * 0.06),
            (x - size * 0.15, hip + size * 0.06),
        ],
        coat,
    )
    sheet.line([(x - size * 0.09, shoulder), (x - size * 0.20, hip)], coat, size * 0.06)
    sheet.line([(x + size * 0.09, shoulder), (x + size * 0.19, hip)], coat, size * 0.06)
    sheet.disc(x, ground - size * 0.89, size * 0.10, INK)


def tree(sheet: Sheet, x: float, ground: float, size: float) -> None:
    """A tree of three round crowns."""
    sheet.box(x - size * 0.04, ground - size * 0.5, size * 0.08, size * 0.5, INK)
    for dx, dy, radius in ((-0.16, 0.60, 0.20), (0.16, 0.60, 0.20), (0, 0.80, 0.23)):
        sheet.disc(x + size * dx, ground - size * dy, size * radius, SAGE)


def house(
    sheet: Sheet,
    x: float,
    ground: float,
    width: float,
    height: float,
    wall: str,
    awning: str,
    dresses: bool,
) -> None:
    """A narrow house with a shop below; with dresses in its window, or a lamp and a table."""
    top = ground - height
    sheet.box(x, top, width, height, wall)
    sheet.shape([(x - 8, top), (x + width / 2, top - 80), (x + width + 8, top)], INK)
    sheet.disc(x + width / 2, top - 28, 14, SKY)
    for row in range(2):
        for column in range(2):
            left = x + width * (0.16 + 0.40 * column)
            upper = top + 40 + row * 105
            sheet.box(left, upper, width * 0.28, 72, WHITE, 4)
            sheet.box(left + width * 0.13, upper, 5, 72, wall)
    shop_top = ground - 190
    sheet.box(x + 18, shop_top, width * 0.62, 172, WHITE)
    sheet.box(x + width * 0.76, shop_top, width * 0.17, 190, INK)
    if dresses:
        for place in (0.22, 0.50):
            dress(sheet, x + width * place, ground - 32, CLAY if wall != CLAY else TEAL)
    else:
        sheet.line([(x + width * 0.35, shop_top), (x + width * 0.35, ground - 120)], INK, 4)
        sheet.disc(x + width * 0.35, ground - 112, 16, OCHRE)
        sheet.box(x + width * 0.20, ground - 62, width * 0.32, 9, INK)
        for leg in (0.23, 0.48):
            sheet.box(x + width * leg, ground - 60, 7, 40, INK)
    striped_awning(sheet, x + 6, shop_top - 14, width - 12, awning)


def dress(sheet: Sheet, x: float, bottom: float, colour: str) -> None:
    """A dress on a stand."""
    sheet.line([(x, bottom - 120), (x, bottom + 8)], INK, 5)
    sheet.shape(
        [
            (x - 15, bottom - 104),
            (x + 15, bottom - 104),
            (x + 10, bottom - 66),
            (x + 30, bottom - 16),
            (x - 30, bottom - 16),
            (x - 10, bottom - 66),
        ],
        colour,
    )


def striped_awning(sheet: Sheet, x: float, y: float, width: float, colour: str) -> None:
    """A sunshade over a shop window."""
    stripes = 7
    step = width / stripes
    for stripe in range(stripes):
        fill = colour if stripe % 2 == 0 else PAPER
        left = x + stripe * step
        sheet.box(left, y, step + 1, 34, fill)
        sheet.disc(left + step / 2, y + 34, step / 2, fill)


def folder(sheet: Sheet, x: float, y: float, fill: str, lean: float) -> None:
    """A folder of a project around a point; ``lean`` pushes its top aside."""
    w, h = 84, 62
    sheet.shape(
        [
            (x - w + lean, y - h - 20),
            (x - 18 + lean, y - h - 20),
            (x - 6 + lean, y - h),
            (x - w + lean, y - h),
        ],
        fill,
    )
    sheet.shape(
        [(x - w + lean, y - h), (x + w + lean, y - h), (x + w, y + h), (x - w, y + h)], fill
    )
    sheet.box(x - 66 + lean / 2, y - 22, 132, 46, WHITE, 6)
    sheet.word(x + lean / 2, y - 1, "project", 32)


def roof(sheet: Sheet, middle: float, bottom: float) -> None:
    """The striped roof of the carousel, with a flag."""
    half, stripes = 500, 10
    width = 2 * half / stripes
    lefts = [middle - half + stripe * width for stripe in range(stripes)]
    fills = [CLAY if stripe % 2 == 0 else WHITE for stripe in range(stripes)]
    for left, fill in zip(lefts, fills, strict=True):
        sheet.scallop(left + width / 2, bottom, width / 2, fill)
    for left, fill in zip(lefts, fills, strict=True):
        sheet.shape([(middle, 90), (left, bottom), (left + width, bottom)], fill)
    sheet.line([(middle, 96), (middle, 34)], INK, 7)
    sheet.shape([(middle + 3, 34), (middle + 74, 52), (middle + 3, 72)], OCHRE)


def seat(sheet: Sheet, x: float, y: float, turn: float, coat: str) -> None:
    """A chair seen from above, with somebody on it when there is a coat."""
    sheet.disc(x, y, 66, INK if coat else CLAY)
    sheet.disc(x, y, 58, SAND if coat else PAPER)
    if not coat:
        return
    across = turn + math.pi / 2
    for side in (-1, 1):
        sheet.disc(x + math.cos(across) * 30 * side, y + math.sin(across) * 30 * side, 30, coat)
    sheet.disc(x, y, 37, coat)
    sheet.disc(x, y, 25, INK)


def paper(sheet: Sheet, x: float, y: float, turn: float) -> None:
    """A sheet of paper before a seat, turned towards it."""
    corners = []
    for along, across in ((118, -34), (188, -34), (188, 34), (118, 34)):
        corners.append(
            (
                x + math.cos(turn) * along - math.sin(turn) * across,
                y + math.sin(turn) * along + math.cos(turn) * across,
            )
        )
    sheet.shape(corners, SAND)
    sheet.line([*corners, corners[0]], NAVY, 3)


def block_of_flats(
    sheet: Sheet, x: float, ground: float, width: float, height: float, wall: str
) -> None:
    """A block of flats with rows of windows."""
    sheet.box(x, ground - height, width, height, wall)
    for row in range(int(height // 68)):
        for column in range(int(width // 62)):
            left = x + 20 + column * (width - 30) / (width // 62)
            sheet.box(left, ground - height + 24 + row * 66, 34, 32, PAPER)


def cyclist(sheet: Sheet, x: float, ground: float, coat: str) -> None:
    """Somebody on a city bicycle, riding to the right; ``x`` is between the wheels."""
    axle = ground - 44
    back, front, saddle, bars = (
        (x - 62, axle),
        (x + 62, axle),
        (x - 24, axle - 74),
        (x + 42, axle - 92),
    )
    pedals = (x - 6, axle)
    for wheel in (back, front):
        sheet.ring(*wheel, 44, INK, 7)
    for tube in (
        [back, pedals, saddle, back],
        [pedals, (x + 36, axle - 70)],
        [bars, front],
        [saddle, (x + 36, axle - 70)],
    ):
        sheet.line(tube, CLAY if coat != CLAY else NAVY, 6)
    sheet.line([bars, (x + 24, axle - 100)], INK, 6)
    hip, shoulder = (x - 24, axle - 88), (x - 4, axle - 168)
    sheet.line([hip, (x + 22, axle - 52), (x, axle + 8)], INK, 17)
    sheet.line([hip, shoulder], coat, 38)
    sheet.line([shoulder, (x + 30, axle - 104)], coat, 14)
    sheet.disc(x + 6, axle - 206, 22, INK)


def curved_arrow(
    sheet: Sheet, x: float, y: float, radius: float, start: float, degrees: float
) -> None:
    """An arrow along a circle, clockwise; angles in degrees, 0 is to the right."""
    turns = [math.radians(start + degrees * step / 24) for step in range(25)]
    sheet.line([(x + math.cos(t) * radius, y + math.sin(t) * radius) for t in turns], TEAL, 22)
    end = turns[-1]
    tip = end + math.radians(15)
    sheet.shape(
        [
            (x + math.cos(tip) * radius, y + math.sin(tip) * radius),
            (x + math.cos(end) * (radius + 46), y + math.sin(end) * (radius + 46)),
            (x + math.cos(end) * (radius - 46), y + math.sin(end) * (radius - 46)),
        ],
        TEAL,
    )


def solar_house(sheet: Sheet, x: float, ground: float) -> None:
    """A house with a solar panel on its roof, and the sun."""
    sheet.disc(x + 210, ground - 150, 46, OCHRE)
    sheet.box(x - 105, ground - 100, 210, 120, CLAY)
    sheet.shape([(x - 135, ground - 98), (x, ground - 205), (x + 135, ground - 98)], INK)
    sheet.shape(
        [
            (x + 22, ground - 172),
            (x + 100, ground - 110),
            (x + 58, ground - 106),
            (x - 4, ground - 158),
        ],
        SKY,
    )
    sheet.box(x - 76, ground - 68, 54, 54, WHITE)
    sheet.box(x + 20, ground - 70, 50, 90, NAVY)


def fund(sheet: Sheet, x: float, y: float) -> None:
    """A chest with coins, and the word for it."""
    for dx, dy in ((-58, -66), (0, -92), (58, -66), (-28, -54), (30, -54)):
        sheet.disc(x + dx, y + dy, 36, INK)
        sheet.disc(x + dx, y + dy, 31, OCHRE)
    sheet.box(x - 130, y - 50, 260, 140, NAVY, 14)
    sheet.word(x, y + 20, "fonds", 52, WHITE)


def bench(sheet: Sheet, x: float, y: float) -> None:
    """A plan in the wijk: trees and a bench."""
    tree(sheet, x - 100, y + 90, 250)
    tree(sheet, x + 96, y + 90, 190)
    for height in (0, 26):
        sheet.box(x - 74, y + 10 + height, 148, 15, CLAY, 5)
    sheet.box(x - 84, y + 58, 168, 15, CLAY, 5)
    for leg in (-64, 52):
        sheet.box(x + leg, y + 72, 12, 30, INK)
