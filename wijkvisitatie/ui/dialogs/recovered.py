"""The question at the start after an unclean end: what was being typed, and is it wanted back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _, clock, ngettext, short_date
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.ui.widgets.word_diff import Piece, as_html, word_diff
from wijkvisitatie.work import recovery
from wijkvisitatie.work.field_words import KINDS, area_words, label_of

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.recovery import Left

SIZE = (760, 560)


class RecoveredDialog(QDialog):
    """Putting back is what Enter does; leaving the dialog decides nothing and loses nothing."""

    def __init__(
        self, context: Context, left: tuple[Left, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Er stond nog tekst"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._left = list(left)
        self._list = QListWidget()
        set_role(self._list, "rows")
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setAccessibleName(_("Tekst die nog niet was vastgelegd, de laatste bovenaan"))
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("De hele tekst"))
        self._later = button(_("&Later beslissen"), "clock", self.reject)
        self._discard = button(_("Deze &weggooien"), "trash-2", self.discard)
        self._back = button(_("&Alles terugzetten"), "undo-2", self.put_back, role="primary")
        self._lay_out()
        self._list.currentRowChanged.connect(lambda _row: self._show_text())
        add_action(self._list, _("Alles terugzetten"), "Return | Enter", self.put_back)
        add_action(self._list, _("Weggooien"), "Delete", self.discard)
        keep_tinted(self, self._show_text)
        for one in self._left:
            self._list.addItem(two_lines(*_words(context, one)))
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def put_back(self) -> None:
        """Want back all that is still in the list."""
        dossier = self._context.dossier
        entities = [one.entity for one in self._left]
        self._context.act(self, partial(recovery.put_back, dossier, entities=entities))
        self._decided()
        self._context.say(_("Teruggezet: tekst die nog niet was vastgelegd."))

    def discard(self) -> None:
        """Let go of the chosen text; it can be found in the trash for a month."""
        row = self._list.currentRow()
        if row < 0:
            return
        one = self._left.pop(row)
        dossier = self._context.dossier
        self._context.keep(self, partial(recovery.discard, dossier, entity=one.entity))
        self._list.takeItem(row)
        said = _("Weggegooid. De tekst staat nog {days} dagen in de prullenbak.")
        self._context.say(said.format(days=self._context.round.keep_discarded))
        if not self._left:
            self._decided()

    def _decided(self) -> None:
        self._context.keep(self, partial(recovery.decided, self._context.dossier))
        self.accept()

    def _show_text(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._left):
            self._text.setHtml(_as_html(self._left[row]))

    def _lay_out(self) -> None:
        about = QLabel(_about(self._left, self._context.round.keep_discarded))
        about.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._discard)
        row.addStretch(1)
        row.addWidget(self._later)
        row.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(about)
        layout.addWidget(self._list, 2)
        layout.addWidget(self._text, 3)
        layout.addLayout(row)


def _about(left: list[Left], days: int) -> str:
    number = sum(len(one.parts) for one in left)
    found = ngettext(
        "Het programma is vorige keer niet gewoon afgesloten. In {n} veld stond tekst die nog "
        "niet was vastgelegd.",
        "Het programma is vorige keer niet gewoon afgesloten. In {n} velden stond tekst die nog "
        "niet was vastgelegd.",
        number,
    ).format(n=number)
    kept = _(
        "Er is niets weg: alles staat hieronder. Wat u weggooit, blijft nog {days} dagen in de "
        "prullenbak."
    ).format(days=days)
    return f"{found} {kept}"


def _words(context: Context, one: Left) -> tuple[str, str]:
    """Where it was typed, and below it when, and in how many fields of what."""
    stamp = datetime.fromtimestamp(one.at / 1000).isoformat()
    area = area_words(context.framework, one.area) if one.area else ""
    place = " – ".join(part for part in (one.place, area) if part)
    kind = KINDS.get(one.kind, one.kind)
    what = _("nog niet vastgelegd") if one.is_new else _("wijziging")
    fields = ngettext("{n} veld", "{n} velden", len(one.parts)).format(n=len(one.parts))
    when = _("{day}, {time}").format(day=short_date(stamp), time=clock(stamp))
    trash = _("ligt in de prullenbak") if one.in_trash else ""
    closed = _("ingeleverd: wacht op heropenen") if one.is_closed else ""
    below = "  ·  ".join(part for part in (when, kind, what, fields, trash, closed) if part)
    return place or kind, below


def _as_html(one: Left) -> str:
    """Each field with its text; for a record that exists, what is other than what it says now."""
    parts = []
    for part in one.parts:
        label = label_of(part.field)
        pieces = word_diff(part.stored, part.text)
        if one.is_new:
            pieces = (Piece("same", part.text),)
        parts.append(f"<p><b>{label}</b></p>{as_html(pieces)}")
    return "".join(parts)
