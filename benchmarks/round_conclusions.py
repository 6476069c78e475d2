"""What a committee would make of a generated round: findings, advice, levels, texts, cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from benchmarks import round_words as words
from benchmarks.round_parts import LETTERS, Part, Seen, Visited
from wijkvisitatie.framework.reports import report_definition
from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.work import findings, recommendations, rounds, sections, weighing
from wijkvisitatie.work.tracks import COURSE

AREAS = range(1, 6)
_ADVICE = 6  # per gemeente
_NATIONAL = 3  # findings per focus area
_ADDRESSEES = ("gemeente", "corporatie", "rijk", "college", "allen")
_SOURCES = ("rijk", "gemeente", "corporatie", "fonds")


def of_gemeente(visited: Visited, seen: Sequence[Seen], number: int) -> Iterator[Part]:
    """All that was made of the observations of one gemeente, in so many findings."""
    chance = Random(f"duiding {visited.code}")
    yield from _track(visited)
    found = tuple(_findings(visited, seen, number, chance))
    yield from (("finding", entity, values) for entity, values, _grounds in found)
    yield from (link for entity, _v, grounds in found for link in _grounded(entity, grounds))
    used = {one.entity for _entity, _values, grounds in found for one in grounds}
    yield from _set_aside(one for one in seen if one.entity not in used)
    advised = tuple(_advice(visited, found, chance))
    yield from advised
    refers_to = tuple(entity for entity, _values, _grounds in found[:2])
    yield from _sections("gemeente", visited.track, chance, refers_to)
    yield from _levels(visited, chance)
    yield from _cards(visited, seen, chance)
    yield from _hearing(visited, refers_to, chance)


def of_the_round(parts: Sequence[Part]) -> Iterator[Part]:
    """What is said of the round as a whole, from all findings of gemeenten among these parts."""
    chance = Random("de ronde")
    municipal = [(entity, values) for kind, entity, values in parts if kind == "finding"]
    national = []
    for area in AREAS:
        here = [entity for entity, values in municipal if values["area"] == area]
        for number in range(_NATIONAL):
            entity = named_entity("generated national", str(area), str(number))
            values = {
                "area": area,
                "serial": number + 1,
                "rank": float(number),
                "text": words.national(area, number),
                "explanation": words.note(chance, area, 2),
                "themes": [words.THEMES[area][number % 2]],
            }
            national.append(entity)
            yield "finding", entity, values
            for one in here[number::_NATIONAL]:
                link = {"finding": entity, "municipal": one}
                yield "support", named_entity("support", entity, one), link
    for number, area in enumerate(AREAS):
        entity = named_entity("generated national advice", str(area))
        yield "recommendation", entity, _advised("", area, number, chance)
        resting = national[_NATIONAL * number : _NATIONAL * (number + 1)]
        yield from (_basis(entity, finding) for finding in resting)
    yield from _sections("eind", "", chance, tuple(national[:2]))


def _track(visited: Visited) -> Iterator[Part]:
    turn, weeks = COURSE[visited.phase]
    yield (
        "track",
        visited.track,
        {
            "gemeente": rounds.gemeente_entity(visited.code),
            "phase": visited.phase,
            "turn": turn,
            "due": f"{visited.day + timedelta(weeks=30 + weeks)}" if weeks else "",
        },
    )
    before = ""
    for number, phase in enumerate(list(COURSE)[: list(COURSE).index(visited.phase) + 1]):
        at = f"{visited.day + timedelta(weeks=3 * number)}T09:30:00"
        values = {"track": visited.track, "before": before, "phase": phase, "at": at}
        yield "phase_step", visited.named("step", number), values
        before = phase


def _findings(
    visited: Visited, seen: Sequence[Seen], number: int, chance: Random
) -> Iterator[tuple[str, dict[str, Any], list[Seen]]]:
    """Findings over the focus areas; together they rest on four of five observations."""
    for at in range(number):
        area = at % 5 + 1
        here = [one for one in seen if one.area == area]
        mine = here[at // 5 :: max(1, (number + 4) // 5)]
        grounds = mine[: max(1, len(mine) * 5 // 6)] or list(seen[:1])
        values = {
            "track": visited.track,
            "area": area,
            "serial": at // 5 + 1,
            "rank": float(at),
            "wijken": sorted({str(one.values["wijk"]) for one in grounds})[:2],
            "text": words.finding(chance, area, chance.choice(visited.names)),
            "explanation": words.note(chance, area, 2),
            "themes": [words.THEMES[area][at // 5 % 2]],
        }
        yield visited.named("finding", at), values, grounds


def _grounded(finding: str, grounds: Sequence[Seen]) -> Iterator[Part]:
    """One in twelve of what is linked speaks against it."""
    for at, one in enumerate(grounds):
        link = {"finding": finding, "observation": one.entity, "against": at % 12 == 11}
        yield "ground", findings.ground_entity(finding, one.entity), link


def _set_aside(unused: Iterator[Seen]) -> Iterator[Part]:
    for one in unused:
        values = {
            "observation": one.entity,
            "reason": "Dit komt al bij een andere waarneming terug.",
        }
        yield "set_aside", weighing.aside_entity(one.entity), values


def _advice(
    visited: Visited, found: Sequence[tuple[str, dict[str, Any], list[Seen]]], chance: Random
) -> Iterator[Part]:
    for number in range(min(_ADVICE, len(found))):
        entity = visited.named("advice", number)
        finding, values, _grounds = found[number]
        yield "recommendation", entity, _advised(visited.track, values["area"], number, chance)
        yield _basis(entity, finding)


def _advised(track: str, area: int, number: int, chance: Random) -> dict[str, Any]:
    return {
        "track": track,
        "area": area,
        "serial": number + 1,
        "rank": float(number),
        "text": words.advice(chance, area),
        "explanation": words.note(chance, area, 2),
        "addressee": _ADDRESSEES[number % len(_ADDRESSEES)],
        "term": "voor de zomer van 2012",
        "priority": ("eerst", "daarna", "later")[number % 3],
    }


def _basis(recommendation: str, finding: str) -> Part:
    values = {"recommendation": recommendation, "finding": finding}
    return "basis", recommendations.basis_entity(recommendation, finding), values


def _sections(
    report: str, track: str, chance: Random, refers_to: tuple[str, ...]
) -> Iterator[Part]:
    """Each part that people write, and the text that opens each focus area."""
    keys = [part.key for part in report_definition(report).sections if part.is_written]
    for key in (*keys, *map(sections.area_key, AREAS)):
        values = {"track": track, "key": key, "text": words.chapter(chance, refers_to)}
        yield "section", sections.section_entity(track, key), values


def _levels(visited: Visited, chance: Random) -> Iterator[Part]:
    """Three members for themselves, and then the committee, with here and there a dissent."""
    for wijk in visited.wijken:
        for area in AREAS:
            value = chance.randint(2, 4)
            level = {"wijk": wijk, "area": area, "confidence": "midden"}
            if area == 3:
                level |= {"claimed": 4, "reached": chance.randint(1, 3)}
            for letter in LETTERS[2:5]:
                member = rounds.member_entity(letter)
                own = {
                    "visit": visited.visit,
                    "member": member,
                    "value": value + chance.randint(-1, 1),
                }
                entity = named_entity("level", visited.visit, wijk, str(area), member)
                yield "level", entity, {**level, **own, "motivation": words.note(chance, area, 1)}
            entity = visited.named("committee level", wijk, area)
            said = {
                "track": visited.track,
                "value": value,
                "motivation": words.note(chance, area, 1),
            }
            yield "committee_level", entity, {**level, **said}
            if chance.random() < 0.05:
                dissent = {
                    "level": entity,
                    "member": rounds.member_entity("D"),
                    "text": words.note(chance, area, 1),
                    "printed": True,
                }
                yield "dissent", visited.named("dissent", wijk, area), dissent


def _cards(visited: Visited, seen: Sequence[Seen], chance: Random) -> Iterator[Part]:
    """Good practices, and per wijk two projects with the money they live on."""
    for number in range(2):
        area = number % 5 + 1
        yield (
            "good_practice",
            visited.named("practice", number),
            {
                "track": visited.track,
                "wijk": visited.wijken[0],
                "area": area,
                "title": ("Eén loket in het buurthuis", "De sleutel bij de bewoners")[number],
                "text": words.note(chance, area, 2),
                "conditions": "Een vaste beheerder en een ruimte die elke dag open is.",
                "owner": "de corporatie",
                "worked": "Bewoners beslisten zelf over de openingstijden.",
                "usable_by": "wijken met een leegstaand gebouw",
                "observations": [one.entity for one in seen[number : number + 2]],
            },
        )
    for wijk in visited.wijken:
        for number in range(2):
            project = visited.named("project", wijk, number)
            title = ("Speelplein", "Werkplaats voor starters")[number]
            yield (
                "project",
                project,
                {"wijk": wijk, "title": title, "state": "loopt", "end": "2012"},
            )
            for source in chance.sample(_SOURCES, 2):
                money = {
                    "project": project,
                    "source": source,
                    "amount": 5_000 * chance.randint(2, 60),
                    "end": "2012-12-31",
                }
                yield "funding", visited.named("funding", wijk, number, source), money


def _hearing(visited: Visited, passages: tuple[str, ...], chance: Random) -> Iterator[Part]:
    """The fact check and the response, of the gemeenten that are so far."""
    order = list(COURSE)
    reached = order.index(visited.phase)
    if reached < order.index("feitelijk wederhoor"):
        return
    decided = reached > order.index("feitelijk wederhoor")
    for number, passage in enumerate(passages):
        yield (
            "remark",
            visited.named("remark", number),
            {
                "track": visited.track,
                "passage": passage,
                "kind": "feitelijke correctie",
                "text": words.note(chance, 1, 1),
                "sender": "de afdeling wijkzaken",
                "decision": "overgenomen" if decided else None,
                "reason": "Het klopt." if decided else "",
            },
        )
    if reached > order.index("bestuurlijke reactie"):
        response = {
            "track": visited.track,
            "received": f"{visited.day + timedelta(weeks=28)}",
            "sender": "het college van burgemeester en wethouders",
            "text": "\n\n".join(words.note(chance, None, 3) for _paragraph in range(3)),
            "afterword": words.note(chance, None, 2),
        }
        yield "response", visited.named("response"), response
