"""The quick capture: what a member sees or hears, recorded without leaving the keyboard."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkvisitatie.model.records import ProgrammeItem, Wijk
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.items.choices import Choices, Unfinished
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.area_bar import AreaBar
from wijkvisitatie.ui.widgets.buttons import Button, button
from wijkvisitatie.ui.widgets.choice_row import ChoiceRow
from wijkvisitatie.ui.widgets.entry import Entry
from wijkvisitatie.ui.widgets.growing_edit import GrowingEdit
from wijkvisitatie.ui.widgets.notice import Notice
from wijkvisitatie.ui.widgets.privacy_hint import PrivacyHint
from wijkvisitatie.work.form_boxes import typed_box

if TYPE_CHECKING:
    from wijkvisitatie.ui.widgets.photo_strip import PhotoStrip


class Capture(QWidget):
    """The entry field with its choices. The page tells it where and when we are."""

    area_changed = Signal(object)  # int or None
    question_changed = Signal(object)  # key or None
    place_changed = Signal()  # wijk or programme item
    photos_wanted = Signal()  # the file dialog
    recorded = Signal(str)  # entity

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choices = Choices()
        self._items: dict[str, ProgrammeItem] = {}
        self._wijken: tuple[Wijk, ...] = ()
        self._waiting: list[Unfinished] = []
        self._ready = False  # the day is known: before that, typing works and recording waits
        self._record_when_ready = False
        self._early: dict[str, Any] = {}  # what was chosen before the day was known
        self.entry = Entry(context, self)
        self.notice = Notice()
        self.edit = GrowingEdit()
        self.interpretation = GrowingEdit()
        self._areas = AreaBar(context.framework)
        self._row = ChoiceRow(context)
        self._interpret = button(
            _("Duiding"),
            "message-square-quote",
            self._toggle_interpretation,
            help=_("Uw eigen lezing, apart van de waarneming (Ctrl+D)"),
        )
        self._photo = button(
            _("Foto"),
            "camera",
            self.photos_wanted.emit,
            help=_("Foto’s bij deze waarneming (Ctrl+Shift+F)"),
        )
        self._done = Button(_("Vastleggen"))
        self._shows_photos = False
        self._build()
        self._connect()
        self._add_actions()

    @cached_property
    def photos(self) -> PhotoStrip:
        """The photos of what is being typed; made after the entry, which must not wait for it."""
        from wijkvisitatie.ui.widgets.photo_strip import PhotoStrip

        made = PhotoStrip(self._context, wide=True)
        made.add_wanted.connect(self.photos_wanted)
        made.hide()
        self._layout.addWidget(made)
        return made

    @property
    def choices(self) -> Choices:
        """What the next observation takes over."""
        return self._choices

    def begin(self, visit: str) -> None:
        """Take keys for this visit at once, before anything of it is known."""
        self._ready = self._record_when_ready = False
        self._waiting = []
        self.entry.start(visit)
        self._clear()
        self._early = {}
        self.notice.hide()

    def start(self, choices: Choices, waiting: list[Unfinished]) -> None:
        """The day is known; ``waiting`` is what was typed before and never recorded."""
        self._ready = True
        self._waiting = waiting
        self.choose(replace(choices, **self._early))
        if not self.edit.toPlainText().strip():
            self._put_back()
        elif self._record_when_ready:
            self.record()

    def choose(self, choices: Choices) -> None:
        """Show other choices, and keep them with what is being typed."""
        before, self._choices = self._choices, choices
        if not self._ready:
            self._early.update(_differences(before, choices))
        self._areas.show_area(choices.area)
        self._row.show_choices(choices)
        if self.edit.toPlainText().strip():
            self._typed("text", self.edit)
        if (before.wijk, before.item) != (choices.wijk, choices.item):
            self.place_changed.emit()
        if before.area != choices.area:
            self.area_changed.emit(choices.area)
        if before.question != choices.question:
            self.question_changed.emit(choices.question)

    def set_day(self, wijken: tuple[Wijk, ...], items: tuple[ProgrammeItem, ...]) -> None:
        """The wijken and the programme; an item that has gone is no longer where we are."""
        self._wijken = wijken
        self._items = {one.entity: one for one in items}
        if self._ready and self._choices.item and self._choices.item not in self._items:
            self.choose(replace(self._choices, item=None))

    def set_place(self, wijk: str, item: str | None) -> None:
        """Say where in the wijk and in the programme we are."""
        self.choose(replace(self._choices, wijk=wijk, item=item))

    def set_area(self, area: int | None) -> None:
        """Place the observation in a focus area, or in none yet."""
        self.choose(self._choices.placed(area))
        self.edit.setFocus()

    def set_question(self, question: str | None) -> None:
        """Say which guiding question it answers; its area comes along."""
        area = int(question.split(".")[0]) if question else self._choices.area
        self.choose(replace(self._choices, area=area, question=question))
        self.edit.setFocus()

    def record(self) -> None:
        """Record what was typed and start the next one."""
        texts = self.texts()
        if not texts["text"].strip() and not self.entry.exists:
            self._context.say(_("Nog niets vastgelegd: typ eerst wat u ziet of hoort."))
            self.edit.setFocus()
            return
        if not self._ready:
            self._record_when_ready = True
            return
        self.entry.record(texts, self._choices, self._item())
        self._clear()
        self.choose(self._choices.for_next())
        self.notice.hide()
        self._put_back()
        self.edit.setFocus()

    def ensure_record(self) -> str:
        """The entity of the observation being typed, recorded so that a photo can go with it."""
        return self.entry.ensure(self.texts(), self._choices, self._item())

    def show_photo(self, observation: str, photo: str) -> None:
        """Ask for the description of a photo that was just added; it may wait."""
        self.photos.show_observation(observation, photo)
        self.photos.show()
        self._shows_photos = True

    def texts(self) -> dict[str, str]:
        """What was typed."""
        return {
            "text": self.edit.toPlainText(),
            "interpretation": self.interpretation.toPlainText(),
        }

    def flush(self) -> None:
        """Keep at once what was typed last; what has a record already gets it there."""
        if self.entry.exists:
            self.record()
        self.entry.flush()

    def take_back(self, one: Unfinished) -> None:
        """Something could not be stored: show it again, now or after what is typed by now."""
        self._waiting.insert(0, one)
        if not self.edit.toPlainText().strip():
            self._put_back()

    def _item(self) -> ProgrammeItem | None:
        return self._items.get(self._choices.item or "")

    def _put_back(self) -> None:
        """Show the oldest text that waits, if any."""
        if not self._waiting:
            return
        one = self._waiting.pop(0)
        self.entry.start(self.entry.visit, one.entity)
        for edit, name in ((self.edit, "text"), (self.interpretation, "interpretation")):
            edit.blockSignals(True)
            edit.put(one.texts.get(name, ""))
            edit.blockSignals(False)
        self._show_interpretation(bool(one.texts.get("interpretation")))
        self.choose(replace(one.choices, wijk=one.choices.wijk or self._choices.wijk))
        words = _("Teruggezet: tekst van {clock}.").format(clock=one.clock)
        self.notice.tell(words if one.clock else _("Niet opgeslagen: uw tekst staat hier nog."))

    def _clear(self) -> None:
        for edit in (self.edit, self.interpretation):
            edit.blockSignals(True)
            edit.put("")
            edit.blockSignals(False)
        self._show_interpretation(False)
        if self._shows_photos:
            self.photos.hide()
            self._shows_photos = False

    def _take_box(self) -> None:
        """A box number of the printed form says where the text after it belongs.

        Who undoes that wants the number to be text.
        """
        document = self.edit.document()
        typed = typed_box(self.edit.toPlainText(), self._wijken, self._context.framework)
        if typed is None or document.isRedoAvailable():
            return
        cursor = QTextCursor(document)
        cursor.setPosition(typed.length, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        box = typed.box
        self.choose(replace(self._choices, wijk=box.wijk, area=box.area, question=box.question))
        self._context.say(_("Vak {number} van het formulier.").format(number=typed.number))

    def _typed(self, field: str, edit: GrowingEdit) -> None:
        self.entry.typed(field, edit.toPlainText(), self._choices)

    def _set(self, name: str, value: Any) -> None:
        self.choose(replace(self._choices, **{name: value}))
        self.edit.setFocus()

    def _show_interpretation(self, on: bool) -> None:
        self.interpretation.setVisible(on)
        self._interpret.setChecked(on)

    def _toggle_interpretation(self) -> None:
        """Open the second field and go there; from there back. Text in it keeps it open."""
        if self.interpretation.isHidden():
            self._show_interpretation(True)
            self.interpretation.setFocus()
        elif self.interpretation.hasFocus() or not self.interpretation.toPlainText():
            self._show_interpretation(bool(self.interpretation.toPlainText().strip()))
            self.edit.setFocus()
        else:
            self.interpretation.setFocus()
        self._interpret.setChecked(self.interpretation.isVisible())

    def _build(self) -> None:
        self.edit.setPlaceholderText(_("Wat ziet of hoort u?"))
        self.edit.setAccessibleName(_("Nieuwe waarneming"))
        self.interpretation.setPlaceholderText(_("Duiding: wat betekent dit volgens u?"))
        self.interpretation.setAccessibleName(_("Duiding bij de nieuwe waarneming"))
        for edit in (self.edit, self.interpretation):
            set_role(edit, "entry")
        self._interpret.setCheckable(True)
        self._done.setToolTip(_("Leg vast en begin de volgende (Ctrl+Enter)"))
        self._done.setMinimumHeight(TARGET)
        set_role(self._done, "primary")
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self.notice)
        for edit in (self.edit, self.interpretation):
            layout.addWidget(edit)
            layout.addWidget(PrivacyHint(self._context, edit))
        layout.addWidget(self._areas)
        layout.addLayout(self._last_row())

    def _last_row(self) -> QHBoxLayout:
        for extra in (self._interpret, self._photo):
            extra.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the entry
            self._row.add(extra)
        hint = QLabel(_("Ctrl+Enter"))
        hint.setFixedHeight(TARGET)
        set_role(hint, "muted")
        layout = QHBoxLayout()
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._row, 1)
        for part in (hint, self._done):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return layout

    def _go_to(self, visit: str, wijk: str) -> None:
        """Somebody chose a wijk elsewhere, to go on there."""
        if visit == self.entry.visit:
            self.set_place(wijk, self._choices.item)

    def _connect(self) -> None:
        self._context.wijk_wanted.connect(self._go_to)
        self.entry.recorded.connect(self.recorded)
        self.entry.refused.connect(self.take_back)
        self.edit.textChanged.connect(self._take_box)
        self.edit.textChanged.connect(partial(self._typed, "text", self.edit))
        self.interpretation.textChanged.connect(
            partial(self._typed, "interpretation", self.interpretation)
        )
        self._areas.chosen.connect(self.set_area)
        self._row.chosen.connect(self._set)
        self._done.clicked.connect(self.record)

    def _add_actions(self) -> None:
        add_action(self, _("Vastleggen"), "Ctrl+Return | Ctrl+Enter", self.record)
        add_action(self, _("Duiding erbij"), "Ctrl+D", self._toggle_interpretation)
        for area in self._context.framework.areas:
            words = _("Aandachtspunt {number}: {title}").format(number=area.id, title=area.title)
            add_action(self, words, f"Ctrl+{area.id}", partial(self.set_area, area.id))
        add_action(self, _("Later plaatsen"), "Ctrl+0", partial(self.set_area, None))
        self._row.add_actions(self)


def _differences(before: Choices, after: Choices) -> dict[str, Any]:
    now = asdict(after)
    return {name: now[name] for name, value in asdict(before).items() if now[name] != value}
