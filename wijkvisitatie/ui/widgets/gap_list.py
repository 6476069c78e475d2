"""The list of what a visit still lacks; each line leads to where it can be mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, icon
from wijkvisitatie.ui.widgets.tint import keep_tinted

if TYPE_CHECKING:
    from wijkvisitatie.work.adoption_case import Spot
    from wijkvisitatie.work.completeness import Gap

# Title, icon and its colour, kinds of gap. The words say how bad it is; the icon only helps.
GROUPS = (
    (_("Blijft buiten het verslag"), "triangle-alert", "warn", ("quote", "consent")),
    (
        _("Nog aan te vullen"),
        "circle-alert",
        "text",
        ("alt", "unplaced", "wijk", "kind", "paraphrase"),
    ),
    (_("Nog niets vastgelegd"), "info", "muted", ("area", "programme", "visit")),
    (_("Misschien herkenbaar"), "eye", "muted", ("personal",)),
)
IMAGE = 16  # px, of the icon before a line
TALLEST = 10_000  # px: more than any line of words needs
_GAP = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Group:
    """Gaps under one title, each with this icon in the colour of this role."""

    title: str
    image: str
    tint: str
    gaps: Sequence[Gap | Spot]


class GapList(QListWidget):
    """Lines under the titles of their groups; a reload keeps the chosen line."""

    chosen = Signal(object)  # Gap or Spot

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setIconSize(QSize(IMAGE, IMAGE))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(_("Wat nog ontbreekt"))
        self.setAccessibleDescription(_("Enter gaat naar de waarneming of het programma"))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        keep_tinted(self, self._tint)

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Show these instead of what was shown, by how much they matter."""
        groups = []
        for title, image, tint, kinds in GROUPS:
            found = [gap for gap in gaps if gap.kind in kinds]
            if found:
                groups.append(Group(f"{title} ({len(found)})", image, tint, found))
        self.show_groups(groups)

    def show_groups(self, groups: Iterable[Group]) -> None:
        """Show these instead of what was shown, also a title that has nothing under it."""
        current = self.currentIndex().data(_GAP)
        self.clear()
        for group in groups:
            self.addItem(_title(group.title))
            for gap in group.gaps:
                self.addItem(_line(gap, (group.image, group.tint), group.title))
                if gap == current:
                    self.setCurrentRow(self.count() - 1)
        self._tint()

    def gaps(self) -> list[Gap | Spot]:
        """What is shown, without the titles."""
        found = (self.item(row).data(_GAP) for row in range(self.count()))
        return [gap for gap in found if gap is not None]

    def _choose(self, item: QListWidgetItem) -> None:
        if (gap := item.data(_GAP)) is not None:
            self.chosen.emit(gap)

    def _tint(self) -> None:
        for row in range(self.count()):
            if image := self.item(row).data(_ICON):
                self.item(row).setIcon(icon(*image))


class _Lines(QStyledItemDelegate):
    """Each line is as high as its words take in the present width, and high enough to be hit."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = option.widget
        assert isinstance(view, GapList)
        taken = 4 * SPACE[1] + (IMAGE if index.data(_ICON) else 0)
        room = QRect(0, 0, view.viewport().width() - taken, TALLEST)
        words = str(index.data())
        fitting = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(0, max(TARGET, fitting.height() + 2 * SPACE[1]))


def _title(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


def _line(gap: Gap | Spot, image: tuple[str, str], group: str) -> QListWidgetItem:
    item = QListWidgetItem(gap.words)
    item.setData(_GAP, gap)
    item.setData(_ICON, image)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group}: {gap.words}")
    return item
