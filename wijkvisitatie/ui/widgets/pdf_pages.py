"""The pages of a PDF under each other, drawn beside the window's thread.

Not Qt's own view of a PDF: that turns white whenever it gets another document, and does not tell
on which page and where somebody clicked. A preview that follows the typing needs both.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfLinkModel, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from wijkvisitatie.ui.style import SPACE, token

GAP = SPACE[2]  # px between pages and around them
STEP = 48  # px that an arrow key moves
LEAST, MOST = 0.25, 6.0
PAPER = Qt.GlobalColor.white  # also in the dark: it is what will be printed


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a PDF: a page from 0, and points from its top."""

    page: int
    top: float = 0.0


class PdfPages(QAbstractScrollArea):
    """Scrolled by keys and wheel. A page stays as it was until its next picture is there."""

    turned = Signal(int)  # the page that is shown now
    pressed = Signal(object)  # Spot of a click that is on no link
    opened = Signal(object)  # Spot of a double click

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._drawn)
        self._links = QPdfLinkModel(self)
        self._images: dict[int, QImage] = {}
        self._asked: dict[int, int] = {}  # the request under way, by page
        self._fresh: set[int] = set()  # pages whose image is of this document and size
        self._factor: float | None = None  # pixels per point; None: as wide as there is room
        self._tops: list[int] = []
        self._sizes: list[QSize] = []
        self._page = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(STEP)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._moved())

    def show_pdf(self, data: bytes, *, keep: bool = False) -> None:
        """Show this PDF from its first page, or with ``keep`` from where the last one was."""
        old = self._document
        self._document = QPdfDocument(self)
        source = QBuffer(self._document)
        source.setData(QByteArray(data))
        source.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document.load(source)
        self._renderer.setDocument(self._document)
        self._links.setDocument(self._document)
        old.deleteLater()
        if not keep:
            self._images.clear()
        self._asked.clear()
        self._lay_out()
        if not keep:
            self.go(Spot(0))

    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def go(self, spot: Spot) -> None:
        """Show a place near the top; the nearest there is when it lies beyond."""
        if not self._sizes:
            return
        page = max(0, min(spot.page, self.pages() - 1))
        down = round(spot.top * self._shown_factor(page))
        self.verticalScrollBar().setValue(self._tops[page] + down - GAP)
        self._page = page  # also of a last page that is too short to come to the top
        self.turned.emit(page)

    def spot(self) -> Spot:
        """The place that is at the top."""
        return self._spot_at(QPointF(0, GAP))

    def middle(self) -> Spot:
        """The place that is being read: a third from the top."""
        return self._spot_at(QPointF(0, self.viewport().height() / 3))

    def zoom(self, factor: float) -> None:
        """Show the pages so many times as large as they are now."""
        now = self._shown_factor(self._page)
        self._resize(max(LEAST, min(MOST, now * factor)))

    def fit(self) -> None:
        """As wide as there is room."""
        self._resize(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), token("hover"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._visible():
            place = self._place(page)
            if (image := self._images.get(page)) is not None:
                painter.drawImage(place, image)
            else:
                painter.fillRect(place, PAPER)
            painter.setPen(token("line"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            self._ask(page)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_link = self._link_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._sizes:
            return
        target = self._link_at(event.position())
        if target is not None:
            self.go(target)
        else:
            self.pressed.emit(self._spot_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._sizes and self._link_at(event.position()) is None:
            self.opened.emit(self._spot_at(event.position()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()

    # Where everything is

    def _resize(self, factor: float | None) -> None:
        before = self.spot()
        self._factor = factor
        self._lay_out()
        if self._sizes:
            self.go(before)

    def _lay_out(self) -> None:
        self._fresh.clear()
        number = self._document.pageCount()
        self._sizes, self._tops = [], []
        top = GAP
        for page in range(number):
            size = self._document.pagePointSize(page) * self._shown_factor(page)
            self._tops.append(top)
            self._sizes.append(size.toSize())
            top += self._sizes[-1].height() + GAP
        view = self.viewport().size()
        width = max((size.width() for size in self._sizes), default=0) + 2 * GAP
        for bar, room, needed in (
            (self.verticalScrollBar(), view.height(), top),
            (self.horizontalScrollBar(), view.width(), width),
        ):
            bar.setPageStep(room)
            bar.setRange(0, max(0, needed - room))
        self._images = {page: image for page, image in self._images.items() if page < number}
        self.viewport().update()

    def _shown_factor(self, page: int) -> float:
        if self._factor is not None:
            return self._factor
        points = self._document.pagePointSize(page).width() or 1.0
        # The bar counts also while it is not there: else it would come and go.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * GAP
        return max(LEAST, room / points)

    def _place(self, page: int) -> QRect:
        size = self._sizes[page]
        left = max(GAP, (self.viewport().width() - size.width()) // 2)
        return QRect(
            left - self.horizontalScrollBar().value(),
            self._tops[page] - self.verticalScrollBar().value(),
            size.width(),
            size.height(),
        )

    def _visible(self) -> range:
        if not self._sizes:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, last)

    def _spot_at(self, at: QPointF) -> Spot:
        """The place in the document under a point of the window."""
        y = at.y() + self.verticalScrollBar().value()
        page = max(0, bisect_right(self._tops, round(y)) - 1)
        down = (y - self._tops[page]) / self._shown_factor(page) if self._tops else 0.0
        return Spot(page, max(0.0, down))

    def _link_at(self, at: QPointF) -> Spot | None:
        """Where a link under a point of the window leads."""
        if not self._sizes:
            return None
        spot = self._spot_at(at)
        across = (at.x() - self._place(spot.page).left()) / self._shown_factor(spot.page)
        self._links.setPage(spot.page)
        link = self._links.linkAt(QPointF(across, spot.top))
        leads_here = link.isValid() and link.page() >= 0
        return Spot(link.page(), link.location().y()) if leads_here else None

    # The pictures

    def _ask(self, page: int) -> None:
        if page in self._fresh or page in self._asked:
            return
        size = self._sizes[page] * self.devicePixelRatioF()
        self._asked[page] = self._renderer.requestPage(page, size, QPdfDocumentRenderOptions())

    def _drawn(self, page: int, _size: QSize, image: QImage, _how: object, request: int) -> None:
        if self._asked.get(page) != request:
            return  # of a document or a size that is no longer shown
        del self._asked[page]
        paper = QImage(image.size(), QImage.Format.Format_RGB32)
        paper.fill(PAPER)  # pages come without a ground
        painter = QPainter(paper)
        painter.drawImage(0, 0, image)
        painter.end()
        self._images[page] = paper
        self._fresh.add(page)
        near = self._visible()
        self._images = {
            one: kept
            for one, kept in self._images.items()
            if near.start - 2 <= one <= near.stop + 2
        }
        self._fresh &= set(self._images)
        self.viewport().update()

    def _moved(self) -> None:
        self.viewport().update()
        if not self._sizes:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max(0, bisect_right(self._tops, middle) - 1)
        if page != self._page:
            self._page = page
            self.turned.emit(page)
