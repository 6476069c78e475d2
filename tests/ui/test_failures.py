"""A fault of ours is told once, and with not a word of what stands in the dossier."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from wijkvisitatie.errors import StorageFull
from wijkvisitatie.ui.main_window import MainWindow

PLANTED = "Geheimwoord van mevrouw Jansen"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    yield made
    made.close()


def fail_with_content() -> None:
    """As Python does when a text can't be understood: it repeats the text."""
    try:
        int(PLANTED)
    except ValueError as error:
        raise RuntimeError(PLANTED) from error


def shown(window: MainWindow) -> list[QMessageBox]:
    return window.findChildren(QMessageBox)


def test_neither_log_nor_screen_nor_output_holds_what_was_typed(
    qtbot: QtBot,
    window: MainWindow,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    window.worker.run(fail_with_content)
    qtbot.waitUntil(lambda: bool(shown(window)))
    (box,) = shown(window)
    output, errors = capfd.readouterr()
    told = (box.text(), box.informativeText(), box.detailedText(), caplog.text, output, errors)
    assert "RuntimeError, test_failures.py:" in box.text()
    assert "unexpected RuntimeError, test_failures.py:" in caplog.text
    assert not [text for text in told if "Geheimwoord" in text or "Jansen" in text]
    caplog.clear()


def test_what_a_user_can_mend_is_said_and_not_logged(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    window.fail(StorageFull("De schijf is vol."))
    said = window.start_page()
    assert said.findChildren(QMessageBox) == shown(window) == []
    assert "schijf" not in caplog.text
