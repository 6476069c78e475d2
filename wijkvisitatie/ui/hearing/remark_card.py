"""One remark of a gemeente: what it says, and what the committee decides and why."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Remark
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Choice, Field
from wijkvisitatie.ui.hearing.little import take_no_drops
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.narrow_form import NarrowForm
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work import hearing


class RemarkCard(QWidget):
    """Every field is stored as it is left. The form is made for the first remark: it is much of
    what the page takes to open.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entity = ""
        self._column = QVBoxLayout()
        self._build()

    def show_remark(self, remark: Remark) -> None:
        """Show one; what was being typed for another is stored first."""
        self._entity = remark.entity
        values = {key: getattr(remark, key) for key in self.form.values()}
        self._parts[1].load(remark.entity, values)

    def enter(self) -> None:
        """Begin to decide."""
        self.form.widget("decision").setFocus()

    def enter_text(self) -> None:
        """Begin to write the remark down."""
        self.form.widget("text").setFocus()

    def decide(self, decision: str) -> None:
        """Give the remark a decision, and go and say why."""
        if self._entity:
            self.flush()
            action = partial(
                hearing.change_remark,
                self._context.dossier,
                entity=self._entity,
                decision=decision,
            )
            self._context.act(self, action)
            self.form.widget("reason").setFocus()

    def show_history(self) -> None:
        """What was said and decided before."""
        from wijkvisitatie.ui.dialogs.history import HistoryDialog

        self.flush()
        if self._entity:
            HistoryDialog(self._context, "remark", self._entity, self.window()).open()

    def flush(self) -> None:
        """Store what is being typed."""
        if self._entity:
            self._parts[1].finish()

    @property
    def form(self) -> NarrowForm:
        """What there is to fill in."""
        return self._parts[0]

    @cached_property
    def _parts(self) -> tuple[NarrowForm, FormSaver]:
        context = self._context
        form = NarrowForm(_fields(context.framework))
        add_hints(form, context, "text", "sender")
        add_hints(form, context, "reason", with_wording=True)
        take_no_drops(form)
        self._column.insertWidget(0, form)
        form.show()  # at once: a layout does it too late to get the focus
        change = partial(hearing.change_remark, context.dossier)
        return form, FormSaver(form, Autosave(context, self, "remark", change))

    def _build(self) -> None:
        title = QLabel(_("Opmerking en besluit"))
        set_role(title, "heading")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(button(_("&Eerdere versies …"), "history", self.show_history, role="quiet"))
        body = QWidget()
        body.setLayout(self._column)
        self._column.setContentsMargins(0, 0, SPACE[1], 0)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(scroll, 1)


def _fields(framework: Framework) -> tuple[Field, ...]:
    def codes(name: str, nothing: str) -> tuple[Choice, ...]:
        return ((None, nothing), *((code.key, code.label) for code in framework.codes[name]))

    return (
        Field("text", _("Opmerking"), "text", placeholder=_("Wat de gemeente schreef")),
        Field("kind", _("Soort"), "choice", choices=codes("remark_kinds", _("Nog niet gezegd"))),
        Field("sender", _("Namens"), "line", placeholder=_("Afdeling of functie, geen naam")),
        Field(
            "decision",
            _("Besluit"),
            "choice",
            choices=codes("remark_decisions", _("Nog geen besluit")),
        ),
        Field(
            "reason",
            _("Reden"),
            "text",
            placeholder=_("Waarom besluit de commissie zo? Dit komt in het rapport."),
        ),
    )
