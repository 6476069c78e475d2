"""What somebody does at the secretariat's table, step by step, with a name for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from benchmarks.standing_still import KEYS, Pulse
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.pages.course import CoursePage
from wijkvisitatie.ui.pages.hearing import HearingPage
from wijkvisitatie.ui.pages.level import LevelPage
from wijkvisitatie.ui.pages.overview import OverviewPage
from wijkvisitatie.ui.pages.report import ReportPage
from wijkvisitatie.ui.pages.revisit import RevisitPage
from wijkvisitatie.ui.pages.texts import TextsPage
from wijkvisitatie.ui.pages.weighing import WeighingPage
from wijkvisitatie.ui.widgets.report_side import ReportSide
from wijkvisitatie.work import editions, tracks, visits

TOGETHER = 8  # observations that a finding is made of
PAGES = {
    "course": "Voortgang",
    "weighing": "Duiding",
    "overview": "Overzicht",
    "texts": "Teksten",
    "hearing": "Wederhoor",
    "level": "Oordeel",
    "revisit": "Herbezoek",
    "board": "Stand",
    "conflicts": "Strijdig",
}
_IN_HEARING, _ADOPTED, _REVISITED = "feitelijk wederhoor", "vastgesteld", "gepubliceerd"

Step = tuple[str, Callable[[], object]]
P = TypeVar("P", bound=QWidget)


def prepare(context: Context) -> None:
    """What a round has by then: a statement that was sent, and a revisit that began."""
    dossier, lines = context.dossier, tracks.track_lines(context.dossier)
    sent = _in_phase(lines, _IN_HEARING)
    editions.freeze(
        dossier,
        track=sent,
        report="nota",
        status="voor wederhoor",
        fingerprint="",
        content=editions.passages(dossier, track=sent),
    )
    revisited = _in_phase(lines, _REVISITED)
    tracks.start_revisit(dossier, track=revisited, framework=context.framework)


def all_steps(window: MainWindow, pulse: Pulse) -> Iterator[Step]:
    """All of it, in the order of the pages; what leads up to a step is done before it comes."""
    context = window.context
    assert context is not None
    for page, name in PAGES.items():
        yield f"{name} openen", partial(window.go, page)
    yield from _course(_page(window, "course", CoursePage), context)
    yield from _weighing(_page(window, "weighing", WeighingPage), context, pulse)
    yield from _overview(_page(window, "overview", OverviewPage), context, pulse)
    yield from _texts(_page(window, "texts", TextsPage), pulse)
    yield from _hearing(window, context)
    yield from _levels(window, context, pulse)
    yield from _revisit(window, context)
    yield from _report(window, context)


def _course(page: CoursePage, context: Context) -> Iterator[Step]:
    table = page.table
    yield "Voortgang: andere gemeente", lambda: table.setCurrentCell(9, 0)
    yield "Voortgang: fase wijzigen, venster", page.take_step
    _close_dialogs()
    track = context.track
    move = partial(
        tracks.move_to,
        context.dossier,
        track=track,
        phase="commissieberaad",
        framework=context.framework,
        reason="Nog eens kijken.",
    )
    yield "Voortgang: naar een andere fase", partial(context.act, page, move)
    yield "Voortgang: ongedaan maken", context.undo
    yield "Voortgang: vaststellen, venster", page.adopt
    _close_dialogs()
    yield "Voortgang: versies, venster", page.show_round
    _close_dialogs()


def _weighing(page: WeighingPage, context: Context, pulse: Pulse) -> Iterator[Step]:
    yield "Duiding: ander aandachtspunt", partial(page.sieve.choose_area, 3)
    yield "Duiding: zoeken onder het typen", partial(_type, pulse, page.sieve.search, "wethouder")
    yield "Duiding: alles tonen", page.sieve.show_all
    list_ = page.findings.list
    yield "Duiding: andere bevinding", partial(list_.setCurrentRow, 5)
    yield "Duiding: aanbevelingen", partial(page.conclusions.turn_to, "recommendations")
    yield "Duiding: projecten", partial(page.conclusions.turn_to, "projects")
    page.conclusions.turn_to("findings")
    chosen = QItemSelectionModel.SelectionFlag.Select
    for row in range(TOGETHER):
        index = page.material.model.index(row)
        page.material.list.selectionModel().setCurrentIndex(index, chosen)
    yield "Duiding: bevinding maken", page.make_finding
    yield "Duiding: ongedaan maken", context.undo
    yield "Duiding: alles kiezen", page.material.list.selectAll
    yield "Duiding: bevinding uit alle waarnemingen", page.make_finding
    yield "Duiding: ongedaan maken van alles", context.undo
    yield "Duiding: opnieuw maken van alles", context.redo
    context.undo()


def _overview(page: OverviewPage, context: Context, pulse: Pulse) -> Iterator[Step]:
    view, table = page.findings, page.findings.municipal.table
    yield "Overzicht: ander aandachtspunt", partial(view.sieve.choose_area, 3)
    yield "Overzicht: alle aandachtspunten", partial(view.sieve.choose_area, 0)
    yield "Overzicht: zoeken onder het typen", partial(_type, pulse, view.sieve.search, "bewoners")
    view.sieve.search.clear()
    yield "Overzicht: andere volgorde", partial(table.sortByColumn, 2, Qt.SortOrder.AscendingOrder)
    table.selectRow(3)
    yield "Overzicht: een thema geven", partial(view.change_themes, add="nagaan")
    yield "Overzicht: ongedaan maken", context.undo
    table.selectAll()
    yield "Overzicht: een thema geven aan alles", partial(view.change_themes, add="alles")
    yield "Overzicht: ongedaan maken van alles", context.undo
    table.selectRow(3)
    yield "Overzicht: landelijke bevinding maken", view.make_national
    yield "Overzicht: wat terugkeert", partial(page.views.setCurrentIndex, 1)
    yield "Overzicht: matrix", partial(page.views.setCurrentIndex, 2)


def _texts(page: TextsPage, pulse: Pulse) -> Iterator[Step]:
    yield "Teksten: ander deel", partial(page.parts.step, 1)
    yield "Teksten: typen", partial(_type, pulse, page.editor.edit, "Bewoners zien het. ")
    yield "Teksten: de hele ronde", partial(page.turn_to, "")


def _hearing(window: MainWindow, context: Context) -> Iterator[Step]:
    lines = tracks.track_lines(context.dossier)
    window.go("board")
    context.track = _in_phase(lines, _IN_HEARING)
    yield "Wederhoor: gemeente met opmerkingen", partial(window.go, "hearing")
    page = _page(window, "hearing", HearingPage)
    yield "Wederhoor: volgende opmerking", partial(page.rows.step, 1)
    page.rows.next_open()
    yield "Wederhoor: besluiten", partial(page.decide, 0)
    yield "Wederhoor: ongedaan maken", context.undo
    yield "Wederhoor: alleen wat open is", partial(page.rows.filter.setCurrentIndex, 2)
    yield "Wederhoor: nota bekijken", page.look
    _close_dialogs()


def _levels(window: MainWindow, context: Context, pulse: Pulse) -> Iterator[Step]:
    lines = tracks.track_lines(context.dossier)
    window.go("board")
    context.track = _in_phase(lines, _ADOPTED)
    yield "Oordeel: gemeente met niveaus", partial(window.go, "level")
    view = _page(window, "level", LevelPage).committee
    yield "Oordeel: beraad openen", view.open_talk
    yield "Oordeel: andere plek", partial(view.map.setCurrentIndex, view.map.model().index(0, 3))
    yield "Oordeel: niveau geven", partial(view.give, 2)
    yield "Oordeel: ongedaan maken", context.undo
    motivation = view.card.form.widget("motivation")
    yield "Oordeel: motiveren", partial(_type, pulse, motivation, "De straat is leeg.")
    yield "Oordeel: radar", partial(view.side.setCurrentIndex, 1)


def _revisit(window: MainWindow, context: Context) -> Iterator[Step]:
    lines = tracks.track_lines(context.dossier)
    window.go("board")
    context.track = next(one.track.entity for one in lines if one.track.earlier)
    yield "Herbezoek: gemeente met een herbezoek", partial(window.go, "revisit")
    page = _page(window, "revisit", RevisitPage)
    yield "Herbezoek: andere aanbeveling", partial(page.step, 1)


def _report(window: MainWindow, context: Context) -> Iterator[Step]:
    (visit, *_rest) = (one.visit.entity for one in visits.visit_lines(context.dossier))
    yield "Rapport openen", partial(window.open_visit, visit, "report")
    page = _page(window, "report", ReportPage)
    page.findChild(ReportSide).report_chosen.emit("gemeente", "openbaar")
    yield "Rapport: deelrapportage maken", page.make


def _in_phase(lines: tuple[tracks.TrackLine, ...], phase: str) -> str:
    return next(one.track.entity for one in lines if one.track.phase == phase)


def _page(window: MainWindow, key: str, kind: type[P]) -> P:
    window.go(key)
    found = window.centralWidget().findChild(kind)
    assert isinstance(found, kind)
    return found


def _close_dialogs() -> None:
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.reject()


def _type(pulse: Pulse, field: QWidget, words: str) -> None:
    for letter in words:
        QTest.keyClicks(field, letter)
        pulse.rest(KEYS)
