"""Leafing through a PDF inside the window, before it is stored anywhere."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QSize, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.style import SPACE, TARGET, icon, set_role
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.tint import keep_tinted

STEP = 1.25  # of zooming
LEAST, MOST = 0.25, 6.0


class PdfPreview(QWidget):
    """All pages under each other; buttons and keys go from page to page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setPageSpacing(SPACE[2])
        self._view.setAccessibleName(_("Voorbeeld van het verslag"))
        self._view.pageNavigator().currentPageChanged.connect(self._turned)
        self._numbers = QIntValidator(1, 1, self)
        self._page = _page_field()
        self._page.setValidator(self._numbers)
        self._page.returnPressed.connect(lambda: self.go(int(self._page.text()) - 1))
        self._total = QLabel()
        self._lay_out()
        self._add_actions()

    def show_pdf(self, data: bytes) -> None:
        """Show this PDF from its first page; the size at which it is read stays."""
        self._document.close()
        self._source.close()
        self._source.setData(QByteArray(data))
        self._source.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document.load(self._source)
        self._numbers.setTop(self.pages())
        self._total.setText(_("van {number}").format(number=self.pages()))
        self.go(0)

    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._view.pageNavigator().currentPage()

    def go(self, page: int) -> None:
        """Show the top of a page, the first or last one for a number beyond."""
        page = max(0, min(page, self.pages() - 1))
        self._view.pageNavigator().jump(page, QPointF(), self._view.zoomFactor())
        self._turned(page)

    def focus_pages(self) -> None:
        """Put the focus on the pages, where the keys turn them."""
        self._view.setFocus()

    def has_focus(self) -> bool:
        """Whether the pages have the focus."""
        return self._view.hasFocus()

    def zoom(self, factor: float) -> None:
        """Show the pages larger or smaller than they are now."""
        self._view.setZoomFactor(max(LEAST, min(MOST, self._shown_factor() * factor)))
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)

    def fit(self) -> None:
        """As wide as the pane."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _shown_factor(self) -> float:
        """The real size now: fitting to the width leaves the view's own factor alone."""
        if self._view.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages():
            return self._view.zoomFactor()
        margins = self._view.documentMargins()
        room = self._view.viewport().width() - margins.left() - margins.right()
        inches = self._document.pagePointSize(self.page()).width() / 72
        return float(room / (inches * self._view.screen().logicalDotsPerInch()))

    def _turned(self, page: int) -> None:
        self._page.setText(str(page + 1))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE[0])
        self._button("arrow-up", _("Vorige pagina (Page Up)"), self._previous, bar)
        self._button("arrow-down", _("Volgende pagina (Page Down)"), self._next, bar)
        bar.addSpacing(SPACE[1])
        for part in (QLabel(_("Pagina")), self._page, self._total):
            bar.addWidget(part)
        bar.addStretch(1)
        self._button("zoom-out", _("Kleiner (Ctrl+-)"), lambda: self.zoom(1 / STEP), bar)
        self._button("zoom-in", _("Groter (Ctrl++)"), lambda: self.zoom(STEP), bar)
        self._button("maximize-2", _("Zo breed als het vak (Ctrl+0)"), self.fit, bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(bar)
        layout.addWidget(self._view, 1)

    def _button(self, image: str, words: str, slot: object, bar: QHBoxLayout) -> None:
        made = Button()
        set_role(made, "quiet")
        made.setFixedSize(QSize(TARGET + SPACE[1], TARGET))
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.clicked.connect(slot)
        keep_tinted(made, lambda: made.setIcon(icon(image)))
        bar.addWidget(made)

    def _add_actions(self) -> None:
        add_action(self, _("Vorige pagina"), "PgUp", self._previous)
        add_action(self, _("Volgende pagina"), "PgDown", self._next)
        add_action(self, _("Eerste pagina"), "Home", lambda: self.go(0))
        add_action(self, _("Laatste pagina"), "End", lambda: self.go(self.pages() - 1))
        add_action(self, _("Groter"), "Ctrl++ | Ctrl+=", lambda: self.zoom(STEP))
        add_action(self, _("Kleiner"), "Ctrl+-", lambda: self.zoom(1 / STEP))
        add_action(self, _("Zo breed als het vak"), "Ctrl+0", self.fit)

    def _previous(self) -> None:
        self.go(self.page() - 1)

    def _next(self) -> None:
        self.go(self.page() + 1)


def _page_field() -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(_("Ga naar pagina"))
    field.setFixedWidth(2 * TARGET)
    field.setMinimumHeight(TARGET)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field
