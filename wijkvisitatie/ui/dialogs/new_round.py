"""A new visitation: what it is called, over which wijken, by whom, and what locks it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import AreaList, Framework
from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.store import places
from wijkvisitatie.texts import _
from wijkvisitatie.ui.forms import Field, Form
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.asking import Ask
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.committee import CommitteeEditor, Seat
from wijkvisitatie.ui.widgets.definition_choice import DefinitionChoice
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.passphrase import PassphraseFields
from wijkvisitatie.ui.widgets.round_settings import DAYS
from wijkvisitatie.work import library
from wijkvisitatie.work.typed_day import typed_day

SIZE = (760, 720)


@dataclass(frozen=True, slots=True)
class NewRoundRequest:
    """All that is needed to make the dossier of a new round; ``me`` is a member's letter."""

    folder: Path
    passphrase: str
    title: str
    area_list: AreaList
    framework: Framework
    members: tuple[Seat, ...]
    me: str
    committee: str = ""
    organisation: str = ""
    start: str = ""
    end: str = ""


def _round_fields() -> tuple[Field, ...]:
    return (
        Field("title", _("Naam van de visitatie"), "line", placeholder=_("Visitatie wijkenaanpak")),
        Field("committee", _("Commissie"), "line", _("Zo staat zij op het rapport.")),
        Field("organisation", _("Opdrachtgever"), "line"),
        *DAYS,
    )


class NewRoundDialog(QDialog):
    """Asks only what can't be asked later; stays open until the dossier is really made."""

    requested = Signal(object)  # NewRoundRequest

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        """``ask`` reads the committee's own frameworks and lists in a worker."""
        super().__init__(parent)
        self.setWindowTitle(_("Nieuwe visitatie"))
        fit_screen(self, *SIZE)
        self._ask = ask
        self._within = dossiers_folder()
        self._round = Form(_round_fields())
        self._definitions = DefinitionChoice(ask)
        self._committee = CommitteeEditor()
        self._passphrase = PassphraseFields()
        self._scroll = QScrollArea()
        self._place = QLabel()
        self._place.setWordWrap(True)
        self._message = MessageLine()
        self._cancel = button(_("Later &verder"), "x", self.reject)
        self._make = button(_("Visitatie &maken"), "check", self._try, role="primary")
        self._make.setAutoDefault(False)
        self._definitions.framework_chosen.connect(
            lambda framework: self._committee.offer_roles(framework.codes["member_roles"])
        )
        self._lay_out()
        self._show_place()
        self._round.widget("title").setFocus()

    def busy(self, text: str) -> None:
        """The dossier is being made."""
        self._make.setEnabled(False)
        self._message.busy(text)

    def ready(self) -> None:
        """It was tried."""
        self._make.setEnabled(True)
        self._message.ready()

    def error(self, text: str) -> None:
        """It was not made: say why; all that was filled in is still there."""
        self._message.error(text)

    def _try(self) -> None:
        fault, widget = self._fault()
        if fault:
            self.error(fault)
            widget.setFocus()
            self._scroll.ensureWidgetVisible(self.focusWidget())
            return
        title, within = self._round.value("title").strip(), self._within
        self._make.setEnabled(False)
        self._ask(self, lambda: library.folder_for(title, within), self._request)

    def _request(self, folder: Path) -> None:
        framework, area_list = self._definitions.framework(), self._definitions.area_list()
        assert framework is not None  # _fault saw to it
        assert area_list is not None
        self.requested.emit(
            NewRoundRequest(
                folder=folder,
                passphrase=self._passphrase.passphrase(),
                area_list=area_list,
                framework=framework,
                members=self._committee.seats(),
                me=self._committee.mine(),
                **{key: value.strip() for key, value in self._names().items()},
                **{one.key: typed_day(self._round.value(one.key)) for one in DAYS},
            )
        )

    def _names(self) -> dict[str, str]:
        days = {one.key for one in DAYS}
        return {key: value for key, value in self._round.values().items() if key not in days}

    def _fault(self) -> tuple[str, QWidget]:
        """What must still be filled in, and where."""
        if not self._round.value("title").strip():
            return _("Geef de visitatie een naam."), self._round.widget("title")
        for one in DAYS:
            try:
                typed_day(self._round.value(one.key))
            except InputError as error:
                return str(error), self._round.widget(one.key)
        if not (self._definitions.framework() and self._definitions.area_list()):
            return _("Kies een gebiedenlijst en een kader."), self._definitions
        if not self._committee.seats():
            return _("Vul de naam van ten minste één commissielid in."), self._committee
        return self._passphrase.fault(), self._passphrase.first

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Waar komt het dossier?"), str(self._within)
        )
        if chosen:
            self._within = Path(chosen)
            self._show_place()
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._place))

    def _show_place(self) -> None:
        text = _("Het dossier krijgt een eigen map in {folder}.").format(folder=self._within)
        said = places.why_not(self._within) or places.advice(self._within)
        self._place.setText("\n\n".join(part for part in (text, said) if part))

    def _lay_out(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[1])
        for heading, parts in self._sections():
            layout.addWidget(set_role(QLabel(heading), "heading"))
            for part in parts:
                layout.addWidget(part)
            layout.addSpacing(SPACE[3])
        layout.addStretch(1)
        _align_labels(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._footer())

    def _sections(self) -> tuple[tuple[str, tuple[QWidget, ...]], ...]:
        elsewhere = button(_("Andere ma&p …"), "folder", self._choose_place, role="quiet")
        return (
            (_("Visitatie"), (self._round,)),
            (_("Gebiedenlijst en beoordelingskader"), (self._definitions,)),
            (_("Commissie"), (self._committee,)),
            (_("Wachtwoord"), (_warning(), self._passphrase)),
            (_("Plaats"), (self._place, _at_the_left(elsewhere))),
        )

    def _footer(self) -> QWidget:
        footer = QFrame()
        set_role(footer, "topbar")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._make)
        layout = QVBoxLayout(footer)
        layout.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        layout.addWidget(self._message)
        layout.addLayout(row)
        return footer


def _warning() -> QWidget:
    text = QLabel(
        _(
            "Dit wachtwoord versleutelt het dossier. Wie het vergeet, kan het dossier alleen nog "
            "openen met een herstelblad. Dat maakt u straks, als de visitatie er is."
        )
    )
    text.setWordWrap(True)
    return set_role(text, "muted")


def _align_labels(body: QWidget) -> None:
    """The labels of all sections as wide as the widest, so that the fields stand in one line."""
    labels = [label for label in body.findChildren(QLabel) if label.buddy() is not None]
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumSize(width, TARGET)


def _at_the_left(widget: QWidget) -> QWidget:
    """A button as wide as its text."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
