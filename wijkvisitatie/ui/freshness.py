"""Whether a page still shows what is stored."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context


class Freshness(QObject):
    """Has a page read again when records of these kinds changed: at once when it is seen; else it
    is stale, and reads when it is shown.
    """

    def __init__(
        self, page: QWidget, context: Context, kinds: Collection[str], reload: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self.is_stale = True  # nothing was read yet
        self._page = page
        self._kinds = frozenset(kinds)
        self._reload = reload
        context.happened.connect(self._happened)

    def _happened(self, changes: Changes) -> None:
        if changes.kinds() & self._kinds:
            self.is_stale = True
            if self._page.isVisible():
                self._reload()
