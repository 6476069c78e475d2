"""Inleveren: what is still missing, how large it becomes, and the package with its receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QRadioButton,
    QStackedWidget,
    QWidget,
)

from wijkvisitatie.exchange.handing_over import MAIL, hand_over
from wijkvisitatie.exchange.package.limits import PACKAGE
from wijkvisitatie.exchange.packing import Packed
from wijkvisitatie.files import file_name
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui import handing
from wijkvisitatie.ui.handing import Prospect
from wijkvisitatie.ui.session import left_at
from wijkvisitatie.ui.style import TARGET
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.folder_choice import OUT, FolderChoice
from wijkvisitatie.ui.widgets.gap_list import GapList, Group
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.made_files import MadeFiles
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.receipt_button import ReceiptButton
from wijkvisitatie.ui.widgets.task_progress import TaskProgress
from wijkvisitatie.work import handing_in
from wijkvisitatie.work.visits import visit_names

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import Progress
    from wijkvisitatie.work.completeness import Gap

SIZE = (720, 760)


class HandInDialog(QDialog):
    """What is missing is shown and keeps nobody back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Inleveren"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._prospect: Prospect | None = None
        self.visit = ChoiceBox()
        self.visit.activated.connect(lambda _at: self.reload())
        self.said = frame.words()
        self.gaps = GapList()
        self.gaps.chosen.connect(self._go_to)
        self.stick = QRadioButton(_("Op een &USB-stick"))
        self.mail = QRadioButton(_("Per &e-mail"))
        self.bare = QCheckBox(_("Zonder &foto’s"))
        self.estimate = frame.words()
        self.place = FolderChoice(OUT)
        self._key = frame.words(role="muted")
        self._made = MadeFiles()
        self._outcome = frame.words()
        self._pages = QStackedWidget()
        self._message = MessageLine()
        self._progress = TaskProgress()
        self._save = ReceiptButton(context, self._message)
        self._close = button(_("&Annuleren"), "x", self.reject)
        self.hand_in = button(_("&Lever in"), "check", self._hand_in, role="primary")
        self._lay_out()
        self._show_state()
        context.ask(self, partial(visit_names, context.dossier), self._offer)

    def reload(self) -> None:
        """Look again at the visit that is chosen."""
        self._prospect = None
        self._show_state()
        self._message.busy(_("Nakijken wat u inlevert …"))
        read = partial(handing.read, self._context.dossier, self.chosen())
        self._context.beside(self, read, self._show, self._message.error)

    def chosen(self) -> str:
        """The entity of the visit."""
        return str(self.visit.currentData() or "")

    def reject(self) -> None:
        """What runs is stopped first."""
        if self._progress.is_running:
            self._progress.cancel()
        else:
            super().reject()

    # What the user does

    def _hand_in(self) -> None:
        found = self._prospect
        assert found is not None
        self._message.ready()
        if not found.is_members:
            action = partial(handing_in.hand_in, self._context.dossier, visit=self.chosen())
            self._context.act(self, action, lambda _changes: self._closed())
            return
        name = self._context.me.name if self._context.me else ""
        words = f"{_('Inlevering')} {name} {self.visit.currentText()} {datetime.now():%H.%M}"
        work = partial(
            hand_over,
            self._context.dossier,
            self.place.folder() / file_name(f"{words}.wvp"),
            visit=self.chosen(),
            without_pictures=self.bare.isChecked(),
            most=MAIL if self.mail.isChecked() else PACKAGE,
        )
        self._run(lambda step: work(progress=step))

    def _run(self, work: Callable[[Progress], Packed]) -> None:
        task = self._context.long(self, work, self._packed, _("Inleveren"), refused=self._refused)
        self._progress.follow(task)
        task.finished.connect(self._show_state)
        self._show_state()

    def _go_to(self, gap: Gap) -> None:
        visit = self.chosen()
        self.accept()
        page = "visits" if gap.kind == "visit" else "visit"
        self._context.open_visit(visit, page, gap.observation)

    # What happens

    def _offer(self, names: Mapping[str, str]) -> None:
        """Begin with the visit that is open."""
        for entity, name in names.items():
            self.visit.addItem(name, entity)
        at = self.visit.findData(left_at(self._context.dossier.folder).visit)
        self.visit.setCurrentIndex(max(at, 0))
        if names:
            self.reload()
            self.visit.setFocus()
        else:
            self._pages.setCurrentIndex(2)
        self._show_state()

    def _show(self, found: Prospect) -> None:
        self._message.ready()
        self._prospect = found
        areas = {one.id: one.short for one in self._context.framework.areas}
        groups = [
            handing.group(one, areas) for one in found.check.areas if one.observations or one.area
        ]
        if found.check.visit:
            title = _("Bezoek en programma")
            groups.append(Group(title, "info", "muted", found.check.visit))
        self.gaps.show_groups(groups)
        self.said.setText(handing.lead(found))
        if found.check.typing:
            words = ngettext(
                "Er staat nog {n} tekst in een invoerveld. Die is niet vastgelegd en gaat niet "
                "mee.",
                "Er staan nog {n} teksten in een invoerveld. Die zijn niet vastgelegd en gaan "
                "niet mee.",
                len(found.check.typing),
            )
            self._message.warn(words.format(n=len(found.check.typing)))
        self._key.setText(
            _("Vraagt het secretariaat ernaar? De sleutel van deze laptop is {key}.").format(
                key=found.key
            )
        )
        self._show_size()
        self._show_state()

    def _packed(self, packed: Packed) -> None:
        found = self._prospect
        assert found is not None
        self._context.arrived(frozenset({"hand_in"}))
        self._made.show_files(packed.files, handing.next_step(packed, mail=self.mail.isChecked()))
        sent = partial(
            handing.keep,
            packed,
            title=self._context.round.title,
            visit=self.visit.currentText(),
            name=self._context.me.name if self._context.me else "",
            key=found.key,
        )
        self._save.offer(_("Ontvangstbewijs inleveren"), sent)
        self._save.show()
        self._closed()

    def _closed(self) -> None:
        words = _(
            "Ingeleverd. {visit} kunt u nu bekijken en niet meer wijzigen; heropenen kan altijd, "
            "met een reden. Alles staat ook nog op deze laptop."
        )
        self._outcome.setText(words.format(visit=self.visit.currentText()))
        self._pages.setCurrentIndex(1)
        self._made.setVisible(self._prospect is not None and self._prospect.is_members)
        self.hand_in.hide()
        self._close.setText(f" {_('&Sluiten')}")
        self._close.setAccessibleName(_("Sluiten"))
        self._close.setFocus()
        self._context.say(_("Ingeleverd: {visit}").format(visit=self.visit.currentText()))

    def _refused(self, sentence: str) -> None:
        self._message.error(sentence)
        self._context.arrived(frozenset({"hand_in"}))
        self._show_state()

    # What is seen

    def _show_size(self) -> None:
        if self._prospect is not None:
            contents = self._prospect.contents
            self.bare.setVisible(bool(contents.pictures))
            words = handing.size(contents, mail=self.mail.isChecked(), bare=self.bare.isChecked())
            self.estimate.setText(words)

    def _show_state(self) -> None:
        found, running = self._prospect, self._progress.is_running
        self.hand_in.setEnabled(found is not None and not running)
        self.visit.setEnabled(not running)
        for part in (self._how, self._where):
            part.setVisible(found is None or found.is_members)
            part.setEnabled(not running)

    def _lay_out(self) -> None:
        self.visit.setMinimumHeight(TARGET)
        self.visit.setAccessibleName(_("Welk bezoek?"))
        self.gaps.setMinimumHeight(6 * TARGET)
        self.gaps.setAccessibleName(_("Wat u inlevert, en wat daar nog aan ontbreekt"))
        for part in (self.stick, self.mail, self.bare):
            part.setMinimumHeight(TARGET)
            part.toggled.connect(lambda _on: self._show_size())
        self.stick.setChecked(True)
        self._save.hide()
        label = QLabel(_("&Welk bezoek?"))
        label.setBuddy(self.visit)
        self._how = frame.part(
            _("Hoe?"), (frame.at_the_left(self.stick, self.mail, self.bare), self.estimate)
        )
        self._where = frame.part(_("In welke map?"), (self.place, self._key))
        what = frame.part("", (label, self.visit, self.said))
        check = frame.part(_("Wat u inlevert"), (self.gaps,))
        asked = frame.stacked((what, check, self._how, self._where), grows=check)
        nothing = _(
            "Er is nog geen bezoek om in te leveren. Plan er een op de pagina Bezoeken, of lees "
            "een nieuw startpakket van het secretariaat in."
        )
        for page in (
            asked,
            frame.sections((("", (self._outcome,)), ("", (self._made,)))),
            frame.sections(((_("Geen bezoek"), (frame.words(nothing),)),)),
        ):
            self._pages.addWidget(page)
        frame.build(
            self,
            self._pages,
            above=(self._message, self._progress),
            buttons=(self._save, None, self._close, self.hand_in),
        )
