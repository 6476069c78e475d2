"""The observations of the day under the entry: read, place, change and throw away in the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.erasing import add_erasing
from wijkvisitatie.ui.items.observation_delegate import ObservationDelegate
from wijkvisitatie.ui.items.observation_model import LINE, ObservationModel
from wijkvisitatie.ui.widgets.growing_edit import pictures
from wijkvisitatie.work.observations import ObservationLine, change_observation, remove_observation


class ObservationList(QListView):
    """Rows of observations; the current one is shown beside it."""

    picked = Signal(object)  # ObservationLine, by the user
    removed = Signal(str)  # number of what was thrown away
    left = Signal()  # Esc: back to the entry
    files_given = Signal(str, list)  # entity of the row they were dropped on, paths

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.observations = ObservationModel(context, self)
        self._autosave = Autosave(
            context, self, "observation", partial(change_observation, context.dossier)
        )
        self._closed_for: frozenset[str] = frozenset()
        self._build()
        self._connect()
        self._add_actions()

    def current(self) -> ObservationLine | None:
        """The chosen observation."""
        return self.observations.line(self.currentIndex())

    def pick(self, entity: str) -> bool:
        """Choose an observation and bring it into view; False when it is not among the rows."""
        row = self.observations.row_of(entity)
        if row >= 0:
            self.setCurrentIndex(self.observations.index(row))
        return row >= 0

    def enter(self) -> None:
        """Go to the list, to the row where one was or the first."""
        self.setFocus()
        # The focus makes Qt begin at the first row, without showing that it is chosen.
        row = self.currentIndex() if self.currentIndex().isValid() else self.observations.index(0)
        self.setCurrentIndex(row)

    def close_for(self, members: frozenset[str]) -> None:
        """What these members recorded can only be read: they handed it in."""
        self._closed_for = members
        self.observations.close_for(members)

    def _open_line(self) -> ObservationLine | None:
        """The chosen observation, if it can be changed; says so when it can't."""
        line = self.current()
        if line is not None and line.observation.member in self._closed_for:
            words = _("{number} is ingeleverd. Kies Heropenen om iets te veranderen.")
            self._context.say(words.format(number=line.number))
            return None
        return line

    def flush(self) -> None:
        """Keep at once what was typed last in a row."""
        self._autosave.flush()

    def _edit(self) -> None:
        if self._open_line():
            self.edit(self.currentIndex())

    def _store(self, entity: str, text: str) -> None:
        self._autosave.done(entity, "text", text)

    def _place(self, area: int | None) -> None:
        if line := self._open_line():
            entity = line.observation.entity
            self._context.act(
                self, partial(change_observation, self._context.dossier, entity=entity, area=area)
            )

    def _remove(self) -> None:
        if line := self._open_line():
            action = partial(
                remove_observation, self._context.dossier, entity=line.observation.entity
            )

            def done(_changes: Changes) -> None:
                self.removed.emit(line.number)

            self._context.act(self, action, done)

    def _entities(self) -> list[str]:
        line = self.current()
        return [line.observation.entity] if line else []

    def _copy(self) -> None:
        if line := self.current():
            QGuiApplication.clipboard().setText(f"{line.number} {line.observation.text}")
            self._context.say(_("{number} gekopieerd.").format(number=line.number))

    def _paste(self) -> None:
        line, data = self._open_line(), QGuiApplication.clipboard().mimeData()
        if line and (files := pictures(data)):
            self.files_given.emit(line.observation.entity, files)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.popup(self.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only on a row; the row under the pointer is shown as the one that gets the photo."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and pictures(event.mimeData()):
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and (files := pictures(event.mimeData())):
            self.files_given.emit(index.data(LINE).observation.entity, files)
            event.acceptProposedAction()

    def _build(self) -> None:
        delegate = ObservationDelegate(self._context.framework, self)
        delegate.typed.connect(partial(self._keep))
        delegate.ended.connect(self.setFocus)
        self.setItemDelegate(delegate)
        self.setModel(self.observations)
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Waarnemingen, nieuwste eerst"))
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)

    def _keep(self, entity: str, text: str) -> None:
        self._autosave.typed(entity, "text", text)

    def _connect(self) -> None:
        self.observations.text_edited.connect(self._store)
        self.customContextMenuRequested.connect(self._show_menu)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self._tell())

    def _tell(self) -> None:
        """Only what the user picks; a list that fills itself picks nothing."""
        if self.hasFocus() or self.viewport().underMouse():
            self.picked.emit(self.current())

    def _add_actions(self) -> None:
        add_action(self, _("Tekst wijzigen"), "F2 | Return | Enter", self._edit)
        for area in self._context.framework.areas:
            words = _("Plaats in {number} {name}").format(number=area.id, name=area.short)
            add_action(self, words, f"Ctrl+{area.id}", partial(self._place, area.id))
        add_action(self, _("Later plaatsen"), "Ctrl+0", partial(self._place, None))
        add_action(self, _("Kopieer nummer en tekst"), "Ctrl+C", self._copy)
        add_action(self, _("Plak foto"), "Ctrl+V", self._paste)
        add_action(self, _("Naar de prullenbak"), "Del", self._remove)
        add_erasing(self, self._context, self._entities)
        add_action(self, _("Terug naar het invoerveld"), "Esc", self.left.emit)
