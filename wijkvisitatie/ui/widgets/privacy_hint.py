"""A quiet line under a text field when what is typed may point to one person, or may be said more
kindly or plainly; it stops nothing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Form
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role, token
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.tint import keep_tinted

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.work.personal import Hint

PAUSE = 700  # ms without a key: nobody wants to hear it in the middle of a word
MOST_MARKED = 50  # hints that are underlined
LONGEST_QUOTE = 40  # characters of the text that the line repeats

_FIELD = QFormLayout.ItemRole.FieldRole
Edit = QPlainTextEdit | QLineEdit


class PrivacyHint(QWidget):
    """Looks at a field when its typist pauses. What was waved away is not said again."""

    def __init__(
        self,
        context: Context,
        edit: Edit,
        parent: QWidget | None = None,
        *,
        with_wording: bool = False,
    ) -> None:
        """Stands under ``edit``; the page puts it there. ``with_wording`` is for what is going to
        be printed as the words of the committee: it also tells of tone and readability.
        """
        super().__init__(parent)
        self._with_wording = with_wording
        self._context = context
        self._edit = edit
        self._shown: tuple[str, ...] = ()  # the parts of the text that the line is about
        self._quiet: set[str] = set()
        self._image = QLabel()
        self._words = QLabel()
        self._dismiss = button(
            _("Niet meer tonen"),
            "x",
            self.dismiss,
            role="quiet",
            help=_("Deze hint niet meer tonen voor deze tekst"),
        )
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        # Of the document, because pages fill a field without its own signals.
        changed = (
            edit.textChanged if isinstance(edit, QLineEdit) else edit.document().contentsChanged
        )
        changed.connect(self._changed)
        self._build()

    def look(self) -> None:
        """Look at the text now, in the worker: it may be long."""
        text = _text(self._edit)
        read = partial(_hints_in, self._context.dossier, text, self._with_wording)
        self._context.latest(self, "privacy", read, partial(self._show, text))

    def words(self) -> str:
        """What is said now; "" when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def dismiss(self) -> None:
        """Say nothing more about what is underlined now."""
        self._quiet.update(self._shown)
        self._say((), "")
        self._edit.setFocus()

    def _changed(self) -> None:
        if _is_empty(self._edit):
            self._timer.stop()
            self._say((), "")
        else:
            self._timer.start()

    def _show(self, text: str, found: tuple[Hint, ...]) -> None:
        if text == _text(self._edit):  # or else another look is on its way
            open_ = [hint for hint in found if text[hint.start : hint.end] not in self._quiet]
            self._say(tuple(open_), text)

    def _say(self, found: tuple[Hint, ...], text: str) -> None:
        self._shown = tuple(text[hint.start : hint.end] for hint in found)
        self._underline(found, text)
        words = _sentence(found, text) if found else ""
        news = words and words != self.words()
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _underline(self, found: tuple[Hint, ...], text: str) -> None:
        edit = self._edit
        if isinstance(edit, QLineEdit):  # has no way to mark a part; the line repeats it
            return
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(token("warn"))
        edit.setExtraSelections([_marked(edit, text, hint, look) for hint in found[:MOST_MARKED]])

    def _build(self) -> None:
        set_role(self._words, "muted")
        self._words.setWordWrap(True)
        # A click leaves the focus where the typing is.
        self._dismiss.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._image.setFixedHeight(TARGET)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._image, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        keep_tinted(self, lambda: self._image.setPixmap(icon("eye", "muted").pixmap(16)))
        self.hide()


def add_hints(form: Form, context: Context, *keys: str, with_wording: bool = False) -> None:
    """Put a hint under these text fields of a form."""
    layout = form.layout()
    assert isinstance(layout, QFormLayout)
    for key in keys:
        edit = form.widget(key)
        assert isinstance(edit, QPlainTextEdit | QLineEdit)
        row = [layout.itemAt(at, _FIELD) for at in range(layout.rowCount())]
        at = next(at for at, item in enumerate(row) if item and item.widget() is edit)
        layout.insertRow(at + 1, "", PrivacyHint(context, edit, with_wording=with_wording))


def _hints_in(dossier: Dossier, text: str, with_wording: bool) -> tuple[Hint, ...]:
    """Imported at the first pause: whoever opens a visit need not wait for lists of words.

    What may point to a person comes first.
    """
    from wijkvisitatie.work.privacy import hints_in
    from wijkvisitatie.work.wording import wording

    return (*hints_in(dossier, text), *(wording(text) if with_wording else ()))


def _sentence(found: tuple[Hint, ...], text: str) -> str:
    first = found[0]
    quote = " ".join(text[first.start : first.end][:LONGEST_QUOTE].split())
    words = _("“{quote}”: {words}").format(quote=quote, words=first.words)
    rest = len(found) - 1
    more = ngettext("En nog {n} plek.", "En nog {n} plekken.", rest).format(n=rest)
    return f"{words} {more}" if rest else words


def _marked(
    edit: QPlainTextEdit, text: str, hint: Hint, look: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(_place(text, hint.start))
    cursor.setPosition(_place(text, hint.end), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection


def _place(text: str, at: int) -> int:
    """Qt counts in units of 16 bits: an emoji is two."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _text(edit: Edit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def _is_empty(edit: Edit) -> bool:
    return not edit.text() if isinstance(edit, QLineEdit) else edit.document().isEmpty()
