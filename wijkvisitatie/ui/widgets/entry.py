"""The observation that is being typed: kept from the first second, recorded when done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.store.revisions import new_entity
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.items.choices import Choices, Unfinished, draft_context, values
from wijkvisitatie.work.observations import change_observation, record_observation


class Entry(QObject):
    """The observation behind the entry field: its id, its drafts, and whether a record of it
    exists already (a photo was put with it before the text was done).
    """

    recorded = Signal(str)  # entity
    refused = Signal(object)  # Unfinished: it could not be stored, here it is back
    _failed = Signal(str)  # entity; from the worker's thread

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._autosave = Autosave(
            context, self, "observation", partial(change_observation, context.dossier)
        )
        self.visit = ""
        self.exists = False
        self._under_way: dict[str, Unfinished] = {}
        self.entity = new_entity()
        self._failed.connect(self._give_back, Qt.ConnectionType.QueuedConnection)

    def start(self, visit: str, entity: str = "") -> None:
        """Begin with an observation of this visit: a new one, or one that was unfinished."""
        self.visit = visit
        self.exists = False
        self.entity = entity or new_entity()

    def typed(self, field: str, text: str, choices: Choices) -> None:
        """Something was typed or chosen: keep it within a second."""
        self._autosave.typed(self.entity, field, text, draft_context(self.visit, choices))

    def record(
        self, texts: Mapping[str, str], choices: Choices, item: ProgrammeItem | None
    ) -> None:
        """Record what stands in the entry, and begin with the next one."""
        self._store(texts, choices, item)
        self.start(self.visit)

    def ensure(self, texts: Mapping[str, str], choices: Choices, item: ProgrammeItem | None) -> str:
        """See to it that the record exists, so that a photo can be put with it; its entity."""
        if not self.exists:
            self._store(texts, choices, item)
            self.exists = True
        return self.entity

    def flush(self) -> None:
        """Keep at once what was typed last."""
        self._autosave.flush()

    def _store(
        self, texts: Mapping[str, str], choices: Choices, item: ProgrammeItem | None
    ) -> None:
        entity, fields = self.entity, values(choices, texts, item)
        self._autosave.forget(entity)
        self._under_way[entity] = Unfinished(entity, dict(texts), choices, "")
        dossier = self._context.dossier
        if self.exists:
            store = partial(change_observation, dossier, entity=entity, **fields)
        else:
            store = partial(record_observation, dossier, visit=self.visit, draft=entity, **fields)
        self._context.act(
            self, partial(self._attempt, entity, store), partial(self._stored, entity)
        )

    def _attempt(self, entity: str, store: Callable[[], Changes]) -> Changes:
        """In the worker: say whose failure it was, for the error itself does not."""
        try:
            return store()
        except BaseException:
            self._failed.emit(entity)
            raise

    def _stored(self, entity: str, _changes: Changes) -> None:
        self._under_way.pop(entity, None)
        self.recorded.emit(entity)

    def _give_back(self, entity: str) -> None:
        """Nothing that was typed may go with an error: it returns to the entry."""
        if entity in self._under_way:
            self.refused.emit(self._under_way.pop(entity))
