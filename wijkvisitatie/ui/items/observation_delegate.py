"""How an observation looks in the list, and the field to change its text in the row."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, clock
from wijkvisitatie.ui.items.observation_model import LINE, Index
from wijkvisitatie.ui.style import SPACE, icon, token
from wijkvisitatie.ui.widgets.growing_edit import GrowingEdit
from wijkvisitatie.ui.widgets.marks import WIDTH, draw_mark
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.observations import ObservationLine

SHOWN = 400  # characters that can ever fit on the two lines
LEFT = SPACE[2] + WIDTH + SPACE[1]  # where the words begin, after the area's mark


class ObservationDelegate(QStyledItemDelegate):
    """A head line with number, area, time, kind, role and member; under it two lines of text."""

    typed = Signal(str, str)  # entity, text: while it is being changed in the row
    ended = Signal()  # the field in the row is closed

    def __init__(self, framework: Framework, parent: QObject) -> None:
        super().__init__(parent)
        self._framework = framework

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = 3 * option.fontMetrics.lineSpacing() + SPACE[0] + 2 * SPACE[1]
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        self._paint_ground(painter, option)
        inner = option.rect.adjusted(LEFT, SPACE[1], -SPACE[2], -SPACE[1])
        mark = QRectF(option.rect.x() + SPACE[2], inner.y(), WIDTH, inner.height())
        draw_mark(painter, mark, line.observation.area)
        head = QRect(inner.x(), inner.y(), inner.width(), option.fontMetrics.lineSpacing())
        self._paint_head(painter, option.font, head, line)
        body = inner.adjusted(0, head.height() + SPACE[0], 0, 0)
        text = line.observation.text.strip()
        painter.setPen(token("text" if text else "muted"))
        draw_lines(painter, option.font, body, text or _("Nog zonder tekst"), lines=2)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = GrowingEdit(least=3, most=10, parent=parent)
        editor.setAccessibleName(_("Tekst van {number}").format(number=index.data(LINE).number))
        entity = index.data(LINE).observation.entity
        editor.put(index.data(Qt.ItemDataRole.EditRole))
        editor.textChanged.connect(lambda: self.typed.emit(entity, editor.toPlainText()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Filled when it was made: a change that comes in meanwhile must not undo the typing."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, GrowingEdit)
        model.setData(index, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the text of the row, so that its number stays in view; at the end of the list
        upwards.
        """
        top = option.rect.y() + SPACE[1] + option.fontMetrics.lineSpacing() + SPACE[0] // 2
        left = option.rect.x() + LEFT - SPACE[1] - 1  # its own text then stands under the number
        place = QRect(left, top, option.rect.right() - left, editor.height())
        viewport = editor.parentWidget()
        room = viewport.height() if viewport else place.height()
        place.moveTop(max(0, min(place.y(), room - place.height())))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Esc keeps what was typed, and so does Ctrl+Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape or (enter and control):
                assert isinstance(editor, QWidget)
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                self.ended.emit()
                return True
        return super().eventFilter(editor, event)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hover:
            painter.fillRect(option.rect, token("selected" if selected else "hover"))
        painter.setPen(token("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_head(
        self, painter: QPainter, font: QFont, place: QRect, line: ObservationLine
    ) -> None:
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(token("text"))
        painter.drawText(place, _VERTICAL | Qt.AlignmentFlag.AlignLeft, line.number)
        used = QFontMetrics(strong).horizontalAdvance(line.number) + SPACE[2]
        painter.setFont(font)
        painter.setPen(token("muted"))
        right = place.right() - self._paint_photos(painter, place, line.photos)
        rest = QRect(place.x() + used, place.y(), right - place.x() - used, place.height())
        words = QFontMetrics(font).elidedText(
            self._words(line), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, _VERTICAL | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_photos(self, painter: QPainter, place: QRect, photos: int) -> int:
        """The number of photos at the end of the line; the width it takes."""
        if not photos:
            return 0
        size = SPACE[3]
        painter.drawText(place, _VERTICAL | Qt.AlignmentFlag.AlignRight, str(photos))
        number = painter.fontMetrics().horizontalAdvance(str(photos)) + SPACE[0]
        icon("camera", "muted").paint(
            painter, QRect(place.right() - number - size, place.y(), size, place.height())
        )
        return number + size + SPACE[1]

    def _words(self, line: ObservationLine) -> str:
        observation, known = line.observation, self._framework
        parts = (
            clock(observation.at),
            area_words(known, observation.area),
            known.label("observation_kinds", observation.kind),
            known.label("roles", observation.role),
            line.member,
        )
        return "  ·  ".join(part for part in parts if part)


_VERTICAL = Qt.AlignmentFlag.AlignVCenter


def draw_lines(painter: QPainter, font: QFont, place: QRect, text: str, lines: int) -> None:
    """Draw the beginning of a text on so many lines, with an ellipsis where it goes on."""
    shown = " ".join(text[:SHOWN].split())
    layout = QTextLayout(shown, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    metrics = QFontMetrics(font)
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(place.width())
        top = place.y() + number * metrics.lineSpacing()
        rest = shown[line.textStart() :]
        last = number == lines - 1
        words = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, place.width()) if last else ""
        if last:
            painter.drawText(QPointF(place.x(), top + metrics.ascent()), words)
        else:
            line.draw(painter, QPointF(place.x(), top))
    layout.endLayout()
