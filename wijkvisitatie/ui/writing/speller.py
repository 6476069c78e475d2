"""Spelling while writing: what is not known is underlined, F7 goes from one to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from wijkvisitatie.texts import _
from wijkvisitatie.ui.writing.looks import Looks
from wijkvisitatie.ui.writing.text_edit import TextEdit

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context

PAUSE = 700  # ms without a key: nobody wants to hear it in the middle of a word


class Speller(QObject):
    """Looks when the typist pauses; its menu offers what may have been meant."""

    def __init__(self, context: Context, edit: TextEdit, looks: Looks) -> None:
        super().__init__(edit)
        self._context = context
        self._edit = edit
        self._looks = looks
        self._wrong: frozenset[str] = frozenset()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        edit.textChanged.connect(self._timer.start)
        edit.installEventFilter(self)

    @property
    def wrong(self) -> frozenset[str]:
        """The words that are underlined."""
        return self._wrong

    def look(self) -> None:
        """Look at the text now, beside the thread that keeps it: a dictionary is large to read."""
        read = partial(_wrong_in, self._context.dossier, self._edit.toPlainText())
        self._context.beside(self, read, self._show, self._context.say)

    def next(self) -> None:
        """Choose the next word that is not known, from the top again after the last."""
        from wijkvisitatie.work import spelling

        if not spelling.has_dictionary():
            self._context.say(
                _(
                    "Er is geen Nederlands woordenboek gevonden. Het komt mee met LibreOffice; op "
                    "Linux ook met hunspell-nl."
                )
            )
        elif not self._choose_next():
            self._context.say(_("Geen onbekende woorden in deze tekst."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._open_menu(event)
            return True
        return False

    def menu(self, cursor: QTextCursor) -> QMenu:
        """The field's own menu; on a word that is not known, with what may have been meant."""
        menu = self._edit.createStandardContextMenu()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        word = cursor.selectedText()
        if word in self._wrong:
            first = menu.actions()[0]
            menu.insertActions(first, self._offers(menu, cursor, word))
            menu.insertSeparator(first)
        return menu

    def _open_menu(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = event.pos() - self._edit.viewport().pos()
        cursor = self._edit.cursorForPosition(at) if by_mouse else self._edit.textCursor()
        where = at if by_mouse else self._edit.cursorRect().bottomLeft() + QPoint(0, 4)
        menu = self.menu(cursor)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._edit.viewport().mapToGlobal(where))

    def _offers(self, menu: QMenu, cursor: QTextCursor, word: str) -> list[QAction]:
        from wijkvisitatie.work import spelling

        made = []
        for meant in spelling.suggestions(word):
            action = QAction(meant, menu)
            action.triggered.connect(partial(self._put, cursor, meant))
            made.append(action)
        add = QAction(_("“{word}” is goed in dit dossier").format(word=word), menu)
        add.triggered.connect(lambda _checked=False: self._add(word))
        return [*made, add]

    def _put(self, cursor: QTextCursor, meant: str, _checked: bool = False) -> None:
        cursor.insertText(meant)

    def _add(self, word: str) -> None:
        from wijkvisitatie.work import spelling

        action = partial(spelling.add_word, self._context.dossier, word=word)
        self._context.act(self, action, self._added)

    def _added(self, _changes: Changes) -> None:
        self.look()

    def _choose_next(self) -> bool:
        from wijkvisitatie.work.spelling import WORD

        text = self._edit.toPlainText()
        found = [match for match in WORD.finditer(text) if match[0] in self._wrong]
        if not found:
            return False
        after = self._edit.place_of_cursor()
        chosen = next((match for match in found if match.start() >= after), found[0])
        self._edit.choose(chosen.start(), chosen.end())
        self._edit.setFocus()
        return True

    def _show(self, wrong: frozenset[str]) -> None:
        self._wrong = wrong
        self._looks.show_wrong(wrong)


def _wrong_in(dossier: Dossier, text: str) -> frozenset[str]:
    """In the worker, where the dictionary is read at the first pause."""
    from wijkvisitatie.work import spelling

    return spelling.wrong_words(text, spelling.known_words(dossier))
