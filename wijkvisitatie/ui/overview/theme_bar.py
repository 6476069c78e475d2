"""The theme tags of the chosen findings: take one away with its button, type one to add it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.work.synthesis import Municipal

_WIDTH = 200  # px


class ThemeField(QLineEdit):
    """Enter adds what stands here, Esc goes back."""

    added = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.added.emit(self.text())
                self.clear()
        else:
            super().keyPressEvent(event)


class ThemeBar(QWidget):
    """Of several findings the tags that all of them have."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._buttons: dict[str, QWidget] = {}
        self.field = ThemeField()
        self._known = QStringListModel(self)
        self._layout = FlowLayout(self, gap=SPACE[0])
        self._build()
        self.field.added.connect(self.added)

    def show_known(self, themes: Iterable[str]) -> None:
        """Offer these while typing."""
        if self._known.stringList() != list(themes):
            self._known.setStringList(list(themes))

    def show_chosen(self, chosen: tuple[Municipal, ...]) -> None:
        """Show the tags of these findings."""
        number = len(chosen)
        words = ngettext("Thema’s:", "Thema’s van deze {n}:", number).format(n=number)
        self._label.setText(words)
        self.setEnabled(bool(chosen))
        tags = [set(one.line.finding.themes) for one in chosen]
        shared = sorted(set.intersection(*tags), key=str.casefold) if tags else []
        if shared != list(self._buttons):
            self._show(shared)

    def _show(self, themes: list[str]) -> None:
        had_focus = any(one.hasFocus() for one in self._buttons.values())
        for made in self._buttons.values():
            self._layout.removeWidget(made)
            made.hide()  # it may be the one that was pressed: gone only when that is done
            made.deleteLater()
        self._layout.removeWidget(self.field)
        self._buttons = {theme: self._button(theme) for theme in themes}
        for made in (*self._buttons.values(), self.field):
            self._layout.addWidget(made)
            made.show()
        if had_focus:
            next(iter(self._buttons.values()), self.field).setFocus()

    def _button(self, theme: str) -> QWidget:
        said = _("Thema “{theme}” weghalen").format(theme=theme)
        made = button(theme.replace("&", "&&"), "x", partial(self.removed.emit, theme), help=said)
        made.setAccessibleName(said)
        return made

    def _build(self) -> None:
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.setPlaceholderText(_("Thema erbij (Ctrl+T)"))
        self.field.setAccessibleName(_("Thema toevoegen aan de gekozen bevindingen"))
        self.field.setMinimumHeight(TARGET)
        self.field.setFixedWidth(_WIDTH)
        self._label.setMinimumHeight(TARGET)
        set_role(self._label, "muted")
        self._layout.addWidget(self._label)
        self._layout.addWidget(self.field)
