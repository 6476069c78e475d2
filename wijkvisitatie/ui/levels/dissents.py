"""Views of members that stand beside the committee's level: written, kept, and printed or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.conclusions import Dissent
from wijkvisitatie.model.records import Member
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import Button, button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work import committee_levels
from wijkvisitatie.work.committee_levels import Spot, dissent_entity, level_entity
from wijkvisitatie.work.levels import judged

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context


class Dissents(QWidget):
    """The views on one place, and a button to write down another."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._track = ""
        self._spot: Spot | None = None
        self._members: tuple[Member, ...] = ()
        self._boxes: dict[str, _Box] = {}
        self._wanted = ""  # a view that was just begun, to be written at once
        self._column = QVBoxLayout()
        self._none = QLabel(_("Ieder lid kan zich vinden in het niveau."))
        set_role(self._none, "muted")
        self.add = Button(_("Minder&heidsstandpunt van …"))
        self.add.setMinimumHeight(TARGET)
        self._menu = QMenu(self.add)
        self.add.setMenu(self._menu)
        self._lay_out()

    def show_spot(self, track: str, spot: Spot, members: tuple[Member, ...]) -> None:
        """Show the views on a place; what is being typed in one of them stays."""
        self._track, self._spot, self._members = track, spot, members
        shown = {one.entity: one for one in spot.dissents}
        for entity in [one for one in self._boxes if one not in shown]:
            self._boxes.pop(entity).end()
        names = {one.entity: one.name for one in members}
        for entity, dissent in shown.items():
            if entity not in self._boxes:
                place = (track, spot.wijk.entity, spot.area, dissent.member)
                name = names.get(dissent.member, _("Een lid"))
                self._boxes[entity] = _Box(self._context, dissent, name, place)
                self._column.addWidget(self._boxes[entity])
            self._boxes[entity].show_dissent(dissent)
        self._none.setVisible(judged(spot.level) and not shown)
        self._fill_menu({one.member for one in spot.dissents})
        if self._wanted in self._boxes:
            self._boxes[self._wanted].enter()
            self._wanted = ""

    def flush(self) -> None:
        """Store what is being typed."""
        for box in self._boxes.values():
            box.flush()

    def begin(self, member: str) -> None:
        """Write down the view of a member."""
        if self._spot is None:
            return
        spot = self._spot
        level = level_entity(self._track, spot.wijk.entity, spot.area)
        self._wanted = dissent_entity(level, member)
        action = partial(
            committee_levels.set_dissent,
            self._context.dossier,
            track=self._track,
            wijk=spot.wijk.entity,
            area=spot.area,
            member=member,
        )
        self._context.act(self, action)

    def _fill_menu(self, taken: set[str]) -> None:
        self._menu.clear()
        for member in self._members:
            if member.entity not in taken:
                name = member.name.replace("&", "&&")
                self._menu.addAction(name).triggered.connect(partial(self._begin, member.entity))
        self.add.setEnabled(not self._menu.isEmpty())

    def _begin(self, member: str, _checked: bool = False) -> None:
        self.begin(member)

    def _lay_out(self) -> None:
        title = QLabel(_("Minderheidsstandpunten"))
        set_role(title, "strong")
        self._column.setSpacing(SPACE[1])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE[1], 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(title)
        layout.addWidget(self._none)
        layout.addLayout(self._column)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)


class _Box(QWidget):
    """One view: whose, what, and whether it is printed."""

    def __init__(
        self, context: Context, dissent: Dissent, name: str, place: tuple[str, str, int, str]
    ) -> None:
        super().__init__()
        self._context = context
        self._entity = dissent.entity
        self._place = place
        words = _("Standpunt van {name}").format(name=name)
        fields = (
            Field("text", words, "text", placeholder=_("Wat ziet dit lid anders?")),
            Field("printed", _("Afdrukken in het openbare rapport, zonder naam"), "check"),
        )
        self._form = Form(fields, low=True)
        add_hints(self._form, context, "text")
        form = self._form.layout()
        assert isinstance(form, QFormLayout)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._autosave = Autosave(context, self, "dissent", self._store)
        self._saver = FormSaver(self._form, self._autosave)
        remove = button(_("Weggooien"), "trash-2", self._remove, role="quiet")
        remove.setAccessibleName(_("{words} weggooien").format(words=words))
        earlier = button(_("Eerdere versies …"), "history", self._show_history, role="quiet")
        earlier.setAccessibleName(_("Eerdere versies: {words}").format(words=words))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._form)
        row = QHBoxLayout()
        row.addWidget(remove)
        row.addWidget(earlier)
        row.addStretch(1)
        layout.addLayout(row)

    def show_dissent(self, dissent: Dissent) -> None:
        self._saver.load(dissent.entity, {"text": dissent.text, "printed": dissent.printed})

    def enter(self) -> None:
        self._form.widget("text").setFocus()

    def flush(self) -> None:
        self._saver.finish()
        self._autosave.flush()

    def end(self) -> None:
        """Store what is being typed, and go."""
        self.flush()
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # a field that goes while it has the focus is left too late
        self.hide()
        self.deleteLater()

    def _store(self, *, entity: str, **values: Any) -> Changes:
        track, wijk, area, member = self._place
        return committee_levels.set_dissent(
            self._context.dossier, track=track, wijk=wijk, area=area, member=member, **values
        )

    def _show_history(self) -> None:
        from wijkvisitatie.ui.dialogs.history import HistoryDialog

        self.flush()
        HistoryDialog(self._context, "dissent", self._entity, self.window()).open()

    def _remove(self) -> None:
        self.flush()
        action = partial(
            committee_levels.remove_dissent, self._context.dossier, entity=self._entity
        )
        self._context.act(self, action)
