"""Handing in as one step: the visit is closed, and the package that says so is made."""

from __future__ import annotations

from pathlib import Path

from wijkvisitatie.exchange.package import Progress
from wijkvisitatie.exchange.package.limits import PACKAGE
from wijkvisitatie.exchange.packing import Packed, pack
from wijkvisitatie.model.records import HANDED_IN
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import handing_in

MAIL = 14_000_000
"""Bytes of a file that still fits in a mail of 20 MB: what is attached grows by 37 % on its way."""


def hand_over(
    dossier: Dossier,
    place: Path,
    *,
    visit: str,
    without_pictures: bool = False,
    most: int = PACKAGE,
    progress: Progress | None = None,
) -> Packed:
    """Close what this laptop's member recorded at a visit, and write it all for the secretariat.

    Without a package nothing was handed in: when it can't be made the visit is opened again.
    Raises as ``handing_in.hand_in`` and ``packing.pack``.
    """
    before = handing_in.state(dossier, visit=visit)
    handing_in.hand_in(dossier, visit=visit)
    try:
        return pack(dossier, place, without_pictures=without_pictures, most=most, progress=progress)
    except BaseException:
        if before is None or before.state != HANDED_IN:
            reason = _("Het pakket werd niet gemaakt.")
            handing_in.reopen(dossier, visit=visit, reason=reason)
        raise
