"""A member's whole morning by key events only; the program ends without warning; all is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store import keys
from wijkvisitatie.ui.dialogs.programme_item import ProgrammeItemDialog
from wijkvisitatie.ui.dialogs.recovered import RecoveredDialog
from wijkvisitatie.ui.main_window import MainWindow
from wijkvisitatie.ui.pages.visit import VisitPage
from wijkvisitatie.work import observations, programme
from wijkvisitatie.work.observations import Filter, ObservationLine

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

MORNING = (
    ("De wethouder noemt drie doelen.", Qt.Key.Key_1, Qt.Key.Key_G),
    ("Niemand weet wie beslist.", Qt.Key.Key_2, Qt.Key.Key_K),
    ("Bewoners hoorden het achteraf.", Qt.Key.Key_3, Qt.Key.Key_O),
    ("Een atelier betaalt geen huur.", Qt.Key.Key_4, Qt.Key.Key_V),
    ("Over geld nog niets gehoord.", Qt.Key.Key_0, Qt.Key.Key_L),
)
MORE = " Wel drie ateliers."


class Member:
    """Somebody at the keyboard: every key goes to what has the focus."""

    def __init__(self, qtbot: QtBot, folder: Path, *, asked: bool = False) -> None:
        """``asked``: the session before ended without warning while something was typed."""
        self.qtbot = qtbot
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.window.open_folder(folder, build.PASSPHRASE)
        # The list of visits the first time, later where it was left.
        qtbot.waitUntil(lambda: self.window._page in {"visits", "visit"})
        assert self.window.context is not None
        if asked:
            self.want_it_back()
        self.window.context.open_visit(build.VISIT)
        qtbot.waitUntil(self.page.capture.edit.hasFocus)
        qtbot.waitUntil(lambda: self.page.is_whole and self.page.programme.wijken.count() == 3)

    @property
    def page(self) -> VisitPage:
        page = self.window._stack.currentWidget()
        assert isinstance(page, VisitPage)
        return page

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self._focus(), key, modifier)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self._focus(), words)

    def stored(self) -> list[ObservationLine]:
        assert self.window.context is not None
        wanted = Filter(visit=build.VISIT)
        return list(observations.in_order(self.window.context.dossier, filter=wanted))

    def want_it_back(self) -> None:
        """Answer the question about what was being typed with the key that is at hand."""
        (dialog,) = self.window.findChildren(RecoveredDialog)
        self.qtbot.waitUntil(dialog.isActiveWindow)
        assert "Nog niet klaar met typ" in dialog.findChild(QTextBrowser).toPlainText()
        with self.qtbot.waitSignal(dialog.finished):
            self.key(Qt.Key.Key_Return)
        self.window.activateWindow()

    def end_without_warning(self) -> None:
        """As when the battery is empty: nothing is flushed, the window hears nothing."""
        context = self.window.context
        assert context is not None
        context.settle()
        self.window.context = None
        context.dossier.close()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})
    build.a_round(tmp_path / "dossier").close()
    return tmp_path / "dossier"


def test_a_morning_by_keys_only(qtbot: QtBot, folder: Path) -> None:
    member = Member(qtbot, folder)
    for words, area, kind in MORNING:
        member.type(words)
        member.key(area, CTRL)
        member.key(kind, ALT)
        member.key(Qt.Key.Key_Return, CTRL)
    member.key(Qt.Key.Key_Down, CTRL | SHIFT)  # on to Presikhaaf
    member.type("De winkels staan leeg.")
    member.key(Qt.Key.Key_4, CTRL)
    member.key(Qt.Key.Key_D, CTRL)
    member.type("Huur te hoog?")
    member.key(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(member.stored()) == 6)
    change_one(member)
    add_an_item(member)
    member.type("Nog niet klaar met typ")
    qtbot.waitUntil(lambda: bool(drafts(member)))
    member.end_without_warning()
    check_all_is_there(Member(qtbot, folder, asked=True))


def change_one(member: Member) -> None:
    """The newest, in its row; Esc twice brings back to the entry."""
    view = member.page.observations.list
    member.qtbot.waitUntil(lambda: view.observations.rowCount() == 6)
    member.key(Qt.Key.Key_F6)
    member.key(Qt.Key.Key_F2)
    member.key(Qt.Key.Key_End, CTRL)
    member.type(MORE)
    member.key(Qt.Key.Key_Escape)
    member.key(Qt.Key.Key_Escape)
    assert member.page.capture.edit.hasFocus()


def add_an_item(member: Member) -> None:
    member.key(Qt.Key.Key_N, CTRL | SHIFT)
    member.qtbot.waitUntil(lambda: bool(member.page.findChildren(ProgrammeItemDialog)))
    (dialog,) = member.page.findChildren(ProgrammeItemDialog)
    member.qtbot.waitUntil(dialog.isActiveWindow)
    member.type("Koffie in het buurthuis")
    member.key(Qt.Key.Key_Escape)
    member.window.activateWindow()
    member.qtbot.waitUntil(member.page.capture.edit.hasFocus)


def drafts(member: Member) -> str:
    assert member.window.context is not None
    with member.window.context.dossier.read() as connection:
        row = connection.exec_driver_sql("SELECT value FROM draft").first()
    return row.value if row and row.value == "Nog niet klaar met typ" else ""


def check_all_is_there(member: Member) -> None:
    member.qtbot.waitUntil(
        lambda: member.page.capture.edit.toPlainText() == "Nog niet klaar met typ"
    )
    lines = sorted(member.stored(), key=lambda line: line.observation.serial)
    made = [line.observation for line in lines]
    # All within one second, so which of them was on top, and got more text, is not said.
    assert [one.text.removesuffix(MORE) for one in made[:5]] == [words for words, *_keys in MORNING]
    assert [one.area for one in made] == [1, 2, 3, 4, None, 4]
    assert [one.kind for one in made[:5]] == [
        "goede weg",
        "knelpunt",
        "obstakel",
        "vernieuwing",
        "leerpunt",
    ]
    assert {one.wijk for one in made[:5]} == {build.KLARENDAL}
    assert made[5].wijk == build.PRESIKHAAF
    assert made[5].interpretation == "Huur te hoog?"
    assert sum(one.text.endswith(MORE) for one in made) == 1
    assert member.window.context is not None
    titles = [
        item.title for item in programme.items(member.window.context.dossier, visit=build.VISIT)
    ]
    assert "Koffie in het buurthuis" in titles
    member.window.close()
