"""The earlier versions of one record, for records whose page has no room for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.widgets.buttons import Button, button
from wijkvisitatie.ui.widgets.history import HistoryView
from wijkvisitatie.ui.widgets.layouts import fit_screen

SIZE = (560, 600)


class HistoryDialog(QDialog):
    """What each field said, and a way back to it."""

    def __init__(
        self,
        context: Context,
        kind: str,
        entity: str,
        parent: QWidget | None = None,
        *,
        shown: Callable[[str], str] = str,
    ) -> None:
        """``shown`` says how people read a text that is kept in another way."""
        super().__init__(parent)
        self.setWindowTitle(_("Eerdere versies"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self.view = HistoryView(context, shown=shown)
        self.view.show_record(kind, entity)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("&Sluiten"), "check", self.accept, role="primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self.view, 1)
        layout.addLayout(row)


def earlier_button(
    owner: QWidget,
    context: Context,
    kind: str,
    *,
    record: Callable[[], str],
    store: Callable[[], None],
    shown: Callable[[str], str] = str,
) -> Button:
    """A button, and the key Ctrl+H, for the history of the ``record`` that is chosen in a pane;
    what is typed there is stored first.
    """

    def show() -> None:
        if entity := record():
            store()
            HistoryDialog(context, kind, entity, owner.window(), shown=shown).open()

    add_action(owner, _("Eerdere versies"), "Ctrl+H", show)
    return button(_("&Eerdere versies …"), "history", show, help=_("Ctrl+H"))


def history_button(dialog: QDialog, context: Context, kind: str, entity: str) -> Button:
    """A button for the dialog of a record. That closes first: what is typed there is stored then,
    and it would go on showing what stood there before a version is put back.
    """

    def show() -> None:
        window = dialog.parentWidget()
        dialog.accept()
        if not dialog.isVisible():  # it stays when there is something to mend in it
            HistoryDialog(context, kind, entity, window).open()

    return button(_("&Eerdere versies …"), "history", show)
