"""The participation ladder: how far the step that is said lies from the step that is reached."""

from __future__ import annotations

from wijkvisitatie.texts import _, ngettext


def gap_words(claimed: int | None, reached: int | None) -> str:
    """The gap in a sentence: it is a finding in itself. "" as long as one of both is not known."""
    if claimed is None or reached is None:
        return ""
    gap = claimed - reached
    if gap == 0:
        return _("Gezegd en bereikt zijn gelijk.")
    lower = ngettext(
        "Bereikt is {n} trede lager dan gezegd.", "Bereikt is {n} treden lager dan gezegd.", gap
    )
    higher = ngettext(
        "Bereikt is {n} trede hoger dan gezegd.", "Bereikt is {n} treden hoger dan gezegd.", -gap
    )
    return (lower if gap > 0 else higher).format(n=abs(gap))
