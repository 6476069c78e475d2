"""The form of a programme item: beside the page, stored while it is filled in."""

from __future__ import annotations

from datetime import date
from functools import partial

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
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.work.programme import add_item, change_item
from wijkvisitatie.work.slots import clock_time, set_start

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
        self._times = {key: getattr(self._item, key) for key in TIMES}  # as they are stored
        self._autosave = Autosave(
            context, self, "programme_item", partial(change_item, context.dossier)
        )
        self.form = Form(_fields(context.framework, dates))
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
        self.form.load(self._times)
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
        if key not in TIMES or (value or "") == self._times[key]:
            return
        try:
            stored = _day(str(value or "")) if key == "date" else clock_time(str(value))
        except InputError as error:
            self._tell(str(error))
            return
        self._tell("")
        self._times[key] = stored
        self.form.load({key: stored})
        if key == "end":
            self._autosave.done(self._item.entity, key, stored)
        else:
            self._context.act(self, self._placing())

    def _placing(self) -> partial[Changes]:
        entity, times = self._item.entity, self._times
        dossier = self._context.dossier
        return partial(set_start, dossier, entity=entity, date=times["date"], start=times["start"])

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

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


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError as error:
        raise InputError(
            _("“{text}” is geen datum. Schrijf bijvoorbeeld 2010-06-24.").format(text=text)
        ) from error


def _choices(codes: tuple[Code, ...]) -> tuple[Choice, ...]:
    return (("", _("Niet ingevuld")), *_listed(codes))


def _listed(codes: tuple[Code, ...]) -> tuple[Choice, ...]:
    return tuple((code.key, code.label) for code in codes)
