"""What of the observations is shown: words, area, kind, wijk, and whose."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.records import Wijk
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.marks import area_icon
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.observations import Filter

UNPLACED = 0  # among the areas: what is not yet placed


class SearchField(QLineEdit):
    """Searches while typing. Enter goes to what was found, Esc empties it and goes back."""

    entered = Signal()
    left = Signal()

    def enter(self) -> None:
        """Come here, ready to type something else."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ObservationFilter(QWidget):
    """The row above the list; says how many there are."""

    changed = Signal(object)  # Filter

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = Filter()
        self._loading = False
        self._folded = False
        self._row = QWidget()
        self.count = QLabel()
        self.search = SearchField()
        self._area, self._kind, self._wijk = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._mine = Button(_("Alleen mij"))
        self._all = Button(_("Toon alles"))
        self._build()
        self._connect()

    @property
    def filter(self) -> Filter:
        """What is asked for."""
        return self._filter

    def start(self, visit: str) -> None:
        """Begin with all observations of a visit."""
        self._filter = Filter(visit=visit)
        self.show_all()

    def set_wijken(self, wijken: tuple[Wijk, ...]) -> None:
        """The wijken to choose from; the one that is chosen stays so."""
        chosen = self._filter.wijk
        self._loading = True
        self._wijk.clear()
        self._wijk.addItem(_("Alle wijken"), "")
        for wijk in wijken:
            self._wijk.addItem(wijk.name, wijk.entity)
        self._wijk.setCurrentIndex(max(0, self._wijk.findData(chosen)))
        self._wijk.setVisible(len(wijken) > 1)
        self._loading = False

    def show_all(self) -> None:
        """Leave nothing out."""
        self._loading = True
        self.search.clear()
        for box in (self._area, self._kind, self._wijk):
            box.setCurrentIndex(0)
        self._mine.setChecked(False)
        self._loading = False
        self._put(Filter(visit=self._filter.visit))

    def ask_question(self, question: str | None) -> None:
        """Show only what answers a guiding question; None for all."""
        self._put(replace(self._filter, question=question or ""))

    def fold(self, on: bool) -> None:
        """In a low window the choices make room for the list, unless one of them is in use."""
        self._folded = on
        self._row.setVisible(not on or self.filtered)

    def show_member(self) -> None:
        """Whose laptop this is may have changed."""
        self._mine.setVisible(self._context.me is not None)
        if self._mine.isChecked():
            self._read()

    def tell_count(self, shown: int, total: int) -> None:
        """Say how many pass, of how many."""
        if self.filtered:
            words = _("{shown} van {total}").format(shown=shown, total=total)
        else:
            words = ngettext("{n} waarneming", "{n} waarnemingen", total).format(n=total)
        self.count.setText(words)

    @property
    def filtered(self) -> bool:
        """Whether anything may be left out."""
        return self._filter != Filter(visit=self._filter.visit)

    def _put(self, filter: Filter) -> None:
        self._filter = filter
        self._all.setVisible(self.filtered)
        self.fold(self._folded)
        self.changed.emit(filter)

    def _read(self) -> None:
        """From the fields to a filter."""
        if self._loading:
            return
        area = self._area.currentData()
        me = self._context.me
        self._put(
            replace(
                self._filter,
                words=self.search.text(),
                areas=(area,) if area else (),
                unplaced=area == UNPLACED,
                kind=self._kind.currentData(),
                wijk=self._wijk.currentData() or "",
                member=me.entity if me and self._mine.isChecked() else "",
            )
        )

    def _build(self) -> None:
        self.search.setPlaceholderText(_("Zoek in de waarnemingen (Ctrl+F)"))
        self.search.setAccessibleName(_("Zoek in de waarnemingen"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TARGET)
        set_role(self.count, "heading")
        set_role(self._all, "quiet")
        set_role(self._mine, "choice")
        self._mine.setCheckable(True)
        self._fill_boxes()
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.search, 2)
        flow = FlowLayout(self._row, gap=SPACE[1])
        for part in (self._area, self._kind, self._wijk, self._mine, self._all):
            part.setMinimumHeight(TARGET)
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(self._row)
        self._mine.setVisible(self._context.me is not None)  # only now it has a parent to be in
        keep_tinted(self._all, lambda: self._all.setIcon(icon("x")))

    def _fill_boxes(self) -> None:
        framework = self._context.framework
        self._area.addItem(_("Alle aandachtspunten"), None)
        for area in (*(one.id for one in framework.areas), UNPLACED):
            self._area.addItem(area_icon(area), area_words(framework, area), area)
        self._kind.addItem(_("Alle soorten"), "")
        for code in framework.codes["observation_kinds"]:
            self._kind.addItem(code.label, code.key)
        for box, name in (
            (self._area, _("Toon aandachtspunt")),
            (self._kind, _("Toon soort")),
            (self._wijk, _("Toon wijk")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._read())
        for box in (self._area, self._kind, self._wijk):
            box.currentIndexChanged.connect(lambda _index: self._read())
        self._mine.toggled.connect(lambda _on: self._read())
        self._all.clicked.connect(self.show_all)
