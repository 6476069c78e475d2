"""What a person does at a window: look for words, press keys, click and type. Nothing else.

What is sought is sought by what a screen reader says of it, so what has no name can't be reached.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

T = TypeVar("T", bound=QWidget)
PATIENCE = 30_000  # ms
ROOT = QModelIndex()
SHOWN, SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
AGREES = QDialogButtonBox.ButtonRole.AcceptRole
LEFT = Qt.MouseButton.LeftButton


class Hand:
    """Works in the window that lies on top."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot, self.window = qtbot, window

    def until(self, done: Callable[[], bool]) -> None:
        """Wait for something to be so; else tell what was in sight instead."""
        try:
            self.qtbot.waitUntil(done, timeout=PATIENCE)
        except QtTimeout:
            raise AssertionError("\n".join(["In sight:", *self.said()])) from None

    # Looking

    @property
    def top(self) -> QWidget:
        """The dialog that was opened last, or the window."""
        shown = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one.isModal() and one is not self.window
        ]
        return max(shown, key=_depth, default=self.window)

    def every(self, kind: type[T], name: str = "") -> list[T]:
        """What can be seen of a kind and bears this name."""
        found = [one for one in self.top.findChildren(kind) if one.isVisible()]
        return [one for one in found if not name or words_of(one) == name]

    def the(self, kind: type[T], name: str) -> T:
        """The one that bears this name, as soon as it is there."""
        self.until(lambda: bool(self.every(kind, name)))
        return self.every(kind, name)[0]

    def reads(self, words: str) -> bool:
        """Whether these words stand somewhere in sight."""
        return any(words in text for text in self.said())

    def said(self) -> list[str]:
        """All that can be read, in labels, rows and fields."""
        texts = [one.text() for one in self.every(QLabel)]
        texts += [one.toPlainText() for one in self.every(QPlainTextEdit)]
        texts += [one.toPlainText() for one in self.every(QTextBrowser)]
        for rows in self.every(QAbstractItemView):
            texts += [row_words(rows, at) for at in range(rows.model().rowCount(ROOT))]
        return texts

    def sees(self, words: str) -> None:
        """Wait until these words can be read."""
        self.until(lambda: self.reads(words))

    def at(self, name: str) -> None:
        """Wait until the focus is in the field or list of this name."""
        self.top.activateWindow()
        self.until(lambda: words_of(QApplication.focusWidget() or self.top) == name)

    def lists(self, name: str, words: str) -> None:
        """Wait until a row of this list says these words."""
        self.until(lambda: any(words in one for one in self.rows(name)))

    # Doing

    def keys(self, *names: str) -> None:
        """Press keys where the focus is: ``Ctrl+B``."""
        for name in names:
            self.come_forward()
            QTest.keySequence(QApplication.focusWidget(), QKeySequence(name))

    def come_forward(self) -> None:
        """Without a window manager nobody does when a dialog goes."""
        self.top.activateWindow()
        self.until(lambda: self.top.isActiveWindow() and QApplication.focusWidget() is not None)

    def type(self, words: str) -> None:
        """Type where the focus is."""
        self.come_forward()
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def press(self, name: str) -> None:
        """Press the button of this name as soon as it can be pressed."""
        self.until(lambda: any(one.isEnabled() for one in self.every(QAbstractButton, name)))
        button = next(one for one in self.every(QAbstractButton, name) if one.isEnabled())
        self.qtbot.mouseClick(button, LEFT)

    def enter(self, name: str) -> QWidget:
        """Click in the field, list or table of this name."""
        field = self.the(QWidget, name)
        self.come_forward()
        self.qtbot.mouseClick(getattr(field, "viewport", lambda: field)(), LEFT)
        field.setFocus()
        self.until(field.hasFocus)
        return field

    def fill(self, name: str, words: str) -> None:
        """Let a field say this and nothing else."""
        field = self.enter(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        QTest.keySequence(field, QKeySequence("Ctrl+A"))
        self.qtbot.keyClicks(field, words)

    def choose(self, name: str, choice: str) -> None:
        """Turn to a choice with the arrow keys."""
        box = self.enter(name)
        assert isinstance(box, QComboBox)
        if box.view().isVisible():
            box.hidePopup()  # the click opened it
        self.until(lambda: box.findText(choice) >= 0)
        while box.currentText() != choice:
            down = box.currentIndex() < box.findText(choice)
            self.qtbot.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def tab(self, name: str) -> None:
        """Click the tab that begins with this name."""

        def places() -> list[tuple[QTabBar, int]]:
            bars = self.every(QTabBar)
            return [
                (bar, at)
                for bar in bars
                for at in range(bar.count())
                if bar.tabText(at).replace("&", "").startswith(name)
            ]

        self.until(lambda: bool(places()))
        bar, at = places()[0]
        self.qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(at).center())

    def row(self, name: str, words: str, *, also: bool = False) -> None:
        """Click the row of a list or table that says this; ``also`` keeps what was chosen."""
        rows = self.the(QAbstractItemView, name)

        def place() -> int:
            each = range(rows.model().rowCount(ROOT))
            return next((at for at in each if words in row_words(rows, at)), -1)

        self.until(lambda: place() >= 0)
        index = rows.model().index(place(), 0)
        rows.scrollTo(index)
        held = Qt.KeyboardModifier.ControlModifier if also else Qt.KeyboardModifier.NoModifier
        self.qtbot.mouseClick(rows.viewport(), LEFT, held, rows.visualRect(index).center())

    def rows(self, name: str) -> list[str]:
        """What the rows of a list or table say."""
        rows = self.the(QAbstractItemView, name)
        return [row_words(rows, at) for at in range(rows.model().rowCount(ROOT))]

    def cell(self, name: str, words: str) -> None:
        """Click the cell of a table that says this."""
        table = self.the(QTableView, name)
        model = table.model()

        def places() -> list[tuple[int, int]]:
            return [
                (row, column)
                for row in range(model.rowCount(ROOT))
                for column in range(model.columnCount(ROOT))
                if str(model.index(row, column).data()) == words
            ]

        self.until(lambda: bool(places()))
        index = model.index(*places()[0])
        table.scrollTo(index)
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())

    def name_file(self, path: Path) -> None:
        """Type a file or folder in the system's dialog that stands open."""
        self.until(lambda: isinstance(self.top, QFileDialog))
        dialog = self.top
        field, box = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox)
        assert field is not None
        assert box is not None
        agree = next(one for one in box.buttons() if box.buttonRole(one) == AGREES)

        def stands() -> bool:
            """The dialog puts its own folder there when it has read it."""
            if field.text() == str(path):
                return agree.isEnabled()
            field.clear()
            self.qtbot.keyClicks(field, str(path))
            field.completer().popup().hide()
            return False

        self.until(stands)
        self.qtbot.mouseClick(agree, LEFT)
        self.until(lambda: not isinstance(self.top, QFileDialog))

    def drop(self, name: str, path: Path) -> None:
        """Drag a file from a folder of the system onto the field or list of this name."""
        field = self.the(QAbstractItemView, name).viewport()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        point, held = field.rect().center(), Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, LEFT, held)
        target: QWidget | None = field
        while target is not None:  # up to who takes it, as the system does
            enter.ignore()
            QApplication.sendEvent(target, enter)
            if enter.isAccepted():
                break
            target = target.parentWidget()
        assert target is not None
        action = Qt.DropAction.CopyAction
        QApplication.sendEvent(target, QDropEvent(QPointF(point), action, data, LEFT, held))


def _depth(one: QWidget) -> int:
    """How many windows lie under it."""
    under = one.parentWidget()
    return 0 if under is None else 1 + _depth(under)


def words_of(one: QObject) -> str:
    """What a screen reader calls it."""
    name = one.accessibleName() if isinstance(one, QWidget) else ""
    shown = getattr(one, "text", None)
    words = name or (shown() if isinstance(one, QAbstractButton) and shown else "")
    return str(words).replace("&", "").strip()


def row_words(rows: QAbstractItemView, at: int) -> str:
    """All that a row says."""
    model = rows.model()
    columns = model.columnCount(ROOT) if isinstance(model, QAbstractTableModel) else 1
    cells = [model.index(at, column) for column in range(columns)]
    said = [cell.data(role) for cell in cells for role in (SHOWN, SPOKEN)]
    return " ".join(str(one) for one in said if one)
