"""Ties a form to a record: drafts while typing, a version when a field is left, no Save button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Form


class FormSaver(QObject):
    """Stores what the user changes in a form, and only that."""

    typed = Signal()  # something is being typed that is not stored as a version yet

    def __init__(
        self,
        form: Form,
        autosave: Autosave,
        kept: Callable[[str, Any], Any] = lambda _key, value: value,
    ) -> None:
        """``load`` says which record the form shows; ``kept(key, value)`` is what is stored of
        what stands in a field.
        """
        super().__init__(form)
        self._kept = kept
        self._form = form
        self._autosave = autosave
        self._entity = ""
        self._known: dict[str, Any] = {}
        form.edited.connect(self._edited)
        form.finished.connect(self.store)

    def load(self, entity: str, values: Mapping[str, Any]) -> None:
        """Show what a record says; of the same record, a field that is being typed in is left
        alone.
        """
        if entity != self._entity:
            self.finish()
            self._entity, self._known = entity, {}
        fresh = {key: value for key, value in values.items() if not self._being_typed(key)}
        self._form.load(fresh)
        self._known.update({key: self._form.value(key) for key in fresh})

    def finish(self) -> None:
        """Store what was typed in a field that was not left yet."""
        for key in self._known:
            self.store(key, self._form.value(key))

    def store(self, key: str, value: Any) -> None:
        """Store one field, unless it says what the record says."""
        if key in self._known and value != self._known[key]:
            self._known[key] = value
            self._autosave.done(self._entity, key, self._kept(key, value))

    def _being_typed(self, key: str) -> bool:
        return key in self._known and self._form.value(key) != self._known[key]

    def _edited(self, key: str, value: Any) -> None:
        if key in self._known and isinstance(value, str):
            self.typed.emit()
            self._autosave.typed(self._entity, key, self._kept(key, value))
