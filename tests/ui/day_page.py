"""A visit page on the screen, with the focus where a member would have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.work import observations
from wijkvisitatie.work.observations import Filter, ObservationLine


def open_page(qtbot: QtBot, context: Context) -> VisitPage:
    """The page of the visit to Arnhem, ready and with the focus in the entry."""
    page = VisitPage(context)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.activateWindow()
    page.show_visit(build.VISIT)
    page.first_focus()
    qtbot.waitUntil(page.capture.edit.hasFocus)
    qtbot.waitUntil(lambda: page.is_whole and page.programme.model.rowCount() > 0)
    return page


def stored(dossier: Dossier, **wanted: Any) -> tuple[ObservationLine, ...]:
    """What is in the dossier, newest first."""
    return observations.page(dossier, filter=Filter(visit=build.VISIT, **wanted))


def wait_stored(qtbot: QtBot, context: Context, number: int) -> tuple[ObservationLine, ...]:
    """Wait until the dossier holds so many observations."""
    qtbot.waitUntil(lambda: len(stored(context.dossier)) == number)
    return stored(context.dossier)


def settled(qtbot: QtBot, context: Context, done: Callable[[], bool]) -> None:
    """Let the worker finish and the window hear of it, until ``done``."""
    context.settle()
    qtbot.waitUntil(done)
