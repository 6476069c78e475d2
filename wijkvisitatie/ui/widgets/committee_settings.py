"""The committee in the settings: whose laptop this is, names put right, members who come and go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.store.writing import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.layouts import empty
from wijkvisitatie.work import committee, rounds

if TYPE_CHECKING:
    from wijkvisitatie.model.records import Member
    from wijkvisitatie.ui.context import Context


class MemberSettings(QWidget):
    """Whose laptop this is: what is recorded from now on is this member's."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._members: tuple[Member, ...] = ()
        self._box = ChoiceBox()
        self._box.setMinimumHeight(TARGET)
        self._box.setAccessibleName(_("Van wie is deze laptop?"))
        self._box.setPlaceholderText(_("Kies een lid"))
        self._box.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        context.happened.connect(self._happened)
        self._reload()

    def _happened(self, changes: Changes) -> None:
        if "member" in changes.kinds():
            self._reload()

    def _reload(self) -> None:
        dossier = self._context.dossier
        self._context.latest(self, "members", lambda: rounds.members(dossier), self._show)

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
        mine = [one for one in members if one.entity == self._context.dossier.member]
        if mine:
            self._context.me = mine[0]

    def _choose(self, at: int) -> None:
        member, dossier = self._members[at], self._context.dossier
        self._context.me = member
        said = _("Deze laptop is nu van {name}.").format(name=member.name)

        def tell(_nothing: None) -> None:
            self._context.say(said)
            # No revision, but the pages show whose laptop it is and must read it again.
            self._context.happened.emit(Changes(touched=frozenset({("member", member.entity)})))

        self._context.ask(self, lambda: rounds.set_me(dossier, member=member.entity), tell)


class CommitteeSettings(QWidget):
    """A row per member; the letter stays, for it is in the numbers of what they recorded."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: dict[str, QLineEdit] = {}
        self._known: dict[str, str] = {}  # names as they are stored
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE[1])
        self._grid.setVerticalSpacing(SPACE[1])
        self._grid.setColumnStretch(1, 1)
        self._name = QLineEdit()
        self._name.setMinimumHeight(TARGET)
        self._name.setPlaceholderText(_("Naam van een nieuw lid"))
        self._name.setAccessibleName(_("Naam van een nieuw lid"))
        self._name.returnPressed.connect(self.add)
        self._add = button(_("&Lid toevoegen"), "plus", self.add)
        below = QHBoxLayout()
        below.addWidget(self._name, 1)
        below.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(self._grid)
        layout.addLayout(below)
        context.happened.connect(self._happened)
        self._reload()

    def add(self) -> None:
        """Put somebody on the committee."""
        name = " ".join(self._name.text().split())
        if not name:
            self._name.setFocus()
            return
        self._context.act(self, partial(committee.join, self._context.dossier, name=name))
        self._name.clear()

    def finish(self) -> None:
        """Store a name that is being typed."""
        for entity in self._rows:
            self._renamed(entity)

    def _happened(self, changes: Changes) -> None:
        if "member" in changes.kinds():
            self._reload()

    def _reload(self) -> None:
        dossier = self._context.dossier
        self._context.latest(self, "members", lambda: rounds.members(dossier), self._show)

    def _show(self, members: tuple[Member, ...]) -> None:
        """Rows are made anew only when members came or went: somebody may be typing in one."""
        if list(self._rows) != [member.entity for member in members]:
            empty(self._grid)
            self._rows = {}
            for row, member in enumerate(members):
                self._add_row(row, member)
        for member in members:
            if self._rows[member.entity].text() == self._known.get(member.entity, ""):
                self._rows[member.entity].setText(member.name)
            self._known[member.entity] = member.name

    def _add_row(self, row: int, member: Member) -> None:
        name = QLineEdit(self._known.get(member.entity, ""))
        name.setMinimumHeight(TARGET)
        name.setAccessibleName(_("Naam van lid {letter}").format(letter=member.letter))
        name.editingFinished.connect(partial(self._renamed, member.entity))
        off = button("", "trash-2", partial(self._leave, member.entity), role="quiet")
        words = _("Lid {letter} naar de prullenbak").format(letter=member.letter)
        off.setAccessibleName(words)
        off.setToolTip(words)
        parts = (set_role(QLabel(member.letter), "strong"), name, self._role(member), off)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, row, column)
        self._rows[member.entity] = name

    def _role(self, member: Member) -> QComboBox:
        box = ChoiceBox()
        box.setMinimumHeight(TARGET)
        box.setAccessibleName(_("Rol van lid {letter}").format(letter=member.letter))
        for code in self._context.framework.codes["member_roles"]:
            box.addItem(code.label, code.key)
        box.setCurrentIndex(box.findData(member.role))
        box.activated.connect(lambda _at: self._change(member.entity, role=str(box.currentData())))
        return box

    def _renamed(self, entity: str) -> None:
        name = " ".join(self._rows[entity].text().split())
        if not name:
            self._rows[entity].setText(self._known[entity])
        elif name != self._known[entity]:
            self._known[entity] = name
            self._change(entity, name=name)

    def _change(self, entity: str, **values: str) -> None:
        action = partial(committee.change_member, self._context.dossier, entity=entity, **values)
        self._context.act(self, action)

    def _leave(self, entity: str) -> None:
        self._context.act(self, partial(committee.leave, self._context.dossier, entity=entity))
