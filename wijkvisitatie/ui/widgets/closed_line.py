"""The line on a visit's pages that says it was handed in, with the way to take it up again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _, moment, ngettext
from wijkvisitatie.ui.style import SPACE, icon, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.handing_in import Closing, closing

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context

_IMAGE = 16  # px
_SHOWN = 120  # characters of a text that waits


class ClosedLine(QFrame):
    """Hidden as long as this laptop's member did not hand in the visit that is shown."""

    known = Signal(object)  # Closing, whenever it was read

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self._context = context
        self._visit = ""
        self._words, self._waiting, self._image = QLabel(), QLabel(), QLabel()
        for label in (self._words, self._waiting):
            label.setWordWrap(True)
        set_role(self._waiting, "warn")
        self.reopen = button(_("Heropenen …"), "pencil", self._ask)
        self._lay_out()
        keep_tinted(self, lambda: self._image.setPixmap(icon("lock", "text").pixmap(_IMAGE)))
        context.happened.connect(self._happened)
        self.hide()

    def show_visit(self, visit: str) -> None:
        """Read what of a visit is closed."""
        self._visit = visit
        read = partial(closing, self._context.dossier, visit=visit)
        self._context.latest(self, "closing", read, self._show)

    def _happened(self, changes: Changes) -> None:
        if self._visit and changes.kinds() & {"hand_in", "member"}:
            self.show_visit(self._visit)

    def _show(self, found: Closing) -> None:
        if found.mine is not None and found.is_mine:
            words = _("Ingeleverd op {moment}. U kunt alles lezen en niets veranderen.")
            self._words.setText(words.format(moment=moment(found.mine.at)))
            self._waiting.setText(_waiting_words(found.typing))
            self._waiting.setVisible(bool(found.typing))
            self.setAccessibleName(self._words.text())
        self.setVisible(found.is_mine)
        self.known.emit(found)

    def _ask(self) -> None:
        from wijkvisitatie.ui.dialogs.reopen import ReopenDialog

        ReopenDialog(self._context, self._visit, self.window()).open()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(SPACE[0])
        texts.addWidget(self._words)
        texts.addWidget(self._waiting)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE[2], SPACE[1], SPACE[1], SPACE[1])
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._image)
        layout.addLayout(texts, 1)
        layout.addWidget(self.reopen)


def _waiting_words(texts: tuple[str, ...]) -> str:
    """What was typed too late to be handed in, so that nobody has to guess whether it is lost."""
    if not texts:
        return ""
    words = ngettext(
        "Er wacht nog {n} tekst die u typte. Ze komt erbij als u heropent: “{text}”",
        "Er wachten nog {n} teksten die u typte. Ze komen erbij als u heropent: “{text}”",
        len(texts),
    )
    first = " ".join(texts[0].split())
    shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
    return words.format(n=len(texts), text=shown)
