"""What can be changed of a round once it exists: its names, its dates and its rules."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.work import rounds
from wijkvisitatie.work.typed_day import short_day, typed_day

if TYPE_CHECKING:
    from wijkvisitatie.model.records import Round
    from wijkvisitatie.ui.context import Context

_NAMES = (
    Field("title", _("Naam van de visitatie"), "line"),
    Field("committee", _("Commissie"), "line"),
    Field("organisation", _("Opdrachtgever"), "line"),
    Field("source", _("Bron"), "line"),
)
DAYS = (
    Field("start", _("Begin"), "date", placeholder=_("1-3-2010")),
    Field("end", _("Einde"), "date", placeholder=_("28-2-2011")),
)
_RULES = (
    Field(
        "small_group",
        _("Kleinste groep"),
        "number",
        _("Zijn er met een rol minder gesprekken? Dan noemt het verslag een ruimere rol."),
    ),
)


class RoundSettings(QWidget):
    """Each field is stored as it is left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Form((*_NAMES, *DAYS, *_RULES))
        save = partial(rounds.change_round, context.dossier)
        self._autosave = Autosave(context, self, "round", save)
        self._saver = FormSaver(self._form, self._autosave)
        self._form.finished.connect(self._day_finished)
        self._message = MessageLine()
        self._entity = ""
        self._days: dict[str, str] = {}  # as they are stored
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        layout.addWidget(self._message)
        context.ask(self, lambda: rounds.the_round(context.dossier), self._show)

    def finish(self) -> None:
        """Store what was being typed."""
        self._saver.finish()
        for key in self._days:
            self._day_finished(key, self._form.value(key))

    def _show(self, found: Round) -> None:
        self._entity = found.entity
        self._days = {one.key: getattr(found, one.key) for one in DAYS}
        self._saver.load(
            found.entity, {one.key: getattr(found, one.key) for one in (*_NAMES, *_RULES)}
        )
        self._form.load({key: short_day(day) for key, day in self._days.items()})

    def _day_finished(self, key: str, value: object) -> None:
        if key not in self._days:
            return
        try:
            day = typed_day(str(value))
        except InputError as error:
            self._message.error(str(error))
            return
        self._message.ready()
        if day != self._days[key]:
            self._days[key] = day
            self._form.load({key: short_day(day)})
            self._autosave.done(self._entity, key, day)
