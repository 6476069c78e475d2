"""Work in pieces: one per turn of the event loop, and nothing that was overtaken."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from wijkvisitatie.ui.painting import Turns


def test_something_else_gets_its_turn_between_two_pieces(qtbot: QtBot):
    done: list[str] = []
    owner = QObject()
    key = partial(QTimer.singleShot, 0, partial(done.append, "key"))
    Turns(owner).do([key, partial(done.append, "two"), partial(done.append, "three")])
    qtbot.waitUntil(lambda: "three" in done)
    assert done.index("key") < done.index("three")


def test_what_was_still_waiting_gives_way_to_newer_work(qtbot: QtBot):
    done: list[str] = []
    owner = QObject()
    turns = Turns(owner)
    turns.do([lambda: done.append("old")])
    turns.do([lambda: done.append("new")])
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["new"]


def test_a_piece_can_bring_other_work(qtbot: QtBot):
    done: list[str] = []
    owner = QObject()
    turns = Turns(owner)
    turns.do([lambda: turns.do([lambda: done.append("other")]), lambda: done.append("old")])
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["other"]
