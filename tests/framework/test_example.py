"""The example's files: enough, consistent, and every fact with its source."""

import io
import re
import tomllib
from datetime import datetime
from itertools import chain
from typing import Any

import pytest
from PIL import Image

from wijkvisitatie.framework.loader import builtin_area_lists, builtin_framework
from wijkvisitatie.paths import resource

Table = dict[str, Any]


def read(*parts: str) -> Table:
    return tomllib.loads(resource("example", *parts).read_text(encoding="utf-8"))


FRAMEWORK = builtin_framework()
ROUND = read("round.toml")
FILES = sorted(file.name for file in resource("example", "visits").iterdir())
VISITS = {name: read("visits", name) for name in FILES}
SOURCES = {one["key"]: one for one in read("sources.toml")["sources"]}
PICTURES = {one["key"]: one for one in read("pictures.toml")["pictures"]}
AREA_LIST = next(one for one in builtin_area_lists() if one.id == ROUND["round"]["area_list"])
GEMEENTE_OF = {wijk.key: wijk.gemeente_code for wijk in AREA_LIST.wijken}
TABLES = {file.name: read("table", file.name) for file in resource("example", "table").iterdir()}
REVISITS = {name: table for name, table in TABLES.items() if "visit" in table}
OBSERVATIONS = [
    one for file in (*VISITS.values(), *REVISITS.values()) for one in file.get("observations", [])
]
FINDINGS = [one for table in TABLES.values() for one in table.get("findings", [])]
ADVICE = [one for table in TABLES.values() for one in table.get("recommendations", [])]


def allowed(name: str) -> set[str]:
    return {code.key for code in FRAMEWORK.codes[name]}


def refused(tables: list[Table], field: str, name: str) -> set[str]:
    """The values of a field that the framework does not know."""
    return {one[field] for one in tables if field in one} - allowed(name)


def _of(name: str, what: str) -> list[Table]:
    found: list[Table] = (VISITS | REVISITS)[name].get(what, [])
    return found


def test_there_is_enough_to_look_at() -> None:
    assert len(OBSERVATIONS) >= 60
    assert len({one["wijk"] for one in OBSERVATIONS}) >= 6
    assert {one.get("area") for one in OBSERVATIONS} == {1, 2, 3, 4, 5, None}
    assert {one.get("kind") for one in OBSERVATIONS} == {*allowed("observation_kinds"), None}
    assert sum(len(visit.get("items", [])) for visit in VISITS.values()) >= 8


def test_all_gemeenten_of_the_round_are_there_once() -> None:
    gemeenten = [visit["visit"]["gemeente"] for visit in VISITS.values()]
    assert sorted(gemeenten) == sorted(set(GEMEENTE_OF.values()))


def test_every_fact_has_its_source_and_no_source_is_idle() -> None:
    used = {one["source"] for one in OBSERVATIONS}
    used |= {visit["visit"]["source"] for visit in VISITS.values()}
    used |= {table["visit"]["source"] for table in REVISITS.values()}
    used |= {one["source"] for one in read("conclusions.toml")["conclusions"]}
    assert used == SOURCES.keys()
    for source in SOURCES.values():
        assert re.match(r"https?://\S+$", source["url"])


def test_observation_keys_are_unique() -> None:
    keys = [one["key"] for one in OBSERVATIONS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", [*FILES, *REVISITS])
def test_what_a_visit_refers_to_exists(name: str) -> None:
    visit = (VISITS | REVISITS)[name]
    observations, items = visit.get("observations", []), visit.get("items", [])
    members = {member["letter"] for member in ROUND["members"]}
    assert {GEMEENTE_OF[key] for key in visit["visit"]["wijken"]} == {visit["visit"]["gemeente"]}
    assert visit.get("track", visit["visit"])["phase"] in allowed("phases")
    assert {one["wijk"] for one in observations} <= set(visit["visit"]["wijken"])
    assert {one["item"] for one in observations} <= {item["key"] for item in items}
    assert {one["member"] for one in observations} <= members
    assert set(chain.from_iterable(item["roles"] for item in items)) <= allowed("roles")
    for level in visit.get("levels", []) if name in VISITS else []:
        assert set(level["observations"]) <= {one["key"] for one in observations}
        assert level["motivation"].startswith("Voorbeeld van gebruik, geen oordeel")
        assert ("value" in level) != level.get("not_judgeable", False)


@pytest.mark.parametrize("name", [*FILES, *REVISITS])
def test_a_visit_uses_the_words_of_the_framework(name: str) -> None:
    observations, items = _of(name, "observations"), _of(name, "items")
    assert not refused(observations, "kind", "observation_kinds")
    assert not refused(observations, "evidence", "evidence_kinds")
    assert not refused(observations, "role", "roles")
    assert not refused(observations, "setting", "settings")
    assert not refused(observations, "quote_status", "quote_statuses")
    assert not refused(items, "kind", "programme_kinds")
    assert not refused(items, "setting", "settings")
    assert not refused(items, "chosen_by", "chosen_by")
    questions = {question.key for area in FRAMEWORK.areas for question in area.questions}
    for one in observations:
        if "question" in one:
            assert one["question"] in questions
            assert one["question"].startswith(f"{one['area']}.")


@pytest.mark.parametrize("name", [*FILES, *REVISITS])
def test_observations_were_made_during_their_item(name: str) -> None:
    items = {item["key"]: item for item in _of(name, "items")}
    for one in _of(name, "observations"):
        item = items[one["item"]]
        start, end = (
            datetime.fromisoformat(f"{item['date']}T{item[at]}") for at in ("start", "end")
        )
        assert start <= datetime.fromisoformat(one["at"]) <= end


def test_a_quote_is_nothing_but_the_words_and_says_whether_it_may_be_printed() -> None:
    for one in OBSERVATIONS:
        assert not set("“”") & set(one["text"])
        assert one["evidence"] != "citaat" or "quote_status" in one


@pytest.mark.parametrize("key", PICTURES)
def test_pictures_are_light_described_and_used(key: str) -> None:
    picture = PICTURES[key]
    data = resource("example", "pictures", picture["file"]).read_bytes()
    assert len(data) < 200_000
    with Image.open(io.BytesIO(data)) as image:
        assert image.width >= 1200
        assert not image.info
    assert len(picture["alt"]) > 20
    assert picture["consent"] in allowed("consents")
    assert any(key in one.get("pictures", []) for one in OBSERVATIONS)


def test_conclusions_cover_the_five_areas() -> None:
    assert [one["area"] for one in read("conclusions.toml")["conclusions"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_uses_the_words_of_the_framework(name: str) -> None:
    table = TABLES[name]
    money = [one for project in table.get("projects", []) for one in project.get("funding", [])]
    assert not refused([table.get("track", {}), *table.get("steps", [])], "phase", "phases")
    assert not refused([table.get("track", {})], "turn", "turns")
    assert not refused(table.get("recommendations", []), "addressee", "addressees")
    assert not refused(table.get("recommendations", []), "priority", "priorities")
    assert not refused(table.get("projects", []), "state", "project_states")
    assert not refused(money, "source", "funding_sources")
    assert not refused(table.get("levels", []), "confidence", "confidences")
    assert not refused(table.get("remarks", []), "kind", "remark_kinds")
    assert not refused(table.get("remarks", []), "decision", "remark_decisions")
    assert not refused(table.get("follow_ups", []), "state", "followups")
    assert not refused(table.get("follow_ups", []), "compared", "comparisons")
    for level in table.get("levels", []):
        assert level["motivation"].startswith("Voorbeeld van gebruik, geen oordeel")


@pytest.mark.parametrize("name", ["arnhem", "schiedam"])
def test_of_a_worked_out_gemeente_nothing_is_left_lying(name: str) -> None:
    table = TABLES[f"{name}.toml"]
    used = {key for one in table["findings"] for key in (*one["support"], *one.get("against", []))}
    aside = {key for one in table["aside"] for key in one["observations"]}
    assert used | aside == {one["key"] for one in VISITS[f"{name}.toml"]["observations"]}
    assert not used & aside
    steps = [one["phase"] for one in table["steps"]]
    known = [code.key for code in FRAMEWORK.codes["phases"]]
    assert [phase for phase in known if phase in steps] == known[: known.index(steps[-1]) + 1]
    assert steps[-1] == table["track"]["phase"] == VISITS[f"{name}.toml"]["visit"]["phase"]


def test_keys_that_texts_refer_to_mean_one_thing() -> None:
    keys = [one["key"] for one in (*OBSERVATIONS, *FINDINGS, *ADVICE)]
    assert len(set(keys)) == len(keys)


def test_what_nobody_said_says_that_it_was_assumed() -> None:
    for table in TABLES.values():
        for remark in table.get("remarks", []):
            assert "(Aangenomen voor het voorbeeld.)" in remark["text"]
        if "response" in table:
            assert table["response"]["text"].strip().startswith("Dit is een voorbeeldtekst.")
