"""Observations that look alike, two by two: to look at, and to go to. Nothing is merged."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _, moment, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.ui.widgets.word_diff import as_html, word_diff
from wijkvisitatie.work.alike import Pair, pairs
from wijkvisitatie.work.observations import ObservationLine

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context


class AlikeView(QWidget):
    """Looks only when asked: comparing all texts takes a while."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pairs: tuple[Pair, ...] = ()
        self._about = QLabel()
        self._about.setWordWrap(True)
        set_role(self._about, "muted")
        self._about.setText(
            _(
                "Schreven twee leden hetzelfde op? Dan zijn het twee waarnemingen, en dat mag. "
                "Er wordt niets samengevoegd: u ziet alleen wat op elkaar lijkt."
            )
        )
        self.look = button(_("&Zoek wat op elkaar lijkt"), "search", self.search)
        self.list = QListWidget()
        set_role(self.list, "rows")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(_("Waarnemingen die op elkaar lijken"))
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Verschil tussen de twee"))
        self._first = button(_("Naar de &eerste"), "arrow-right", lambda: self._go(first=True))
        self._second = button(_("Naar de &tweede"), "arrow-right", lambda: self._go(first=False))
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._compare())
        self.list.itemActivated.connect(lambda _item: self._go(first=True))
        add_action(self.list, _("Naar de tweede"), "Shift+Return", lambda: self._go(first=False))
        keep_tinted(self, self._compare)

    def search(self) -> None:
        """Compare the texts within each wijk, beside the other work."""
        self.look.setEnabled(False)
        dossier = self._context.dossier
        task = self._context.long(
            self,
            lambda progress: pairs(dossier, progress=progress),
            self._show,
            _("Zoeken wat op elkaar lijkt"),
        )
        task.finished.connect(lambda: self.look.setEnabled(True))

    def _show(self, found: tuple[Pair, ...]) -> None:
        self._pairs = found
        self.list.clear()
        for pair in found:
            numbers = _("{one} en {other}").format(one=pair.first.number, other=pair.second.number)
            below = _("{wijk}  ·  {n}% gelijk").format(wijk=pair.first.wijk, n=pair.likeness)
            self.list.addItem(two_lines(numbers, below))
        words = ngettext("{n} paar lijkt op elkaar.", "{n} paren lijken op elkaar.", len(found))
        self._about.setText(
            words.format(n=len(found)) if found else _("Er is niets dat op elkaar lijkt.")
        )
        self.list.setCurrentRow(0)
        self._compare()

    def _pair(self) -> Pair | None:
        row = self.list.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    def _compare(self) -> None:
        pair = self._pair()
        for part in (self._first, self._second, self._text):
            part.setEnabled(pair is not None)
        if pair is None:
            self._text.clear()
            return
        compare = partial(word_diff, pair.first.observation.text, pair.second.observation.text)
        self._context.latest(
            self,
            "difference",
            compare,
            lambda pieces: self._text.setHtml(
                f"<p>{_who(pair.first)}<br>{_who(pair.second)}</p>{as_html(pieces)}"
            ),
        )

    def _go(self, *, first: bool) -> None:
        if pair := self._pair():
            one = (pair.first if first else pair.second).observation
            self._context.open_visit(one.visit, "visit", one.entity)

    def _lay_out(self) -> None:
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(SPACE[1])
        legend = QLabel(_("Doorgestreept: alleen in de eerste. Onderstreept: alleen in de tweede."))
        legend.setWordWrap(True)
        under.addWidget(set_role(legend, "muted"))
        under.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.addWidget(self._first)
        row.addWidget(self._second)
        row.addStretch(1)
        under.addLayout(row)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.list)
        panes.addWidget(below)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([360, 700])
        top = QHBoxLayout()
        top.addWidget(self._about, 1)
        top.addWidget(self.look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[2], 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addLayout(top)
        layout.addWidget(panes, 1)


def _who(line: ObservationLine) -> str:
    parts = (line.number, line.member, moment(line.observation.at))
    return escape("  ·  ".join(part for part in parts if part))
