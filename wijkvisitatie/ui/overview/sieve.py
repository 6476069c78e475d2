"""Which findings of gemeenten are looked at: area, place, theme, words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.overview.sheet import UNTAGGED, Look, Sheet
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.marks import area_icon
from wijkvisitatie.ui.widgets.observation_filter import SearchField
from wijkvisitatie.work.field_words import area_words

_WIDEST = 200  # px: a name may be long
_NARROWEST = 120  # px: of the words to search for


class Sieve(QWidget):
    """A row of choices; what is chosen is shown at once."""

    changed = Signal(object)  # Look

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._look = Look()
        self.search = SearchField()
        self.state = QLabel()
        self._area, self._place, self._theme = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._unused = QCheckBox(_("Nog niet landelijk"))
        self._build()
        for box in (self._area, self._place, self._theme):
            box.activated.connect(lambda _index: self._read())
        self._unused.clicked.connect(lambda _on: self._read())
        self.search.textChanged.connect(lambda _text: self._read())

    @property
    def look(self) -> Look:
        """What is asked for."""
        return self._look

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer the places and themes that there are."""
        places = [(_("Alle gemeenten"), "")]
        for gemeente in sheet.counts.gemeenten:
            places.append((gemeente.name, gemeente.entity))
            of = [one for one in sheet.counts.wijken if one.gemeente == gemeente.name]
            places += [(f"    {one.name}", one.entity) for one in of]
        themes = [(f"{theme} ({number})", theme) for theme, number in sheet.found.themes.items()]
        _refill(self._place, places)
        _refill(self._theme, [(_("Alle thema’s"), ""), (_("Zonder thema"), UNTAGGED), *themes])
        self.ask(self._look)

    def ask(self, look: Look) -> None:
        """Ask for other findings, and show what is asked for."""
        for box, value in (
            (self._area, look.area),
            (self._place, look.place),
            (self._theme, look.theme),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._unused.setChecked(look.unused)
        self.search.blockSignals(True)
        if self.search.text() != look.words:
            self.search.setText(look.words)
        self.search.blockSignals(False)
        self._put(look)

    def choose_area(self, area: int) -> None:
        """Show one focus area; 0 for all."""
        self.ask(replace(self._look, area=area))

    def _read(self) -> None:
        self._put(
            Look(
                area=self._area.currentData() or 0,
                place=self._place.currentData() or "",
                theme=self._theme.currentData() or "",
                unused=self._unused.isChecked(),
                words=self.search.text(),
            )
        )

    def _put(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self.changed.emit(look)

    def _build(self) -> None:
        self._area.addItem(_("Alle aandachtspunten"), 0)
        for one in self._framework.areas:
            self._area.addItem(area_icon(one.id), area_words(self._framework, one.id), one.id)
        self._place.addItem(_("Alle gemeenten"), "")
        self._theme.addItem(_("Alle thema’s"), "")
        for box, name in (
            (self._area, _("Aandachtspunt")),
            (self._place, _("Gemeente of wijk")),
            (self._theme, _("Thema")),
        ):
            box.setAccessibleName(name)
            box.setMinimumHeight(TARGET)
            box.setMaximumWidth(_WIDEST)
        self._unused.setMinimumHeight(TARGET)
        self.search.setPlaceholderText(_("Zoek in de bevindingen (Ctrl+F)"))
        self.search.setAccessibleName(_("Zoek in de bevindingen"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TARGET)
        self.search.setMinimumWidth(_NARROWEST)
        set_role(self.state, "muted")
        self.state.setWordWrap(True)
        row = QWidget()
        flow = FlowLayout(row, gap=SPACE[1])
        for part in (self._area, self._place, self._theme, self._unused):
            flow.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(SPACE[1])
        head.addWidget(row, 3)
        head.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        layout.addLayout(head)
        layout.addWidget(self.state)


def _refill(box: ChoiceBox, choices: list[tuple[str, str]]) -> None:
    """Only when they are others: refilling moves what somebody is choosing from."""
    present = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]
    if present != choices:
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
