"""How tests drive the page Rapport: by its keys, and by what a screen reader calls its parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.report import ReportPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[ReportPage]:
    """The page of a visit with a few observations, in front and read."""
    build.an_observation(context.dossier, "De winkelstraat leeft.", area=4, kind="goede weg")
    build.an_observation(context.dossier, "Nog nergens geplaatst.", kind="leerpunt")
    made = ReportPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.show_visit(build.VISIT)
    made.first_focus()
    qtbot.waitUntil(lambda: bool(shown_gaps(made)))
    return made


def key(sequence: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a user does."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, sequence, modifiers)


def named(page: QWidget, name: str) -> Any:
    """What a screen reader calls by this name."""
    (found,) = [one for one in page.findChildren(QWidget) if one.accessibleName() == name]
    return found


def shown_gaps(page: ReportPage) -> list[str]:
    return [gap.words for gap in named(page, "Wat nog ontbreekt").gaps()]


def says(page: ReportPage, words: str) -> bool:
    labels = page.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def make(page: ReportPage, qtbot: QtBot) -> QWidget:
    """Make the report by its key; returns the pages."""
    key(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: says(page, "De PDF is klaar"), timeout=20_000)
    pages = named(page, "Voorbeeld van het verslag")
    assert pages.isVisible()
    return pages


def save_as(page: ReportPage, path: Path | None = None) -> QFileDialog:
    """Answer the question where the report goes; without a path as suggested."""
    key(Qt.Key.Key_S, CTRL)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    if path is not None:
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
    dialog.accept()
    return dialog


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened outside the window, instead of opening it."""
    found: list[str] = []

    def open_url(url: Any) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


def choose(page: ReportPage, words: str) -> None:
    """Choose a kind of report, as a user does."""
    box = named(page, "Soort rapport")
    row = box.findText(words)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def choose_gap(page: ReportPage, words: str) -> None:
    gaps = named(page, "Wat nog ontbreekt")
    rows = [gaps.item(row) for row in range(gaps.count())]
    gaps.itemActivated.emit(next(one for one in rows if one.text() == words))
