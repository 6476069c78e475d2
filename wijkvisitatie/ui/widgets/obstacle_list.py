"""What stands in the way of adopting a report; each line leads to the record that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.widgets.gap_list import GapList, Group
from wijkvisitatie.work.adoption import SUSPECTED, Obstacle
from wijkvisitatie.work.adoption_case import Spot
from wijkvisitatie.work.synthesis import ROUND

MOST = 8
"""Records of one kind in a list; the line below them leads to the next one."""

KINDS = {
    "conflict": _("Strijdig"),
    "finding": _("Bevindingen"),
    "ground": _("Bevindingen"),
    "number": _("Nummers"),
    "unsettled": _("Waarnemingen"),
    "alt": _("Foto’s"),
    "personal": _("Privacy"),
    "group": _("Kleine groepen"),
    "remark": _("Wederhoor"),
    "advice": _("Aanbevelingen"),
    "text": _("Teksten"),
    "follow_up": _("Herbezoek"),
    "level": _("Oordeel"),
}
"""What each kind of obstacle is about."""


class ObstacleList(GapList):
    """A title per reason, with the records below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Wat er nog ligt"))
        self.setAccessibleDescription(_("Enter gaat naar het onderdeel"))

    def show_obstacles(self, obstacles: Iterable[Obstacle]) -> None:
        """Show these instead of what was shown."""
        self.show_groups(map(_group, obstacles))


def go_to(context: Context, track: str, spot: Spot) -> None:
    """Go where a record can be mended; what is concluded of the round has a page of its own."""
    context.track = track
    if spot.page == "visit":
        context.open_visit(spot.visit, "visit", spot.entity)
    elif spot.page == "weighing" and track == ROUND:
        context.seek("overview", spot.entity)
    else:
        context.seek(spot.page, spot.entity)


def _group(obstacle: Obstacle) -> Group:
    suspected = obstacle.kind in SUSPECTED
    image, tint = ("eye", "muted") if suspected else ("circle-alert", "warn")
    spots = obstacle.spots
    shown = list(spots if len(spots) <= MOST + 1 else spots[:MOST])
    if len(shown) < len(spots):
        left = len(spots) - len(shown)
        words = ngettext("En nog {n}.", "En nog {n}.", left).format(n=left)
        following = spots[len(shown)]
        shown.append(Spot(words, following.page, following.entity, following.visit))
    return Group(f"{KINDS[obstacle.kind]}: {obstacle.words}", image, tint, shown)
