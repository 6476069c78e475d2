"""Printing a PDF from its preview: the system's own dialog, and pages one by one in a thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from wijkvisitatie.errors import Cancelled, InputError
from wijkvisitatie.texts import _, ngettext

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.tasks import Progress

SHARPNESS = 300  # dots per inch: more makes larger pictures and no better print


def ask_and_print(context: Context, owner: QWidget, data: bytes, name: str) -> None:
    """Ask which printer and which pages; the window goes on working meanwhile."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, owner)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)

    def done(pages: int) -> None:
        said = ngettext("{n} pagina afgedrukt.", "{n} pagina’s afgedrukt.", pages)
        context.say(said.format(n=pages))

    dialog.accepted.connect(
        lambda: context.long(
            owner, lambda step: print_pages(data, printer, step), done, _("Afdrukken")
        )
    )
    QDialog.open(dialog)  # its own asks for a slot by name


def print_pages(data: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the pages that were asked for; returns how many. Raises Cancelled, and InputError
    when the printer takes nothing.
    """
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
    pages = _wanted(printer, document.pageCount())
    printer.setFullPage(True)
    with _painting(printer) as painter:
        for done, page in enumerate(pages):
            _check(progress, done, len(pages), printer)
            if done:
                printer.newPage()
            _draw(painter, printer, document, page)
    progress(len(pages), len(pages))
    return len(pages)


def _wanted(printer: QPrinter, number: int) -> range:
    """From 0; the dialog counts from 1, and says 0 for all."""
    first, last = printer.fromPage() or 1, printer.toPage() or number
    return range(max(0, first - 1), min(last, number))


@contextmanager
def _painting(printer: QPrinter) -> Iterator[QPainter]:
    painter = QPainter()
    if not painter.begin(printer):
        raise InputError(
            _("De printer neemt niets aan. Er is niets afgedrukt; kijk of hij aan staat.")
        )
    try:
        yield painter
    finally:
        painter.end()


def _check(progress: Progress, done: int, total: int, printer: QPrinter) -> None:
    try:
        progress(done, total)
    except Cancelled:
        printer.abort()
        raise


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """A page in the middle of the paper, as large as it is or as fits."""
    points = document.pagePointSize(page)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = QSizeF(points) * (printer.resolution() / 72)
    if size.width() > paper.width() or size.height() > paper.height():
        size = size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(paper.topLeft(), size)
    place.moveCenter(paper.center())
    image = document.render(page, (points * (SHARPNESS / 72)).toSize())
    painter.drawImage(place, image)
