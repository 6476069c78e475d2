"""The administrative response of a gemeente, and the committee's afterword."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.hearing.little import take_no_drops
from wijkvisitatie.ui.hearing.sheet import Sheet
from wijkvisitatie.ui.style import SPACE
from wijkvisitatie.ui.weighing.text_references import TextReferences
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work import hearing

_WIDEST = 860  # px: a line of text that can still be read


class ResponsePane(QWidget):
    """Every field is stored as it is left; the gemeente's words are printed unabridged. The form
    is made when the pane is first shown: it is behind a tab.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: Sheet | None = None
        self.form: Form
        self._saver: FormSaver | None = None  # None: there is no form yet
        self._references = TextReferences(context, "afterword")
        self.begin = button(_("&Reactie vastleggen"), "plus", self.start, role="primary")
        self._column = QVBoxLayout()
        self._stack = QStackedWidget()
        self._build()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the response, or that there is none yet."""
        self._sheet = sheet
        found = sheet.hearing.response
        self._stack.setCurrentIndex(1 if found else 0)
        if found is not None and self._saver is not None:
            self._references.renew(sheet.references)
            values = {field.key: getattr(found, field.key) for field in _FIELDS}
            self._saver.load(found.entity, self._references.shown(values))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._saver is None:
            self._make_form()
            if self._sheet is not None:
                self.show_sheet(self._sheet)

    def start(self) -> None:
        """Begin one that came in today, and go and write it down."""
        track = self._sheet.track if self._sheet else ""
        action = partial(
            hearing.respond, self._context.dossier, track=track, received=f"{date.today()}"
        )
        self._context.act(self, action, lambda _changes: self.form.widget("text").setFocus())

    def enter(self) -> None:
        """Where there is something to do."""
        empty = self._stack.currentIndex() == 0
        (self.begin if empty else self.form.widget("received")).setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        if self._saver is not None:
            self._saver.finish()

    def _make_form(self) -> None:
        context = self._context
        self.form = Form(_FIELDS)
        add_hints(self.form, context, "text", "sender")
        add_hints(self.form, context, "afterword", with_wording=True)
        change = partial(hearing.change_response, context.dossier)
        autosave = Autosave(context, self, "response", change)
        self._saver = FormSaver(self.form, autosave, self._references.kept)
        for key, height in (("text", 220), ("afterword", 120)):
            self.form.widget(key).setMinimumHeight(height)
        self.form.setMaximumWidth(_WIDEST)
        take_no_drops(self.form)
        self._column.insertWidget(0, self.form)

    def _build(self) -> None:
        body = QWidget()
        body.setLayout(self._column)
        self._column.setContentsMargins(0, SPACE[1], SPACE[1], 0)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        self._stack.addWidget(self._nothing_yet())
        self._stack.addWidget(scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _nothing_yet(self) -> QWidget:
        help_ = _(
            "Na het conceptrapport reageert het college of de raad. Die reactie komt onverkort in "
            "het rapport, met daarachter een nawoord van de commissie als zij dat wil."
        )
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.addWidget(
            empty_state("message-square-quote", _("Nog geen bestuurlijke reactie"), help_)
        )
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return made


_FIELDS = (
    Field("received", _("Ontvangen"), "date", placeholder=_("2-5-2011")),
    Field("sender", _("Afzender"), "line", placeholder=_("College, raad of functie, geen naam")),
    Field(
        "text",
        _("Reactie"),
        "text",
        placeholder=_("De tekst van de brief, onverkort"),
    ),
    Field(
        "afterword",
        _("Nawoord"),
        "text",
        help=_("Dit mag leeg blijven. Met [[B3.1]] verwijst u naar een bevinding."),
    ),
)
