"""The way to erasing for good from wherever a record is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context


def add_erasing(
    owner: QWidget, context: Context, chosen: Callable[[], Iterable[str]]
) -> Callable[[], None]:
    """Give a list the action that asks whether the chosen records may go for good; returns it."""

    def ask() -> None:
        from wijkvisitatie.ui.dialogs.erasing import ErasingDialog

        if entities := tuple(chosen()):
            ErasingDialog(context, entities, owner.window()).open()

    words = _("Definitief wissen …")
    help_ = _("Voorgoed weg, ook uit de reservekopieën")
    add_action(owner, words, "Shift+Del", ask, help_)
    return ask
