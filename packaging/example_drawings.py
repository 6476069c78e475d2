"""Draw the pictures of the example visitation: ``python packaging/example_drawings.py``.

The pictures are committed; run this again only to change them.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from drawing_figures import (
    bench,
    block_of_flats,
    curved_arrow,
    cyclist,
    folder,
    fund,
    house,
    paper,
    person,
    roof,
    seat,
    solar_house,
    tree,
)
from drawing_sheet import (
    CLAY,
    HEIGHT,
    INK,
    NAVY,
    OCHRE,
    ROOT,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TEAL,
    WHITE,
    WIDTH,
    Sheet,
)

PICTURES = ROOT / "resources/example/pictures"


def shopping_street() -> Sheet:
    """Old shops with workshops of clothes makers in them."""
    sheet = Sheet(SKY)
    ground = 700
    sheet.box(0, ground, WIDTH, HEIGHT - ground, SAND)
    sheet.box(0, ground + 62, WIDTH, HEIGHT - ground, "#b9b3a6")
    houses = [
        (60, 250, 470, CLAY, OCHRE, True),
        (310, 230, 540, NAVY, ROSE, False),
        (540, 270, 430, TEAL, OCHRE, True),
        (810, 240, 560, OCHRE, CLAY, False),
        (1050, 290, 480, ROSE, NAVY, False),
    ]
    for x, width, height, wall, awning, dresses in houses:
        house(sheet, x, ground, width, height, wall, awning, dresses)
    tree(sheet, 806, ground + 40, 260)
    person(sheet, 470, ground + 50, 150, OCHRE)
    person(sheet, 1150, ground + 46, 145, TEAL)
    return sheet


def participation_ladder() -> Sheet:
    """Five steps, with what is said to be reached a step above what is."""
    sheet = Sheet()
    steps = ("informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen")
    fills = (ROSE, OCHRE, SAGE, TEAL, NAVY)
    width, left, ground = 244, 90, 760
    sheet.box(0, ground, WIDTH, HEIGHT - ground, SAND)
    for index, (step, fill) in enumerate(zip(steps, fills, strict=True)):
        height = 120 * (index + 1)
        x = left + index * width
        sheet.box(x, ground - height, width, height, fill)
        sheet.word(x + width / 2, ground - height + 62, step, 34, WHITE if index > 2 else INK)
        sheet.word(
            x + width / 2, ground - height + 26, str(index + 1), 26, WHITE if index > 2 else INK
        )
    reached, claimed = left + 2.5 * width, left + 3.5 * width
    person(sheet, reached, ground - 360, 170, CLAY)
    sheet.word(reached, ground - 560, "bereikt", 36)
    pole_foot = ground - 480
    sheet.line([(claimed - 30, pole_foot), (claimed - 30, pole_foot - 165)], INK, 8)
    sheet.shape(
        [
            (claimed - 26, pole_foot - 165),
            (claimed + 90, pole_foot - 130),
            (claimed - 26, pole_foot - 95),
        ],
        CLAY,
    )
    sheet.word(claimed + 6, pole_foot - 205, "gezegd", 36)
    return sheet


def project_carousel() -> Sheet:
    """A merry-go-round of projects, one of which fell off."""
    sheet = Sheet(SKY)
    ground, middle = 730, WIDTH / 2
    sheet.box(0, ground, WIDTH, HEIGHT - ground, SAGE)
    sheet.box(middle - 26, 210, 52, ground - 210, NAVY)
    sheet.box(middle - 480, ground - 44, 960, 44, NAVY, 12)
    sheet.box(middle - 520, ground - 8, 1040, 30, INK, 12)
    for index, (dx, lift) in enumerate(((-400, 40), (-215, 115), (-10, 30), (200, 100))):
        x = middle + dx
        sheet.line([(x, 250), (x, ground - 44)], WHITE, 9)
        folder(sheet, x, ground - 210 - lift, (CLAY, TEAL, OCHRE, ROSE)[index], 0)
    sheet.line([(middle + 400, 250), (middle + 400, ground - 44)], WHITE, 9)
    folder(sheet, 1245, ground + 2, CLAY, 12)
    roof(sheet, middle, 260)
    return sheet


def table_talk() -> Sheet:
    """A round table from above, with an empty chair."""
    sheet = Sheet()
    middle_x, middle_y, table = WIDTH / 2, HEIGHT / 2, 215
    sheet.disc(middle_x, middle_y, 395, SAND)
    coats = (CLAY, TEAL, OCHRE, NAVY, ROSE, SAGE, CLAY, "")
    for index, coat in enumerate(coats):
        turn = math.radians(index * 45 - 90)
        x = middle_x + math.cos(turn) * 312
        y = middle_y + math.sin(turn) * 312
        seat(sheet, x, y, turn, coat)
    sheet.disc(middle_x, middle_y, table, INK)
    sheet.disc(middle_x, middle_y, table - 9, WHITE)
    for index, coat in enumerate(coats):
        if coat:
            paper(sheet, middle_x, middle_y, math.radians(index * 45 - 90))
    sheet.disc(middle_x - 26, middle_y + 8, 24, TEAL)
    sheet.disc(middle_x - 26, middle_y + 8, 15, NAVY)
    sheet.disc(middle_x + 34, middle_y - 16, 20, OCHRE)
    return sheet


def bicycle_tour() -> Sheet:
    """Five members on bicycles past blocks of flats, under a low sun."""
    sheet = Sheet(SKY)
    ground = 690
    sheet.disc(1130, 300, 92, OCHRE)
    for x, width, height, wall in (
        (60, 250, 400, NAVY),
        (360, 330, 300, TEAL),
        (740, 230, 470, ROSE),
        (1010, 330, 330, NAVY),
    ):
        block_of_flats(sheet, x, ground, width, height, wall)
    sheet.box(0, ground - 26, WIDTH, 40, SAGE)
    sheet.box(0, ground + 14, WIDTH, HEIGHT - ground, "#b9b3a6")
    sheet.box(0, ground + 96, WIDTH, HEIGHT, SAND)
    for index, coat in enumerate((CLAY, OCHRE, WHITE, TEAL, ROSE)):
        cyclist(sheet, 190 + index * 250, ground + 74, coat)
    return sheet


def neighbourhood_fund() -> Sheet:
    """Money going round from a house with solar panels to a fund, to a plan, and back."""
    sheet = Sheet()
    middle_x, middle_y, radius = WIDTH / 2, 470, 265
    for start, degrees in ((-58, 52), (56, 52), (194, 38)):
        curved_arrow(sheet, middle_x, middle_y, radius, start, degrees)
    solar_house(sheet, middle_x, 250)
    fund(sheet, middle_x + 270, 640)
    bench(sheet, middle_x - 270, 640)
    return sheet


DRAWINGS: dict[str, Callable[[], Sheet]] = {
    "winkelstraat.png": shopping_street,
    "participatieladder.png": participation_ladder,
    "projectencarrousel.png": project_carousel,
    "tafelgesprek.png": table_talk,
    "fietstocht.png": bicycle_tour,
    "gebiedsfonds.png": neighbourhood_fund,
}

if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWINGS.items():
        draw().save(PICTURES / name)
