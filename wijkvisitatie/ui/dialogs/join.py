"""Inlezen: packages are looked at, shown in numbers that add up, joined, and accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QMessageBox, QVBoxLayout, QWidget

from wijkvisitatie.exchange import joining
from wijkvisitatie.exchange.joining import MANY_DELETIONS, Look
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.packages import packages
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets import frame, join_rows
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.package_view import PackageView
from wijkvisitatie.ui.widgets.receipt_button import ReceiptButton
from wijkvisitatie.ui.widgets.task_progress import TaskProgress
from wijkvisitatie.work import conflicts

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import Progress
    from wijkvisitatie.work.receipts import Receipt

T = TypeVar("T")
SIZE = (980, 640)


class JoinDialog(QDialog):
    """Nothing is changed before [Lees in]; after it the same dialog shows the receipt."""

    conflicts_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Inlezen"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._context = context
        self._files: tuple[Path, ...] = ()
        self._looks: tuple[Look, ...] = ()
        self._accepted: dict[str, str] = {}
        self._receipt: Receipt | None = None
        self._lead = frame.words()
        self.view = PackageView()
        self.view.answered.connect(self._answered)
        self.deletions = QCheckBox()
        self.deletions.setMinimumHeight(TARGET)
        self.deletions.toggled.connect(lambda _on: self._show_state())
        self._message = MessageLine()
        self._progress = TaskProgress()
        self._more = button(_("&Meer pakketten …"), "plus", self.choose)
        self._back = button(_("&Terug naar ervoor …"), "history", self.ask_back)
        self._save = ReceiptButton(context, self._message)
        self.conflicts = button("", "list-checks", self._settle, role="primary")
        self.conflicts.hide()
        self._close = button(_("&Niet inlezen"), "x", self.reject)
        self.join = button(_("&Lees in"), "check", self._join, role="primary")
        self._lay_out()
        self._show_state()

    def add(self, files: Iterable[Path]) -> None:
        """Look at these packages too; after joining, at these alone."""
        if self._progress.is_running:
            self._message.warn(_("Wacht tot het inlezen klaar is, en sleep het dan nog eens."))
            return
        before = () if self._receipt is not None else self._files
        self.conflicts.hide()
        self._files = tuple(dict.fromkeys((*before, *files)))
        self._receipt = None
        self._look()

    def choose(self) -> None:
        """Ask for more packages."""
        from wijkvisitatie.ui.exchange import ask_packages

        if files := ask_packages(self):
            self.add(files)

    def ask_back(self) -> None:
        """Ask whether to go back to the copy that was made before joining."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("Terug naar ervoor"))
        box.setText(_("Teruggaan naar het dossier zoals het voor het inlezen was?"))
        box.setInformativeText(
            _(
                "Wat u daarna hebt vastgelegd, staat dan ook niet meer in het dossier. Er gaat "
                "niets weg: van het dossier zoals het nu is, komt eerst een kopie in de lijst bij "
                "Dossier, Reservekopieën."
            )
        )
        go = box.addButton(_("&Terug naar ervoor"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(_("&Annuleren"), QMessageBox.ButtonRole.RejectRole))
        go.clicked.connect(self._go_back)
        box.open()

    def reject(self) -> None:
        """What runs is stopped, and leaves nothing half done; closing waits for that."""
        if self._progress.is_running:
            self._progress.cancel()
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if packages(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(packages(event.mimeData()))

    # Looking

    def _look(self) -> None:
        work = partial(joining.look, self._context.dossier, self._files)
        self._run(lambda step: work(progress=step), self._looked, _("Pakketten nakijken"))

    def _looked(self, looks: tuple[Look, ...]) -> None:
        self._looks = looks
        self._message.ready()
        self.view.show_rows(join_rows.prospect(looks, self._accepted))
        self.view.list.setFocus()
        self.deletions.setChecked(False)
        self._show_state()

    def _answered(self, key: str, yes: bool) -> None:
        """Somebody was recognised, or not after all."""
        who = next(one for one in joining.unknown(self._looks) if one.public_key == key)
        if yes:
            self._accepted[key] = who.member
        else:
            self._accepted.pop(key, None)
        self._show_state()

    def _usable(self) -> list[Look]:
        """What would be joined now: what is whole, from somebody who is known."""
        return [
            one
            for one in self._looks
            if one.sender is not None
            and (one.sender.state != "onbekend" or one.sender.public_key in self._accepted)
        ]

    # Joining

    def _join(self) -> None:
        looks = [one for one in self._looks if one.error] + self._usable()
        accepted, seen = dict(self._accepted), self.deletions.isChecked()
        dossier = self._context.dossier

        def work(step: Progress) -> tuple[Receipt, int]:
            receipt = joining.join(
                dossier, looks, accepted=accepted, deletions_seen=seen, progress=step
            )
            return receipt, conflicts.count(dossier)

        self._run(work, lambda done: self._joined(*done), _("Inlezen"))

    def _joined(self, receipt: Receipt, in_conflict: int) -> None:
        self._receipt = receipt
        words = ngettext("Naar {n} st&rijdig veld", "Naar {n} st&rijdige velden", in_conflict)
        self.conflicts.setText(f" {words.format(n=in_conflict)}")
        self.conflicts.setAccessibleName(words.format(n=in_conflict).replace("&", ""))
        self.conflicts.setVisible(in_conflict > 0)
        self._files = ()
        self._save.offer(_("Ontvangstbewijs"), partial(_keep, receipt, self._context.round.title))
        self.view.show_rows(join_rows.outcome(receipt))
        self._context.arrived(receipt.kinds())
        said = ngettext(
            "{n} pakket is ingelezen.", "{n} pakketten zijn ingelezen.", len(receipt.packages)
        )
        self._context.say(said.format(n=len(receipt.packages)))
        self._message.ready()
        open_ends = (*receipt.gaps, *receipt.missing, *receipt.notes)
        if open_ends:
            self._message.warn("\n".join(open_ends))
        self._show_state()
        (self.conflicts if in_conflict else self._close).setFocus()

    def _settle(self) -> None:
        self.accept()
        self.conflicts_wanted.emit()

    def _go_back(self) -> None:
        assert self._receipt is not None
        self.accept()  # the window closes the dossier, and this dialog with it
        self._context.restore_wanted.emit(Path(self._receipt.backup))

    # What is seen

    def _run(self, work: Callable[[Progress], T], then: Callable[[T], None], title: str) -> None:
        """Long work, of which the dialog shows how far it is."""
        self._message.ready()
        task = self._context.long(self, work, then, title, refused=self._refused)
        self._progress.follow(task)
        task.finished.connect(self._show_state)
        self._show_state()

    def _refused(self, sentence: str) -> None:
        self._message.error(sentence)
        self._show_state()

    def _show_state(self) -> None:
        """What can be done now, and what must be answered first."""
        running, done = self._progress.is_running, self._receipt is not None
        usable = self._usable()
        number = joining.deletions(usable)
        many = number > MANY_DELETIONS and not done
        self.deletions.setVisible(many)
        self.deletions.setText(_("Ja, deze {n} onderdelen mogen weg").format(n=number))
        ready = bool(usable) and (not many or self.deletions.isChecked())
        self.join.setVisible(not done)
        self.join.setEnabled(ready and not running)
        self._more.setVisible(not done)
        self._more.setEnabled(not running)
        self._back.setVisible(done)
        self._save.setVisible(done)
        self._close.setText(f" {_('&Sluiten') if done else _('&Niet inlezen')}")
        self._close.setAccessibleName(_("Sluiten") if done else _("Niet inlezen"))
        self._close.setEnabled(not running)
        self.view.setEnabled(not running)
        self._lead.setText(self._words(number if many else 0))
        set_role(self._lead, "warn" if many else "")

    def _words(self, many: int) -> str:
        if self._receipt is not None:
            return _("Ingelezen. Dit is het ontvangstbewijs; het staat ook in het dossier.")
        if many:
            words = _(
                "Deze pakketten doen {n} onderdelen weg. Vraag de afzender of dat de bedoeling is."
            )
            return words.format(n=many)
        asked = len(joining.unknown(self._looks)) - len(self._accepted)
        if asked > 0:
            return _(
                "Van een pakket is de afzender nog niet bekend. Zonder antwoord gaat het niet mee."
            )
        if self._looks and not self._usable():
            return _("Van deze bestanden kan niets worden ingelezen. Er is niets veranderd.")
        return _("Er is nog niets veranderd. Voor het inlezen komt er een reservekopie.")

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[2])
        column.addWidget(self._lead)
        column.addWidget(self.deletions)
        column.addWidget(self.view, 1)
        frame.build(
            self,
            body,
            above=(self._message, self._progress),
            buttons=(
                self._more,
                self._save,
                self._back,
                None,
                self._close,
                self.conflicts,
                self.join,
            ),
        )


def _keep(receipt: Receipt, title: str, file: Path) -> None:
    from wijkvisitatie.report.sheet import write_receipt  # slow to import

    write_receipt(file, receipt, title=title)
