"""Choosing the area list and the framework of a new round, the committee's own included."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QLabel, QWidget

from wijkvisitatie.framework.definition import AreaList, Framework
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.asking import Ask
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.work import definitions
from wijkvisitatie.work.definitions import Choices

FILTER = _("Kaders en gebiedenlijsten (*.toml *.csv)")


class DefinitionChoice(QWidget):
    """Two boxes to choose from, and a way to add a file of one's own."""

    framework_chosen = Signal(object)  # Framework

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        """``ask`` reads the files in a worker; the boxes fill when it is done."""
        super().__init__(parent)
        self._ask = ask
        self._areas = _box(_("Gebiedenlijst"))
        self._frameworks = _box(_("Beoordelingskader"))
        self._message = MessageLine()
        self._add = button(
            _("&Eigen lijst of kader toevoegen …"), "upload", self._choose_file, role="quiet"
        )
        self._frameworks.currentIndexChanged.connect(self._tell)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(SPACE[1])
        for box in (self._areas, self._frameworks):
            label = QLabel(box.accessibleName())
            label.setBuddy(box)
            layout.addRow(label, box)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        layout.addRow("", row)
        layout.addRow(self._message)
        self.setFocusProxy(self._areas)
        self.reload()

    def framework(self) -> Framework | None:
        """The chosen framework; None until they were read."""
        found = self._frameworks.currentData()
        return found if isinstance(found, Framework) else None

    def area_list(self) -> AreaList | None:
        """The chosen area list; None until they were read."""
        found = self._areas.currentData()
        return found if isinstance(found, AreaList) else None

    def reload(self) -> None:
        """Read the files again."""
        self._ask(self, definitions.choices, self._show)

    def add(self, file: Path) -> None:
        """Put a file of one's own with the others; when it does not fit, say so here."""
        self._ask(self, lambda: definitions.try_to_add(file), self._added)

    def _added(self, complaint: str) -> None:
        if complaint:
            self._message.error(complaint)
        else:
            self.reload()

    def _show(self, choices: Choices) -> None:
        _fill(
            self._areas,
            [(_area_words(one.definition), one.definition) for one in choices.area_lists],
        )
        _fill(
            self._frameworks,
            [(_framework_words(one.definition), one.definition) for one in choices.frameworks],
        )
        if choices.refused:
            self._message.warn("\n".join(one.reason for one in choices.refused))
        else:
            self._message.ready()

    def _tell(self) -> None:
        if found := self.framework():
            self.framework_chosen.emit(found)

    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Eigen lijst of kader"), "", FILTER)
        if chosen:
            self.add(Path(chosen))


def _box(name: str) -> QComboBox:
    box = ChoiceBox()
    box.setMinimumHeight(TARGET)
    box.setAccessibleName(name)
    # Otherwise the longest title decides how wide the whole dialog must be.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _fill(box: QComboBox, entries: list[tuple[str, object]]) -> None:
    """Fill a box, keeping the choice where it is still there."""
    chosen = box.currentText()
    box.blockSignals(True)
    box.clear()
    for words, definition in entries:
        box.addItem(words, definition)
    box.setCurrentIndex(max(box.findText(chosen), 0))
    box.blockSignals(False)
    box.currentIndexChanged.emit(box.currentIndex())


def _area_words(area_list: AreaList) -> str:
    count = len(area_list.wijken)
    words = ngettext("{n} wijk", "{n} wijken", count).format(n=count)
    return _("{title} – {count}").format(title=area_list.title, count=words)


def _framework_words(framework: Framework) -> str:
    return _("{title} – versie {version}").format(title=framework.title, version=framework.version)
