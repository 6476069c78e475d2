"""Every page and dialog for who can't see or has only keys: names, sizes, letters, shortcuts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QScreen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QMainWindow,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.controls import controls, silent
from wijkvisitatie.exchange.start import open_start, start_package
from wijkvisitatie.ui import menus
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.access import AccessDialog
from wijkvisitatie.ui.dialogs.adopt import AdoptDialog
from wijkvisitatie.ui.dialogs.checking import CheckingDialog
from wijkvisitatie.ui.dialogs.copies import CopiesDialog
from wijkvisitatie.ui.dialogs.coverage import CoverageDialog
from wijkvisitatie.ui.dialogs.editions import EditionsDialog
from wijkvisitatie.ui.dialogs.erasing import ErasingDialog
from wijkvisitatie.ui.dialogs.export import ExportDialog
from wijkvisitatie.ui.dialogs.hand_in import HandInDialog
from wijkvisitatie.ui.dialogs.hearing_intake import HearingIntakeDialog
from wijkvisitatie.ui.dialogs.join import JoinDialog
from wijkvisitatie.ui.dialogs.names import NamesDialog
from wijkvisitatie.ui.dialogs.new_round import NewRoundDialog
from wijkvisitatie.ui.dialogs.nota_preview import NotaPreviewDialog
from wijkvisitatie.ui.dialogs.open_start import OpenStartDialog
from wijkvisitatie.ui.dialogs.phase_step import PhaseStepDialog
from wijkvisitatie.ui.dialogs.programme_item import ProgrammeItemDialog
from wijkvisitatie.ui.dialogs.reopen import ReopenDialog
from wijkvisitatie.ui.dialogs.retention import RetentionDialog
from wijkvisitatie.ui.dialogs.send_nota import SendNotaDialog
from wijkvisitatie.ui.dialogs.send_state import SendStateDialog
from wijkvisitatie.ui.dialogs.settings import SettingsDialog
from wijkvisitatie.ui.dialogs.shortcut_list import EVERYWHERE, SHORTCUTS
from wijkvisitatie.ui.dialogs.shortcuts import ShortcutsDialog
from wijkvisitatie.ui.dialogs.start_package import StartPackageDialog
from wijkvisitatie.ui.dialogs.trash import TrashDialog
from wijkvisitatie.ui.dialogs.unlock import UnlockDialog
from wijkvisitatie.ui.dialogs.visit_plan import PlanDialog, VisitDialog
from wijkvisitatie.ui.hearing.sheet import read_sheet
from wijkvisitatie.ui.lock import LockPage
from wijkvisitatie.ui.pages.board import BoardPage
from wijkvisitatie.ui.pages.conflicts import ConflictsPage
from wijkvisitatie.ui.pages.course import CoursePage
from wijkvisitatie.ui.pages.hearing import HearingPage
from wijkvisitatie.ui.pages.level import LevelPage
from wijkvisitatie.ui.pages.overview import OverviewPage
from wijkvisitatie.ui.pages.report import ReportPage
from wijkvisitatie.ui.pages.revisit import RevisitPage
from wijkvisitatie.ui.pages.start import StartPage
from wijkvisitatie.ui.pages.texts import TextsPage
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.ui.pages.visits import VisitsPage
from wijkvisitatie.ui.pages.weighing import WeighingPage
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview
from wijkvisitatie.work import course, rounds, tracks, visits
from wijkvisitatie.work.course import CourseLine

Build = Callable[[Context], QWidget]


def start(context: Context) -> QWidget:
    made = StartPage(context._worker)
    made.reload()
    return made


def of_visit(page: Callable[[Context], QWidget]) -> Build:
    def built(context: Context) -> QWidget:
        made = page(context)
        made.show_visit(build.VISIT)
        if isinstance(made, VisitPage | LevelPage):
            made.make_whole()
        return made

    return built


def opening(context: Context, window: QWidget) -> QWidget:
    dossier = context.dossier
    file = start_package(dossier, dossier.folder.parent / "begin.wvp").path
    return OpenStartDialog(context.ask, open_start(file), window)


def overview(context: Context) -> QWidget:
    made = OverviewPage(context)
    made.make_whole()
    return made


TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


def of_course(context: Context) -> CourseLine:
    lines = course.course(context.dossier, framework=context.framework)
    return next(one for one in lines if one.line.track.entity == TRACK)


def strijdig(context: Context) -> QWidget:
    """With a conflict to choose in, a proposal included."""
    one = build.an_observation(context.dossier, "Het buurthuis is open.")
    build.differ(context.dossier, one, "text", "Het buurthuis is dicht.", "Het huis is open.")
    return ConflictsPage(context)


PAGES: dict[str, Build] = {
    "Vergrendeld": lambda _context: LockPage(example=False),
    "Start": start,
    "Bezoeken": VisitsPage,
    "Bezoek": of_visit(VisitPage),
    "Oordeel": of_visit(LevelPage),
    "Rapport": of_visit(ReportPage),
    "Duiding": WeighingPage,
    "Teksten": TextsPage,
    "Wederhoor": HearingPage,
    "Overzicht": overview,
    "Herbezoek": RevisitPage,
    "Stand": BoardPage,
    "Strijdig": strijdig,
    "Voortgang": CoursePage,
}
DIALOGS: dict[str, Callable[[Context, QWidget], QWidget]] = {
    "Nieuwe visitatie": lambda context, window: NewRoundDialog(context.ask, window),
    "Wachtwoord": lambda _context, window: UnlockDialog("Voorbeeld", window),
    "Toegang": AccessDialog,
    "Bezoek plannen": lambda context, window: PlanDialog(context, gemeente="", parent=window),
    "Bezoek wijzigen": lambda context, window: VisitDialog(
        context, visits.visit(context.dossier, entity=build.VISIT), window
    ),
    "Onderdeel": lambda context, window: ProgrammeItemDialog(
        context, build.VISIT, ("2010-06-24",), None, window
    ),
    "Instellingen": SettingsDialog,
    "Prullenbak": TrashDialog,
    "Reservekopieën": CopiesDialog,
    "Controle": CheckingDialog,
    "Namen": NamesDialog,
    "Bewaartermijnen": RetentionDialog,
    "Wissen": lambda context, window: ErasingDialog(
        context, [build.an_observation(context.dossier)], window
    ),
    "Inlezen": JoinDialog,
    "Inleveren": HandInDialog,
    "Startpakket maken": StartPackageDialog,
    "Startpakket openen": opening,
    "Stand versturen": SendStateDialog,
    "Dekking": CoverageDialog,
    "Heropenen": lambda context, window: ReopenDialog(context, build.VISIT, window),
    "Sneltoetsen": lambda _context, window: ShortcutsDialog(window),
    "Fase wijzigen": lambda context, window: PhaseStepDialog(context, of_course(context), window),
    "Vaststellen": lambda context, window: AdoptDialog(context, TRACK, "Arnhem", window),
    "Versies": lambda context, window: EditionsDialog(context, TRACK, "Arnhem", window),
    "Gegevens uitvoeren": ExportDialog,
    "Nota bekijken": lambda context, window: NotaPreviewDialog(context, TRACK, window),
    "Nota versturen": lambda context, window: SendNotaDialog(
        context, read_sheet(context.dossier, TRACK), window
    ),
    "Formulier inlezen": lambda context, window: HearingIntakeDialog(context, TRACK, [], window),
}
everywhere = pytest.mark.parametrize("name", [*PAGES, *DIALOGS])


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Keeps what is shown in it alive."""
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def shown(window: QMainWindow, context: Context, name: str) -> QWidget:
    """A page or dialog with its first reading done."""
    build.an_observation(context.dossier, area=3)
    if name in PAGES:
        made = PAGES[name](context)
        window.setCentralWidget(made)
        window.resize(1280, 720)
    else:
        made = DIALOGS[name](context, window)
    window.show()
    made.show()
    context.settle()
    QApplication.processEvents()
    return made


@everywhere
def test_every_control_says_what_it_is(window: QMainWindow, context: Context, name: str) -> None:
    found = silent(shown(window, context, name))
    assert [(type(one).__name__, one.parent()) for one in found] == []


@everywhere
def test_every_target_can_be_hit(window: QMainWindow, context: Context, name: str) -> None:
    small = [
        (type(widget).__name__, widget.accessibleName(), widget.height())
        for widget in controls(shown(window, context, name))
        if widget.isVisible() and widget.height() < TARGET
    ]
    assert small == []


@everywhere
def test_no_two_buttons_have_the_same_letter(
    window: QMainWindow, context: Context, name: str
) -> None:
    """Alt and a letter that two parts claim does nothing but move the focus."""
    place = shown(window, context, name)
    texts = [one.text() for one in place.findChildren(QAbstractButton) if one.isVisible()]
    letters = [one.group(1).lower() for text in texts for one in re.finditer("&(\\w)", text)]
    if name in PAGES:
        letters += [letter.lower() for letter in re.findall("&(\\w)", " ".join(menu_titles()))]
    assert [letter for letter, number in Counter(letters).items() if number > 1] == []


def menu_titles() -> Iterable[str]:
    return (title for title, _entries in menus._menus())


# The shortcuts

_WORDS = {
    "Return": "Enter",
    "Del": "Delete",
    "Esc": "Escape",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
    "Up": "Pijl omhoog",
    "Down": "Pijl omlaag",
}


def in_words(key: QKeySequence) -> str:
    """The keys as the list names them."""
    modifiers, last = re.fullmatch(r"((?:\w+\+)*)(.+)", key.toString()).groups()
    return modifiers + _WORDS.get(last, last)


def expanded(keys: str) -> set[str]:
    """All keys of one line of the list."""
    if " … " not in keys:
        return set(keys.split(", "))
    first, last = keys.split(" … ")
    return {first[:-1] + chr(code) for code in range(ord(first[-1]), ord(last[-1]) + 1)}


def listed(page: str) -> set[str]:
    parts = [lines for title, lines in SHORTCUTS if title.partition(":")[0] == page]
    return {key for lines in parts for _text, keys in lines for key in expanded(keys)}


def used(owner: QWidget) -> set[str]:
    return {
        in_words(key)
        for action in owner.findChildren(QAction)
        for key in action.shortcuts()
        if not isinstance(action.parent(), QTextEdit)
    }


@pytest.mark.parametrize("name", PAGES)
def test_the_list_of_shortcuts_is_complete(
    window: QMainWindow, context: Context, name: str
) -> None:
    page = shown(window, context, name)
    assert used(page) - listed(name) - listed(EVERYWHERE) == set()


@pytest.mark.parametrize("name", PAGES)
def test_the_list_of_shortcuts_promises_nothing_else(
    window: QMainWindow, context: Context, name: str
) -> None:
    page = shown(window, context, name)
    parts = PdfPreview(page) if name == "Rapport" else page  # made when there is a PDF
    chords = {f"Alt+{chr(code)}" for code in range(ord("A"), ord("Z") + 1)}
    of_itself = {"Spatie"}  # a list that can be ticked has it without an action
    assert listed(name) - used(page) - used(parts) - chords - of_itself == set()


def test_the_list_names_what_the_menus_do(window: QMainWindow) -> None:
    names = [entry[0] for _title, entries in menus._menus() for entry in entries if entry]
    menus.build(window, dict.fromkeys(names, window.close))
    assert used(window) - listed(EVERYWHERE) == set()


def test_the_page_at_hand_stands_first(qtbot: QtBot, window: QMainWindow, context: Context) -> None:
    window.setCentralWidget(VisitsPage(context))
    window.show()
    dialog = ShortcutsDialog(window)
    assert "plant en opent u een bezoek" in dialog.purpose.text()
    assert dialog.shown()[0] == ("Bezoeken", "Zoeken in de bezoeken", "Ctrl+F")
    qtbot.keyClicks(dialog._words, "prullenbak bezoek delete")
    assert ("Bezoeken", "Bezoek naar de prullenbak", "Delete") in dialog.shown()
    assert ("Bezoeken", "Zoeken in de bezoeken", "Ctrl+F") not in dialog.shown()


@pytest.mark.parametrize("name", ["Bezoeken", "Bezoek", "Rapport", "Onderdeel", "Instellingen"])
def test_the_wheel_changes_no_choice(window: QMainWindow, context: Context, name: str) -> None:
    """Who scrolls past a choice must not have changed, and stored, what was recorded."""
    place = shown(window, context, name)
    for field in (*place.findChildren(QComboBox), *place.findChildren(QAbstractSpinBox)):
        turned = QWheelEvent(
            QPointF(4, 4),
            QPointF(field.mapToGlobal(QPoint(4, 4))),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        field.wheelEvent(turned)
        assert not turned.isAccepted(), field.accessibleName()


@pytest.mark.parametrize(
    "name",
    [
        "Nieuwe visitatie",
        "Bezoek wijzigen",
        "Instellingen",
        "Prullenbak",
        "Inlezen",
        "Inleveren",
        "Startpakket maken",
        "Startpakket openen",
        "Stand versturen",
        "Dekking",
    ],
)
def test_a_dialog_is_no_larger_than_a_small_screen(
    window: QMainWindow, context: Context, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 150% a laptop has 853 by 533 of what counts as pixels here."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(853, 533))
    place = shown(window, context, name)
    assert place.height() < 533
    assert place.width() < 853


def test_in_a_low_window_the_list_keeps_its_room(window: QMainWindow, context: Context) -> None:
    page = shown(window, context, "Bezoek")
    assert isinstance(page, VisitPage)
    assert page.observations.filter._area.isVisible()
    window.resize(853, 420)
    assert not page.observations.filter._area.isVisible()
    assert page.observations.filter.search.isVisible()
    assert page.observations.list.height() >= 2 * TARGET


def test_in_a_narrow_window_the_areas_fit_on_one_row(window: QMainWindow, context: Context) -> None:
    page = shown(window, context, "Bezoek")
    assert isinstance(page, VisitPage)
    bar = page.capture._areas
    window.resize(853, 420)
    page.capture.set_area(3)
    assert [one.text() for one in bar._group.buttons()] == [
        "1",
        "2",
        "3 Participatie",
        "4",
        "5",
        "0",
    ]
    assert bar.heightForWidth(bar.width()) <= TARGET + SPACE[1]
    window.resize(1400, 720)
    assert bar._group.button(1).text() == "1 Focus"
