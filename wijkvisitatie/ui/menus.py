"""The menu bar, from one list: what each entry says, its keys and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from wijkvisitatie.texts import _

# Menu, then entries: name of the slot, text, shortcuts ("a | b"); None draws a line.
Entry = tuple[str, str, str] | None

DIALOGS = {
    "access": "AccessDialog",
    "copies": "CopiesDialog",
    "checking": "CheckingDialog",
    "names": "NamesDialog",
    "retention": "RetentionDialog",
    "settings": "SettingsDialog",
    "trash": "TrashDialog",
    "bring_in": "BringInDialog",
    "about": "AboutDialog",
}
"""The entries that open a dialog: its module in ``ui.dialogs`` has the name of the entry."""

OF_A_DOSSIER = (
    "close_dossier",
    "undo",
    "redo",
    "trash",
    "lock",
    "access",
    "copies",
    "checking",
    "bring_in",
    "names",
    "retention",
)
"""The entries that say nothing without an open dossier."""


def _menus() -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    return (
        (
            _("Do&ssier"),
            (
                ("start", _("Dossiers en nieuwe visitatie"), "Alt+1"),
                ("close_dossier", _("Dossier sluiten"), ""),
                None,
                ("lock", _("Vergrendelen"), "Ctrl+L"),
                ("access", _("Toegang en herstelblad …"), ""),
                ("copies", _("Reservekopieën …"), ""),
                ("checking", _("Controle en herstel …"), ""),
                ("bring_in", _("Elders bewaarde tekst terughalen …"), ""),
                ("names", _("Namen van gesprekspartners …"), ""),
                ("retention", _("Bewaartermijnen en wissen …"), ""),
                None,
                ("settings", _("Instellingen …"), "Ctrl+,"),
                None,
                ("quit", _("Afsluiten"), "Ctrl+Q"),
            ),
        ),
        (
            _("Be&werken"),
            (
                ("undo", _("Ongedaan maken"), "Ctrl+Z"),
                ("redo", _("Opnieuw"), "Ctrl+Shift+Z | Ctrl+Y"),
                None,
                ("trash", _("Prullenbak …"), ""),
            ),
        ),
        (
            _("Ga &naar"),
            (
                ("visits", _("Bezoeken"), "Alt+2"),
                ("visit", _("Bezoek"), "Alt+3"),
                ("level", _("Oordeel"), "Alt+4"),
                ("report", _("Rapport"), "Alt+5"),
                ("weighing", _("Duiding"), "Alt+6"),
            ),
        ),
        (
            _("&Help"),
            (
                ("shortcuts", _("Sneltoetsen …"), "F1"),
                ("about", _("Over Wijkvisitatie …"), ""),
            ),
        ),
    )


def build(window: QMainWindow, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Fill the menu bar; returns the actions by name, so that they can be switched off."""
    made = {}
    for title, entries in _menus():
        menu = window.menuBar().addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                made[entry[0]] = _action(window, entry, slots[entry[0]])
                menu.addAction(made[entry[0]])
    return made


def _action(
    window: QMainWindow, entry: tuple[str, str, str], slot: Callable[[], object]
) -> QAction:
    _name, text, shortcuts = entry
    action = QAction(text, window)
    action.setShortcuts([QKeySequence(one) for one in shortcuts.split(" | ") if one])
    # Of the whole window; a page's own action with the same keys would make both ambiguous.
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.triggered.connect(lambda _checked=False: slot())
    return action
