"""The form of a programme item: beside the page, stored while it is filled in."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Code, Framework
from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.store.revisions import new_entity
from wijkvisitatie.texts import _, short_date
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.history import history_button
from wijkvisitatie.ui.forms import Choice, Field, Form
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work.programme import add_item, change_item
from wijkvisitatie.work.slots import clock_time, set_start
from wijkvisitatie.work.typed_day import short_day, typed_day

TIMES = ("date", "start", "end")  # they put the item at its place in the day


class ProgrammeItemDialog(QDialog):
    """Add or change an item. There is nothing to confirm: closing keeps all.

    A new item is stored with its first key, so that an empty form leaves nothing behind.
    """

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
        self._exists = item is not None
        day = dates[0] if dates else ""
        self._item = item or ProgrammeItem(entity=new_entity(), visit=visit, date=day)
        self._chosen_day = bool(dates)  # from the days of the visit; without these it is typed
        self._faults: dict[str, str] = {}
        self._times = {key: getattr(self._item, key) for key in TIMES}  # as they are stored
        self._autosave = Autosave(
            context, self, "programme_item", partial(change_item, context.dossier)
        )
        self.form = Form(_fields(context.framework, dates))
        add_hints(self.form, context, "title", "note")
        self.form.edited.connect(self._begin)
        self.form.finished.connect(self._begin)
        self.form.finished.connect(self._time_finished)
        self._saver = FormSaver(self.form, self._autosave)
        self._problem = QLabel()
        self._build()
        self._load()

    def done(self, result: int) -> None:
        """Esc, the button and the window's cross come here; a time that is none is said first."""
        told = bool(self._problem.text())
        self._leave()
        if told or not self._problem.text():
            super().done(result)

    def _load(self) -> None:
        values = {key: getattr(self._item, key) for key in self.form.values()}
        for key in TIMES:
            self._show_time(key)
        self._saver.load(
            self._item.entity, {key: value for key, value in values.items() if key not in TIMES}
        )

    def _leave(self) -> None:
        """What was typed in a field that was not left yet is finished too."""
        self._saver.finish()
        for key in TIMES:
            self._time_finished(key, self.form.value(key))
        self._autosave.flush()

    def _begin(self, key: str, value: object) -> None:
        """The first thing that is filled in makes the record, so that a draft has one."""
        if self._exists or not value:
            return
        self._exists = True
        item = self._item
        action = partial(
            add_item, self._context.dossier, visit=item.visit, entity=item.entity, date=item.date
        )
        self._context.act(self, action)

    def _time_finished(self, key: str, value: object) -> None:
        if key not in TIMES:
            return
        read = typed_day if key == "date" else clock_time
        try:
            stored = read(str(value or ""))
        except InputError as error:
            self._tell(key, str(error))
            return
        self._tell(key, "")
        if stored == self._times[key]:
            return
        self._times[key] = stored
        self._show_time(key)
        if key == "end":
            self._autosave.done(self._item.entity, key, stored)
        else:
            self._context.act(self, self._placing())

    def _show_time(self, key: str) -> None:
        """A day that is typed is shown as people write it."""
        stored = self._times[key]
        typed = key == "date" and not self._chosen_day
        self.form.load({key: short_day(stored) if typed else stored})

    def _placing(self) -> partial[Changes]:
        entity, times = self._item.entity, self._times
        dossier = self._context.dossier
        return partial(set_start, dossier, entity=entity, date=times["date"], start=times["start"])

    def _tell(self, key: str, words: str) -> None:
        self._faults[key] = words
        self._problem.setText(" ".join(filter(None, self._faults.values())))
        self._problem.setVisible(bool(self._problem.text()))

    def _build(self) -> None:
        self.setWindowTitle(_("Programmaonderdeel"))
        self.setMinimumWidth(480)
        set_role(self._problem, "error")
        self._problem.setWordWrap(True)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.form)
        self.form.setContentsMargins(0, 0, SPACE[2], 0)
        hint = set_role(QLabel(_("Alles wordt meteen bewaard.")), "muted")
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        if self._exists:
            row.addWidget(history_button(self, self._context, "programme_item", self._item.entity))
        row.addWidget(button(_("&Sluiten"), "check", self.reject, role="primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[3])
        layout.setSpacing(SPACE[2])
        layout.addWidget(scroll)
        layout.addWidget(self._problem)
        layout.addLayout(row)
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
        else Field("date", _("Dag"), "date", placeholder="24-6-2010"),
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
