"""A radar: the level of one wijk in each focus area, as a shape with its numbers written at it.

The shape helps who sees it; each number and its word stand beside their area, and a screen reader
hears them in one sentence. The arrows walk over the areas, Enter goes to the chosen one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, area_token, token

POINT = 5.0  # px: radius of the mark at a level
_TALL = 1 + math.cos(math.pi / 5)  # the height of a five-pointed shape, in its radius
LEAST = 7 * TARGET  # px: below this labels and shape would run into each other


@dataclass(frozen=True, slots=True)
class Spoke:
    """What is told of one focus area."""

    area: int
    title: str
    words: str  # the level as people read it
    value: int | None  # None: not judged
    least: int | None = None  # the lowest and the highest that a member gave, when there are any
    most: int | None = None


class Radar(QWidget):
    """Draws the spokes from the top round to the right, 1 at the middle."""

    opened = Signal(int)  # the focus area that was chosen with Enter or a click

    def __init__(self, steps: int, parent: QWidget | None = None) -> None:
        """``steps`` is the highest level there is."""
        super().__init__(parent)
        self._steps = steps
        self._title = ""
        self._spokes: tuple[Spoke, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_spokes(self, title: str, spokes: tuple[Spoke, ...]) -> None:
        """Show one wijk; ``title`` says which."""
        self._title, self._spokes = title, spokes
        self._at = min(self._at, max(len(spokes) - 1, 0))
        self.setAccessibleName(title)
        self._describe()
        self.update()

    def in_words(self) -> str:
        """All of it in one sentence."""
        return "; ".join(_spoken(one) for one in self._spokes)

    def pick(self, area: int) -> None:
        """Choose a spoke."""
        for at, spoke in enumerate(self._spokes):
            if spoke.area == area:
                self._at = at
                self._describe()
                self.update()

    def sizeHint(self) -> QSize:
        return QSize(LEAST + 4 * TARGET, LEAST + 2 * TARGET)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if self._spokes and (way := step.get(Qt.Key(event.key()))):
            self._at = (self._at + way) % len(self._spokes)
            self._describe()
            self.update()
        elif self._spokes and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._spokes[self._at].area)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The spoke that is nearest to where was pressed."""
        if self._spokes:
            places = [self._label(at) for at in range(len(self._spokes))]
            away = [_distance(box.center(), event.position()) for box in places]
            self._at = away.index(min(away))
            self._describe()
            self.update()
            self.opened.emit(self._spokes[self._at].area)

    def _describe(self) -> None:
        chosen = _spoken(self._spokes[self._at]) if self._spokes else ""
        words = _("{all}. Gekozen: {one}").format(all=self.in_words(), one=chosen)
        self.setAccessibleDescription(words if chosen else "")

    # Where things stand

    @property
    def _line(self) -> int:
        return QFontMetrics(self.font()).lineSpacing()

    @property
    def _radius(self) -> float:
        down = (self.height() - self._around) / _TALL
        across = min((self._room(at) for at in range(len(self._spokes))), default=down)
        return max(min(across, down), 2.0 * TARGET)

    @property
    def _around(self) -> float:
        """The height that the labels above and below the shape take."""
        return 4.0 * self._line + 3 * SPACE[1]

    @property
    def _middle(self) -> QPointF:
        free = self.height() - self._around - _TALL * self._radius
        top = max(free / 2, 0.0) + 2 * self._line + 2 * SPACE[1]
        return QPointF(self.width() / 2, top + self._radius)

    def _room(self, at: int) -> float:
        """The radius that leaves room for a label beside its end."""
        spoke, lean = self._spokes[at], abs(math.cos(self._angle(at)))
        bold, plain = QFontMetrics(self._strong()), QFontMetrics(self.font())
        needed = max(bold.horizontalAdvance(_title(spoke)), plain.horizontalAdvance(spoke.words))
        free = self.width() / 2 - SPACE[3] - min(needed, self.width() * 0.33)
        return free / lean if lean > 0.01 else math.inf

    def _angle(self, at: int) -> float:
        return 2 * math.pi * at / max(len(self._spokes), 1) - math.pi / 2

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _place(self, at: int, step: float) -> QPointF:
        """The place of a step on a spoke; level 1 is one part away from the middle."""
        angle = self._angle(at)
        far = self._radius * step / self._steps
        return self._middle + QPointF(math.cos(angle) * far, math.sin(angle) * far)

    def _label(self, at: int) -> QRectF:
        """Where the two lines of a spoke's label stand: outside the shape, on its own side."""
        end = self._place(at, self._steps)
        middle, gap = self._middle, float(SPACE[1])
        high = 2.0 * self._line
        if abs(end.x() - middle.x()) < 1:
            top = end.y() - high - gap if end.y() < middle.y() else end.y() + gap
            return QRectF(middle.x() - self.width() / 4, top, self.width() / 2, high)
        top = end.y() - high / 2 if abs(end.y() - middle.y()) < self._radius / 2 else end.y()
        if end.x() > middle.x():
            return QRectF(end.x() + gap, top, self.width() - end.x() - 2 * gap, high)
        return QRectF(SPACE[1], top, end.x() - gap - SPACE[1], high)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_web(painter)
        for at, spoke in enumerate(self._spokes):
            self._draw_range(painter, at, spoke)
        self._draw_shape(painter)
        for at, spoke in enumerate(self._spokes):
            self._draw_label(painter, at, spoke)
        if self.hasFocus():
            painter.setPen(QPen(token("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _draw_web(self, painter: QPainter) -> None:
        count = len(self._spokes)
        painter.setPen(QPen(token("line"), 1))
        for step in range(1, self._steps + 1):
            painter.drawPolygon(QPolygonF([self._place(at, step) for at in range(count)]))
        for at in range(count):
            painter.drawLine(self._middle, self._place(at, self._steps))

    def _draw_range(self, painter: QPainter, at: int, spoke: Spoke) -> None:
        """How far apart the members were: a broad line along the spoke."""
        if spoke.least is None or spoke.most is None or spoke.least == spoke.most:
            return
        pen = QPen(token("outline"), 5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(self._place(at, spoke.least), self._place(at, spoke.most))

    def _draw_shape(self, painter: QPainter) -> None:
        known = [
            None if one.value is None else self._place(at, one.value)
            for at, one in enumerate(self._spokes)
        ]
        painter.setPen(QPen(token("accent"), 2))
        if known and None not in known:
            ground = token("accent")
            ground.setAlphaF(0.12)
            painter.setBrush(ground)
            painter.drawPolygon(QPolygonF([one for one in known if one is not None]))
        else:  # a line over what nobody judged would say something about it
            for at, one in enumerate(known):
                other = known[(at + 1) % len(known)]
                if one is not None and other is not None:
                    painter.drawLine(one, other)
        for spoke, one in zip(self._spokes, known, strict=True):
            if one is not None:
                painter.setPen(QPen(token("raised"), 1.5))
                painter.setBrush(area_token(spoke.area))
                painter.drawEllipse(one, POINT, POINT)

    def _draw_label(self, painter: QPainter, at: int, spoke: Spoke) -> None:
        box = self._label(at)
        side = _side(box, self._middle)
        strong = self._strong()
        strong.setUnderline(self.hasFocus() and at == self._at)
        half = box.height() / 2
        _write(painter, box.adjusted(0, 0, 0, -half), strong, "text", _title(spoke), side)
        quiet = "text" if spoke.value is not None else "muted"
        _write(painter, box.adjusted(0, half, 0, 0), self.font(), quiet, spoke.words, side)


def _title(spoke: Spoke) -> str:
    return f"{spoke.area} {spoke.title}"


def _spoken(spoke: Spoke) -> str:
    words = f"{_title(spoke)}: {spoke.words}"
    if spoke.least is None or spoke.most is None or spoke.least == spoke.most:
        return words
    return words + _(" (leden {least} tot {most})").format(least=spoke.least, most=spoke.most)


def _side(box: QRectF, middle: QPointF) -> Qt.AlignmentFlag:
    if abs(box.center().x() - middle.x()) < 1:
        return Qt.AlignmentFlag.AlignHCenter
    return Qt.AlignmentFlag.AlignLeft if box.x() > middle.x() else Qt.AlignmentFlag.AlignRight


def _write(
    painter: QPainter, box: QRectF, font: QFont, role: str, text: str, side: Qt.AlignmentFlag
) -> None:
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.setFont(font)
    painter.setPen(token(role))
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitting)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
