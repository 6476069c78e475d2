"""Versies: what was sent and adopted, saved again as it was, and what is other since."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.framework.reports import report_definition
from wijkvisitatie.texts import _, clock, long_date
from wijkvisitatie.ui.erasing import add_erasing
from wijkvisitatie.ui.state import last_folder, remember, remember_folder
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets import frame
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.calm import ChoiceBox
from wijkvisitatie.ui.widgets.edition_diff import Beside, EditionDiff, laid_beside
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.two_lines import TwoLines, two_lines
from wijkvisitatie.work import editions, hearing

if TYPE_CHECKING:
    from wijkvisitatie.model.conclusions import Edition
    from wijkvisitatie.store.dossier import Changes, Dossier
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.work.passages import Passage

SIZE = (1000, 720)
FOLDER = "editions"  # the folder of what was adopted is remembered under this name
_STATUSES = {
    editions.FOR_FACT_CHECK: _("voor wederhoor"),
    editions.ADOPTED: _("vastgesteld"),
    editions.ERRATUM: _("erratum"),
}
_AUDIENCES = {
    "openbaar": _("&Openbare bestanden opslaan …"),
    "intern": _("&Interne bestanden opslaan …"),
}


class EditionsDialog(QDialog):
    """The versions of the reports of a track, or of the round when that is ""."""

    def __init__(
        self, context: Context, track: str, name: str, parent: QWidget | None = None
    ) -> None:
        """``name`` is what the track is called."""
        super().__init__(parent)
        self.setWindowTitle(_("Versies van het rapport: {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_screen(self, *SIZE)
        self._context, self._track, self._name = context, track, name
        self._editions: tuple[Edition, ...] = ()
        self.list = QListWidget()
        self.other = ChoiceBox()
        self.diff = EditionDiff()
        self._pages = QStackedWidget()
        self._message = MessageLine()
        self._said = frame.words(role="muted")
        self.save = {
            audience: button(words, "download", partial(self._ask_folder, audience))
            for audience, words in _AUDIENCES.items()
        }
        self._wipe = button(
            _("Definitief &wissen …"),
            "trash-2",
            add_erasing(self.list, context, self._chosen),
            role="quiet",
            help=_("Shift+Delete"),
        )
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._show_edition())
        self.other.activated.connect(lambda _row: self._compare())
        context.happened.connect(self._happened)
        self.reload()

    def reload(self) -> None:
        """Read the versions again."""
        read = partial(editions.all_editions, self._context.dossier, track=self._track)
        self._context.latest(self, "editions", read, self._show)

    def current(self) -> Edition | None:
        """The chosen version."""
        row = self.list.currentRow()
        return self._editions[row] if 0 <= row < len(self._editions) else None

    def _chosen(self) -> tuple[str, ...]:
        chosen = self.current()
        return (chosen.entity,) if chosen else ()

    # What the user does

    def adopt(self) -> None:
        """Freeze what the report says now."""
        from wijkvisitatie.ui.dialogs.adopt import AdoptDialog

        AdoptDialog(self._context, self._track, self._name, self).open()

    def _ask_folder(self, audience: str) -> None:
        # Without a folder to begin in, Qt's own dialog closes and tells of no choice.
        dialog = QFileDialog(self, _("In welke map?"), last_folder(FOLDER))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.save_in(audience, Path(path)))
        dialog.open()

    def save_in(self, audience: str, folder: Path) -> None:
        """Store the files of the chosen version again, as they were."""
        if chosen := self.current():
            dossier, edition = self._context.dossier, chosen.entity
            work = partial(
                editions.save, dossier, edition=edition, audience=audience, folder=folder
            )
            remember_folder(FOLDER, folder)
            self._message.busy(_("Opslaan …"))
            self._context.beside(self, work, self._saved, self._message.error)

    # What happens

    def _saved(self, paths: tuple[Path, ...]) -> None:
        self._message.ready()
        words = _("Opgeslagen in {folder}: {names}.")
        names = ", ".join(path.name for path in paths)
        self._said.setText(words.format(folder=paths[0].parent, names=names))
        self._said.show()

    def _happened(self, changes: Changes) -> None:
        if "edition" in changes.kinds():
            self.reload()
        elif self._editions:
            self._compare()

    # What is seen

    def _show(self, found: tuple[Edition, ...]) -> None:
        self._editions = found[::-1]
        self.list.clear()
        for edition in self._editions:
            self.list.addItem(two_lines(_title(edition), _below(edition), value=edition.entity))
        self._pages.setCurrentIndex(0 if found else 1)
        for one in self.save.values():
            one.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(0)

    def _show_edition(self) -> None:
        chosen = self.current()
        if chosen is None:
            return
        self._said.hide()
        self.other.clear()
        self.other.addItem(_("Zoals het nu is"), "")
        for one in self._editions:
            if one.entity != chosen.entity:
                self.other.addItem(_title(one), one.entity)
        read = partial(editions.files, self._context.dossier, edition=chosen.entity)
        self._context.latest(self, "files", read, self._show_files)
        self._compare()

    def _show_files(self, files: tuple[object, ...]) -> None:
        there = {getattr(one, "audience", "") for one in files}
        for audience, one in self.save.items():
            one.setEnabled(audience in there)

    def _compare(self) -> None:
        chosen = self.current()
        if chosen is None:
            return
        known = {one.entity: one for one in self._editions}
        other = known.get(str(self.other.currentData() or ""))
        one, two = (
            sorted((chosen, other), key=lambda edition: edition.at) if other else (chosen, None)
        )
        names = (_title(one), _title(two) if two else _("Zoals het nu is"))
        read = partial(_difference, self._context.dossier, self._track, one, two)
        self._context.latest(
            self, "difference", read, lambda found: self.diff.show_difference(found, *names)
        )

    # Building

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Versies, de nieuwste eerst"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setMinimumWidth(220)
        label = QLabel(_("&Vergelijk met"))
        label.setBuddy(self.other)
        self.other.setMinimumHeight(TARGET)
        self.other.setAccessibleName(_("Vergelijk met"))
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE[1])
        rows.addWidget(self.list, 1)
        rows.addWidget(self._wipe)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE[2], 0, 0, 0)
        column.setSpacing(SPACE[1])
        for widget in (label, self.other):
            column.addWidget(widget)
        column.addWidget(self.diff, 1)
        panes = QSplitter()
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[2])
        panes.setSizes([300, 660])
        remember(panes, "editions/panes")
        help_ = _(
            "Een versie ontstaat als u een nota verstuurt voor wederhoor of een rapport vaststelt. "
            "Het programma bewaart dan precies wat er staat, en de bestanden zelf."
        )
        self._said.hide()
        self._pages.addWidget(panes)
        self._pages.addWidget(empty_state("history", _("Nog geen versies"), help_))
        frame.build(
            self,
            self._pages,
            above=(self._message, self._said),
            buttons=(
                *self.save.values(),
                None,
                button(_("&Vaststellen …"), "check", self.adopt),
                button(_("&Sluiten"), "x", self.accept, role="primary"),
            ),
        )


def _difference(
    dossier: Dossier, track: str, one: Edition, two: Edition | None
) -> tuple[Beside, ...]:
    later = editions.frozen(two) if two else _now(dossier, track, one.report)
    return laid_beside(editions.changes(editions.frozen(one), later))


def _now(dossier: Dossier, track: str, report: str) -> tuple[Passage, ...]:
    """What a report says now; a statement of findings holds less than the others."""
    read = hearing.to_send if report == hearing.REPORT else editions.passages
    return read(dossier, track=track)


def _title(edition: Edition) -> str:
    return _("{report}, versie {number}: {status}").format(
        report=report_definition(edition.report).title,
        number=edition.number,
        status=_STATUSES.get(edition.status, edition.status),
    )


def _below(edition: Edition) -> str:
    return _("{day}, {time}").format(day=long_date(edition.at), time=clock(edition.at))
