"""List rows of two lines: what it is, and below it, quieter, the circumstances."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from wijkvisitatie.ui import style

BELOW = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


def two_lines(first: str, below: str, *, icon: str = "", value: object = None) -> QListWidgetItem:
    """A list row; ``value`` is what it stands for, under the user role."""
    item = QListWidgetItem(first)
    item.setData(BELOW, below)
    item.setData(ICON, icon)
    item.setData(Qt.ItemDataRole.UserRole, value)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{first}, {below}" if below else first)
    return item


class TwoLines(QStyledItemDelegate):
    """Draws such rows; the platform draws background, selection, focus and check box."""

    def __init__(self, parent: QObject, *, strong: bool = True) -> None:
        """``strong`` makes the first line stand out: right for names, too loud for sentences."""
        super().__init__(parent)
        self._weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = 2 * option.fontMetrics.lineSpacing() + 2 * style.SPACE[1]
        return QSize(0, max(height, style.TARGET))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        frame = QStyleOptionViewItem(option)
        self.initStyleOption(frame, index)
        frame.text = ""
        look = option.widget.style()
        look.drawControl(QStyle.ControlElement.CE_ItemViewItem, frame, painter, option.widget)
        text = look.subElementRect(QStyle.SubElement.SE_ItemViewItemText, frame, option.widget)
        area = option.rect.adjusted(0, style.SPACE[1], -style.SPACE[2], -style.SPACE[1])
        area.setLeft(text.left() + style.SPACE[1])
        self._draw(painter, area, option.font, index)

    def _draw(self, painter: QPainter, area: QRect, font: QFont, index: Index) -> None:
        painter.save()
        if name := index.data(ICON):
            size = style.SPACE[4]
            at = QRect(area.left(), area.center().y() - size // 2, size, size)
            style.icon(name, "muted").paint(painter, at)
            area.setLeft(at.right() + style.SPACE[2])
        first = QFont(font)
        first.setWeight(self._weight)
        half = area.height() // 2
        _line(painter, area.adjusted(0, 0, 0, -half), first, "text", str(index.data() or ""))
        _line(painter, area.adjusted(0, half, 0, 0), font, "muted", str(index.data(BELOW) or ""))
        painter.restore()


def _line(painter: QPainter, area: QRect, font: QFont, token: str, text: str) -> None:
    """One line of text, cut off with an ellipsis where it does not fit."""
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(style.token(token))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
