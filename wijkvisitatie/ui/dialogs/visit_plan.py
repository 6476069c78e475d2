"""Planning a visit, and changing what was planned."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.records import Gemeente, Visit, Wijk
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.dialogs.history import history_button
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.days import DaysEdit
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work import rounds, tracks, visits

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context

PLAN_WIDTH = 560
EDIT_SIZE = (680, 720)
LOW = 5 * TARGET  # px: so that all fields can be seen at once


class PlanDialog(QDialog):
    """Gemeente, wijken and days; the rest can wait. The key follows from gemeente and day."""

    planned = Signal(str)  # the visit

    def __init__(
        self, context: Context, *, gemeente: str, parent: QWidget, track: str = ""
    ) -> None:
        """``gemeente`` is chosen beforehand; "" leaves the choice open. ``track`` is the revisit
        that is planned, of that gemeente and no other.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Bezoek plannen"))
        self.setMinimumWidth(PLAN_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._own_key = False
        self._track = track
        self._gemeente = ChoiceBox()
        self._gemeente.setEnabled(not track)
        self._wijken = QListWidget()
        self._days = DaysEdit()
        self._key = QLineEdit()
        self._message = MessageLine()
        self._cancel = button(_("&Annuleren"), "x", self.reject)
        self._plan = button(_("&Plannen"), "check", self._try, role="primary")
        self._plan.setDefault(True)
        self._lay_out()
        self._gemeente.currentIndexChanged.connect(self._gemeente_chosen)
        self._days.changed.connect(self._suggest_key)
        self._key.textEdited.connect(self._key_typed)
        context.ask(
            self,
            lambda: rounds.gemeenten(context.dossier),
            lambda found: self._offer(found, gemeente),
        )

    def _offer(self, gemeenten: tuple[Gemeente, ...], chosen: str) -> None:
        for one in gemeenten:
            self._gemeente.addItem(one.name, one.entity)
        self._gemeente.setCurrentIndex(max(self._gemeente.findData(chosen), 0))

    def _gemeente_chosen(self) -> None:
        entity = self._gemeente.currentData()
        dossier = self._context.dossier
        self._context.latest(
            self, "wijken", lambda: rounds.wijken(dossier, gemeente=entity), self._offer_wijken
        )
        self._suggest_key()

    def _offer_wijken(self, wijken: tuple[Wijk, ...]) -> None:
        self._wijken.clear()
        for wijk in wijken:
            item = QListWidgetItem(wijk.name, self._wijken)
            item.setData(Qt.ItemDataRole.UserRole, wijk.entity)
            item.setCheckState(Qt.CheckState.Checked)
        self._wijken.setCurrentRow(0)

    def _key_typed(self) -> None:
        self._own_key = True

    def _suggest_key(self) -> None:
        if not self._own_key:
            self._key.setText(key_for(self._gemeente.currentText(), self._days.days()))

    def _try(self) -> None:
        self._days.finish()
        wijken = _checked(self._wijken)
        if fault := _fault(self._key.text().strip(), wijken):
            self._message.error(fault)
            return
        action = partial(
            _planned,
            self._context.dossier,
            key=self._key.text().strip(),
            gemeente=self._gemeente.currentData(),
            wijken=wijken,
            dates=self._days.days(),
            first_phase=self._context.framework.codes["phases"][0].key,
            track=self._track,
        )
        self._context.act(self, action, lambda changes: self._done(changes.entity("visit")))

    def _done(self, visit: str) -> None:
        self.planned.emit(visit)
        self.accept()

    def _lay_out(self) -> None:
        self._gemeente.setMinimumHeight(TARGET)
        self._wijken.setMinimumHeight(4 * TARGET)
        self._key.setMinimumHeight(TARGET)
        form = QFormLayout()
        form.setVerticalSpacing(SPACE[2])
        for text, widget in (
            (_("&Gemeente"), self._gemeente),
            (_("&Wijken"), self._wijken),
            (_("Dagen"), self._days),
            (_("&Sleutel"), self._key),
        ):
            _add_row(form, text, widget)
        hint = QLabel(_("De sleutel gebruikt u in opdrachten en bestandsnamen."))
        form.addRow("", set_role(hint, "muted"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addLayout(form)
        layout.addWidget(self._message)
        layout.addLayout(row)


class VisitDialog(QDialog):
    """What is known of a visit besides its programme; every field is stored as it is left."""

    def __init__(self, context: Context, visit: Visit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bezoek {key}").format(key=visit.key))
        fit_screen(self, *EDIT_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._visit = visit
        self._autosave = Autosave(
            context, self, "visit", partial(visits.change_visit, context.dossier)
        )
        self._days = DaysEdit()
        self._days.load(visit.dates)
        self._days.changed.connect(
            lambda days: self._autosave.done(visit.entity, "dates", list(days))
        )
        self._saver: FormSaver | None = None
        self._close = button(_("&Sluiten"), "check", self.accept, role="primary")
        self.course = button(_("&Naar voortgang"), "arrow-right", self._go_to_course)
        self._body = QVBoxLayout()
        self._lay_out()
        context.ask(
            self,
            lambda: rounds.wijken(context.dossier, gemeente=visit.gemeente),
            self._show_form,
        )

    def done(self, result: int) -> None:
        """However it is closed, what was being typed is stored."""
        self._days.finish()
        if self._saver is not None:
            self._saver.finish()
        super().done(result)

    def _go_to_course(self) -> None:
        """The phase is of the gemeente, not of one of its visits: it is changed there."""
        self._context.track = tracks.track_of(self._visit)
        self.accept()
        self._context.go("course")

    def _show_form(self, wijken: tuple[Wijk, ...]) -> None:
        form = Form(_visit_fields(wijken))
        self._saver = FormSaver(form, self._autosave)
        names = ("wijken", "nature", "limits", "note", "source")
        values = {name: getattr(self._visit, name) for name in names}
        self._saver.load(self._visit.entity, values)
        for name in ("wijken", "nature", "limits", "note"):
            form.widget(name).setMaximumHeight(LOW)
        add_hints(form, self._context, "nature", "limits", "note")
        self._body.addWidget(form)
        self._body.addStretch(1)

    def _lay_out(self) -> None:
        days = QLabel(_("&Dagen"))
        days.setBuddy(self._days)
        set_role(days, "heading")
        self._body.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        self._body.setSpacing(SPACE[2])
        self._body.addWidget(days)
        self._body.addWidget(self._days)
        phase = QLabel(
            _("Fase: {phase}").format(
                phase=self._context.framework.label("phases", self._visit.phase)
                or _("nog niet begonnen")
            )
        )
        self._body.addWidget(frame.at_the_left(phase, self.course))
        body = QWidget()
        body.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        hint = set_role(QLabel(_("Alles wordt meteen bewaard.")), "muted")
        row = QHBoxLayout()
        row.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        row.addWidget(hint, 1)
        row.addWidget(history_button(self, self._context, "visit", self._visit.entity))
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(row)


def _planned(
    dossier: Dossier, *, gemeente: str, track: str, first_phase: str, **values: Any
) -> Changes:
    """In the worker: a further visit is in the phase that its gemeente is in."""
    now = tracks.phase_of(dossier, track=track or tracks.first_track(gemeente), gemeente=gemeente)
    return visits.plan_visit(
        dossier, gemeente=gemeente, track=track, phase=now or first_phase, **values
    )


def key_for(gemeente: str, days: tuple[str, ...]) -> str:
    """The key that a visit gets by itself: ``arnhem-2010-06-24``."""
    plain = unicodedata.normalize("NFKD", gemeente).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").lower())
    return "-".join([*words, *days[:1]])


def _fault(key: str, wijken: tuple[str, ...]) -> str:
    """What must still be filled in, as a sentence; "" when nothing."""
    if not wijken:
        return _("Kies ten minste één wijk.")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
        return _("De sleutel bestaat uit kleine letters, cijfers en streepjes.")
    return ""


def _visit_fields(wijken: tuple[Wijk, ...]) -> tuple[Field, ...]:
    chosen = tuple((wijk.entity, wijk.name) for wijk in wijken)
    return (
        Field("wijken", _("Wijken"), "many", choices=chosen),
        Field(
            "nature",
            _("Aard van het bezoek"),
            "text",
            _("Staat voor in het rapport: wat voor bezoek was dit?"),
        ),
        Field(
            "limits",
            _("Niet gezien"),
            "text",
            _("Wat kon de commissie niet zien of horen? Dit staat in het rapport."),
        ),
        Field("note", _("Notitie"), "text", _("Voor de commissie zelf; komt niet in het rapport.")),
        Field("source", _("Bron"), "line"),
    )


def _checked(widget: QListWidget) -> tuple[str, ...]:
    items = [widget.item(row) for row in range(widget.count())]
    return tuple(
        item.data(Qt.ItemDataRole.UserRole)
        for item in items
        if item.checkState() == Qt.CheckState.Checked
    )


def _add_row(form: QFormLayout, text: str, widget: QWidget) -> None:
    label = QLabel(text)
    label.setBuddy(widget)
    label.setMinimumHeight(TARGET)
    widget.setAccessibleName(text.replace("&", ""))
    form.addRow(label, widget)
