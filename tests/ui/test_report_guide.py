"""The guide for what only a person can judge: opened by key, gone through, ticked, led from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from tests.report.pdf.sample_parts import street
from wijkvisitatie.report.content import visit_report
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.report_guide import ReportGuide
from wijkvisitatie.ui.widgets.guide_button import GuideButton
from wijkvisitatie.work import photos

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def seen(context: Context) -> str:
    """An observation with a photo that is described badly."""
    entity = build.an_observation(context.dossier, "De aanpak faalt.", area=3)
    photos.add_photo(
        context.dossier,
        observation=entity,
        data=street(600, 400),
        alt="IMG_2041.jpg",
        consent="geen personen herkenbaar",
    )
    return entity


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def way(context: Context, seen: str, page: QWidget) -> GuideButton:
    made = GuideButton(context, page)
    made.show_report(visit_report(context.dossier, visit=build.VISIT))
    return made


def opened(page: QWidget, qtbot: QtBot) -> ReportGuide:
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    QTest.keyClick(page, Qt.Key.Key_G, CTRL | SHIFT)
    qtbot.waitUntil(lambda: bool(page.findChildren(ReportGuide)))
    found = page.findChildren(ReportGuide)[-1]
    qtbot.waitUntil(found.isVisible)
    return found


def test_without_a_report_there_is_nothing_to_look_at(context: Context, page: QWidget) -> None:
    made = GuideButton(context, page)
    made.open_guide()
    context.settle()
    assert not made.isVisible()
    assert not page.findChildren(ReportGuide)


def test_it_begins_with_the_pictures_and_says_what_to_ask_oneself(
    way: GuideButton, page: QWidget, qtbot: QtBot
) -> None:
    guide = opened(page, qtbot)
    assert guide.subjects.hasFocus()
    assert "niet ziet" in guide.question.text()
    (shown,) = [guide.points.item(row) for row in range(guide.points.count())]
    assert "naam van een bestand" in shown.text()
    assert not shown.icon().isNull()


def test_enter_leads_to_the_observation(
    way: GuideButton, context: Context, page: QWidget, seen: str, qtbot: QtBot
) -> None:
    went: list[tuple[str, str, str]] = []
    context.visit_wanted.connect(lambda *place: went.append(place))
    guide = opened(page, qtbot)
    guide.points.setFocus()
    QTest.keyClick(guide.points, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: went == [(build.VISIT, "visit", seen)])


def test_only_what_raises_a_doubt(way: GuideButton, page: QWidget, qtbot: QtBot) -> None:
    guide = opened(page, qtbot)
    guide.subjects.setCurrentRow(1)
    headings = guide.points.count()
    guide.doubtful.setChecked(True)
    assert guide.points.count() < headings
    guide.subjects.setCurrentRow(3)
    assert "klinkt als een oordeel" in guide.points.item(0).text()


def test_a_subject_that_was_looked_at_stays_ticked_until_it_is_other(
    way: GuideButton, context: Context, page: QWidget, seen: str, qtbot: QtBot
) -> None:
    guide = opened(page, qtbot)
    QTest.keyClick(guide.subjects, Qt.Key.Key_Space)
    guide.subjects.setCurrentRow(1)
    QTest.keyClick(guide.subjects, Qt.Key.Key_Space)
    guide.accept()
    (photo,) = photos.photos(context.dossier, observation=seen)
    photos.change_photo(context.dossier, entity=photo.entity, alt="Een straat met zes gevels.")
    way.show_report(visit_report(context.dossier, visit=build.VISIT))
    again = opened(page, qtbot)
    states = [again.subjects.item(row).checkState() for row in range(again.subjects.count())]
    ticked = [state == Qt.CheckState.Checked for state in states]
    assert ticked == [False, True, False, False]
    assert again.subjects.currentRow() == 0
