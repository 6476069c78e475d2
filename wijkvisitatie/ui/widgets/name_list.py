"""A field for a name with each role at each talk, and a field to look one up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.texts import _, short_date
from wijkvisitatie.ui.autosave import PAUSE
from wijkvisitatie.ui.items.programme_words import title
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.work import names
from wijkvisitatie.work.names import OpenNames
from wijkvisitatie.work.visits import VisitLine

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

Talks = tuple[tuple[VisitLine, tuple[ProgrammeItem, ...]], ...]
Place = tuple[str, str]  # programme item, role


class NameList(QWidget):
    """Kept a moment after the last key, as everything is; never as a draft in the dossier."""

    def __init__(self, context: Context, opened: OpenNames, talks: Talks) -> None:
        super().__init__()
        self._context = context
        self._opened = opened
        self.fields: dict[Place, QLineEdit] = {}
        self._groups: list[tuple[QLabel, QWidget, list[Place]]] = []
        self.search = QLineEdit()
        self.search.setMinimumHeight(TARGET)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Zoek op naam, rol of onderdeel"))
        self.search.setAccessibleName(_("Zoek op naam, rol of onderdeel"))
        self.search.textChanged.connect(self.look_up)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._keep)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, SPACE[2], 0)
        for line, items in talks:
            for item in items:
                self._add_talk(_head(line, item), item.entity, item.roles)
        self._add_strays(names.without_talk(opened, talks))
        self._none = QLabel(_("Niets gevonden."))
        self._lay_out(empty=not self._groups)

    def look_up(self, words: str) -> None:
        """Show only where these words stand, in a name, a role or the talk."""
        wanted = words.casefold().split()
        found = False
        for head, form, places in self._groups:
            text = " ".join([head.text(), *(self._words(place) for place in places)]).casefold()
            shown = all(one in text for one in wanted)
            head.setVisible(shown)
            form.setVisible(shown)
            found = found or shown
        self._none.setVisible(bool(wanted) and not found)

    def flush(self) -> None:
        """Keep at once what was typed last."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def forget(self) -> None:
        """Keep nothing any more: the file is being destroyed."""
        self._timer.stop()

    def _keep(self) -> None:
        typed = {place: field.text() for place, field in self.fields.items()}
        all_of_them = OpenNames({**self._opened.names, **typed}, self._opened.key)
        self._context.keep(self, partial(names.keep, self._context.dossier, all_of_them))

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _words(self, place: Place) -> str:
        return f"{self._role(place[1])} {self.fields[place].text()}"

    def _role(self, role: str) -> str:
        return self._context.framework.label("roles", role) or role

    def _add_strays(self, places: tuple[Place, ...]) -> None:
        head = _("Niet meer in het programma")
        for item, role in places:
            self._add_talk(head, item, (role,))

    def _add_talk(self, head: str, item: str, roles: tuple[str, ...]) -> None:
        label = set_role(QLabel(head), "heading")
        assert isinstance(label, QLabel)
        label.setWordWrap(True)
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, SPACE[2])
        rows.setVerticalSpacing(SPACE[1])
        for role in roles:
            field = QLineEdit(self._opened.names.get((item, role), ""))
            field.setMinimumHeight(TARGET)
            words = self._role(role)
            field.setAccessibleName(_("Wie was {role}, {talk}").format(role=words, talk=head))
            field.textEdited.connect(lambda _text: self._typed())
            self.fields[item, role] = field
            rows.addRow(words, field)
        self._groups.append((label, form, [(item, role) for role in roles]))
        self._body.addWidget(label)
        self._body.addWidget(form)

    def _lay_out(self, *, empty: bool) -> None:
        if empty:
            self._none.setText(
                _("Nog geen gesprekken. Zet in het programma van een bezoek wie er aan tafel zat.")
            )
        self._none.setWordWrap(True)
        self._none.setVisible(empty)
        set_role(self._none, "muted")
        self._body.addWidget(self._none)
        self._body.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addWidget(self.search)
        layout.addWidget(scroll, 1)


def _head(line: VisitLine, item: ProgrammeItem) -> str:
    day = short_date(item.date) if item.date else ""
    return "  ·  ".join(part for part in (line.gemeente.name, day, title(item)) if part)
