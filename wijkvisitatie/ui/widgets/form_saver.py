"""Ties a form to a record: drafts while typing, a version when a field is left, no Save button."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Form


class FormSaver(QObject):
    """Stores what the user changes in a form, and only that."""

    def __init__(self, form: Form, autosave: Autosave, entity: str) -> None:
        """The form shows the record ``entity``; ``load`` fills it."""
        super().__init__(form)
        self._form = form
        self._autosave = autosave
        self._entity = entity
        self._known: dict[str, Any] = {}
        form.edited.connect(self._edited)
        form.finished.connect(self.store)

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what the record says."""
        self._form.load(values)
        self._known = {key: self._form.value(key) for key in values}

    def finish(self) -> None:
        """Store what was typed in a field that was not left yet."""
        for key in self._known:
            self.store(key, self._form.value(key))

    def store(self, key: str, value: Any) -> None:
        """Store one field, unless it says what the record says."""
        if value != self._known.get(key):
            self._known[key] = value
            self._autosave.done(self._entity, key, value)

    def _edited(self, key: str, value: Any) -> None:
        if isinstance(value, str):
            self._autosave.typed(self._entity, key, value)
