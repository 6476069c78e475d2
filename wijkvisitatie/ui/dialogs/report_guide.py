"""Zelf nakijken: what of a report only a person can judge, subject by subject."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.guide import SUBJECTS, Point, Subject, points
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.photo_strip import thumbnail
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines

SIZE = (1000, 640)
PICTURE = 88  # px
_POINT = Qt.ItemDataRole.UserRole
_TALLEST = 10_000  # px: more than any text needs


@dataclass(frozen=True, slots=True)
class Shown:
    """A point, with its picture made small."""

    point: Point
    image: QImage | None


def read(report: Report) -> tuple[Shown, ...]:
    """All that the guide shows of a report; in a thread, for pictures are large."""
    return tuple(
        Shown(one, thumbnail(one.picture, PICTURE) if one.picture else None)
        for one in points(report)
    )


class ReportGuide(QDialog):
    """Subjects left, to tick when they were looked at; right the question, and all it is about."""

    place_wanted = Signal(str)  # the anchor of a point
    looked_at = Signal(str, bool)  # a subject that was ticked, or no more

    def __init__(
        self,
        found: tuple[Shown, ...],
        looked: Collection[Subject],
        leads: Callable[[str], bool],
        parent: QWidget,
    ) -> None:
        """``leads`` tells whether there is a page for what stands at an anchor."""
        super().__init__(parent)
        self.setWindowTitle(_("Zelf nakijken"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self._found = found
        self._leads = leads
        self.subjects = QListWidget()
        self.question = frame.words()
        self.points = QListWidget()
        self.doubtful = QCheckBox(_("&Alleen waar een vraag bij staat"))
        self._go = button(_("&Naar de plek"), "arrow-right", self._leave, help="Enter")
        self._nothing = frame.words("", "muted")
        self._lay_out()
        self._fill(looked)
        self._connect()
        self.subjects.setCurrentRow(self._first_waiting())
        self.subjects.setFocus()

    # What the user does

    def _leave(self) -> None:
        """Go to where the chosen point can be mended; this window makes room."""
        point = self._chosen()
        if point is not None and self._leads(point.anchor):
            self.accept()
            self.place_wanted.emit(point.anchor)

    def _ticked(self, item: QListWidgetItem) -> None:
        is_done = item.checkState() == Qt.CheckState.Checked
        self.looked_at.emit(item.data(_POINT), is_done)

    # What is seen

    def _show_subject(self) -> None:
        """The points of the chosen subject, those with a doubt marked in words."""
        subject = self._subject()
        self.question.setText(next(words for key, _title, words in SUBJECTS if key == subject))
        mine = [one for one in self._found if one.point.subject == subject]
        shown = [one for one in mine if one.point.doubts or not self.doubtful.isChecked()]
        self.points.clear()
        for one in shown:
            self.points.addItem(_item(one))
        self.points.setCurrentRow(0)
        self.points.setVisible(bool(shown))
        self._nothing.setText(
            _("Hier staat nergens een vraag bij.") if mine else _("Dit rapport heeft er geen.")
        )
        self._nothing.setVisible(not shown)
        self._show_choice()

    def _show_choice(self) -> None:
        point = self._chosen()
        self._go.setEnabled(point is not None and self._leads(point.anchor))

    def _subject(self) -> str:
        return str(self.subjects.currentItem().data(_POINT))

    def _chosen(self) -> Point | None:
        item: QListWidgetItem | None = self.points.currentItem()
        return None if item is None else item.data(_POINT)

    def _first_waiting(self) -> int:
        rows = range(self.subjects.count())
        waiting = (r for r in rows if self.subjects.item(r).checkState() != Qt.CheckState.Checked)
        return next(waiting, 0)

    # Building

    def _fill(self, looked: Collection[Subject]) -> None:
        for key, title, _question in SUBJECTS:
            item = two_lines(title, self._counted(key), value=key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if key in looked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.subjects.addItem(item)

    def _counted(self, subject: Subject) -> str:
        mine = [one.point for one in self._found if one.point.subject == subject]
        doubts = sum(bool(one.doubts) for one in mine)
        if not doubts:
            return _("{n}, geen vragen").format(n=len(mine))
        words = ngettext("{n}, bij {doubts} een vraag", "{n}, bij {doubts} een vraag", doubts)
        return words.format(n=len(mine), doubts=doubts)

    def _connect(self) -> None:
        self.subjects.currentRowChanged.connect(lambda _row: self._show_subject())
        self.subjects.itemChanged.connect(self._ticked)
        self.doubtful.toggled.connect(lambda _on: self._show_subject())
        self.points.currentRowChanged.connect(lambda _row: self._show_choice())
        self.points.itemActivated.connect(lambda _item: self._leave())
        add_action(self, _("Naar het volgende deel"), "F6", self._next_pane)

    def _next_pane(self) -> None:
        (self.points if self.subjects.hasFocus() else self.subjects).setFocus()

    def _lay_out(self) -> None:
        self.subjects.setAccessibleName(_("Onderwerpen"))
        self.subjects.setAccessibleDescription(_("Spatie vinkt aan dat u het hebt bekeken"))
        self.subjects.setItemDelegate(TwoLines(self.subjects))
        self.points.setAccessibleName(_("Om zelf na te kijken"))
        self.points.setAccessibleDescription(_("Enter gaat naar de plek"))
        self.points.setWordWrap(True)
        self.points.setIconSize(QSize(PICTURE, PICTURE))
        self.points.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.points.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.points.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.points.setItemDelegate(_Rows(self.points))
        intro = _(
            "De computer keek na of het bestand goed is opgebouwd. Of de inhoud klopt, beoordeelt "
            "u zelf. Vink een onderwerp aan als u het hebt bekeken."
        )
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.subjects)
        panes.addWidget(self._right())
        panes.setStretchFactor(1, 1)
        panes.setSizes([270, 700])
        panes.setChildrenCollapsible(False)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[3])
        column.addWidget(frame.words(intro))
        column.addWidget(panes, 1)
        close = button(_("&Sluiten"), "check", self.accept, role="primary")
        frame.build(self, body, buttons=(self._go, None, close))

    def _right(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(SPACE[2], 0, 0, 0)
        column.setSpacing(SPACE[2])
        row = QHBoxLayout()
        row.addWidget(self.doubtful)
        row.addStretch(1)
        column.addWidget(self.question)
        column.addLayout(row)
        column.addWidget(self._nothing)
        column.addWidget(self.points, 1)
        column.addStretch(0)
        return made


class _Rows(QStyledItemDelegate):
    """Each row is as high as its words or its picture."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = option.widget
        assert isinstance(view, QListWidget)
        picture = 0 if view.item(index.row()).icon().isNull() else PICTURE
        room = QRect(0, 0, view.viewport().width() - picture - 4 * SPACE[1], _TALLEST)
        words = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(0, max(TARGET, picture + SPACE[2], words.height() + 2 * SPACE[1]))


def _item(shown: Shown) -> QListWidgetItem:
    """A point in words: where, what is said there, and what makes one look."""
    point = shown.point
    said = f"{point.place}: {point.said}" if point.place else f"{_indent(point)}{point.said}"
    doubts = (_("→ {doubt}").format(doubt=one) for one in point.doubts)
    item = QListWidgetItem("\n".join((said, *doubts)))
    item.setData(_POINT, point)
    if shown.image is not None:
        item.setIcon(QIcon(QPixmap.fromImage(shown.image)))
    return item


def _indent(point: Point) -> str:
    return "\u2003" * (point.level - 1)
