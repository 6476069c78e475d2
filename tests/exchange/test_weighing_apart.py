"""Two laptops of the secretariat that weigh at once, each without knowing of the other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import build
from tests.exchange.laptops import Laptops, fingerprint, laptops, take
from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Finding, Recommendation
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.identity import identity
from wijkvisitatie.work import (
    adoption,
    committee_levels,
    findings,
    hearing,
    recommendations,
    rounds,
    sections,
    tracks,
    weighing,
)
from wijkvisitatie.work.numbers import give_new_number

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
PLACE = {"track": TRACK, "wijk": build.KLARENDAL, "area": 3}


@pytest.fixture
def apart(made_once: Path, tmp_path: Path) -> Iterator[tuple[Laptops, Dossier, Dossier, str]]:
    """A finding and what it rests on, known to both."""
    with laptops(made_once, tmp_path, ()) as made:
        seen = build.an_observation(made.office, "Bewoners hoorden het achteraf.", area=3)
        known = findings.make_finding(
            made.office, track=TRACK, area=3, observations=[seen], text="De regie ontbreekt."
        ).entity("finding")
        identity(made.office)  # the second laptop is the same secretariat
        made.office.close()
        shutil.copytree(made.office.folder, tmp_path / "tweede laptop")
        one, other = made.open(made.office.folder), made.open(tmp_path / "tweede laptop")
        other.device = "f" * 32
        yield made, one, other, known


def _weigh(desk: Dossier, known: str, word: str) -> None:
    """What either does, of the same gemeente and in words of its own."""
    ours = build.an_observation(desk, f"{word} zag dit.", area=3)
    findings.change_finding(desk, entity=known, explanation=f"{word} licht toe.")
    findings.link(desk, finding=known, observations=[ours])
    made = findings.make_finding(
        desk, track=TRACK, area=3, observations=[ours], text=f"{word} vindt dit."
    ).entity("finding")
    for rests in (known, made):
        recommendations.make_recommendation(
            desk, track=TRACK, area=3, findings=[rests], text=f"{word} raadt dit aan."
        )
    committee_levels.set_committee_level(desk, **PLACE, value=2, motivation=f"{word} weegt zo.")
    committee_levels.set_dissent(desk, **PLACE, member=word, text=f"{word} ziet het anders.")
    sections.write_section(desk, track=TRACK, key="inleiding", text=f"{word} leidt in.")
    hearing.respond(desk, track=TRACK, text=f"{word} schreef de brief over.")
    aside = build.an_observation(desk, f"{word} hoorde dit ook.", area=3)
    weighing.set_aside(desk, observations=[aside], reason=f"{word}: buiten de opdracht")


def test_what_both_concluded_is_there_in_any_order(
    apart: tuple[Laptops, Dossier, Dossier, str],
) -> None:
    made, one, other, known = apart
    _weigh(one, known, "Anna")
    _weigh(other, known, "Bram")
    first, second = made.pack(one), made.pack(other)
    take(one, second)
    take(other, first)
    assert fingerprint(one) == fingerprint(other)
    for desk in (one, other):
        _all_of_both(desk, known)


def _all_of_both(desk: Dossier, known: str) -> None:
    lines = {line.finding.text: line for line in findings.findings(desk, track=TRACK)}
    assert set(lines) == {"De regie ontbreekt.", "Anna vindt dit.", "Bram vindt dit."}
    assert len(lines["De regie ontbreekt."].support) == 3
    assert len(recommendations.recommendations(desk, track=TRACK)) == 4
    (level,) = committee_levels.committee_levels(desk, track=TRACK)
    assert (level.value, level.conflicts) == (2, ("motivation",))
    assert sections.sections(desk, track=TRACK)["inleiding"].conflicts == ("text",)
    said = _everything(desk)
    for word in ("Anna", "Bram"):
        for text in ("licht toe.", "weegt zo.", "ziet het anders.", "leidt in.", "schreef de"):
            assert f"{word} {text}" in said
        assert f"{word}: buiten de opdracht" in said


def _everything(desk: Dossier) -> str:
    """All that stands, the sides of what is in conflict too."""
    with desk.read() as connection:
        rows = connection.exec_driver_sql("SELECT body FROM revision").scalars()
        return "\n".join(rows)


def test_a_number_that_both_gave_is_seen_and_can_be_given_anew(
    apart: tuple[Laptops, Dossier, Dossier, str],
) -> None:
    made, one, other, known = apart
    _weigh(one, known, "Anna")
    _weigh(other, known, "Bram")
    take(one, made.pack(other))
    assert _shared(one) == ["A1", "A1", "A2", "A2", "B3.2", "B3.2"]
    with pytest.raises(InputError, match="Niets anders"):
        give_new_number(one, cls=Finding, entity=known)
    _first, second = findings.findings(one, track=TRACK)[-2:]
    give_new_number(one, cls=Finding, entity=second.finding.entity)
    for line in recommendations.recommendations(one, track=TRACK)[::2]:
        give_new_number(one, cls=Recommendation, entity=line.recommendation.entity)
    assert _shared(one) == []
    numbers = [line.number for line in findings.findings(one, track=TRACK)]
    assert sorted(numbers) == ["B3.1", "B3.2", "B3.3"]


def _shared(desk: Dossier) -> list[str]:
    found = adoption.obstacles(desk, track=TRACK)
    return sorted(
        spot.words.split()[0].rstrip(":")
        for one in found
        if one.kind == "number"
        for spot in one.spots
    )
