"""Rapport: see what is missing, make a report of a visit or its gemeente, look, and store it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.model.conclusions import CONCLUSIONS
from wijkvisitatie.texts import _
from wijkvisitatie.ui import making, report_places
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.gone import unless_gone
from wijkvisitatie.ui.making import WORD, Audience, Kind, Made, Wanted
from wijkvisitatie.ui.state import remember, settings
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.all_reports import AllReports
from wijkvisitatie.ui.widgets.buttons import small_button
from wijkvisitatie.ui.widgets.empty_state import empty_state
from wijkvisitatie.ui.widgets.following import Following
from wijkvisitatie.ui.widgets.guide_button import GuideButton
from wijkvisitatie.ui.widgets.obstacle_list import go_to
from wijkvisitatie.ui.widgets.report_bar import ReportBar
from wijkvisitatie.ui.widgets.report_side import ReportSide, read
from wijkvisitatie.work.adoption_case import Spot

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import LongTask
    from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview
    from wijkvisitatie.work.completeness import Gap

_TOUCHING = {"observation", "photo", "visit", "programme_item", "round", "member", "wijk"}
_FOLDER = "report/folder"  # where the last report was stored


class ReportPage(QWidget):
    """Nothing is stored before the user says where: a preview is no file."""

    title = _("Rapport")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self._wanted = Wanted("")
        self._is_stale = True
        self._made: Made | None = None
        self._task: LongTask | None = None
        self._preview: PdfPreview | None = None
        self._side = ReportSide()
        self._bar = ReportBar(self._slots(), self)
        self._message = QLabel()
        self._outcome = QLabel()
        self._following = Following(context, self)
        self._guide = GuideButton(context, self)
        self._all = AllReports(context, self)
        self._pages = QStackedWidget()
        self._lay_out()
        add_action(self, _("Naar het volgende deel"), "F6", self._next_pane)
        add_action(self, _("Afdrukken"), "Ctrl+Shift+P", self.print_pages)
        self._following.newer.connect(self._show_newer)
        self._following.checked.connect(self._show_checked)
        self._side.report_chosen.connect(self._choose)
        self._side.visit_chosen.connect(lambda visit: context.open_visit(visit, "report"))
        self._side.gap_chosen.connect(self._go_to)
        context.happened.connect(self._happened)
        self._show_state()

    # What the window asks

    def show_visit(self, visit: str) -> None:
        """Turn to a visit; a report that is being made of another one is stopped."""
        self._show(replace(self._wanted, visit=visit))

    def _choose(self, kind: Kind, audience: Audience) -> None:
        self._show(Wanted(self._wanted.visit, audience, kind))

    def _show(self, wanted: Wanted) -> None:
        if wanted == self._wanted:
            return
        self._cancel()
        self._wanted = wanted
        self._all.show_wanted(wanted)
        self._made = None
        self._following.forget()
        self._say("", "muted")
        self._outcome.hide()
        self._guide.show_report(None)
        self._pages.setCurrentIndex(0)
        self._show_state()
        self.reload()

    def first_focus(self) -> None:
        """The one thing to do here."""
        self._bar.make.setFocus()

    def flush(self) -> None:
        """Nothing is typed on this page."""

    def reload(self) -> None:
        """Read again what will be in the report and what is missing."""
        self._is_stale = not self.isVisible()
        if self._wanted.visit and not self._is_stale:
            dossier, wanted = self._context.dossier, self._wanted
            prospect = unless_gone(lambda: read(dossier, wanted))
            self._context.latest(self, "prospect", prospect, self._side.show_prospect)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._following.shown()
        if self._is_stale:
            self.reload()

    # What the user does

    def make(self) -> None:
        """Make the report beside the work; the window keeps working."""
        if self._task is not None or not self._wanted.visit:
            return
        dossier, wanted = self._context.dossier, self._wanted
        self._say("", "muted")
        self._task = self._context.long(
            self,
            lambda progress: making.make(dossier, wanted, progress),
            self._show_made,
            _("Rapport maken"),
        )
        self._task.progressed.connect(self._bar.advance)
        self._task.finished.connect(self._finished)
        self._show_state()

    def save_as(self) -> None:
        """Ask where the report goes; the folder is remembered."""
        if self._made is None:
            return
        dialog = QFileDialog(self, _("Rapport opslaan"), str(_last_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [_("PDF-bestand (*.pdf)"), _("Word-bestand, om te bewerken (*.docx)")]
        )
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(WORD if WORD in chosen else "pdf")
        )
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._made.name)
        dialog.fileSelected.connect(lambda path: self._store(Path(path)))
        dialog.open()

    def print_pages(self) -> None:
        """Print what is shown; the system asks how."""
        if self._made is not None:
            from wijkvisitatie.ui.printing import ask_and_print

            ask_and_print(self._context, self, self._made.data, self._made.name)

    def open_file(self) -> None:
        """Open the stored report in the system's own program."""
        if self._made is not None and self._made.path is not None:
            self._show_outside(self._made.path)

    def show_in_folder(self) -> None:
        """Open the folder that the report was stored in."""
        if self._made is not None and self._made.path is not None:
            self._show_outside(self._made.path.parent)

    # What happens

    def _go_to(self, gap: Gap | Spot) -> None:
        if isinstance(gap, Spot):
            go_to(self._context, self._side.track, gap)
            return
        page = "visits" if gap.kind == "visit" else "visit"
        self._context.open_visit(self._wanted.visit, page, gap.observation)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _finished(self) -> None:
        self._task = None
        self._show_state()

    def _show_made(self, made: Made) -> None:
        if made.wanted != self._wanted:
            return
        self._made = made
        preview = self._shown_preview()
        preview.show_pdf(made.data, made.places)
        self._pages.setCurrentWidget(preview)
        self._say(_("De PDF is klaar, maar nog niet opgeslagen. Opslaan: Ctrl+S."), "muted")
        self._show_outcome(made)
        self._guide.show_report(made.report, track=made.track)
        self._show_state()
        preview.focus_pages()

    def _show_newer(self, made: Made) -> None:
        """The same report with what was changed since, where it was being read."""
        if made.wanted != self._wanted or self._made is None:
            return
        self._made = made
        self._shown_preview().show_pdf(made.data, made.places, keep=True)
        self._say(_("Het voorbeeld is bijgewerkt. Opslaan: Ctrl+S."), "muted")
        self._outcome.hide()
        self._guide.show_report(made.report, track=made.track)
        self._show_state()

    def _show_checked(self, made: Made) -> None:
        if self._made is not None and self._made.data is made.data:
            self._made = replace(made, path=self._made.path)
            self._show_outcome(made)

    def _go_to_place(self, anchor: str) -> None:
        """From a place in the preview to the page where what stands there is written."""
        made = self._made
        if made is not None and report_places.leads(self._context, anchor, track=made.track):
            report_places.go_to(self._context, self, anchor, track=made.track)
        else:
            self._context.say(_("Dit maakt het programma uit de gegevens."))

    def _store(self, path: Path) -> None:
        """In a thread: a stick may be slow."""
        made = self._made
        if made is not None:
            title = _("Rapport opslaan")
            self._context.long(self, lambda _step: making.store(made, path), self._stored, title)

    def _stored(self, made: Made) -> None:
        assert made.path is not None
        settings().setValue(_FOLDER, str(made.path.parent))
        words = (
            _("Opgeslagen als Word-bestand, om te bewerken: {path}")
            if made.path.suffix.lower() == WORD
            else _("Opgeslagen: {path}. Ernaast staan vier bestanden voor archief en hergebruik.")
        )
        self._say(words.format(path=made.path), "ok")
        if self._made is not None and self._made.data is made.data:
            self._made = made
        self._show_state()

    def _happened(self, changes: Changes) -> None:
        touching = _TOUCHING | set(CONCLUSIONS) if self._wanted.audience else _TOUCHING
        if not changes.kinds() & touching:
            return
        self.reload()
        if self._made is not None and self._following.is_on:
            self._following.changed(self._wanted)
        elif self._made is not None:
            self._say(_("Er is iets gewijzigd na deze PDF. Opnieuw maken: Ctrl+P."), "warn")

    def _show_outside(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = _("Er is geen programma gevonden om {path} te openen.")
            self._say(words.format(path=path), "warn")

    # What is seen

    def _say(self, words: str, role: str) -> None:
        self._message.setText(words)
        set_role(self._message, role)
        self._message.setVisible(bool(words))

    def _show_outcome(self, made: Made) -> None:
        """What the check of the PDF said, below its pages."""
        passed = _(
            "Nagekeken: deze PDF is toegankelijk (PDF/UA-1) en te bewaren (PDF/A-2a), voor zover "
            "een computer dat kan zien."
        )
        refused = _("Deze PDF mag zo niet naar buiten:")
        self._outcome.setText("\n".join([refused, *made.faults]) if made.faults else passed)
        set_role(self._outcome, "warn" if made.faults else "ok")
        self._outcome.show()

    def _show_state(self) -> None:
        self._bar.show_state(
            running=self._task is not None,
            made=self._made is not None,
            stored=self._made is not None and self._made.path is not None,
        )

    def _shown_preview(self) -> PdfPreview:
        """Made at the first report: its library is large and not needed before."""
        if self._preview is None:
            from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview

            self._preview = PdfPreview()
            self._preview.sought.connect(self._go_to_place)
            self._preview.add_to_bar(self._following.box)
            self._preview.add_to_bar(
                small_button("printer", _("Afdrukken (Ctrl+Shift+P)"), self.print_pages)
            )
            self._pages.addWidget(self._preview)
        return self._preview

    def _next_pane(self) -> None:
        """From the button to what is missing, to the pages, and round again."""
        has_pages = self._pages.currentWidget() is self._preview
        if self._bar.make.hasFocus() and self._side.gaps.isVisible():
            self._side.gaps.setFocus()
        elif self._preview is not None and has_pages and not self._preview.has_focus():
            self._preview.focus_pages()
        else:
            self._bar.make.setFocus()

    # Building

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "make": self.make,
            "stop": self._cancel,
            "save": self.save_as,
            "open": self.open_file,
            "folder": self.show_in_folder,
        }

    def _lay_out(self) -> None:
        for label in (self._message, self._outcome):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.hide()
        help_ = _(
            "‘Maak de PDF’ (Ctrl+P) maakt het rapport dat links is gekozen. U bekijkt het eerst "
            "hier. Daarna slaat u het op waar u wilt."
        )
        self._pages.addWidget(empty_state("file-text", _("Nog geen PDF"), help_))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE[1], 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self._bar)
        column.addWidget(self._message)
        column.addWidget(self._pages, 1)
        column.addWidget(self._outcome)
        column.addWidget(self._guide)
        panes = QSplitter(Qt.Orientation.Horizontal)
        self._side.add(self._all)
        panes.addWidget(self._side)
        panes.addWidget(body)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([340, 900])
        remember(panes, "report/panes")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        layout.addWidget(panes)


def _last_folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kept = Path(str(settings().value(_FOLDER) or documents))
    return kept if kept.is_dir() else Path(documents)
