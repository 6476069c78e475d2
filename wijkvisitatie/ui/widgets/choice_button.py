"""A button that shows one choice from a code list and opens the list as a menu."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from wijkvisitatie.framework.definition import Code
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import TARGET, restyle, set_role
from wijkvisitatie.ui.widgets.buttons import Button


class ChoiceButton(Button):
    """Kind, evidence or role: one of a few codes, or none.

    In the open menu the letter of a code (``Code.chord``) picks it, and so does the shortcut
    ``prefix`` + letter from outside, which the menu shows.
    """

    chosen = Signal(object)  # key or None, by the user

    def __init__(
        self, label: str, codes: Iterable[Code], prefix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._label = label
        self._labels = {code.key: code.label for code in codes}
        self._actions: dict[str | None, QAction] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(TARGET)
        set_role(self, "choice")
        self.setMenu(self._menu(tuple(codes), prefix))
        self.show_key(None)

    def show_key(self, key: str | None) -> None:
        """Show what is chosen."""
        words = self._labels.get(key or "", key or "")
        self.setText(words or self._label)
        self.setProperty("chosen", bool(words))
        restyle(self)
        self.setAccessibleName(f"{self._label}: {words or _('niet gekozen')}")
        self.setToolTip(f"{self._label}: {words}" if words else self._label)
        if key in self._actions:
            self._actions[key].setChecked(True)

    def _menu(self, codes: tuple[Code, ...], prefix: str) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for code in codes:
            shown = f"{prefix}{code.chord.upper()}" if code.chord else ""
            action = menu.addAction(f"{_with_mnemonic(code)}\t{shown}")
            action.setToolTip(code.help)
            self._add(action, code.key)
        menu.addSeparator()
        self._add(menu.addAction(_("&Niet kiezen")), None)
        return menu

    def _add(self, action: QAction, key: str | None) -> None:
        action.setCheckable(True)
        action.triggered.connect(partial(self._choose, key))
        self._actions[key] = action

    def _choose(self, key: str | None, _checked: bool = False) -> None:
        for other, action in self._actions.items():
            action.setChecked(other == key)
        self.show_key(key)
        self.chosen.emit(key)


def _with_mnemonic(code: Code) -> str:
    """The label with its letter underlined, so that the letter alone picks it."""
    label = code.label.replace("&", "&&")
    place = label.lower().find(code.chord.lower()) if code.chord else -1
    return f"{label[:place]}&{label[place:]}" if place >= 0 else label
