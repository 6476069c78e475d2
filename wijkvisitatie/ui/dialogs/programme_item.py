"""The form of a programme item: beside the page, stored while it is filled in."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Code, Framework
from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.store.revisions import new_entity
from wijkvisitatie.texts import _, short_date
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Choice, Field, Form
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.work.programme import add_item, change_item
from wijkvisitatie.work.slots import clock_time, set_start

TYPED = frozenset({"title", "place", "note"})  # fields in which text is typed


class ProgrammeItemDialog(QDialog):
    """Add or change an item. There is nothing to confirm: closing keeps all.

    A new item is stored with its first key, so that an empty form leaves nothing behind.
    """

    made = Signal(str)  # entity of a new item that was stored

    def __init__(
        self,
        context: Context,
        visit: str,
        dates: tuple[str, ...],
        item: ProgrammeItem | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._visit = visit
        self._exists = item is not None
        self._item = item or ProgrammeItem(
            entity=new_entity(), visit=visit, date=dates[0] if dates else ""
        )
        self._autosave = Autosave(
            context, self, "programme_item", partial(change_item, context.dossier)
        )
        self.form = Form(_fields(context.framework, dates))
        self._problem = set_role(QLabel(), "error")
        self._build()
        self.form.load({key: getattr(self._item, key) for key in self.form.values()})
        self.form.edited.connect(self._typed)
        self.form.finished.connect(self._finished)

    def closeEvent(self, event: Any) -> None:
        self._leave()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Esc and the button come here."""
        self._leave()
        super().done(result)

    def _leave(self) -> None:
        """A field that still has the focus is finished too."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self._autosave.flush()

    def _typed(self, key: str, value: object) -> None:
        if not self._exists:
            self._create({key: value} if key in TYPED else {})
        elif key in TYPED:
            self._autosave.typed(self._item.entity, key, str(value))

    def _create(self, values: dict[str, Any]) -> None:
        self._exists = True
        entity = self._item.entity
        known = {"date": self._item.date, **values}
        action = partial(add_item, self._context.dossier, visit=self._visit, entity=entity, **known)
        self._context.act(self, action, lambda _changes: self.made.emit(entity))

    def _finished(self, key: str, value: object) -> None:
        if not self._exists:
            if not value:
                return
            self._create({})
        try:
            stored = clock_time(str(value)) if key in ("start", "end") else value
        except InputError as error:
            self._tell(str(error))
            return
        self._tell("")
        if key in ("start", "end"):
            self.form.load({key: stored})
        if key in ("start", "date"):
            self._context.act(self, self._placing())
        else:
            self._autosave.done(self._item.entity, key, stored)

    def _placing(self) -> partial[Changes]:
        day, start = self.form.value("date") or "", self.form.value("start")
        return partial(
            set_start, self._context.dossier, entity=self._item.entity, date=day, start=start
        )

    def _tell(self, words: str) -> None:
        assert isinstance(self._problem, QLabel)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _build(self) -> None:
        self.setWindowTitle(_("Programmaonderdeel"))
        self.setMinimumWidth(480)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self.form)
        self.form.setContentsMargins(0, 0, SPACE[2], 0)
        hint = set_role(QLabel(_("Alles wordt meteen bewaard.")), "muted")
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Sluiten"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setMinimumHeight(TARGET)
        close.setAutoDefault(False)  # Enter in a field finishes the field, not the form
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE[2])
        for part in (scroll, self._problem, hint, buttons):
            layout.addWidget(part)
        self._problem.hide()
        self.resize(520, 640)
        self.form.widget("title").setFocus()


def _fields(framework: Framework, dates: tuple[str, ...]) -> tuple[Field, ...]:
    codes = framework.codes
    days = tuple((day, short_date(day)) for day in dates)
    return (
        Field("title", _("Titel"), "line", placeholder=_("Tafelgesprek met bewoners")),
        Field("kind", _("Soort"), "choice", choices=_choices(codes["programme_kinds"])),
        Field("date", _("Dag"), "choice", choices=days)
        if days
        else Field("date", _("Dag"), "date", placeholder="2010-06-24"),
        Field("start", _("Begin"), "time", placeholder="9:30"),
        Field("end", _("Einde"), "time", placeholder="10:45"),
        Field("place", _("Plaats"), "line", placeholder=_("Buurthuis")),
        Field("setting", _("Setting"), "choice", choices=_choices(codes["settings"])),
        Field("chosen_by", _("Wie koos dit?"), "choice", choices=_choices(codes["chosen_by"])),
        Field("roles", _("Gesprekspartners"), "many", choices=_listed(codes["roles"])),
        Field("note", _("Notitie"), "text"),
    )


def _choices(codes: tuple[Code, ...]) -> tuple[Choice, ...]:
    return (("", _("Niet ingevuld")), *_listed(codes))


def _listed(codes: tuple[Code, ...]) -> tuple[Choice, ...]:
    return tuple((code.key, code.label) for code in codes)
