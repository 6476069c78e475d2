"""The left pane of a visit day: the programme and the wijken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.erasing import add_erasing
from wijkvisitatie.ui.items.programme_delegate import ProgrammeDelegate
from wijkvisitatie.ui.items.programme_model import ITEM, ProgrammeModel
from wijkvisitatie.ui.items.programme_words import title
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.ui.widgets.wijk_list import WijkList
from wijkvisitatie.work.programme import move_item, remove_item

MINUTE = 20_000  # ms: "now" is never more than this behind


class ProgrammePane(QWidget):
    """Choosing an item or a wijk here is what the next observation takes over."""

    item_chosen = Signal(object)  # ProgrammeItem or None, by the user
    wijk_chosen = Signal(str)
    now_changed = Signal(str)  # entity of the item that is on by the clock, "" for none
    edit_wanted = Signal(str)  # entity; "" for a new one
    left = Signal()  # back to the entry
    removed = Signal(str)  # what was thrown away, in words

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._now = ""
        self.model = ProgrammeModel(context.framework, self)
        self.view = QListView()
        self._delegate = ProgrammeDelegate(context.framework, self.view)
        self.wijken = WijkList()
        self._add = Button(_(" Onderdeel"))
        self._empty = QLabel(_("Nog geen programma. Voeg het eerste onderdeel toe: Ctrl+Shift+N."))
        self._build()
        self._connect()
        self._add_actions()
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def show_items(self, items: tuple[ProgrammeItem, ...]) -> None:
        """Show the programme anew; what was chosen stays chosen."""
        chosen = self.current()
        self.model.show(items)
        self._empty.setVisible(not items)
        self.view.setVisible(bool(items))
        self._now = self.model.mark_now(datetime.now())
        self.choose_item(chosen.entity if chosen else None)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many observations each wijk has."""
        self.wijken.show_counts(counts)

    def choose_item(self, entity: str | None) -> None:
        """Show which item we are at, without telling."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        row = self.model.row_of(entity)
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        selection.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex(), mode)
        if row < 0:
            selection.clear()
        selection.blockSignals(False)
        self._open(entity)

    def current(self) -> ProgrammeItem | None:
        """The item we are at."""
        index = self.view.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def now(self) -> str:
        """The item that is on by the clock, "" for none."""
        return self._now

    def _tick(self) -> None:
        before, self._now = self._now, self.model.mark_now(datetime.now())
        if before != self._now:
            self.now_changed.emit(self._now)

    def _open(self, entity: str | None) -> None:
        """Show all of the item we are at; its row gets higher."""
        self._delegate.opened = entity or ""
        self.view.scheduleDelayedItemsLayout()

    def _chosen(self) -> None:
        self.item_chosen.emit(self.current())

    def _edit(self) -> None:
        if current := self.current():
            self.edit_wanted.emit(current.entity)

    def _move(self, by: int) -> None:
        if current := self.current():
            place = self.model.row_of(current.entity) + by
            if 0 <= place < self.model.rowCount():
                self._move_to(current.entity, place)

    def _move_to(self, entity: str, place: int) -> None:
        action = partial(move_item, self._context.dossier, entity=entity, to=place)
        self._context.act(self, action)

    def _remove(self) -> None:
        if current := self.current():
            action = partial(remove_item, self._context.dossier, entity=current.entity)
            words = title(current)
            self._context.act(self, action, lambda _changes: self.removed.emit(words))

    def _entities(self) -> list[str]:
        current = self.current()
        return [current.entity] if current else []

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.view.actions())
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName(_("Programma"))
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setMouseTracking(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self._empty, "muted")
        set_role(self._add, "quiet")
        self._add.setMinimumHeight(TARGET)
        self._add.setAccessibleName(_("Onderdeel toevoegen"))
        self._add.setToolTip(_("Onderdeel toevoegen (Ctrl+Shift+N)"))
        keep_tinted(self._add, lambda: self._add.setIcon(icon("plus")))
        head = QHBoxLayout()
        head.addWidget(set_role(QLabel(_("Programma")), "heading"), 1)
        head.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(view, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(set_role(QLabel(_("Wijken vandaag")), "heading"))
        layout.addWidget(self.wijken)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(lambda *_indexes: self._chosen())
        self.view.doubleClicked.connect(lambda _index: self._edit())
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.model.move_wanted.connect(self._move_to)
        self.wijken.chosen.connect(self.wijk_chosen)
        self._add.clicked.connect(lambda: self.edit_wanted.emit(""))

    def _add_actions(self) -> None:
        for view in (self.view, self.wijken):
            words = _("Hier zijn we: verder met typen")
            add_action(view, words, "Return | Enter | Esc", self.left.emit)
        add_action(self.view, _("Onderdeel wijzigen"), "F2", self._edit)
        add_action(self.view, _("Onderdeel eerder"), "Alt+Up", partial(self._move, -1))
        add_action(self.view, _("Onderdeel later"), "Alt+Down", partial(self._move, 1))
        add_action(self.view, _("Onderdeel naar de prullenbak"), "Del", self._remove)
        add_erasing(self.view, self._context, self._entities)
