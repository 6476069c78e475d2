"""The heat map and the radar: by keyboard, in words, and dark enough on light to be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.test_palette import contrast
from wijkvisitatie.ui import style
from wijkvisitatie.ui.widgets.heat_map import Heat, HeatMap, HeatSheet, shade
from wijkvisitatie.ui.widgets.radar import Radar, Spoke

SHEET = HeatSheet(
    rows=(("k", "Klarendal"), ("p", "Presikhaaf")),
    columns=((1, "1 Focus"), (2, "2 Regie")),
    cells={
        ("k", 1): Heat("4 Sterk", 0.8, "Klarendal, focus: 4 Sterk"),
        ("p", 2): Heat("–", 0.0, "Presikhaaf, regie: geen niveau"),
    },
)
SPOKES = (
    Spoke(1, "Focus", "4 Sterk", 4, 2, 5),
    Spoke(2, "Regie", "n.t.b.", None),
    Spoke(3, "Participatie", "2 Eerste aanzet", 2),
)


@pytest.fixture
def heat_map(qtbot: QtBot) -> HeatMap:
    made = HeatMap("Niveaus")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.show_sheet(SHEET)
    return made


@pytest.fixture
def radar(qtbot: QtBot) -> Radar:
    made = Radar(5)
    qtbot.addWidget(made)
    made.resize(420, 320)
    made.show()
    made.show_spokes("Klarendal", SPOKES)
    return made


def test_the_arrows_walk_and_enter_opens(qtbot: QtBot, heat_map: HeatMap) -> None:
    assert heat_map.place() == ("k", 1)
    with qtbot.waitSignal(heat_map.chosen) as chosen:
        qtbot.keyClick(heat_map, Qt.Key.Key_Right)
    qtbot.keyClick(heat_map, Qt.Key.Key_Down)
    with qtbot.waitSignal(heat_map.opened) as opened:
        qtbot.keyClick(heat_map, Qt.Key.Key_Return)
    assert (chosen.args, opened.args) == (["k", 2], ["p", 2])


def test_a_cell_is_told_in_full(heat_map: HeatMap) -> None:
    index = heat_map.model().index(0, 0)
    assert index.data() == "4 Sterk"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Klarendal, focus: 4 Sterk"


def test_new_figures_keep_the_chosen_cell(heat_map: HeatMap) -> None:
    heat_map.pick("p", 2)
    heat_map.show_sheet(HeatSheet(SHEET.rows, SHEET.columns, {}))
    assert heat_map.place() == ("p", 2)
    heat_map.show_sheet(HeatSheet((("n", "Nieuw"), *SHEET.rows), SHEET.columns, {}))
    assert heat_map.place() == ("p", 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_the_deepest_shade_can_be_read(qapp: object, scheme: str) -> None:
    style.set_scheme(scheme)
    try:
        weak = {
            (area, strength): shade(area, strength).name()
            for area in range(6)
            for strength in (0.0, 0.5, 1.0)
            if contrast(style.token("text").name(), shade(area, strength).name()) < 4.5
        }
    finally:
        style.set_scheme("light")
    assert weak == {}


def test_the_radar_says_all_it_draws(qtbot: QtBot, radar: Radar) -> None:
    told = "1 Focus: 4 Sterk (leden 2 tot 5); 2 Regie: n.t.b.; 3 Participatie: 2 Eerste aanzet"
    assert radar.accessibleName() == "Klarendal"
    assert radar.accessibleDescription() == f"{told}. Gekozen: 1 Focus: 4 Sterk (leden 2 tot 5)"
    qtbot.keyClick(radar, Qt.Key.Key_Right)
    assert radar.accessibleDescription().endswith("Gekozen: 2 Regie: n.t.b.")
    with qtbot.waitSignal(radar.opened) as opened:
        qtbot.keyClick(radar, Qt.Key.Key_Return)
    assert opened.args == [2]


@pytest.mark.parametrize("size", [(224, 224), (260, 600), (1200, 224)])
def test_no_label_leaves_the_radar(radar: Radar, size: tuple[int, int]) -> None:
    radar.resize(*size)
    for at in range(len(SPOKES)):
        box = radar._label(at)
        assert box.left() >= 0
        assert box.top() >= 0
        assert box.right() <= radar.width() + 1
        assert box.bottom() <= radar.height() + 1


def test_an_empty_radar_draws(qtbot: QtBot, radar: Radar) -> None:
    radar.show_spokes("Nog niets", ())
    qtbot.keyClick(radar, Qt.Key.Key_Return)
    assert isinstance(radar.grab().toImage(), QImage)
