"""The action that gives what is chosen in a list a number of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QListWidget

from wijkvisitatie.model.conclusions import Finding, Recommendation
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.work.numbers import give_new_number


def add_new_number(
    owner: QListWidget,
    context: Context,
    cls: type[Finding | Recommendation],
    chosen: Callable[[], str],
) -> None:
    """Offer it in this list; ``chosen`` tells the entity, or "" when there is none."""

    def give() -> None:
        if entity := chosen():
            context.act(owner, partial(give_new_number, context.dossier, cls=cls, entity=entity))

    words = _("Voor wat hetzelfde nummer kreeg op twee laptops")
    add_action(owner, _("Nieuw nummer geven"), "Alt+Shift+N", give, words)
