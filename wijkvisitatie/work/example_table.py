"""What the secretariat made of the example's observations, from the files in its folder ``table``.

Written to the dossier as records at once: what counts here is what a finished table looks like,
with the dates of 2010, not the way there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wijkvisitatie.model.conclusions import Track
from wijkvisitatie.store.dossier import Dossier, Writing
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.texts import _
from wijkvisitatie.work import (
    committee_levels,
    findings,
    recommendations,
    revisit,
    rounds,
    synthesis,
    tracks,
    weighing,
)
from wijkvisitatie.work.example_files import (
    Table,
    by_key,
    chosen,
    files,
    named,
    observation_of,
    read,
)
from wijkvisitatie.work.example_hearing import send_statement
from wijkvisitatie.work.sections import section_entity

_REFERENCE = re.compile(r"\[\[([\w-]+)\]\]")


@dataclass(frozen=True, slots=True)
class _Desk:
    """The table of one track, being laid; "" is the track of the round as a whole."""

    writing: Writing
    track: str
    ids: Mapping[str, str]  # what these files name, by key
    members: Mapping[str, str]  # by letter

    def put(self, kind: str, values: Mapping[str, Value], *key: str, entity: str = "") -> str:
        """Make a record, by default with an id that follows from its key on this track."""
        whose = entity or named(kind, self.track, *key)
        return self.writing.create(kind, values, entity=whose)

    def words(self, text: str) -> str:
        """A text of a file as the dossier keeps it."""
        return _REFERENCE.sub(lambda found: f"[[{self.ids[found[1]]}]]", text.strip())

    def worded(self, one: Table, *names: str) -> Table:
        """The texts among the fields of these names, as far as the file states them."""
        return {name: self.words(text) for name, text in chosen(one, *names).items()}

    def all_of(self, keys: list[str]) -> list[Value]:
        """The ids of these keys."""
        return [self.ids[key] for key in keys]


def lay_table(dossier: Dossier, members: Mapping[str, str]) -> None:
    """Put what the files say into a dossier that has the visits; ``members`` by letter."""
    contents = files("table")
    ids = _ids(contents)
    with dossier.write(_("Voorbeeld gemaakt")) as writing:
        for content in contents:
            track = track_of(content["track"]) if "track" in content else ""
            desk = _Desk(writing, track, ids, members)
            for name, put in _PUT.items():
                found = content.get(name, [])
                for place, one in enumerate([found] if isinstance(found, dict) else found, start=1):
                    put(desk, one, place)
    for content in contents:
        if "remarks" in content:
            send_statement(dossier, track=track_of(content["track"]), content=content)


def track_of(facts: Table) -> str:
    """The id of the track that a file is about: the first of its gemeente, or its revisit."""
    gemeente = rounds.gemeente_entity(facts["gemeente"])
    first = tracks.first_track(gemeente)
    if "earlier" not in facts:
        return first
    return tracks.revisit_entity(Track(entity=first, gemeente=gemeente))


def _ids(contents: tuple[Table, ...]) -> dict[str, str]:
    """The ids of all that a text or a list in these files names by its key."""
    known = {
        one["key"]: observation_of(one["key"])
        for file in (*files("visits"), *contents)
        for one in file.get("observations", [])
    }
    for file in contents:
        for kind in ("finding", "recommendation"):
            for one in file.get(f"{kind}s", []):
                known[one["key"]] = named(kind, one["key"])
    return known


def _track(desk: _Desk, one: Table, _place: int) -> None:
    gemeente = rounds.gemeente_entity(one["gemeente"])
    earlier = {"earlier": tracks.first_track(gemeente)} if "earlier" in one else {}
    values = {
        "gemeente": gemeente,
        **earlier,
        **chosen(one, "phase", "due", "turn", "note", "talk"),
    }
    desk.put("track", values, entity=desk.track)


def _step(desk: _Desk, one: Table, place: int) -> None:
    values = {"track": desk.track, "reason": "", **one}
    desk.put("phase_step", values, str(place))


def _finding(desk: _Desk, one: Table, place: int) -> None:
    places: list[Value] = [rounds.wijk_entity(key) for key in one.get("wijken", [])]
    values = {**_numbered(desk, one, place), "wijken": places, "themes": one["themes"]}
    entity = desk.put("finding", values, entity=desk.ids[one["key"]])
    for against, name in ((False, "support"), (True, "against")):
        for key in one.get(name, []):
            link = {"finding": entity, "observation": desk.ids[key], "against": against}
            desk.put("ground", link, entity=findings.ground_entity(entity, desk.ids[key]))


def _advice(desk: _Desk, one: Table, place: int) -> None:
    values = {**_numbered(desk, one, place), **chosen(one, "addressee", "term", "priority")}
    entity = desk.put("recommendation", values, entity=desk.ids[one["key"]])
    for key in one["findings"]:
        link = {"recommendation": entity, "finding": desk.ids[key]}
        desk.put("basis", link, entity=recommendations.basis_entity(entity, desk.ids[key]))


def _numbered(desk: _Desk, one: Table, place: int) -> dict[str, Value]:
    order = {"serial": place, "rank": float(place)}
    words = desk.worded(one, "text", "explanation")
    return {"track": desk.track, "area": one["area"], **order, **words}


def _aside(desk: _Desk, one: Table, _place: int) -> None:
    for key in one["observations"]:
        values = {"observation": desk.ids[key], "reason": one["reason"]}
        desk.put("set_aside", values, entity=weighing.aside_entity(desk.ids[key]))


def _contradiction(desk: _Desk, one: Table, _place: int) -> None:
    pair = sorted((desk.ids[one["one"]], desk.ids[one["other"]]))
    values = {"one": pair[0], "other": pair[1], "note": one["note"]}
    desk.put("contradiction", values, entity=weighing.contradiction_entity(*pair))


def _reading(desk: _Desk, one: Table, _place: int) -> None:
    observation, member = desk.ids[one["observation"]], desk.members[one["member"]]
    values = {"observation": observation, "member": member, "text": one["text"]}
    desk.put("reading", values, entity=weighing.reading_entity(observation, member))


def _practice(desk: _Desk, one: Table, _place: int) -> None:
    values = {
        "track": desk.track,
        "wijk": rounds.wijk_entity(one["wijk"]),
        "observations": desk.all_of(one["observations"]),
        **chosen(one, "area", "title", "text", "conditions", "owner", "worked", "usable_by"),
    }
    desk.put("good_practice", values, one["key"])


def _project(desk: _Desk, one: Table, _place: int) -> None:
    values = {
        "wijk": rounds.wijk_entity(one["wijk"]),
        **chosen(one, "title", "aim", "state", "start", "end"),
    }
    project = desk.put("project", values, one["key"])
    for place, money in enumerate(one.get("funding", []), start=1):
        desk.put("funding", {"project": project, **money}, one["key"], str(place))


def _level(desk: _Desk, one: Table, _place: int) -> None:
    wijk, area = rounds.wijk_entity(one["wijk"]), one["area"]
    said = chosen(one, "value", "not_judgeable", "confidence", "motivation", "claimed", "reached")
    level = committee_levels.level_entity(desk.track, wijk, area)
    desk.put(
        "committee_level", {"track": desk.track, "wijk": wijk, "area": area, **said}, entity=level
    )
    for view in one.get("dissents", []):
        member = desk.members[view["member"]]
        values = {"level": level, "member": member, **chosen(view, "text", "printed")}
        desk.put("dissent", values, entity=committee_levels.dissent_entity(level, member))


def _section(desk: _Desk, one: Table, _place: int) -> None:
    values = {"track": desk.track, "key": one["key"], "text": desk.words(one["text"])}
    desk.put("section", values, entity=section_entity(desk.track, one["key"]))


def _remark(desk: _Desk, one: Table, place: int) -> None:
    said = chosen(one, "kind", "text", "sender", "decision", "reason", "before", "after")
    values = {"track": desk.track, "passage": desk.ids[one["passage"]], **said}
    desk.put("remark", values, str(place))


def _response(desk: _Desk, one: Table, _place: int) -> None:
    said = {**chosen(one, "received", "sender"), **desk.worded(one, "text", "afterword")}
    desk.put("response", {"track": desk.track, **said})


def _follow_up(desk: _Desk, one: Table, _place: int) -> None:
    recommendation = desk.ids[one["recommendation"]]
    values = {
        "track": desk.track,
        "recommendation": recommendation,
        "observations": desk.all_of(one["observations"]),
        **chosen(one, "state", "seen", "compared"),
    }
    entity = revisit.follow_up_entity(desk.track, recommendation)
    desk.put("follow_up", values, entity=entity)


def _conclusion(desk: _Desk, one: Table, place: int) -> None:
    """A finding and advice of the committee of 2011, and what in the gemeenten bears them."""
    said = next(found for found in read("conclusions.toml")["conclusions"]
                if found["area"] == one["area"])  # fmt: skip
    order = {"track": desk.track, "area": one["area"], "serial": place, "rank": float(place)}
    source = by_key("sources.toml", "sources")[said["source"]]
    cited = _("Bron: {title}.").format(title=source["title"])
    finding = desk.put(
        "finding",
        {**order, "text": said["finding"], "explanation": cited, "themes": one["themes"]},
        str(place),
    )
    for key in one["findings"]:
        link = {"finding": finding, "municipal": desk.ids[key]}
        desk.put("support", link, entity=synthesis.support_entity(finding, desk.ids[key]))
    advice = {**order, "text": said["advice"], "explanation": cited}
    recommendation = desk.put("recommendation", {**advice, **chosen(one, "addressee")}, str(place))
    link = {"recommendation": recommendation, "finding": finding}
    desk.put("basis", link, entity=recommendations.basis_entity(recommendation, finding))


_PUT: dict[str, Callable[[_Desk, Table, int], None]] = {
    "track": _track,
    "steps": _step,
    "findings": _finding,
    "recommendations": _advice,
    "aside": _aside,
    "contradictions": _contradiction,
    "readings": _reading,
    "practices": _practice,
    "projects": _project,
    "levels": _level,
    "sections": _section,
    "remarks": _remark,
    "response": _response,
    "follow_ups": _follow_up,
    "rests": _conclusion,
}
"""What is made of each table of a file, in this order."""
