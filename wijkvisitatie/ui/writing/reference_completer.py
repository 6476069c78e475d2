"""Helps to refer to a record: ``[[`` opens a list of numbers with what they stand for."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.nameable import Named

WIDTH, ROWS = 440, 5  # px, rows that are seen at once
MOST = 50  # records that are listed; one more letter leaves fewer

_BEGUN = re.compile(r"\[\[([^\[\]]*)$")


class ReferenceCompleter(QObject):
    """Looks at what stands before the cursor, and narrows the list with every key.

    The list is no window of its own: the focus stays in the field, and so do all other keys.
    """

    def __init__(self, edit: QPlainTextEdit, room: QWidget) -> None:
        """``room`` is what the list may cover."""
        super().__init__(edit)
        self._edit, self._room = edit, room
        self._named: tuple[Named, ...] = ()
        self._folded: tuple[str, ...] = ()
        self.list = QListWidget(room)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Waarnaar u kunt verwijzen"))
        set_role(self.list, "rows")
        self.list.hide()
        self.list.itemClicked.connect(lambda _item: self._insert())
        edit.installEventFilter(self)
        edit.textChanged.connect(self._look)
        edit.cursorPositionChanged.connect(self._close_if_left)

    def offer(self, named: tuple[Named, ...]) -> None:
        """Offer these, in this order."""
        self._named = named
        self._folded = tuple(f"{one.number} {one.words}".casefold() for one in named)

    def begin(self) -> None:
        """Begin a reference where the cursor is."""
        self._edit.setFocus()
        self._edit.insertPlainText("[[")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the list is open, its keys choose in it and write nothing."""
        if self.list.isHidden():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:  # else it is a shortcut of the page first
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._chooses(Qt.Key(event.key()))
        return False

    def _chooses(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self.list.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            self._choose(row % self.list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._insert()
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            return False
        return True

    def _look(self) -> None:
        begun = self._begun() if self._edit.hasFocus() else None
        found = [] if begun is None else self._matching(begun)
        self.list.setVisible(bool(found))
        if found:
            self.list.clear()
            for one in found:
                self.list.addItem(two_lines(one.number, one.words))
            self._place()
            self._choose(0)

    def _matching(self, begun: str) -> list[Named]:
        words = begun.casefold().split()
        found = (
            one
            for one, text in zip(self._named, self._folded, strict=True)
            if all(word in text for word in words)
        )
        return [one for one, _number in zip(found, range(MOST), strict=False)]

    def _choose(self, row: int) -> None:
        self.list.setCurrentRow(row)
        words = self.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))

    def _place(self) -> None:
        """Below the line that is being typed in, or above it where there is no room."""
        room = self._room
        line = self._edit.cursorRect()
        rows = min(self.list.count(), ROWS)
        height = rows * self.list.sizeHintForRow(0) + 2 * SPACE[1]
        width = min(WIDTH, room.width())
        top = self._edit.viewport().mapTo(room, line.bottomLeft() + QPoint(0, SPACE[0]))
        if top.y() + height > room.height():
            top.setY(top.y() - height - line.height() - 2 * SPACE[0])
        left = min(top.x(), room.width() - width)
        self.list.setGeometry(left, top.y(), width, height)
        self.list.raise_()

    def _close_if_left(self) -> None:
        if self._begun() is None:
            self.list.hide()

    def _begun(self) -> str | None:
        """What was typed of a reference that is not finished; None when there is none."""
        found = _BEGUN.search(self._beside(QTextCursor.MoveOperation.StartOfBlock))
        return None if found is None else found[1]

    def _beside(self, way: QTextCursor.MoveOperation) -> str:
        """What stands in the line on one side of the cursor."""
        cursor = self._edit.textCursor()
        cursor.setPosition(cursor.position())
        cursor.movePosition(way, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def _insert(self) -> None:
        begun, item = self._begun(), self.list.currentItem()
        if begun is None or item is None:
            return
        is_closed = self._beside(QTextCursor.MoveOperation.EndOfBlock).startswith("]]")
        cursor = self._edit.textCursor()
        left, right = QTextCursor.MoveOperation.Left, QTextCursor.MoveOperation.Right
        cursor.movePosition(left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        cursor.insertText(item.text() if is_closed else f"{item.text()}]]")
        if is_closed:
            cursor.movePosition(right, QTextCursor.MoveMode.MoveAnchor, 2)
        self._edit.setTextCursor(cursor)
