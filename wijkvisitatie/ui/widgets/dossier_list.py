"""The dossiers of this laptop as a list."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.texts import _, clock, short_date
from wijkvisitatie.ui.style import set_role
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.library import Shelved

MOST_ROWS = 7  # dossiers in sight at once


class DossierList(QListWidget):
    """As high as what it lists; out of sight when that is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rows")
        self.setItemDelegate(TwoLines(self))
        self.setAccessibleName(_("Dossiers op deze laptop"))
        self.hide()

    def show_dossiers(self, found: tuple[Shelved, ...]) -> None:
        """List these, the first one chosen."""
        self.clear()
        for one in found:
            self.addItem(_row(one))
        self.setCurrentRow(0)
        shown = min(len(found), MOST_ROWS)
        rows = sum(self.sizeHintForRow(row) for row in range(shown))
        self.setFixedHeight(rows + 2 * self.frameWidth())
        self.setVisible(bool(found))

    def current(self) -> Shelved | None:
        """The chosen dossier."""
        found: Shelved | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found


def _row(shelved: Shelved) -> QListWidgetItem:
    stamp = datetime.fromtimestamp(shelved.used).isoformat()
    used = _("laatst gebruikt {day}, {time}").format(day=short_date(stamp), time=clock(stamp))
    if shelved.example:
        return two_lines(
            _("Voorbeeld: wijkvisitatie 2010–2011"), used, icon="book-open", value=shelved
        )
    if shelved.folder.parent != dossiers_folder():
        used = _("{used}, in {folder}").format(used=used, folder=shelved.folder.parent)
    if not shelved.sheet:
        used = _("{used}, nog geen herstelblad").format(used=used)
    return two_lines(shelved.name, used, icon="lock", value=shelved)
