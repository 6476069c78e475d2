"""One version of what is in conflict: what it says, who said it, and the button to take it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _, moment
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.word_diff import Piece, as_html
from wijkvisitatie.work.conflicts import Conflict, Side

WIDTH = 260  # px: the least in which a text can be read


class SideCard(QFrame):
    """A card; as many stand side by side as fit."""

    taken = Signal(object)  # Side

    def __init__(
        self, conflict: Conflict, number: int, pieces: tuple[Piece, ...], parent: QWidget
    ) -> None:
        """``pieces`` are its words, those that are not in the other text marked."""
        super().__init__(parent)
        set_role(self, "card")
        self.setMinimumWidth(WIDTH)
        self._side = conflict.sides[number - 1]
        self._pieces = pieces
        title = QLabel(_("Versie {n}").format(n=number))
        set_role(title, "strong")
        title.setMinimumHeight(TARGET)  # level with the cards beside it
        who = QLabel(who_words(self._side))
        who.setWordWrap(True)
        set_role(who, "muted")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName(self._side.words)
        self.take = button(
            take_words(conflict, self._side, number),
            "check",
            lambda: self.taken.emit(self._side),
            help=_("In de lijst: toets {n}").format(n=number),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[3])
        layout.setSpacing(SPACE[1])
        layout.addLayout(self._head(title))
        layout.addWidget(who)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.tint()

    def tint(self) -> None:
        """Show the words in the colours of the scheme."""
        self._text.setText(as_html(self._pieces))

    def _head(self, title: QLabel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(title)
        row.addStretch(1)
        if self._side.is_shown:
            row.addWidget(set_role(QLabel(_("nu te zien")), "chip"))
        return row


def who_words(side: Side) -> str:
    """Who said it and when."""
    stamp = datetime.fromtimestamp(side.at / 1000).isoformat() if side.at else ""
    return "  ·  ".join(part for part in (side.member, moment(stamp)) if part)


def take_words(conflict: Conflict, side: Side, number: int) -> str:
    """What the button says."""
    if not conflict.is_deletion:
        return _("Neem versie {n}").format(n=number)
    return _("Bewaren") if side.value is None else _("Naar de prullenbak")
