"""From every number on the secretariat's table to its observations, and back, in two keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table_window import ARNHEM, Key, Table, an_example
from wijkvisitatie.ui.overview.sheet import Look
from wijkvisitatie.work import rounds
from wijkvisitatie.work.findings import FindingLine, findings

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, UNDER = (Qt.Key.Key_Return, NONE), (Qt.Key.Key_G, CTRL)
KLARENDAL = rounds.wijk_entity("0202-klarendal")


@dataclass(frozen=True)
class Way:
    """Where somebody is, the keys to the observations, and those back."""

    page: str
    stand: Callable[[Walk], QWidget]  # choose the number; returns what has the focus then
    there: tuple[Key, ...]
    back: tuple[Key, ...]


class Walk(Table):
    """Knows which observations must be arrived at."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.under: set[str] = set()  # the observations under what is chosen

    def rests_on(self, *lines: FindingLine) -> None:
        """What must be arrived at."""
        self.under = {seen for line in lines for seen in (*line.support, *line.against)}
        assert self.under

    def at_observations(self) -> bool:
        """Whether only observations are chosen that lie under where the way began."""
        if self.window._page == "visit":
            line = self.window._pages["visit"].observations.list.current()
            return line is not None and line.observation.entity in self.under
        if self.window._page != "weighing":
            return False
        material = self.window._pages["weighing"].material
        chosen = set(material.selection())
        return bool(material.list.hasFocus() and chosen and chosen <= self.under)


def finding(table: Walk) -> QWidget:
    page = table.go("weighing")
    table.wait(lambda: page.findings.list.count() > 0)
    page.findings.list.setCurrentRow(page.findings.list.count() - 1)
    page.findings.list.setFocus()
    table.rests_on(page.findings.current())
    return page.findings.list


def recommendation(table: Walk) -> QWidget:
    page = table.go("weighing")
    table.wait(lambda: page.recommendations.list.count() > 0)
    page.conclusions.turn_to("recommendations")
    page.recommendations.list.setCurrentRow(page.recommendations.list.count() - 1)
    page.recommendations.list.setFocus()
    under = {one.entity for one in page._sheet.recommendations[-1].findings}
    table.rests_on(*(one for one in page._sheet.findings if one.finding.entity in under))
    return page.recommendations.list


def passage(table: Walk, *, remarked: bool = False) -> QWidget:
    page = table.go("hearing")
    table.wait(lambda: page.rows.list.count() > 0)
    lines = {one.finding.entity: one for one in findings(table.context.dossier, track=ARNHEM)}
    row = max(
        at
        for at, row in enumerate(page.rows._rows)
        if row.line.sent.entity in lines and (row.remark is not None) == remarked
    )
    page.rows.list.setCurrentRow(row)
    table.rests_on(lines[page.rows.current().line.sent.entity])
    page.rows.list.setFocus()
    return page.rows.list


def remark(table: Walk) -> QWidget:
    return passage(table, remarked=True)


def overview(table: Walk) -> Any:
    page = table.go("overview")
    table.wait(lambda: page.is_whole and page.findings.municipal.model.rowCount() > 0)
    table.wait(lambda: page.findings.advice.list.count() > 0)
    return page


def municipal(table: Walk) -> QWidget:
    page = overview(table)
    page.findings.municipal.table.selectRow(page.findings.municipal.model.rowCount() - 1)
    page.findings.municipal.table.setFocus()
    table.rests_on(page.findings.municipal.current().line)
    return page.findings.municipal.table


def national(table: Walk) -> QWidget:
    page = overview(table)
    page.findings.national.list.setCurrentRow(page.findings.national.list.count() - 1)
    page.findings.national.list.setFocus()
    table.rests_on(page.findings.national.current().rests_on[0].line)
    return page.findings.national.list


def national_advice(table: Walk) -> QWidget:
    page = overview(table)
    page.findings.right.setCurrentWidget(page.findings.advice)
    page.findings.advice.list.setCurrentRow(page.findings.advice.list.count() - 1)
    page.findings.advice.list.setFocus()
    below = page.findings.advice.ground.first()
    table.rests_on(page._sheet.national[below].rests_on[0].line)
    return page.findings.advice.list


def recurring(table: Walk) -> QWidget:
    page = overview(table)
    page.views.setCurrentWidget(page.recurring)
    page.recurring.groups.setCurrentRow(page.recurring.groups.count() - 1)
    page.recurring.advice.setFocus()
    table.rests_on(*(one.line for one in page.recurring.group().advice[0].findings))
    return page.recurring.advice


def cell(table: Walk) -> QWidget:
    page = overview(table)
    page.views.setCurrentWidget(page.matrix)
    page.matrix.map.pick(KLARENDAL, 5)
    of_the_cell = Look(area=5, place=KLARENDAL)
    first = next(one for one in page._sheet.found.municipal if of_the_cell.passes(one))
    table.rests_on(first.line)
    page.matrix.map.setFocus()
    return page.matrix.map


def follow_up(table: Walk) -> QWidget:
    """One that rests on what was seen now."""
    return _revisited(table, seen=True)


def earlier_advice(table: Walk) -> QWidget:
    """One of which nothing was seen yet: what it rested on then."""
    return _revisited(table, seen=False)


def _revisited(table: Walk, *, seen: bool) -> QWidget:
    page = table.go("revisit")
    table.wait(lambda: page.list.count() > 0)
    lines = page._sheet.revisit.lines
    row = max(at for at, line in enumerate(lines) if bool(line.seen) == seen)
    page.list.setCurrentRow(row)
    table.under = {one.observation.entity for one in lines[row].seen}
    if not seen:
        then = {under.finding.entity for under in lines[row].findings}
        earlier = findings(table.context.dossier, track=ARNHEM)
        table.rests_on(*(one for one in earlier if one.finding.entity in then))
    page.list.setFocus()
    return page.list


def level(table: Walk) -> QWidget:
    page = table.go("level")
    page.tabs.setCurrentIndex(1)
    table.wait(lambda: page.committee.map.model().rowCount() > 0)
    page.committee.map.pick(KLARENDAL, 3)
    voices = page.committee._spot((KLARENDAL, 3)).voices
    table.under = {seen for one in voices for seen in one.level.observations}
    page.committee.map.setFocus()
    return page.committee.map


def reference(table: Walk) -> QWidget:
    """A number in a text; the cursor is somewhere before it."""
    page = table.go("texts")
    table.wait(lambda: "[[B" in page.editor.edit.toPlainText())
    edit = page.editor.edit
    at = edit.toPlainText().index("[[B5.9]]")
    edit.choose(at, at)
    page.editor.enter()
    lines = findings(table.context.dossier, track=ARNHEM)
    table.rests_on(next(one for one in lines if one.number == "B5.9"))
    return page.editor.edit


DUIDING, TEKSTEN = (Qt.Key.Key_6, ALT), (Qt.Key.Key_0, ALT)
WAYS = {
    "bevinding": Way("weighing", finding, (ENTER, ENTER), (ENTER,)),
    "bevinding, in één keer": Way("weighing", finding, (UNDER,), (ENTER,)),
    "aanbeveling": Way("weighing", recommendation, (UNDER,), ((Qt.Key.Key_F6, NONE),)),
    "passage": Way("hearing", passage, ((Qt.Key.Key_D, CTRL), UNDER), ((Qt.Key.Key_F9, NONE),)),
    "opmerking": Way("hearing", remark, ((Qt.Key.Key_D, CTRL), UNDER), ((Qt.Key.Key_F9, NONE),)),
    "bevinding in de ronde": Way("overview", municipal, (UNDER, UNDER), ((Qt.Key.Key_F8, NONE),)),
    "landelijke bevinding": Way("overview", national, (UNDER, UNDER), ((Qt.Key.Key_F8, NONE),)),
    "landelijk advies": Way("overview", national_advice, (UNDER, UNDER), ((Qt.Key.Key_F8, NONE),)),
    "wat terugkeert": Way("overview", recurring, (UNDER, UNDER), ((Qt.Key.Key_F8, NONE),)),
    "vak van de matrix": Way("overview", cell, (UNDER, UNDER), ((Qt.Key.Key_F8, NONE),)),
    "opvolging": Way("revisit", follow_up, (UNDER,), ((Qt.Key.Key_F12, NONE),)),
    "eerder advies": Way("revisit", earlier_advice, (UNDER, UNDER), ((Qt.Key.Key_F12, NONE),)),
    "oordeel": Way("level", level, (UNDER,), ((Qt.Key.Key_4, ALT),)),
    "nummer in een tekst": Way("texts", reference, (UNDER, UNDER), (TEKSTEN,)),
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_example(tmp_path_factory.mktemp("wegen"))


@pytest.fixture
def table(qtbot: QtBot, example: Path) -> Iterator[Walk]:
    made = Walk(qtbot, example)
    yield made
    made.window.close()


@pytest.mark.parametrize("name", WAYS)
def test_to_the_observations_and_back(table: Walk, name: str) -> None:
    way = WAYS[name]
    assert max(len(way.there), len(way.back)) <= 2
    began = way.stand(table)
    table.settle()
    for key in way.there:
        table.press(key)
    table.wait(table.at_observations)
    for key in way.back:
        table.press(key)
    table.wait(lambda: table.window._page == way.page and began.hasFocus())
