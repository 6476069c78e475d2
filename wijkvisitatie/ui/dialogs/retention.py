"""What is due to be destroyed, what was erased, and what still waits for a stick."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.dialogs.erasing import run
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import erasure, erasure_words, retention, rounds, tidying

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.erasure import LogLine, Outcome
    from wijkvisitatie.work.retention import Due

SIZE = (700, 720)
_Found = tuple[tuple["Due", ...], tuple["LogLine", ...], tuple[Path, ...], bool]


class RetentionDialog(QDialog):
    """Nothing is destroyed by itself: somebody ticks it and says yes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bewaartermijnen en wissen"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._log_lines: tuple[LogLine, ...] = ()
        self._away: tuple[Path, ...] = ()
        self._due = _rows(_("Aan de beurt om te vernietigen"))
        self._due.itemChanged.connect(lambda _item: self._allow())
        self._terms = _sentence()
        self._log = _rows(_("Wat is gewist, het laatste bovenaan"))
        self._waiting = _sentence()
        self._destroy = button(_("Aangevinkte &vernietigen …"), "trash-2", self.ask, role="danger")
        self._store = button(_("&Bewaar logboek als PDF …"), "file-down", self.store_log)
        self._forget = button(_("Niet meer &wachten"), "x", self.forget)
        self._message = MessageLine()
        self._lay_out()
        context.happened.connect(lambda _changes: self.reload())
        self.reload()

    def reload(self) -> None:
        """Look again what is due and what was erased."""
        self._context.latest(self, "retention", self._read, self._show)

    def ask(self) -> None:
        """Ask whether what is ticked may go for good."""
        chosen = self._chosen()
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Vernietigen"))
        words = _("{what} voorgoed vernietigen?")
        box.setText(words.format(what=erasure_words.due_in_short(chosen)))
        kept = _("Het rapport, de bevindingen en de aanbevelingen blijven.")
        undone = _("Dit kan niet ongedaan worden gemaakt.")
        box.setInformativeText("\n\n".join((kept, *erasure_words.consequences(), undone)))
        go = box.addButton(_("&Vernietigen"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(_("&Annuleren"), QMessageBox.ButtonRole.RejectRole))
        go.clicked.connect(partial(self._really_destroy, chosen))
        box.open()

    def store_log(self) -> None:
        """Write the log as a PDF, to print or to keep."""
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Logboek bewaren"), _("Logboek wissen.pdf"), _("PDF (*.pdf)")
        )
        if name:
            self._context.beside(
                self, partial(self._write, Path(name)), self._stored, self._message.error
            )

    def forget(self) -> None:
        """Wait no longer for folders that will not come back."""
        dossier, away = self._context.dossier, self._away

        def work() -> None:
            for place in away:
                tidying.forget_place(dossier, place)

        self._context.ask(self, work, lambda _nothing: self.reload())

    def _read(self) -> _Found:
        dossier = self._context.dossier
        return (
            retention.due(dossier, today=date.today()),
            erasure.log(dossier),
            tidying.waiting(dossier),
            retention.is_tested(rounds.the_round(dossier)),
        )

    def _show(self, found: _Found) -> None:
        dues, self._log_lines, self._away, tested = found
        self._due.blockSignals(True)
        self._due.clear()
        for one in dues:
            item = two_lines(*erasure_words.due_words(one), value=one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._due.addItem(item)
        self._due.blockSignals(False)
        self._due.setVisible(bool(dues))
        self._terms.setText(_terms(any_due=bool(dues), tested=tested))
        self._log.clear()
        for line in self._log_lines:
            when, who, what, why = erasure_words.log_words(line, self._context.framework)
            self._log.addItem(two_lines(what, f"{when}  ·  {who}  ·  {why}"))
        self._log.setVisible(bool(self._log_lines))
        self._store.setEnabled(bool(self._log_lines))
        lines = erasure_words.tidied_lines(tidying.Tidied(away=self._away))
        self._waiting.setText("\n".join(lines))
        self._waiting.setVisible(bool(lines))
        self._forget.setVisible(bool(lines))
        self._none.setVisible(not self._log_lines)
        self._allow()

    def _chosen(self) -> tuple[Due, ...]:
        items = (self._due.item(row) for row in range(self._due.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _allow(self) -> None:
        self._destroy.setVisible(self._due.count() > 0)
        self._destroy.setEnabled(bool(self._chosen()))

    def _really_destroy(self, chosen: tuple[Due, ...]) -> None:
        dossier = self._context.dossier
        self._message.busy(_("Vernietigen, en reservekopieën herschrijven …"))
        task = run(
            self._context,
            lambda progress: retention.destroy(dossier, chosen, progress=progress),
            self._told,
            _("Vernietigen"),
        )
        task.finished.connect(self._ready)

    def _ready(self) -> None:
        if shiboken6.isValid(self):
            self._message.ready()
            self.reload()

    def _told(self, outcome: Outcome) -> None:
        lines = erasure_words.outcome_lines(outcome)
        self._context.say(lines[0])
        if lines[1:] and shiboken6.isValid(self):
            self._message.warn("\n".join(lines))

    def _write(self, file: Path) -> Path:
        from wijkvisitatie.report.sheet import write_erasure_log

        the_round = rounds.the_round(self._context.dossier)
        write_erasure_log(file, self._log_lines, self._context.framework, title=the_round.title)
        return file

    def _stored(self, file: Path) -> None:
        self._context.say(_("Het logboek staat in {file}.").format(file=file))

    def _lay_out(self) -> None:
        self._none = set_role(QLabel(_("Er is nog niets gewist.")), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(set_role(QLabel(_("Aan de beurt om te vernietigen")), "heading"))
        layout.addWidget(self._terms)
        layout.addWidget(self._due, 2)
        layout.addWidget(self._destroy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(SPACE[2])
        layout.addWidget(set_role(QLabel(_("Wat is gewist")), "heading"))
        layout.addWidget(self._none)
        layout.addWidget(self._log, 3)
        layout.addWidget(self._waiting)
        layout.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        layout.addWidget(self._message)
        row = QHBoxLayout()
        row.addWidget(self._store)
        row.addStretch(1)
        row.addWidget(button(_("&Sluiten"), "check", self.accept, role="primary"))
        layout.addLayout(row)


def _terms(*, any_due: bool, tested: bool) -> str:
    sentences = []
    if not any_due:
        sentences.append(
            _(
                "Niets is aan de beurt. De termijnen tellen vanaf het vastgestelde of "
                "gepubliceerde rapport, en anders vanaf het einde van de visitatie."
            )
        )
    if not tested:
        sentences.append(
            _(
                "De termijnen zijn een voorstel. Toets ze aan de selectielijst van uw organisatie, "
                "bij Instellingen, onder ‘Bewaartermijnen’."
            )
        )
    return " ".join(sentences) or _("Vink aan wat u wilt vernietigen.")


def _rows(name: str) -> QListWidget:
    made = QListWidget()
    set_role(made, "rows")
    made.setItemDelegate(TwoLines(made))
    made.setAccessibleName(name)
    made.setMinimumHeight(4 * TARGET)
    return made


def _sentence() -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    set_role(made, "muted")
    return made
