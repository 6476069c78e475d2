"""Pictures of the secretariat's table in the example: weighing, writing, and how far all are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screenshots import Camera


def take_table(camera: Camera) -> None:
    """The pages as they are for Arnhem, which the example has furthest."""
    from wijkvisitatie.work import rounds, tracks

    window = camera.window
    window.context.track = tracks.first_track(rounds.gemeente_entity("GM0202"))
    window.go("weighing")
    page = window._pages["weighing"]
    camera.until(lambda: page.findings.list.count() > 0)
    camera.settle()
    camera.take("duiding")
    window.go("texts")
    page = window._pages["texts"]
    camera.until(lambda: page.parts.count() > 0)
    camera.settle()
    camera.until(lambda: page.preview.findChild(_pages()) is not None)
    camera.settle()
    camera.take("teksten")
    window.go("course")
    camera.until(lambda: window._pages["course"].table.rowCount() > 0)
    camera.settle()
    camera.take("voortgang")


def _pages() -> type:
    from wijkvisitatie.ui.widgets.pdf_pages import PdfPages

    return PdfPages
