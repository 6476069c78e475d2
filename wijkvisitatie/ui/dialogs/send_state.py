"""Stand versturen: what all handed in goes back to the members, a file for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QStackedWidget, QWidget

from wijkvisitatie.exchange import stand
from wijkvisitatie.exchange.package import Written
from wijkvisitatie.exchange.stand import Addressee
from wijkvisitatie.files import file_name
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.ui.style import TARGET, set_role
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.folder_choice import OUT, FolderChoice
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.made_files import MadeFiles
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.task_progress import TaskProgress
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work.party import is_members_dossier
from wijkvisitatie.work.size_words import size_words
from wijkvisitatie.work.visits import visit_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.ui.context import Context

SIZE = (680, 640)


class SendStateDialog(QDialog):
    """Tells of each member what they don't get yet, and why."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Stand versturen"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._names: Mapping[str, str] = {}
        self.members = QListWidget()
        self.members.itemChanged.connect(lambda _item: self._show_state())
        self.members.currentRowChanged.connect(self._explain)
        self.why = frame.words(role="muted")
        self.place = FolderChoice(OUT)
        self._made = MadeFiles()
        self._pages = QStackedWidget()
        self._message = MessageLine()
        self._progress = TaskProgress()
        self._close = button(_("&Sluiten"), "x", self.reject)
        self.make = button(_("Pakketten m&aken"), "check", self._make, role="primary")
        self._lay_out()
        self._show_state()
        self._message.busy(_("Nakijken wat elk lid mag zien …"))
        context.beside(self, partial(_read, context.dossier), self._show, self._message.error)

    def chosen(self) -> list[Addressee]:
        """The members that are ticked."""
        items = (self.members.item(row) for row in range(self.members.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def reject(self) -> None:
        """What runs is stopped first."""
        if self._progress.is_running:
            self._progress.cancel()
        else:
            super().reject()

    def _make(self) -> None:
        title, folder = self._context.round.title, self.place.folder()
        words = _("Stand {title} voor {name}")
        wanted = [
            (
                one.recipient,
                folder / file_name(f"{words.format(title=title, name=one.member.name)}.wvp"),
            )
            for one in self.chosen()
        ]
        work = partial(stand.send, self._context.dossier, wanted)
        self._message.ready()
        self.make.setEnabled(False)
        task = self._context.long(
            self,
            lambda step: work(progress=step),
            self._done,
            _("Stand versturen"),
            refused=self._message.error,
        )
        self._progress.follow(task)
        task.finished.connect(self._show_state)

    def _done(self, written: tuple[Written, ...]) -> None:
        words = _(
            "Stuur elk bestand naar het lid voor wie het is: alleen dat lid kan het openen. Het "
            "lid leest het in met Uitwisselen, Inlezen."
        )
        self._made.show_files(written, words)
        self._pages.setCurrentIndex(1)
        self.make.hide()
        self._close.setFocus()

    def _show(self, found: tuple[tuple[Addressee, ...], Mapping[str, str], bool]) -> None:
        self._message.ready()
        members, self._names, is_members = found
        if is_members or not any(one.recipient for one in members):
            self._pages.setCurrentIndex(2 if is_members else 3)
            self.make.hide()
            return
        self.members.blockSignals(True)
        for one in members:
            item = two_lines(one.member.name, _state(one), value=one)
            if one.recipient:
                item.setCheckState(Qt.CheckState.Checked)
            else:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.members.addItem(item)
        self.members.blockSignals(False)
        self.members.setCurrentRow([bool(one.recipient) for one in members].index(True))
        self.members.setFocus()
        self._show_state()

    def _explain(self, row: int) -> None:
        one: Addressee = self.members.item(row).data(Qt.ItemDataRole.UserRole)
        visits = [self._names.get(visit.entity, visit.key) for visit in one.waits_for]
        words = _(
            "{name} heeft nog niet ingeleverd: {visits}. Tot dan krijgt {name} de waarnemingen "
            "van anderen bij dat bezoek niet. Zo kijkt iedereen eerst zelf."
        )
        free = _("{name} krijgt alles.")
        text = (words if visits else free).format(name=one.member.name, visits=listing(visits))
        self.why.setText(text if one.recipient else "")

    def _show_state(self) -> None:
        number = len(self.chosen())
        words = ngettext("{n} pakket m&aken", "{n} pakketten m&aken", number).format(n=number)
        self.make.setText(f" {words}")
        self.make.setAccessibleName(words.replace("&", ""))
        self.make.setEnabled(number > 0 and not self._progress.is_running)

    def _lay_out(self) -> None:
        set_role(self.members, "rows")
        self.members.setItemDelegate(TwoLines(self.members))
        self.members.setAccessibleName(_("Voor wie is de stand?"))
        self.members.setMinimumHeight(4 * TARGET)
        about = _(
            "Met de stand krijgt elk lid terug wat iedereen heeft ingeleverd. Wat een lid nog "
            "niet mag zien, zit niet in het pakket."
        )
        who = frame.part(_("Voor wie?"), (self.members, self.why))
        place = frame.part(_("In welke map?"), (self.place,))
        asked = frame.stacked((frame.part("", (frame.words(about),)), who, place), grows=who)
        theirs = _(
            "De stand maakt het secretariaat. Bent u op pad en wilt u weten wie waar heeft "
            "gekeken? Kies dan Uitwisselen, Dekking uitwisselen."
        )
        nobody = _(
            "Nog geen enkel lid heeft iets gestuurd. Maak eerst startpakketten, en lees in wat "
            "de leden inleveren. Daarna kan de stand naar hen terug."
        )
        for page in (
            asked,
            frame.sections(((_("Gemaakt"), (self._made,)),)),
            frame.sections(((_("Dit is het dossier van een lid"), (frame.words(theirs),)),)),
            frame.sections(((_("Er is nog niemand om naar te sturen"), (frame.words(nobody),)),)),
        ):
            self._pages.addWidget(page)
        frame.build(
            self,
            self._pages,
            above=(self._message, self._progress),
            buttons=(None, self._close, self.make),
        )


def _read(dossier: Dossier) -> tuple[tuple[Addressee, ...], Mapping[str, str], bool]:
    return stand.addressees(dossier), visit_names(dossier), is_members_dossier(dossier)


def _state(one: Addressee) -> str:
    if not one.recipient:
        return _("heeft nog niets gestuurd, dus nog geen stand")
    size = _("ongeveer {size}").format(size=size_words(one.size))
    if not one.waits_for:
        return _("krijgt alles, {size}").format(size=size)
    words = ngettext(
        "{n} onderdeel van anderen nog niet, {size}",
        "{n} onderdelen van anderen nog niet, {size}",
        one.held_back,
    )
    return words.format(n=one.held_back, size=size)
