"""Projects and their money on Duiding: by key from an empty list to totals, and the ladder."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.controls import silent
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.weighing import WeighingPage
from wijkvisitatie.ui.weighing.project_pane import ProjectPane
from wijkvisitatie.work import cards, committee_levels, rounds, tracks
from wijkvisitatie.work.projects import ProjectLine, project_lines

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
PROJECTS = 3  # the tab


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> WeighingPage:
    build.an_observation(context.dossier, area=3)
    context.track = TRACK
    made = WeighingPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.material.model.rowCount() == 1)
    made.conclusions.setCurrentIndex(PROJECTS)
    return made


@pytest.fixture
def pane(page: WeighingPage) -> ProjectPane:
    return page.conclusions.projects


def stored(context: Context) -> tuple[ProjectLine, ...]:
    context.settle()
    return project_lines(context.dossier, wijken=rounds.wijken(context.dossier))


def cells(pane: ProjectPane) -> list[list[str]]:
    model = pane.list.model()
    return [
        [str(model.index(row, column).data() or "").strip() for column in range(4)]
        for row in range(model.rowCount())
    ]


def test_a_project_and_its_money_are_typed_and_added_up(
    qtbot: QtBot, pane: ProjectPane, context: Context
) -> None:
    pane.add()
    qtbot.waitUntil(lambda: pane.project.form.widget("title").hasFocus())
    qtbot.keyClicks(QApplication.focusWidget(), "Modekwartier")
    pane.flush()
    qtbot.waitUntil(lambda: any("Modekwartier" in row for row in cells(pane)))
    for amount in ("300000", "50000"):
        pane.pay()
        qtbot.waitUntil(lambda: pane.money.form.widget("source").hasFocus())
        box = pane.money.form.widget("amount")
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, amount)
        pane.list.setFocus()  # the field is left
        qtbot.waitUntil(lambda amount=amount: any(amount[:2] in row[3] for row in cells(pane)))
    (line,) = stored(context)
    assert [one.amount for one in line.money] in ([300_000, 50_000], [50_000, 300_000])
    assert line.amount == 350_000
    qtbot.waitUntil(lambda: cells(pane)[0][3] == "€ 350.000")


def test_del_takes_one_source_away_and_undo_brings_it_back(
    qtbot: QtBot, pane: ProjectPane, page: WeighingPage, context: Context
) -> None:
    project = cards.add(context.dossier, "project", wijk=build.KLARENDAL, title="A").entity(
        "project"
    )
    money = cards.add(context.dossier, "funding", project=project, amount=10).entity("funding")
    page.reload()
    qtbot.waitUntil(lambda: pane.pick(money))
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(cells(pane)) == 2)
    assert stored(context)[0].money == ()
    context.undo()
    qtbot.waitUntil(lambda: len(cells(pane)) == 3)


def test_the_arrows_pass_over_the_names_of_wijken(
    qtbot: QtBot, pane: ProjectPane, page: WeighingPage, context: Context
) -> None:
    for wijk, title in ((build.KLARENDAL, "A"), (build.PRESIKHAAF, "B")):
        cards.add(context.dossier, "project", wijk=wijk, title=title)
    page.reload()
    qtbot.waitUntil(lambda: len(cells(pane)) == 4)
    pane.list.setFocus()
    pane.list.setCurrentCell(1, 0)
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert pane.list.currentRow() == 3
    assert pane.project.form.value("title") == "B"
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    assert pane.list.currentRow() == 1
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    assert pane.list.currentRow() == 1


def test_what_is_not_known_is_not_nothing(
    qtbot: QtBot, pane: ProjectPane, page: WeighingPage, context: Context
) -> None:
    project = cards.add(context.dossier, "project", wijk=build.KLARENDAL).entity("project")
    money = cards.add(context.dossier, "funding", project=project).entity("funding")
    page.reload()
    qtbot.waitUntil(lambda: pane.pick(money))
    assert pane.money.form.widget("amount").text() == "Niet bekend"
    assert pane.money.form.value("amount") is None
    pane.flush()
    assert stored(context)[0].amount is None


def test_the_ladder_stands_above_the_findings_of_its_area(
    qtbot: QtBot, page: WeighingPage, context: Context
) -> None:
    ladder = page.findings.ladder
    page.conclusions.setCurrentIndex(0)
    assert not ladder.isVisible()
    page.sieve.choose_area(3)
    qtbot.waitUntil(ladder.isVisible)
    assert "nog geen trede" in ladder.words()
    committee_levels.set_committee_level(
        context.dossier, track=TRACK, wijk=build.KLARENDAL, area=3, claimed=4, reached=2
    )
    context.arrived(frozenset({"committee_level"}))
    qtbot.waitUntil(lambda: "Klarendal" in ladder.words())
    assert "gezegd 4 coproduceren, bereikt 2 raadplegen" in ladder.words()
    assert "2 treden lager" in ladder.words()


def test_all_of_it_can_be_named(pane: ProjectPane) -> None:
    assert silent(pane) == []
