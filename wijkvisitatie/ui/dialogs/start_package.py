"""Startpakket maken: one file with which a member can begin, for each or for all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QStackedWidget,
    QWidget,
)

from wijkvisitatie.exchange.invited import Invited, invited
from wijkvisitatie.exchange.package import Written
from wijkvisitatie.exchange.start import start_package
from wijkvisitatie.files import file_name
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.folder_choice import OUT, FolderChoice
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.made_files import MadeFiles
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.task_progress import TaskProgress
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import committee
from wijkvisitatie.work.party import is_members_dossier
from wijkvisitatie.work.receipts import moment

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import Progress

SIZE = (660, 720)


class StartPackageDialog(QDialog):
    """For the secretariat; in a member's dossier it says whose work this is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Startpakket maken"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.each = QRadioButton(_("Een eigen startpakket per &lid (aanbevolen)"))
        self.all = QRadioButton(_("Eén startpakket voor &iedereen"))
        self.members = QListWidget()
        self.members.itemChanged.connect(lambda _item: self._show_state())
        self.new = _field(_("Naam van een nieuw lid"))
        self.new.returnPressed.connect(self.add_member)
        self.place = FolderChoice(OUT)
        self._made = MadeFiles()
        self._pages = QStackedWidget()
        self._message = MessageLine()
        self._progress = TaskProgress()
        self._close = button(_("&Sluiten"), "x", self.reject)
        self.make = button(_("Startpakket m&aken"), "check", self._make, role="primary")
        self._lay_out()
        self.each.toggled.connect(lambda _on: self._show_state())
        self.each.setChecked(True)
        context.happened.connect(self._happened)
        self.each.setFocus()
        self.reload()

    def reload(self) -> None:
        """Look again who is on the committee."""
        dossier = self._context.dossier
        read = partial(_read, dossier)
        self._context.latest(self, "committee", read, lambda found: self._show(*found))

    def add_member(self) -> None:
        """Put somebody on the committee; they are ticked, for they have nothing yet."""
        name = " ".join(self.new.text().split())
        if not name:
            self.new.setFocus()
            return
        self._context.act(self, partial(committee.join, self._context.dossier, name=name))
        self.new.clear()

    def reject(self) -> None:
        """What runs is stopped first."""
        if self._progress.is_running:
            self._progress.cancel()
        else:
            super().reject()

    def chosen(self) -> list[Invited]:
        """The members that are ticked."""
        items = (self.members.item(row) for row in range(self.members.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _make(self) -> None:
        title = self._context.round.title
        wanted: list[tuple[str, str]] = [
            (
                one.member.entity,
                _("Startpakket {title} – {name}").format(title=title, name=one.member.name),
            )
            for one in self.chosen()
        ]
        if self.all.isChecked():
            wanted = [("", _("Startpakket {title}").format(title=title))]
        work = partial(_write, self._context.dossier, self.place.folder(), wanted)
        self._message.ready()
        self._progress.follow(
            self._context.long(
                self, work, self._done, _("Startpakket maken"), refused=self._message.error
            )
        )

    def _done(self, written: tuple[Written, ...]) -> None:
        words = _(
            "Geef elk bestand aan het lid: op een USB-stick of per e-mail. Het lid opent het met "
            "een dubbelklik en kan meteen aan het werk. Er staan geen waarnemingen in, wel de "
            "namen van de commissie en het programma."
        )
        personal = _(
            "Een eigen startpakket is alleen voor dat lid: stuur het niet aan iemand anders."
        )
        self._made.show_files(written, words if self.all.isChecked() else f"{words} {personal}")
        self._pages.setCurrentIndex(1)
        self.make.hide()
        self._close.setFocus()

    def _happened(self, changes: Changes) -> None:
        if "member" in changes.kinds():
            self.reload()

    def _show(self, members: tuple[Invited, ...], is_members: bool) -> None:
        if is_members:
            self._pages.setCurrentIndex(2)
            self.make.hide()
            return
        kept = {one.member.entity for one in self.chosen()}
        known = {
            self.members.item(row).data(Qt.ItemDataRole.UserRole).member.entity
            for row in range(self.members.count())
        }
        self.members.blockSignals(True)
        self.members.clear()
        for one in members:
            ticked = one.member.entity in kept
            if one.member.entity not in known:
                ticked = not (one.known or one.given or one.is_me)
            item = two_lines(one.member.name, _state(one), value=one)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.members.addItem(item)
        self.members.blockSignals(False)
        self.members.setCurrentRow(0)
        self._show_state()

    def _show_state(self) -> None:
        each = self.each.isChecked()
        self.members.setEnabled(each)
        self.make.setEnabled(not each or bool(self.chosen()))
        number = max(len(self.chosen()), 1) if each else 1
        words = ngettext("Startpakket m&aken", "{n} startpakketten m&aken", number)
        self.make.setText(f" {words.format(n=number)}")
        self.make.setAccessibleName(words.format(n=number).replace("&", ""))

    def _lay_out(self) -> None:
        set_role(self.members, "rows")
        self.members.setItemDelegate(TwoLines(self.members))
        self.members.setAccessibleName(_("Voor wie maakt u een startpakket?"))
        self.members.setMinimumHeight(4 * TARGET)
        for part in (self.each, self.all):
            part.setMinimumHeight(TARGET)
        adding = QWidget()
        row = QHBoxLayout(adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(self.new, 1)
        row.addWidget(button(_("Lid &toevoegen"), "plus", self.add_member))
        about = _(
            "In een startpakket zitten de ronde, de commissie, de bezoeken met hun programma en "
            "het kader. Er zitten geen waarnemingen in. Elk lid kiest zelf een wachtwoord; u "
            "hoeft er geen af te spreken."
        )
        shared = _(
            "Elk lid kiest dan zelf zijn naam. Bij het eerste pakket van een lid vraagt het "
            "programma u of het klopt."
        )
        who = frame.part(
            _("Voor wie?"),
            (self.each, self.members, adding, self.all, frame.words(shared, "muted")),
        )
        place = frame.part(_("In welke map?"), (self.place,))
        asked = frame.stacked((frame.part("", (frame.words(about),)), who, place), grows=who)
        done = frame.sections(((_("Gemaakt"), (self._made,)),))
        theirs = frame.sections(
            (
                (
                    _("Dit is het dossier van een lid"),
                    (
                        frame.words(
                            _(
                                "Een startpakket maakt het secretariaat, in zijn eigen dossier. "
                                "Wilt u zelf een ronde beginnen? Kies dan bij Dossier voor een "
                                "nieuwe visitatie."
                            )
                        ),
                    ),
                ),
            )
        )
        for page in (asked, done, theirs):
            self._pages.addWidget(page)
        frame.build(
            self,
            self._pages,
            above=(self._message, self._progress),
            buttons=(None, self._close, self.make),
        )


def _read(dossier: Dossier) -> tuple[tuple[Invited, ...], bool]:
    return invited(dossier), is_members_dossier(dossier)


def _write(
    dossier: Dossier, folder: Path, wanted: Sequence[tuple[str, str]], progress: Progress
) -> tuple[Written, ...]:
    """In the thread for long work: the packages of these members, under these names."""
    made = []
    for done, (member, name) in enumerate(wanted):
        progress(done, len(wanted))
        made.append(start_package(dossier, folder / file_name(f"{name}.wvp"), member=member))
    return tuple(made)


def _state(one: Invited) -> str:
    if one.is_me:
        return _("gebruikt deze laptop")
    if one.known:
        return _("doet al mee")
    if one.given:
        return _("startpakket gemaakt op {when}").format(when=moment(one.given))
    return _("heeft nog geen startpakket")


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setMinimumHeight(TARGET)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    return made
