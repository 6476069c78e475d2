"""The list of observations with its filter, its count and its empty states."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.notice import Notice
from wijkvisitatie.ui.widgets.observation_filter import ObservationFilter
from wijkvisitatie.ui.widgets.observation_list import ObservationList
from wijkvisitatie.work.observations import Filter, count

TYPING = 120  # ms between two keys of a fast typist: one search for several keys
ROOM, LITTLE_ROOM = 3 * TARGET, TARGET  # px that the list always has


class ObservationPane(QWidget):
    """Filter, list, and a quiet line about what was thrown away."""

    counted = Signal(int)  # all observations of the visit

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._total = 0
        self._wanted = ""  # an observation to choose as soon as it is there
        self.filter = ObservationFilter(context)
        self.list = ObservationList(context)
        self.notice = Notice()
        self._empty = QLabel()
        self._body = QWidget()
        self._search_timer = QTimer(self, singleShot=True, interval=TYPING)
        self._build()
        self._connect()

    def start(self, visit: str) -> None:
        """Show the observations of a visit."""
        self.notice.hide()
        self.filter.start(visit)

    def refresh(self, changes: Changes) -> None:
        """Bring the list up to date after an action."""
        self.list.observations.update(changes)
        self._count()

    def set_total(self, total: int) -> None:
        """How many observations the visit has, filtered or not."""
        self._total = total
        if not self.filter.filtered:
            self.filter.tell_count(total, total)
        self._show_state()

    def show_observation(self, entity: str) -> None:
        """Choose an observation, leaving the filter out of the way."""
        self._wanted = entity
        if self.filter.filtered:
            self.filter.show_all()
        else:
            self._pick_wanted()

    def fold(self, on: bool) -> None:
        """In a low window the filter and most of the list make room for the entry."""
        self.filter.fold(on)
        self._body.setMinimumHeight(LITTLE_ROOM if on else ROOM)

    def flush(self) -> None:
        """Keep at once what was typed last in a row."""
        self.list.flush()

    def _pick_wanted(self) -> None:
        if self._wanted and self.list.pick(self._wanted):
            self.list.picked.emit(self.list.current())
            self._wanted = ""

    def _filter_changed(self, filter: Filter) -> None:
        """A search waits for the end of a burst of keys; another choice is shown at once."""
        if filter.words != self.list.observations.filter.words:
            self._search_timer.start()
        else:
            self._show()

    def _show(self) -> None:
        self.list.observations.show(self.filter.filter)
        self._count()

    def _count(self) -> None:
        if self.filter.filtered:
            read = partial(count, self._context.dossier, filter=self.filter.filter)
            self._context.latest(self, "count", read, self._tell_count)
        else:
            self.filter.tell_count(self._total, self._total)

    def _tell_count(self, shown: int) -> None:
        self.filter.tell_count(shown, self._total)
        self._show_state()

    def _show_state(self) -> None:
        empty = self.list.observations.rowCount() == 0
        self._stack.setCurrentWidget(self._empty if empty else self.list)
        self._empty.setText(
            _("Niets gevonden. Kies Toon alles, of zoek met minder woorden.")
            if self.filter.filtered
            else _(
                "Nog geen waarnemingen. Typ hierboven wat u ziet of hoort en druk op Ctrl+Enter."
            )
        )

    def _removed(self, number: str) -> None:
        words = _("{number} staat in de prullenbak.").format(number=number)
        self.notice.tell(words, _("Ongedaan maken"), self._context.undo)

    def _build(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        set_role(self._empty, "muted")
        stacked = self._body
        # The list takes what is left: what it would like to have must not press on the entry.
        stacked.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        stacked.setMinimumHeight(ROOM)
        self._stack = QStackedLayout(stacked)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        for part in (self.filter, self.notice):
            layout.addWidget(part)
        layout.addWidget(stacked, 1)

    def _connect(self) -> None:
        self._search_timer.timeout.connect(self._show)
        self.filter.changed.connect(self._filter_changed)
        self.filter.search.entered.connect(self.list.enter)
        self.list.removed.connect(self._removed)
        model = self.list.observations
        for signal in (model.loaded, model.rowsInserted, model.rowsRemoved):
            signal.connect(lambda *_args: self._show_state())
        model.loaded.connect(self._pick_wanted)
