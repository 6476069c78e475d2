"""Vaststellen: what still stands in the way, what it becomes, and then for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QWidget

from wijkvisitatie.texts import _, long_date
from wijkvisitatie.ui.style import TARGET, set_role
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.obstacle_list import ObstacleList, go_to
from wijkvisitatie.ui.widgets.task_progress import TaskProgress
from wijkvisitatie.work.adoption import blocking
from wijkvisitatie.work.adoption_case import Spot

if TYPE_CHECKING:
    from wijkvisitatie.report.adopting import Outlook
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import Progress

T = TypeVar("T")

SIZE = (680, 700)


class AdoptDialog(QDialog):
    """The report of a track, or of the round when that is ""."""

    def __init__(
        self, context: Context, track: str, name: str, parent: QWidget | None = None
    ) -> None:
        """``name`` is what the track is called."""
        super().__init__(parent)
        self.setWindowTitle(_("Rapport vaststellen: {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self._context, self._track, self._name = context, track, name
        self._outlook: Outlook | None = None
        self.becomes = frame.words()
        self.left = ObstacleList()
        self.left.chosen.connect(self._go_to)
        self.free = set_role(
            frame.words(_("Er ligt niets meer dat het vaststellen tegenhoudt.")), "ok"
        )
        self.assured = {
            "personal": QCheckBox(_("&Nagekeken: geen van deze teksten wijst naar één persoon")),
            "group": QCheckBox(_("Nagekeken: deze &rollen mogen zo genoemd worden")),
        }
        self.check = frame.words()
        self.changed = QPlainTextEdit()
        self.told = frame.words(role="muted")
        self.reason = QPlainTextEdit()
        self._message = MessageLine()
        self._progress = TaskProgress()
        self.adopt = button(_("&Vaststellen"), "check", self._adopt, role="primary")
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Look again at what it would become, and check it."""
        self._outlook = None
        self._show_state()
        dossier, track = self._context.dossier, self._track

        def look(progress: Progress) -> Outlook:
            from wijkvisitatie.report import adopting  # large, and not needed before

            return adopting.outlook(dossier, track=track, progress=progress)

        self._run(look, self._show, _("Het rapport nakijken"))

    def reject(self) -> None:
        """What runs is stopped first."""
        if self._progress.is_running and self._outlook is not None:
            self._progress.cancel()
        else:
            self._progress.cancel()
            super().reject()

    # What the user does

    def _adopt(self) -> None:
        dossier, track = self._context.dossier, self._track
        assured = [kind for kind, box in self.assured.items() if box.isChecked()]
        changed = self.changed.toPlainText().splitlines()
        reason, looked = self.reason.toPlainText(), self._outlook

        def adopt(progress: Progress) -> Changes:
            from wijkvisitatie.report import adopting

            return adopting.adopt(
                dossier,
                track=track,
                assured=assured,
                changes=changed,
                reason=reason,
                looked=looked,
                progress=progress,
            )

        self._run(adopt, self._adopted, _("Rapport vaststellen"))

    def _go_to(self, spot: Spot) -> None:
        self.reject()
        go_to(self._context, self._track, spot)

    # What happens

    def _run(self, work: Callable[[Progress], T], then: Callable[[T], None], title: str) -> None:
        self._message.ready()
        task = self._context.long(self, work, then, title, refused=self._refused)
        self._progress.follow(task)
        task.finished.connect(self._show_state)
        self._show_state()

    def _adopted(self, changes: Changes) -> None:
        """It was done beside the rest; here it is noted, so that it can be undone."""
        self._context.act(self, lambda: changes, lambda _changes: self.accept())
        self._context.say(_("Vastgesteld: {name}").format(name=self._name))

    def _refused(self, sentence: str) -> None:
        self._message.error(sentence)
        self._show_state()

    # What is seen

    def _show(self, found: Outlook) -> None:
        self._outlook = found
        self.becomes.setText(_becomes(found))
        self.left.show_obstacles(found.obstacles)
        kinds = {one.kind for one in found.obstacles}
        for kind, box in self.assured.items():
            box.setVisible(kind in kinds)
        self.left.setVisible(bool(found.obstacles))
        self.free.setVisible(not found.obstacles)
        self.check.setText(_checked(found))
        set_role(self.check, "warn" if found.faults else "ok")
        self._erratum.setVisible(found.last is not None and not found.is_same)
        self.told.setText(
            _("Het programma zet er zelf bij: {changes}").format(
                changes=" ".join(found.edition.changes)
            )
        )
        self._why.setVisible(found.needs_reason)
        self._show_state()
        (self.left if found.obstacles else self.adopt).setFocus()

    def _show_state(self) -> None:
        found = self._outlook
        self._body.setVisible(found is not None)
        self.adopt.setEnabled(found is not None and not any(self._lacking(found)))

    def _lacking(self, found: Outlook) -> Iterator[object]:
        """What keeps the button back; nothing of it is true when nothing does."""
        assured = [kind for kind, box in self.assured.items() if box.isChecked()]
        yield self._progress.is_running
        yield blocking(found.obstacles, assured)
        yield found.faults
        yield found.is_same
        yield found.needs_reason and not self.reason.toPlainText().strip()

    # Building

    def _connect(self) -> None:
        self.reason.textChanged.connect(self._show_state)
        for box in self.assured.values():
            box.toggled.connect(lambda _on: self._show_state())

    def _lay_out(self) -> None:
        for box in self.assured.values():
            box.setMinimumHeight(TARGET)
        for edit, name in (
            (self.changed, _("Wat er is gewijzigd")),
            (self.reason, _("Waarom u een fase overslaat")),
        ):
            edit.setAccessibleName(name)
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(3 * TARGET)
        help_ = _("Een regel per wijziging, in uw eigen woorden. Dit komt in het colofon te staan.")
        self._erratum = frame.part(
            _("Wat er is gewijzigd"), (frame.words(help_, role="muted"), self.changed, self.told)
        )
        why = _("Het rapport is nog niet in de fase vóór het vaststellen. Uw uitleg blijft staan.")
        self._why = frame.part(
            _("Waarom u een fase overslaat"), (frame.words(why, role="muted"), self.reason)
        )
        self.left.setMinimumHeight(4 * TARGET)
        list_ = frame.part(_("Wat er nog ligt"), (self.left, self.free, *self.assured.values()))
        self._body = frame.stacked(
            (
                frame.part("", (self.becomes,)),
                list_,
                frame.part(_("Toegankelijk en te bewaren"), (self.check,)),
                self._erratum,
                self._why,
            ),
            grows=list_,
        )
        frame.build(
            self,
            self._body,
            above=(self._message, self._progress),
            buttons=(None, button(_("&Annuleren"), "x", self.reject), self.adopt),
        )


def _becomes(found: Outlook) -> str:
    number, last = found.edition.number, found.last
    if last is None:
        return _(
            "Dit wordt versie {number}: vastgesteld. Het programma bewaart de openbare en de "
            "interne PDF precies zoals ze nu zijn. Wijzigt iemand daarna iets, dan is het rapport "
            "weer een concept."
        ).format(number=number)
    if found.is_same:
        words = _(
            "Versie {last} van {day} zegt precies wat er nu staat. Er is niets opnieuw vast te "
            "stellen."
        )
    else:
        words = _(
            "Dit wordt versie {number}: een erratum op versie {last} van {day}. Die versie blijft "
            "bewaard. In het colofon komt te staan wat er is gewijzigd."
        )
    return words.format(number=number, last=last.number, day=long_date(last.at))


def _checked(found: Outlook) -> str:
    if found.faults:
        return "\n".join([_("Deze PDF mag zo niet naar buiten:"), *found.faults])
    return _(
        "Nagekeken: beide PDF’s zijn toegankelijk (PDF/UA-1) en te bewaren (PDF/A-2a). Of de "
        "beschrijvingen van foto’s kloppen, beoordeelt u zelf."
    )
