"""How long the window stands still at the secretariat's table, with a whole round on it.

18 gemeenten, 40 wijken, 20,000 observations and 400 findings. What somebody does may take what a
hand does not notice, and so may the first look at a page, which has yet to be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks import data
from benchmarks.measure import Standstill
from benchmarks.round import PASSPHRASE, a_round
from benchmarks.standing_still import KEYS, Pulse, no_settings
from wijkvisitatie import app as program
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.pages.course import CoursePage
from wijkvisitatie.ui.pages.overview import OverviewPage
from wijkvisitatie.ui.pages.weighing import WeighingPage

OBSERVATIONS, FINDINGS = 20_000, 400
TOGETHER = 8  # observations that a finding is made of
ARRIVES = 2_500  # ms in which everything of a page has been read
PAGES = {
    "course": "Voortgang",
    "weighing": "Duiding",
    "overview": "Overzicht",
    "texts": "Teksten",
    "board": "Stand",
}

Step = Callable[[], None]
P = TypeVar("P", bound=QWidget)


def run() -> list[Standstill]:
    """A line for each thing that somebody does."""
    folder = data.new_folder() / "ronde"
    a_round(folder, observations=OBSERVATIONS, photos=1, findings=FINDINGS).close()
    app = program.make_application()
    with no_settings(folder.parent):
        window = MainWindow(start_page=False)
        window.show()
        pulse = Pulse()
        _open(window, folder, pulse)
        found = [
            pulse.measured(f"{name} openen", partial(window.go, page), ARRIVES)
            for page, name in PAGES.items()
        ]
        found += [pulse.measured(*step, ARRIVES) for step in _work(window, pulse)]
        window.close()
    app.processEvents()
    return found


def _open(window: MainWindow, folder: Path, pulse: Pulse) -> None:
    window.open_folder(folder, PASSPHRASE)
    pulse.wait(lambda: window.context is not None)
    pulse.rest(ARRIVES)  # the pages are imported meanwhile


def _work(window: MainWindow, pulse: Pulse) -> Iterator[tuple[str, Step]]:
    yield from _weighing(window, pulse)
    yield from _overview(window, pulse)
    window.go("course")
    table = _page(window, CoursePage).table
    yield "Voortgang: andere gemeente", lambda: table.setCurrentCell(9, 0)


def _weighing(window: MainWindow, pulse: Pulse) -> Iterator[tuple[str, Step]]:
    window.go("weighing")
    page = _page(window, WeighingPage)
    yield "Duiding: ander aandachtspunt", partial(page.sieve.choose_area, 3)
    yield "Duiding: zoeken onder het typen", partial(_type, pulse, page.sieve.search, "wethouder")
    yield "Duiding: alles tonen", page.sieve.show_all
    flags = QItemSelectionModel.SelectionFlag.Select
    for row in range(TOGETHER):
        index = page.material.model.index(row)
        page.material.list.selectionModel().setCurrentIndex(index, flags)
    yield "Duiding: bevinding maken", page.make_finding
    yield "Duiding: ongedaan maken", partial(_undo, window)


def _overview(window: MainWindow, pulse: Pulse) -> Iterator[tuple[str, Step]]:
    window.go("overview")
    page = _page(window, OverviewPage)
    view, table = page.findings, page.findings.municipal.table
    yield "Overzicht: ander aandachtspunt", partial(view.sieve.choose_area, 3)
    yield "Overzicht: alle aandachtspunten", partial(view.sieve.choose_area, 0)
    yield "Overzicht: zoeken onder het typen", partial(_type, pulse, view.sieve.search, "bewoners")
    view.sieve.search.clear()
    yield "Overzicht: andere volgorde", partial(table.sortByColumn, 2, Qt.SortOrder.AscendingOrder)
    table.selectRow(3)
    yield "Overzicht: een thema geven", partial(view.change_themes, add="nagaan")
    yield "Overzicht: ongedaan maken", partial(_undo, window)
    yield "Overzicht: landelijke bevinding maken", view.make_national
    yield "Overzicht: wat terugkeert", partial(page.views.setCurrentIndex, 1)
    yield "Overzicht: matrix", partial(page.views.setCurrentIndex, 2)


def _page(window: MainWindow, kind: type[P]) -> P:
    found = window.centralWidget().findChild(kind)
    assert isinstance(found, kind)
    return found


def _undo(window: MainWindow) -> None:
    assert window.context is not None
    window.context.undo()


def _type(pulse: Pulse, field: QWidget, words: str) -> None:
    for letter in words:
        QTest.keyClicks(field, letter)
        pulse.rest(KEYS)
