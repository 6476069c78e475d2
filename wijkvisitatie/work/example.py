"""The example visitation: the round of 2010-2011, filled from the files in resources/example.

Every record has an id that follows from its key in those files, so two examples are equal. What
the files hold, and what in them is fact or assumption, stands at the top of round.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wijkvisitatie.framework.definition import AreaList
from wijkvisitatie.framework.loader import builtin_area_lists, builtin_framework
from wijkvisitatie.paths import resource
from wijkvisitatie.store.dossier import Dossier, create, unmake
from wijkvisitatie.texts import _
from wijkvisitatie.work import levels, photos, programme, rounds, visits
from wijkvisitatie.work.example_files import (
    Table,
    by_key,
    chosen,
    files,
    item_of,
    named,
    observation_of,
    read,
)
from wijkvisitatie.work.example_table import lay_table, track_of
from wijkvisitatie.work.observations import record_in

PASSPHRASE = "voorbeeld"
"""It protects nothing, so it stands in the documentation: the example holds public facts only."""


def make_example(folder: Path, passphrase: str) -> Dossier:
    """Make the example in a new dossier and leave it open. Raises DossierError.

    What stops halfway leaves no half example behind.
    """
    dossier = create(folder, passphrase, example=True)
    try:
        _fill(dossier)
    except BaseException:
        dossier.close()
        unmake(folder)
        raise
    return dossier


@dataclass(frozen=True, slots=True)
class _Known:
    """What the files of the visits refer to by key."""

    cited: Mapping[str, str]  # a source as a report cites it
    pictures: Mapping[str, Table]
    members: Mapping[str, str]  # entity of a member, by letter


def _fill(dossier: Dossier) -> None:
    sources = by_key("sources.toml", "sources")
    cited = {key: f"{one['title']}, {one['url']}" for key, one in sources.items()}
    _start(dossier, read("round.toml"), cited)
    members = {member.letter: member.entity for member in rounds.members(dossier)}
    known = _Known(cited, by_key("pictures.toml", "pictures"), members)
    revisits = [content for content in files("table") if "visit" in content]
    for content in (*files("visits"), *revisits):
        visit = _put_visit(dossier, content, known)
        _put_programme(dossier, visit, content)
        _put_observations(dossier, visit, content, known)
        _put_photos(dossier, content, known)
        _put_levels(dossier, visit, content, known)
    lay_table(dossier, members)


def _start(dossier: Dossier, content: Table, cited: Mapping[str, str]) -> None:
    facts = content["round"]
    rounds.start_round(
        dossier,
        source=cited[facts["source"]],
        area_list=_area_list(facts["area_list"]),
        framework=builtin_framework(),
        members=tuple(rounds.NewMember(**member) for member in content["members"]),
        **chosen(facts, "title", "committee", "organisation", "start", "end"),
    )
    mine = next(member for member in rounds.members(dossier) if member.role == "lid")
    rounds.set_me(dossier, member=mine.entity)


def _put_visit(dossier: Dossier, content: Table, known: _Known) -> str:
    """Of a revisit the file tells the track and its phase as well."""
    facts = content["visit"]
    course = content.get("track", {})
    track = {"track": track_of(course), "phase": course["phase"]} if course else {}
    changes = visits.plan_visit(
        dossier,
        key=facts["key"],
        gemeente=rounds.gemeente_entity(facts["gemeente"]),
        wijken=tuple(rounds.wijk_entity(key) for key in facts["wijken"]),
        dates=tuple(facts["dates"]),
        source=known.cited[facts["source"]],
        **chosen(facts, "phase", "nature", "limits", "note"),
        **track,
    )
    return changes.entity("visit")


def _put_programme(dossier: Dossier, visit: str, content: Table) -> None:
    for item in content.get("items", []):
        programme.add_item(
            dossier,
            visit=visit,
            entity=item_of(visit, item["key"]),
            roles=tuple(item["roles"]),
            **chosen(item, "date", "start", "end", "title", "kind", "setting", "chosen_by"),
            **chosen(item, "place", "note"),
        )


def _put_observations(dossier: Dossier, visit: str, content: Table, known: _Known) -> None:
    with dossier.write(_("Voorbeeld gemaakt")) as writing:
        for one in content.get("observations", []):
            values = {
                "visit": visit,
                "wijk": rounds.wijk_entity(one["wijk"]),
                "item": item_of(visit, one["item"]),
                "member": known.members[one["member"]],
                "source": known.cited[one["source"]],
                **chosen(one, "text", "at", "area", "kind", "evidence", "question", "role"),
                **chosen(one, "setting", "quote_status", "interpretation"),
            }
            record_in(writing, values, entity=observation_of(one["key"]))


def _put_photos(dossier: Dossier, content: Table, known: _Known) -> None:
    for one in content.get("observations", []):
        for key in one.get("pictures", []):
            picture = known.pictures[key]
            photos.add_photo(
                dossier,
                observation=observation_of(one["key"]),
                data=resource("example", "pictures", picture["file"]).read_bytes(),
                entity=named("photo", one["key"], key),
                at=one["at"],
                **chosen(picture, "alt", "caption", "consent"),
            )


def _put_levels(dossier: Dossier, visit: str, content: Table, known: _Known) -> None:
    for one in content.get("levels", []):
        levels.set_level(
            dossier,
            visit=visit,
            wijk=rounds.wijk_entity(one["wijk"]),
            area=one["area"],
            member=known.members[one["member"]],
            observations=tuple(observation_of(key) for key in one["observations"]),
            **chosen(one, "value", "not_judgeable", "confidence", "motivation"),
            **chosen(one, "claimed", "reached"),
        )


def _area_list(name: str) -> AreaList:
    return next(one for one in builtin_area_lists() if one.id == name)
