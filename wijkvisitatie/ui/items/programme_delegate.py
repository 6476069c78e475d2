"""How a programme item looks in the list of the day."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.texts import _
from wijkvisitatie.ui.items.observation_delegate import draw_lines
from wijkvisitatie.ui.items.observation_model import Index
from wijkvisitatie.ui.items.programme_model import DAY, ITEM, NOW
from wijkvisitatie.ui.items.programme_words import details, kind_and_setting
from wijkvisitatie.ui.style import SPACE, token

MARK = 4  # px, beside the item that is on now


class ProgrammeDelegate(QStyledItemDelegate):
    """Time, title (on two lines if need be) and what it is; of the item we are at, all of it."""

    def __init__(self, framework: Framework, parent: QObject) -> None:
        super().__init__(parent)
        self._framework = framework
        self.opened = ""  # entity of the item of which all is shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(ITEM)
        width = option.rect.width() - SPACE[2] - SPACE[1] - self._indent(option.font)
        lines = _title_lines(_strong(option.font), item, width) + len(self._lines(index))
        return QSize(option.rect.width(), lines * option.fontMetrics.lineSpacing() + 2 * SPACE[1])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, now = index.data(ITEM), index.data(NOW)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, token("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, token("hover"))
        place = option.rect.adjusted(SPACE[2], SPACE[1], -SPACE[1], -SPACE[1])
        line = QRect(place.x(), place.y(), place.width(), option.fontMetrics.lineSpacing())
        if now:
            self._paint_now(painter, option, line)
        strong = _strong(option.font)
        self._write(painter, strong, line, item.start, "accent" if now else "text")
        line.setLeft(place.x() + self._indent(option.font))
        painter.setFont(strong)
        painter.setPen(token("text"))
        lines = _title_lines(strong, item, line.width())
        draw_lines(painter, strong, line, _title(item), lines=lines)
        line.translate(0, (lines - 1) * line.height())
        line.setLeft(place.x())
        line.setRight(place.right())
        for words in self._lines(index):
            line.translate(0, line.height())
            self._write(painter, option.font, line, words, "muted")

    def _indent(self, font: QFont) -> int:
        """Where the title begins, after the time."""
        return QFontMetrics(_strong(font)).horizontalAdvance("00:00") + SPACE[1]

    def _lines(self, index: Index) -> list[str]:
        item: ProgrammeItem = index.data(ITEM)
        first = kind_and_setting(self._framework, item)
        rest = details(self._framework, item) if item.entity == self.opened else []
        return [line for line in (index.data(DAY), first, *rest) if line]

    def _paint_now(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect) -> None:
        """A bar beside the item and the word at the end of its first line."""
        bar = QRectF(option.rect.x(), option.rect.y(), MARK, option.rect.height())
        painter.fillRect(bar, token("accent"))
        word = _("nu")
        width = option.fontMetrics.horizontalAdvance(word)
        painter.setFont(option.font)
        painter.setPen(token("accent"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        line.setRight(line.right() - width - SPACE[0])

    def _write(self, painter: QPainter, font: QFont, place: QRect, words: str, role: str) -> None:
        painter.setFont(font)
        painter.setPen(token(role))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _title(item: ProgrammeItem) -> str:
    return item.title or _("Onderdeel zonder titel")


def _title_lines(font: QFont, item: ProgrammeItem, width: int) -> int:
    """One line, or two for a title that is too long for one."""
    return 2 if QFontMetrics(font).horizontalAdvance(_title(item)) > width else 1
