"""Which records may leave the committee: those that an adopted report prints, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Section
from wijkvisitatie.work.editions import FINAL
from wijkvisitatie.work.parts import report_parts
from wijkvisitatie.work.release import dissent_allowed, levels_allowed, photo_allowed, withheld
from wijkvisitatie.work.tracks import track_of

Records = Mapping[str, Mapping[str, Any]]
"""Of each kind the records by entity."""

_ALWAYS = ("round", "framework", "gemeente", "wijk", "member")
_OF_A_REPORT = (
    "finding",
    "recommendation",
    "good_practice",
    "response",
    "follow_up",
)


def public(
    records: Records, adopted: Collection[str], framework: Framework
) -> dict[str, frozenset[str]]:
    """The entities of each kind that are public, when the reports of these tracks are adopted.

    A kind that is not here has no public records.
    """

    def those(kind: str, test: Callable[[Any], bool]) -> frozenset[str]:
        return frozenset(entity for entity, one in records[kind].items() if test(one))

    found = {kind: frozenset(records[kind]) for kind in _ALWAYS}
    found |= {kind: those(kind, lambda one: one.track in adopted) for kind in _OF_A_REPORT}
    found["track"] = frozenset(adopted) - {""}
    found["visit"] = those("visit", lambda one: track_of(one) in adopted)
    found["programme_item"] = those("programme_item", lambda one: one.visit in found["visit"])
    named = _named(records, found)
    found["observation"] = those(
        "observation",
        lambda one: one.entity in named and one.visit in found["visit"] and withheld(one) is None,
    )
    found["photo"] = those(
        "photo", lambda one: one.observation in found["observation"] and photo_allowed(one)
    )
    found["ground"] = those(
        "ground",
        lambda one: one.finding in found["finding"] and one.observation in found["observation"],
    )
    found["support"] = those(
        "support", lambda one: {one.finding, one.municipal} <= found["finding"]
    )
    found["basis"] = those(
        "basis",
        lambda one: (
            one.recommendation in found["recommendation"] and one.finding in found["finding"]
        ),
    )
    found["section"] = those(
        "section", lambda one: one.track in adopted and _is_part(one, framework, records)
    )
    found["remark"] = those("remark", lambda one: one.track in adopted and bool(one.decision))
    found["edition"] = those("edition", lambda one: one.track in adopted and one.status in FINAL)
    return found | _levels(records, adopted, those) | _projects(records, adopted, those)


_Those = Callable[[str, Callable[[Any], bool]], frozenset[str]]


def _levels(records: Records, adopted: Collection[str], those: _Those) -> dict[str, frozenset[str]]:
    """Only of tracks of which the secretariat chose to publish them."""
    printed = {
        entity
        for entity, track in records["track"].items()
        if entity in adopted and levels_allowed(track)
    }
    levels = those("committee_level", lambda one: one.track in printed)
    return {
        "committee_level": levels,
        "dissent": those("dissent", lambda one: one.level in levels and dissent_allowed(one)),
    }


def _projects(
    records: Records, adopted: Collection[str], those: _Those
) -> dict[str, frozenset[str]]:
    """Of the gemeenten of which a report is adopted: a project is of a wijk, not of a track."""
    gemeenten = {track.gemeente for entity, track in records["track"].items() if entity in adopted}
    wijken = {entity for entity, wijk in records["wijk"].items() if wijk.gemeente in gemeenten}
    projects = those("project", lambda one: one.wijk in wijken)
    return {
        "project": projects,
        "funding": those("funding", lambda one: one.project in projects),
    }


def _is_part(one: Section, framework: Framework, records: Records) -> bool:
    """Whether a report has this part: a text that no report prints is nobody's yet."""
    track = records["track"].get(one.track)
    revisit = bool(track and track.earlier)
    parts = report_parts(framework, track=one.track, revisit=revisit)
    return one.key in {part.key for part in parts if part.is_written}


def _named(records: Records, found: Mapping[str, frozenset[str]]) -> set[str]:
    """The observations that the findings and follow-ups of adopted reports name."""
    named = {
        one.observation for one in records["ground"].values() if one.finding in found["finding"]
    }
    followed = (one for entity, one in records["follow_up"].items() if entity in found["follow_up"])
    return named.union(entity for one in followed for entity in one.observations)
