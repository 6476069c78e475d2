"""What a revisit found of one earlier recommendation: what was done, how it is, what shows it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.store.dossier import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Choice, Field
from wijkvisitatie.ui.revisit.sheet import Sheet
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.weighing.text_references import TextReferences
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.evidence_list import MOST, EvidenceList
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.marks import area_icon
from wijkvisitatie.ui.widgets.narrow_form import NarrowForm
from wijkvisitatie.ui.widgets.observation_filter import SearchField
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work import revisit
from wijkvisitatie.work.field_words import area_words
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.revisit import RevisitLine


class FollowUpCard(QWidget):
    """Every field is stored as it is left; the observations of the revisit are ticked."""

    opened = Signal(str)  # an observation to go to

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._where: dict[str, tuple[str, str]] = {}  # follow-up to track, recommendation
        self._begun: set[str] = set()  # follow-ups that have a record
        self._ticked: tuple[str, ...] = ()  # also what is being stored
        self._line: RevisitLine | None = None
        self._sheet: Sheet | None = None
        self.form = NarrowForm(_fields(context.framework))
        add_hints(self.form, context, "seen", with_wording=True)
        self._autosave = Autosave(context, self, "follow_up", self._store)
        self._references = TextReferences(context, "seen")
        self._saver = FormSaver(self.form, self._autosave, self._references.kept)
        self.area = ChoiceBox()
        self.search = SearchField()
        self.evidence = EvidenceList(context.framework)
        self._build()
        self._saver.typed.connect(self._make_sure_it_exists)
        self.area.activated.connect(lambda _index: self._show_evidence())
        self.search.textChanged.connect(lambda _text: self._show_evidence())
        self.search.entered.connect(self.evidence.setFocus)
        self.search.left.connect(self.evidence.setFocus)
        self.evidence.changed.connect(self._tick)
        self.evidence.opened.connect(self.opened)

    def show_line(self, sheet: Sheet, line: RevisitLine | None) -> None:
        """Show one; what was being typed for another is stored first."""
        other = self._entity() != (line.follow_up.entity if line else "")
        self._sheet, self._line = sheet, line
        self.setEnabled(line is not None)
        if line is None:
            return
        one = line.follow_up
        self._where[one.entity] = (one.track, one.recommendation)
        if line.is_begun:
            self._begun.add(one.entity)
        self._references.renew(sheet.now)
        values = {name: getattr(one, name) for name in ("state", "compared", "seen")}
        self._saver.load(one.entity, self._references.shown(values))
        if other:
            self.area.setCurrentIndex(max(0, self.area.findData(line.recommendation.area)))
        self._ticked = tuple(seen.observation.entity for seen in line.seen)
        self._show_evidence()

    def enter(self) -> None:
        """Begin to answer."""
        self.form.widget("state").setFocus()

    def show_history(self) -> None:
        """What was said of this recommendation before."""
        from wijkvisitatie.ui.dialogs.history import HistoryDialog

        self.flush()
        if entity := self._entity():
            HistoryDialog(self._context, "follow_up", entity, self.window()).open()

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()
        self._autosave.flush()

    def _entity(self) -> str:
        return self._line.follow_up.entity if self._line else ""

    def _tick(self, ticked: tuple[str, ...]) -> None:
        self._ticked = ticked
        action = partial(self._store, entity=self._entity(), observations=list(ticked))
        self._context.act(self, action)

    def _store(self, *, entity: str, **values: Any) -> Changes:
        track, recommendation = self._where[entity]
        return revisit.follow(
            self._context.dossier, track=track, recommendation=recommendation, **values
        )

    def _make_sure_it_exists(self) -> None:
        """What is typed first needs a record, or its draft would belong to nothing when the
        program ends.
        """
        entity = self._entity()
        if entity not in self._begun:
            self._begun.add(entity)
            self._context.keep(self, partial(self._begin, entity))

    def _begin(self, entity: str) -> None:
        self._store(entity=entity)

    def _show_evidence(self) -> None:
        if self._line is None or self._sheet is None:
            return
        chosen = self._ticked
        found = [one for one in self._sheet.material if self._passes(one, chosen)]
        first = [one for one in found if one.observation.entity in chosen]
        others = [one for one in found if one.observation.entity not in chosen]
        self.evidence.show_lines((*first, *others[:MOST]), chosen)

    def _passes(self, line: ObservationLine, chosen: tuple[str, ...]) -> bool:
        """What is ticked always stays in sight: else it would be let go of unseen."""
        one, area = line.observation, self.area.currentData()
        words = self.search.text().casefold().split()
        text = f"{line.number} {one.text}".casefold()
        fits = area in {0, one.area} and all(word in text for word in words)
        return fits or one.entity in chosen

    def _build(self) -> None:
        title = QLabel(_("Nu"))
        set_role(title, "heading")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(button(_("&Eerdere versies …"), "history", self.show_history, role="quiet"))
        self.area.addItem(_("Alle aandachtspunten"), 0)
        for one in self._context.framework.areas:
            words = area_words(self._context.framework, one.id)
            self.area.addItem(area_icon(one.id), words, one.id)
        self.area.setAccessibleName(_("Waarnemingen bij dit aandachtspunt"))
        self.area.setMinimumHeight(TARGET)
        self.search.setPlaceholderText(_("Zoek (Ctrl+F)"))
        self.search.setAccessibleName(_("Zoek in de waarnemingen van dit herbezoek"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TARGET)
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(self.area)
        row.addWidget(self.search, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(self.form)
        layout.addLayout(row)
        layout.addWidget(self.evidence, 1)


def _fields(framework: Framework) -> tuple[Field, ...]:
    nothing: Choice = (None, _("Nog niet gezegd"))

    def codes(name: str) -> tuple[Choice, ...]:
        return (nothing, *((code.key, code.label) for code in framework.codes[name]))

    return (
        Field("state", _("Wat er is gedaan"), "choice", choices=codes("followups")),
        Field("compared", _("Vergeleken"), "choice", choices=codes("comparisons")),
        Field(
            "seen",
            _("Wat wij zagen"),
            "text",
            placeholder=_("Wat zag of hoorde de commissie nu? Dit komt in het rapport."),
        ),
    )
