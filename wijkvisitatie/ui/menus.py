"""The menu bar, from one list: what each entry says, its keys and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from wijkvisitatie.texts import _
from wijkvisitatie.ui.page_list import PAGES

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
    "hand_in": "HandInDialog",
    "coverage": "CoverageDialog",
    "start_package": "StartPackageDialog",
    "send_state": "SendStateDialog",
    "export": "ExportDialog",
}
"""The entries that open a dialog: its module in ``ui.dialogs`` has the name of the entry."""

WITHOUT_DOSSIER = {"join", "settings", "shortcuts", "about"}
"""What can be done when no dossier is open, beside going to its page and ending the program."""

_PAGES = {key for key, _title, _keys in PAGES}


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
            _("&Uitwisselen"),
            (
                ("join", _("Inlezen …"), "Ctrl+I"),
                ("hand_in", _("Inleveren …"), "Ctrl+Shift+I"),
                ("coverage", _("Dekking uitwisselen …"), ""),
                None,
                ("start_package", _("Startpakket maken …"), ""),
                ("send_state", _("Stand versturen …"), ""),
                None,
                ("export", _("Gegevens uitvoeren …"), ""),
            ),
        ),
        (
            _("Ga &naar"),
            tuple(page for page in PAGES if page[0] != "start"),
        ),
        (
            _("&Help"),
            (
                ("shortcuts", _("Sneltoetsen …"), "F1"),
                ("about", _("Over Wijkvisitatie …"), ""),
            ),
        ),
    )


def show_shortcuts(window: QMainWindow) -> None:
    """Show all that can be done by key."""
    from wijkvisitatie.ui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(window).open()


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


def allow(actions: Mapping[str, QAction], pages: set[str], *, dossier: bool) -> None:
    """Switch on what can be done: of the pages these, the rest when a ``dossier`` is open.

    In a locked window no page can be shown, and nothing is done but ending it.
    """
    for name, action in actions.items():
        if name in _PAGES:
            action.setEnabled(name in pages)
        else:
            action.setEnabled(
                name == "quit" or (bool(pages) and (dossier or name in WITHOUT_DOSSIER))
            )


def label_undo(actions: Mapping[str, QAction], undo: str, redo: str) -> None:
    """Say what would be taken back and what done again; "" when there is nothing."""
    for name, words, label in (
        ("undo", _("Ongedaan maken"), undo),
        ("redo", _("Opnieuw"), redo),
    ):
        actions[name].setText(f"{words}: {label}" if label else words)


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
