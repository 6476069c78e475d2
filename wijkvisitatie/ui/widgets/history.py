"""The history of one record: what each field said, who set it when, and a way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from wijkvisitatie.store.revisions import DELETED
from wijkvisitatie.texts import _, clock, short_date
from wijkvisitatie.ui.state import remember
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.ui.widgets.word_diff import Piece, as_html, word_diff
from wijkvisitatie.work import discarded, history
from wijkvisitatie.work.field_words import FIELDS, value_words
from wijkvisitatie.work.history import Version
from wijkvisitatie.work.naming import names
from wijkvisitatie.work.references import referred

if TYPE_CHECKING:
    from wijkvisitatie.framework.definition import Framework
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context

_MAIN = {"text", "title", "motivation"}  # shown also when it was never changed


@dataclass(frozen=True, slots=True)
class Row:
    """A version with its value in words, and what stands there now."""

    version: Version
    words: str
    present: str
    thrown: int = 0  # the number of text that was never recorded; it has no version


def read_rows(dossier: Dossier, framework: Framework, kind: str, entity: str) -> tuple[Row, ...]:
    """What there is to show, newest first: fields that were changed, and the main text."""
    found = [
        one for one in history.versions(dossier, kind=kind, entity=entity) if one.field in FIELDS
    ]
    called = {**_question_words(framework), **names(dossier)}
    times = Counter(one.field for one in found)
    made = min((one.time for one in found), default=0)
    words = [value_words(framework, called, kind, one.field, one.value) for one in found]
    numbers = referred(dossier, words)
    words = [numbers.shown(said) for said in words]
    present = {one.field: said for one, said in zip(found, words, strict=True) if one.shown}
    rows = [
        Row(one, said, present.get(one.field, ""))
        for one, said in zip(found, words, strict=True)
        if times[one.field] > 1 or one.time > made or one.field in _MAIN
    ]
    rows += _thrown_rows(dossier, entity, present)
    return tuple(sorted(rows, key=lambda row: -row.version.time))


def _thrown_rows(dossier: Dossier, entity: str, present: Mapping[str, str]) -> Iterator[Row]:
    """Text that was typed here and let go, as long as it can be found."""
    for one in discarded.discarded(dossier, entity=entity):
        for number, (name, text) in zip(one.numbers, one.texts.items(), strict=True):
            if name in FIELDS:
                version = Version("", name, text, one.at, "", shown=False)
                yield Row(version, text, present.get(name, ""), number)


class HistoryView(QWidget):
    """Versions above, below them the chosen one compared with what stands there now."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        shown: Callable[[str], str] = str,
    ) -> None:
        """``shown`` says how people read a text that is kept in another way."""
        super().__init__(parent)
        self._shown = shown
        self._context = context
        self._kind = self._entity = ""
        self._stale = False
        self._rows: tuple[Row, ...] = ()
        self._pieces: tuple[Piece, ...] = ()
        self._list = QListWidget()
        set_role(self._list, "rows")
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setAccessibleName(_("Versies, de nieuwste eerst"))
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Verschil met nu"))
        self._text.setMinimumHeight(3 * TARGET)
        self._legend = QLabel()
        self._legend.setWordWrap(True)
        set_role(self._legend, "muted")
        self._back = button(_("&Zet deze versie terug"), "undo-2", self.put_back)
        self._lay_out()
        self._list.currentRowChanged.connect(self._compare)
        context.happened.connect(self._happened)
        keep_tinted(self, self._show_pieces)

    def show_record(self, kind: str, entity: str) -> None:
        """Show the history of a record; "" shows nothing."""
        self._kind, self._entity = kind, entity
        self._stale = True
        if self.isVisible():
            self._reload()

    def put_back(self) -> None:
        """Give the field the chosen value again; what stands there now stays in the history."""
        row = self._row()
        if row is None or row.version.shown or row.version.field == DELETED:
            return
        dossier = self._context.dossier
        if row.thrown:
            self._context.act(self, partial(discarded.bring_back, dossier, numbers=[row.thrown]))
            return
        action = partial(
            history.put_back,
            dossier,
            kind=self._kind,
            entity=self._entity,
            field=row.version.field,
            value=row.version.value,
        )
        self._context.act(self, action)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._reload()

    def _happened(self, changes: Changes) -> None:
        if (self._kind, self._entity) in changes.touched:
            self.show_record(self._kind, self._entity)

    def _reload(self) -> None:
        self._stale = False
        context, kind, entity = self._context, self._kind, self._entity
        if not entity:
            self._show(())
            return
        context.latest(
            self,
            "versions",
            lambda: read_rows(context.dossier, context.framework, kind, entity),
            self._show,
        )

    def _show(self, found: tuple[Row, ...]) -> None:
        rows = tuple(
            replace(row, words=self._shown(row.words), present=self._shown(row.present))
            for row in found
        )
        self._rows = rows
        self._list.clear()
        for row in rows:
            self._list.addItem(two_lines(*_row_words(row)))
        self._list.setCurrentRow(0)
        if not rows:
            self._tell((), _("Hier is nog niets veranderd."))

    def _row(self) -> Row | None:
        at = self._list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _compare(self) -> None:
        row = self._row()
        self._back.setEnabled(
            row is not None and not row.version.shown and row.version.field != DELETED
        )
        if row is None:
            return
        if row.version.shown:
            self._tell((Piece("same", row.words),), _("Zo staat het er nu."))
            return
        self._context.latest(
            self,
            "difference",
            lambda: word_diff(row.words, row.present),
            lambda pieces: self._tell(
                pieces, _("Doorgestreept: stond er toen. Onderstreept: staat er nu.")
            ),
        )

    def _tell(self, pieces: tuple[Piece, ...], legend: str) -> None:
        self._pieces = pieces
        self._legend.setText(legend)
        self._show_pieces()

    def _show_pieces(self) -> None:
        self._text.setHtml(as_html(self._pieces))

    def _lay_out(self) -> None:
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(SPACE[1])
        for part in (self._legend, self._text, self._back):
            under.addWidget(part)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self._list)
        panes.addWidget(below)
        panes.setChildrenCollapsible(False)
        remember(panes, "history/panes")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panes)


def _row_words(row: Row) -> tuple[str, str]:
    """A version in the list: what which field said, and when by whom."""
    stamp = datetime.fromtimestamp(row.version.time / 1000).isoformat()
    label = FIELDS[row.version.field].label
    first = _("{field}: {value}").format(field=label, value=" ".join(row.words.split()) or "–")
    when = _("{day}, {time}").format(day=short_date(stamp), time=clock(stamp))
    now = _("zoals nu") if row.version.shown else ""
    if row.thrown:
        now = _("weggegooide tekst")
    return first, "  ·  ".join(part for part in (now, when, row.version.by) if part)


def _question_words(framework: Framework) -> dict[str, str]:
    return {question.key: question.text for area in framework.areas for question in area.questions}
