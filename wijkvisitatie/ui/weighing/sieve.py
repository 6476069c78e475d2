"""Which observations are weighed: the gemeente, the area, and what narrows it down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.weighing.sheet import Sheet
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.marks import area_icon
from wijkvisitatie.ui.widgets.observation_filter import SearchField
from wijkvisitatie.ui.widgets.track_choice import TrackChoice
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.weighing import Wanted

_CODES = (("kind", "observation_kinds"), ("role", "roles"), ("setting", "settings"))


class Sieve(QWidget):
    """Two rows above the panes; what is chosen is asked for at once."""

    changed = Signal(object)  # Wanted

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._wanted = Wanted("")
        self._loading = False
        self.search = SearchField()
        self.state = QLabel()
        self._tracks = TrackChoice()
        self._boxes: dict[str, ChoiceBox] = {
            "track": self._tracks,
            **{name: ChoiceBox() for name in ("area", "wijk", "kind", "role", "setting", "member")},
        }
        self._fill()
        self._build()
        for box in self._boxes.values():
            box.activated.connect(lambda _index: self._read())
        self.search.textChanged.connect(lambda _text: self._read())

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        return self._wanted

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the choices there are, and what was chosen."""
        self._loading = True
        self._wanted = sheet.wanted
        self._tracks.show_tracks(sheet.tracks, sheet.wanted.track)
        _refill(
            self._boxes["wijk"],
            [(_("Alle wijken"), ""), *((w.name, w.entity) for w in sheet.wijken)],
        )
        _refill(
            self._boxes["member"],
            [(_("Alle leden"), ""), *((m.name, m.entity) for m in sheet.members)],
        )
        for name, box in self._boxes.items():
            box.setCurrentIndex(max(0, box.findData(getattr(sheet.wanted, name))))
        if self.search.text() != sheet.wanted.words:
            self.search.setText(sheet.wanted.words)
        self.state.setText(sheet.state)
        self._loading = False

    def turn_to(self, track: str) -> None:
        """Ask for all of a track from the next reading on."""
        self._wanted = Wanted(track)

    def choose_area(self, area: int) -> None:
        """Show one focus area; 0 for all."""
        self._put(replace(self._wanted, area=area))

    def show_all(self) -> None:
        """Leave out nothing of this gemeente."""
        self._put(Wanted(self._wanted.track))

    def _put(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.changed.emit(wanted)

    def _read(self) -> None:
        if self._loading:
            return
        chosen = {name: box.currentData() for name, box in self._boxes.items()}
        other = chosen["track"] != self._wanted.track
        if other:  # its wijken are others
            self._put(Wanted(chosen["track"], area=chosen["area"]))
        else:
            self._put(Wanted(**chosen, words=self.search.text()))

    def _fill(self) -> None:
        area = self._boxes["area"]
        area.addItem(_("Alle aandachtspunten"), 0)
        for one in self._framework.areas:
            area.addItem(area_icon(one.id), area_words(self._framework, one.id), one.id)
        everything = {
            "kind": _("Alle soorten"),
            "role": _("Alle rollen"),
            "setting": _("Elk contact"),
        }
        for name, codes in _CODES:
            self._boxes[name].addItem(everything[name], "")
            for code in self._framework.codes[codes]:
                self._boxes[name].addItem(code.label, code.key)

    def _build(self) -> None:
        names = {
            "track": _("Gemeente"),
            "area": _("Aandachtspunt"),
            "wijk": _("Wijk"),
            "kind": _("Soort"),
            "role": _("Rol"),
            "setting": _("Contact"),
            "member": _("Lid"),
        }
        for name, box in self._boxes.items():
            box.setAccessibleName(names[name])
            box.setMinimumHeight(TARGET)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setPlaceholderText(_("Zoek in de waarnemingen (Ctrl+F)"))
        self.search.setAccessibleName(_("Zoek in de waarnemingen"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TARGET)
        set_role(self.state, "muted")
        head = QHBoxLayout()
        head.setSpacing(SPACE[1])
        for name in ("track", "area", "wijk"):
            head.addWidget(self._boxes[name])
        head.addWidget(self.search, 1)
        row = QWidget()
        flow = FlowLayout(row, gap=SPACE[1])
        for name in ("kind", "role", "setting", "member"):
            flow.addWidget(self._boxes[name])
        self.narrowing = row
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)


def _refill(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    """Only when they are others: refilling moves what somebody is choosing from."""
    present = [(box.itemText(at), box.itemData(at)) for at in range(box.count())]
    if present != choices:
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
