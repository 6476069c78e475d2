"""The field in which a section is written: plain text, with keys for its few styles."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import set_role
from wijkvisitatie.ui.writing.marks import Style, continued, marked, restyled

STRONG, EMPHASIS = "**", "*"


class TextEdit(QPlainTextEdit):
    """All that a style key does is one step for Ctrl+Z."""

    left = Signal()  # the focus went elsewhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "entry")
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Tekst van dit deel"))

    def show_text(self, text: str) -> None:
        """Show a text, unless it is what stands here already: somebody may be typing."""
        if self.toPlainText() != text:
            self.setPlainText(text)

    def restyle(self, style: Style) -> None:
        """Give the chosen lines a style, or take it away."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        several = first != last
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        lines = cursor.selection().toPlainText().split("\n")
        self._replace(cursor, "\n".join(restyled(lines, style)), keep=several)

    def mark(self, mark: str) -> None:
        """Mark the chosen words, or the word at the cursor, as strong or emphasis."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        words = cursor.selection().toPlainText()
        if words.strip() and "\n" not in words:
            self._replace(cursor, marked(words, mark), keep=True)

    def insert_table(self) -> None:
        """Put a small table on lines of its own, with its first cell chosen to type over."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.block().text().strip():
            cursor.insertText("\n\n")
        start = cursor.position()
        head, cell = _("Kopje"), _("tekst")
        cursor.insertText(f"| {head} | {head} |\n| {cell} | {cell} |\n| {cell} | {cell} |")
        cursor.endEditBlock()
        cursor.setPosition(start + 2)
        cursor.setPosition(start + 2 + len(head), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def chosen_words(self) -> str:
        """What is selected."""
        return self.textCursor().selection().toPlainText().strip()

    def find_words(self, words: str) -> bool:
        """Select these words where they stand first, over lines too; tells whether they do."""
        at = self.toPlainText().find(words)
        if not words or at < 0:
            return False
        self.choose(at, at + len(words))
        return True

    def choose(self, start: int, end: int) -> None:
        """Select what stands from one place in the text to another."""
        text = self.toPlainText()
        first, last = (len(text[:at].encode("utf-16-le")) // 2 for at in (start, end))
        cursor = self.textCursor()  # it counts an emoji as two
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def place_of_cursor(self) -> int:
        """How far into the text the cursor is."""
        before = self.textCursor()
        before.setPosition(before.selectionEnd())
        before.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        return len(before.selection().toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a list, and ends it on a point without words."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain and self._go_on():
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _go_on(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        start = continued(cursor.block().text())
        if start is None:
            return False
        if start:
            cursor.insertText(f"\n{start}")
        else:
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
        self.ensureCursorVisible()
        return True

    def _replace(self, cursor: QTextCursor, text: str, *, keep: bool) -> None:
        """Put text in the place of a selection; ``keep`` leaves it selected."""
        start = cursor.selectionStart()
        cursor.insertText(text)
        if keep:
            end = cursor.position()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
