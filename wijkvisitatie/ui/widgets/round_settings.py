"""What can be changed of a round once it exists: its names, its committee, whose laptop this is."""

from __future__ import annotations

from functools import partial
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.work import rounds

if TYPE_CHECKING:
    from wijkvisitatie.model.records import Member, Round
    from wijkvisitatie.ui.context import Context

_FIELDS = (
    Field("title", _("Naam van de visitatie"), "line"),
    Field("committee", _("Commissie"), "line"),
    Field("organisation", _("Opdrachtgever"), "line"),
    Field("source", _("Bron"), "line"),
)


class RoundSettings(QWidget):
    """The names of the round, stored as they are left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Form(_FIELDS)
        save = partial(rounds.change_round, context.dossier)
        self._autosave = Autosave(context, self, "round", save)
        self._saver = FormSaver(self._form, self._autosave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        context.ask(self, lambda: rounds.the_round(context.dossier), self._show)

    def finish(self) -> None:
        """Store what was being typed."""
        self._saver.finish()

    def _show(self, found: Round) -> None:
        self._saver.load(found.entity, {one.key: getattr(found, one.key) for one in _FIELDS})


class MemberSettings(QWidget):
    """Whose laptop this is; a member who joined later is added here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._members: tuple[Member, ...] = ()
        self._box = QComboBox()
        self._box.setMinimumHeight(TARGET)
        self._box.setAccessibleName(_("Van wie is deze laptop?"))
        self._name = QLineEdit()
        self._name.setMinimumHeight(TARGET)
        self._name.setPlaceholderText(_("Naam van een nieuw lid"))
        self._name.setAccessibleName(_("Naam van een nieuw lid"))
        self._add = button(_("&Lid toevoegen"), "plus", self.add)
        self._box.activated.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._box)
        layout.addLayout(row)
        self.reload()

    def reload(self) -> None:
        """Read the committee again."""
        dossier = self._context.dossier
        self._context.ask(self, lambda: rounds.members(dossier), self._show)

    def add(self) -> None:
        """Add a member under the next free letter."""
        name = " ".join(self._name.text().split())
        free = [one for one in ascii_uppercase if one not in self._letters()]
        if not name or not free:
            self._name.setFocus()
            return
        member = rounds.NewMember(name, free[0])
        action = partial(rounds.add_member, self._context.dossier, member=member)
        self._context.act(self, action, lambda _changes: self.reload())
        self._name.clear()

    def _letters(self) -> set[str]:
        return {member.letter for member in self._members}

    def _show(self, members: tuple[Member, ...]) -> None:
        self._members = members
        self._box.clear()
        for member in members:
            role = self._context.framework.label("member_roles", member.role)
            words = _("{letter} – {name} ({role})")
            self._box.addItem(
                words.format(letter=member.letter, name=member.name, role=role.lower()),
                member.entity,
            )
        self._box.setCurrentIndex(self._box.findData(self._context.dossier.member))

    def _choose(self, at: int) -> None:
        """From now on what is recorded here is this member's."""
        member, dossier = self._members[at], self._context.dossier
        self._context.me = member
        said = _("Deze laptop is nu van {name}.").format(name=member.name)
        self._context.ask(
            self,
            lambda: rounds.set_me(dossier, member=member.entity),
            lambda _nothing: self._context.say(said),
        )
