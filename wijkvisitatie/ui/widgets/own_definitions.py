"""The committee's own frameworks and area lists: which there are, and whether each fits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.asking import Ask
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.definition_choice import FILTER
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import definitions
from wijkvisitatie.work.definitions import Choices


class OwnDefinitions(QWidget):
    """A list of files; a faulty one says on which line."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        """``ask`` reads the files in a worker."""
        super().__init__(parent)
        self._ask = ask
        self._list = QListWidget()
        set_role(self._list, "rows")
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setAccessibleName(_("Eigen kaders en gebiedenlijsten"))
        self._list.setFixedHeight(5 * TARGET)
        self._message = MessageLine()
        self._add = button(_("Bestand &toevoegen …"), "upload", self._choose_file)
        self._folder = button(_("&Map openen"), "folder-open", self._open_folder, role="quiet")
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._folder)
        row.addStretch(1)
        hint = QLabel(_("U kiest een kader of lijst bij het maken van een nieuwe visitatie."))
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(set_role(hint, "muted"))
        layout.addWidget(self._list)
        layout.addWidget(self._message)
        layout.addLayout(row)
        self.reload()

    def reload(self) -> None:
        """Read the files again."""
        self._ask(self, definitions.choices, self._show)

    def add(self, file: Path) -> None:
        """Check a file and put it with the others; the complaint about it is shown here."""
        self._ask(self, lambda: definitions.try_to_add(file), self._added)

    def _added(self, complaint: str) -> None:
        if complaint:
            self._message.error(complaint)
        else:
            self._message.ready()
        self.reload()

    def _show(self, choices: Choices) -> None:
        self._list.clear()
        for framework in choices.frameworks:
            if framework.file:
                words = _("Kader: {title}").format(title=framework.definition.title)
                self._list.addItem(two_lines(framework.file.name, words, icon="circle-check"))
        for areas in choices.area_lists:
            if areas.file:
                words = _("Gebiedenlijst: {title}").format(title=areas.definition.title)
                self._list.addItem(two_lines(areas.file.name, words, icon="circle-check"))
        for refused in choices.refused:
            self._list.addItem(two_lines(refused.file.name, refused.reason, icon="triangle-alert"))
        self._list.setVisible(self._list.count() > 0)

    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Eigen lijst of kader"), "", FILTER)
        if chosen:
            self.add(Path(chosen))

    def _open_folder(self) -> None:
        self._ask(self, definitions.made_folder, _show_in_system)


def _show_in_system(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
