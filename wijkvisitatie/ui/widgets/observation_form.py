"""All fields of one observation, each stored when it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Code, Framework
from wijkvisitatie.model.records import ProgrammeItem, Wijk
from wijkvisitatie.texts import _, clock, short_date
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Choice, Field
from wijkvisitatie.ui.items.programme_words import title
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.narrow_form import NarrowForm
from wijkvisitatie.ui.widgets.photo_strip import PhotoStrip
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.observations import ObservationLine, change_observation
from wijkvisitatie.work.slots import clock_time


class ObservationForm(QScrollArea):
    """Shows the observation that is chosen in the list; empty until one is."""

    photos_wanted = Signal(str)  # entity of the observation to add photos to

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line: ObservationLine | None = None
        self._places: tuple[Field, ...] = ()
        self._stale = False  # the form was made for other places; it is made when it is needed
        self._autosave = Autosave(
            context, self, "observation", partial(change_observation, context.dossier)
        )
        self.form: NarrowForm | None = None
        self._saver: FormSaver | None = None
        self.photos = PhotoStrip(context)
        self._head, self._who, self._problem = QLabel(), QLabel(), QLabel()
        self._closed = QLabel(_("Ingeleverd: alleen te lezen."))
        self._closed_for: frozenset[str] = frozenset()
        self._empty = QLabel(_("Kies een waarneming in de lijst om alle velden te zien."))
        self._body = QWidget()
        self._build()

    def start(self, wijken: tuple[Wijk, ...], items: tuple[ProgrammeItem, ...]) -> None:
        """Begin with a visit: its wijken and programme are what can be chosen."""
        places = _places(wijken, items)
        if places != self._places:
            self._places = places
            self._stale = True
        if self._line is not None:
            self.show_line(self._line)

    def show_line(self, line: ObservationLine | None) -> None:
        """Show an observation."""
        self._line = line
        self._body.setVisible(line is not None)
        self._empty.setVisible(line is None)
        if line is None:
            self._finish()
            return
        if self._stale or self.form is None:
            self._make_form()
        assert self.form is not None
        assert self._saver is not None
        observation = line.observation
        self._head.setText(line.number)
        moment = f"{short_date(observation.at)} {clock(observation.at)}" if observation.at else ""
        self._who.setText(" · ".join(part for part in (line.member, moment) if part))
        values = {key: getattr(observation, key) for key in self.form.values() if key != "at"}
        self._saver.load(observation.entity, values)
        self._show_closed(line)
        if not self.form.widget("at").hasFocus():
            self.form.load({"at": clock(observation.at)})
        self.photos.show_observation(observation.entity)

    def close_for(self, members: frozenset[str]) -> None:
        """Show what these members recorded as something to read: they handed it in."""
        self._closed_for = members
        if self._line is not None:
            self._show_closed(self._line)

    def _show_closed(self, line: ObservationLine) -> None:
        closed = line.observation.member in self._closed_for
        self._closed.setVisible(closed)
        if self.form is not None:
            self.form.setEnabled(not closed)
        self.photos.set_closed(closed)

    @property
    def entity(self) -> str:
        """The observation that is shown; "" for none."""
        return self._line.observation.entity if self._line else ""

    def enter(self) -> None:
        """Put the focus on the text."""
        if self.form is not None and self._line is not None:
            self.form.widget("text").setFocus()
        else:
            self.setFocus()

    def flush(self) -> None:
        """Keep at once what was typed last."""
        self._autosave.flush()
        self.photos.flush()

    def _finished(self, key: str, typed: object) -> None:
        """Only the clock of an observation can be put right here: its day stays."""
        line = self._line
        if key != "at" or line is None:
            return
        at = line.observation.at
        try:
            time = clock_time(str(typed)) or clock(at)
        except InputError as error:
            self._refused(str(error))
            return
        self._refused("")
        if time != clock(at):
            self._autosave.done(line.observation.entity, "at", f"{at[:10]}T{time}:00")

    def _refused(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _finish(self) -> None:
        """What was typed in a field that was not left yet is stored too."""
        if self._saver is not None:
            self._saver.finish()

    def _make_form(self) -> None:
        self._stale = False
        self._finish()
        if self.form is not None:
            self.form.deleteLater()
        fields = _fields(self._context.framework, self._places)
        self.form = NarrowForm(fields)
        add_hints(self.form, self._context, "text", "interpretation")
        self._saver = FormSaver(self.form, self._autosave)
        self.form.finished.connect(self._finished)
        self._layout.insertWidget(4, self.form)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self._head, "heading")
        for label in (self._who, self._empty, self._closed):
            set_role(label, "muted")
            label.setWordWrap(True)
        set_role(self._problem, "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        outer = QWidget()
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, SPACE[2], SPACE[2], SPACE[2])
        around.addWidget(self._empty)
        around.addWidget(self._body)
        around.addStretch(1)
        self._layout = QVBoxLayout(self._body)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE[1])
        for part in (self._head, self._who, self._closed, self._problem, self.photos):
            self._layout.addWidget(part)
        self._body.hide()
        self.photos.add_wanted.connect(lambda: self.photos_wanted.emit(self.entity))
        self.setWidget(outer)


def _fields(framework: Framework, places: tuple[Field, ...]) -> tuple[Field, ...]:
    codes = framework.codes
    areas = tuple((area.id, area_words(framework, area.id)) for area in framework.areas)
    questions = tuple(
        (question.key, f"{question.key} {question.text}")
        for area in framework.areas
        for question in area.questions
    )
    return (
        Field("text", _("Waarneming"), "text"),
        Field("interpretation", _("Duiding"), "text"),
        Field("area", _("Aandachtspunt"), "choice", choices=((None, _("Niet geplaatst")), *areas)),
        Field("question", _("Leidvraag"), "choice", choices=((None, _("Geen")), *questions)),
        Field("kind", _("Soort"), "choice", choices=_choices(codes["observation_kinds"])),
        Field("evidence", _("Bewijs"), "choice", choices=_choices(codes["evidence_kinds"])),
        Field("role", _("Rol"), "choice", choices=_choices(codes["roles"])),
        *places,
        Field("setting", _("Setting"), "choice", choices=_choices(codes["settings"])),
        Field("quote_status", _("Citaat"), "choice", choices=_choices(codes["quote_statuses"])),
        Field("at", _("Tijd"), "time", placeholder="11:12"),
        Field("confidential", _("Vertrouwelijk: niet in het rapport"), "check"),
    )


def _places(wijken: tuple[Wijk, ...], items: tuple[ProgrammeItem, ...]) -> tuple[Field, ...]:
    return (
        Field("wijk", _("Wijk"), "choice", choices=tuple((one.entity, one.name) for one in wijken)),
        Field(
            "item",
            _("Onderdeel"),
            "choice",
            choices=((None, _("Geen")), *((one.entity, title(one)) for one in items)),
        ),
    )


def _choices(codes: tuple[Code, ...]) -> tuple[Choice, ...]:
    return ((None, _("Niet gekozen")), *((code.key, code.label) for code in codes))
