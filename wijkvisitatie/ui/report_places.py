"""From a place in a report to the page where what stands there is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wijkvisitatie.report.content.anchors import record_of
from wijkvisitatie.work.observations import observation_line
from wijkvisitatie.work.parts import report_parts

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context


def leads(context: Context, anchor: str, *, track: str | None) -> bool:
    """Whether there is a page for what stands at a place; ``track`` is whose texts the report
    has, None when it has none.
    """
    return record_of(anchor) is not None or anchor in _written(context, track)


def go_to(context: Context, owner: QObject, anchor: str, *, track: str | None) -> None:
    """Go to the observation, finding or recommendation at a place, or to the text of its part."""
    found = record_of(anchor)
    if track is not None:
        context.track = track
    if found is None:
        context.seek("texts", anchor)
    elif found[0] == "observation":
        _to_observation(context, owner, found[1])
    else:
        to_record(context, found[1], track=track)


def to_record(context: Context, entity: str, *, track: str | None) -> None:
    """Go to a finding or recommendation: those of the round as a whole are on a page of their
    own.
    """
    context.seek("overview" if track == "" else "weighing", entity)


def _written(context: Context, track: str | None) -> set[str]:
    """The parts whose text somebody writes."""
    if track is None:
        return set()
    parts = report_parts(context.framework, track=track)
    return {part.key for part in parts if part.is_written}


def _to_observation(context: Context, owner: QObject, entity: str) -> None:
    dossier = context.dossier
    context.ask(
        owner,
        lambda: observation_line(dossier, entity=entity).observation.visit,
        lambda visit: context.open_visit(visit, "visit", entity),
    )
