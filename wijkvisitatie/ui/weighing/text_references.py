"""References in the text fields of a form: shown and typed by number, stored by entity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wijkvisitatie.texts import _, listing
from wijkvisitatie.ui.context import Context
from wijkvisitatie.work.references import Numbers


class TextReferences:
    """Stands between a form and what stores it, for the fields with references."""

    def __init__(self, context: Context, *keys: str) -> None:
        """``keys`` are those fields."""
        self._context = context
        self._keys = keys
        self._numbers = Numbers()
        self._told: tuple[str, ...] = ()

    def renew(self, numbers: Numbers) -> None:
        """The numbers as they are now; a field that is being typed in may still show older ones."""
        self._numbers = self._numbers.renewed(numbers)

    def shown(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a record as the form shows them."""
        shown = {key: self._numbers.shown(values[key] or "") for key in self._keys}
        return {**values, **shown}

    def in_words(self, text: str) -> str:
        """A stored text with the numbers as they are now."""
        return self._numbers.shown(text)

    def kept(self, key: str, value: Any) -> Any:
        """What is stored of a field; a number that nothing bears stays, and is told once."""
        if key not in self._keys:
            return value
        unknown = self._numbers.unknown(value)
        if unknown and unknown != self._told:
            words = _("{numbers} staat niet in dit dossier. De tekst blijft zoals u die typte.")
            self._context.say(words.format(numbers=listing(list(unknown))))
        self._told = unknown
        return self._numbers.stored(value)
