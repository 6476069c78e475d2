"""All of a dossier as open tables: nothing lacks within the committee, nothing leaks outside it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests import build, data_dictionary
from tests.report import everything
from tests.report.conftest import Marks, filled
from tests.report.test_leaks import ABOUT, ADVISED, FOUND, NATIONAL, NEVER_OF
from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.export import FORMATS, export
from wijkvisitatie.exchange.export.definition import PUBLIC, UNTOLD, tables
from wijkvisitatie.model.records import KINDS, field_names
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import (
    committee_levels,
    editions,
    findings,
    recommendations,
    rounds,
    tracks,
)

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


def written(dossier: Dossier, place: Path, audience: str, kind: str = "json") -> Any:
    file = place / f"{audience}.{kind}"
    export(dossier, file, kind=kind, audience=audience)
    return json.loads(file.read_text(encoding="utf-8"))["tabellen"]


def adopt(dossier: Dossier, track: str = TRACK) -> None:
    editions.freeze(
        dossier,
        track=track,
        report="gemeente" if track else "eind",
        status=editions.ADOPTED,
        fingerprint="f",
        content=editions.passages(dossier, track=track),
    )


@pytest.fixture
def weighed(dossier: Dossier) -> Dossier:
    """A finding on a fact and a quote, with advice; and an observation that is not used."""
    seen = build.an_observation(dossier, "Zij hoorden het laat.", area=3, interpretation="Jammer.")
    said = build.an_observation(
        dossier, "“Te laat!”", area=3, evidence="citaat", quote_status="vrijgegeven", role="bewoner"
    )
    build.an_observation(dossier, "=1+1", area=1, confidential=True)
    finding = findings.make_finding(
        dossier,
        track=TRACK,
        area=3,
        observations=[seen, said],
        text=f"Bewoners worden laat gehoord, zie [[{seen}]].",
    ).entity("finding")
    recommendations.make_recommendation(
        dossier, track=TRACK, area=3, findings=[finding], text="Vraag het eerder."
    )
    return dossier


def test_every_field_has_a_column_and_no_two_share_a_name():
    known = {table.kind: [column.field for column in table.columns] for table in tables()}
    assert set(known) == set(KINDS)
    for kind, told in known.items():
        assert sorted([*told, *UNTOLD.get(kind, ())]) == sorted(field_names(kind))
    for table in tables():
        names = [column.name for column in table.columns]
        assert len({*names, "id", "nummer"}) == len(names) + 2
        assert {column.audience for column in table.columns} <= {PUBLIC, "intern"}
        assert bool(table.rows) == bool(table.shown(PUBLIC))
        texts = {name for name, _list in everything.text_fields(table.kind)}
        assert {column.field for column in table.columns if column.says} <= texts
    assert len({table.name for table in tables()}) == len(KINDS)


def test_each_passage_says_whether_it_is_fact_quote_or_reading_and_may_go_out(weighed, tmp_path):
    adopt(weighed)
    told = written(weighed, tmp_path, "intern")["passages"]
    by_text = {one["feit"] or one["citaat"] or one["duiding"] or one["tekst"]: one for one in told}
    fact, quote = by_text["Zij hoorden het laat."], by_text["“Te laat!”"]
    assert (fact["feit"] and fact["openbaar"], quote["citaat"] and quote["wie"]) == (
        True,
        "Een bewoner",
    )
    assert by_text["Jammer."]["reden"] == "blijft binnen de commissie"
    assert by_text["=1+1"]["reden"] == "vertrouwelijk"
    (finding,) = (one for one in told if one["nummer"] == "B3.1")
    assert finding["duiding"] == "Bewoners worden laat gehoord, zie KLA-3-A001."


def test_the_public_gets_what_an_adopted_report_prints_and_no_word_else(
    made_once: Path, tmp_path: Path
):
    marks = Marks()
    with filled(made_once, tmp_path, marks) as dossier:
        for track in (TRACK, ""):
            adopt(dossier, track)
        committee_levels.publish_levels(dossier, track=TRACK, printed=True)
        export(dossier, tmp_path / "uit.json", kind="json", audience="openbaar")
        secrets = [rounds.member_entity(letter) for letter in "AB"]
    told = (tmp_path / "uit.json").read_text(encoding="utf-8")
    places = marks.within(told)
    assert ("finding", "text", "") in places
    assert ("dissent", "text", "gedrukt") in places
    published = {("committee_level", "motivation", "")}  # by choice of the secretariat
    published |= {("edition", "changes", which) for which in everything.EDITIONS}
    assert places <= ABOUT | FOUND | ADVISED | NATIONAL | published
    assert not [place for place in places if place[2] in NEVER_OF]
    assert not [one for one in secrets if one in told]


def test_what_is_not_adopted_or_was_changed_since_is_not_public(weighed, tmp_path):
    assert written(weighed, tmp_path, "openbaar")["bevindingen"] == []
    adopt(weighed)
    told = written(weighed, tmp_path, "openbaar")
    assert [one["nummer"] for one in told["bevindingen"]] == ["B3.1"]
    assert [one["nummer"] for one in told["waarnemingen"]] == ["KLA-3-A001", "KLA-3-A002"]
    (line,) = findings.findings(weighed, track=TRACK)
    findings.change_finding(weighed, entity=line.finding.entity, text="Anders.")
    made = export(weighed, tmp_path / "uit.json", kind="json", audience="openbaar")
    changed = "de tekst is gewijzigd sinds versie 1; stel hem eerst opnieuw vast"
    assert made.left_out == {changed: ["Arnhem"]}
    assert written(weighed, tmp_path, "openbaar")["bevindingen"] == []


def test_within_the_committee_all_is_told_but_what_opens_a_sealed_file(
    made_once: Path, tmp_path: Path
):
    marks = Marks()
    with filled(made_once, tmp_path, marks) as dossier:
        with dossier.read() as connection:
            keys = connection.exec_driver_sql("SELECT key, sealed FROM photo").all()
        track = tracks.track_line(dossier, track=TRACK).track
        with dossier.write() as writing:
            writing.create("track", {"gemeente": track.gemeente, "talk": "2010"}, entity=TRACK)
        export(dossier, tmp_path / "uit.json", kind="json", audience="intern")
    told = (tmp_path / "uit.json").read_text(encoding="utf-8")
    lacking = set(marks.words.values()) - marks.within(told)
    before = {("observation", "text", "gewijzigd"), ("track", "talk", "")}  # as it was
    assert {one for one in lacking if one[2] not in everything.GONE} <= before
    assert keys
    assert not [one for row in keys for one in row if one in told]


def test_what_others_judge_is_told_after_the_talk_was_opened(dossier, tmp_path):
    mine, other = rounds.members(dossier)
    for member in (mine, other):
        with dossier.write() as writing:
            known = {"visit": build.VISIT, "wijk": build.KLARENDAL, "area": 3, "value": 2}
            writing.create("level", {**known, "member": member.entity})
    told = written(dossier, tmp_path, "intern")["oordelen"]
    assert [one["lid"] for one in told] == [mine.entity]
    track = tracks.track_line(dossier, track=TRACK).track
    with dossier.write() as writing:
        writing.create("track", {"gemeente": track.gemeente, "talk": "2010"}, entity=TRACK)
    assert len(written(dossier, tmp_path, "intern")["oordelen"]) == 2
    assert "oordelen" not in written(dossier, tmp_path, "openbaar")


@pytest.mark.parametrize("audience", ["openbaar", "intern"])
def test_the_three_formats_say_the_same_and_twice_is_the_same_file(weighed, tmp_path, audience):
    adopt(weighed)
    told = written(weighed, tmp_path, audience)
    export(weighed, tmp_path / "uit.zip", kind="csv", audience=audience)
    export(weighed, tmp_path / "uit.xlsx", kind="xlsx", audience=audience)
    with zipfile.ZipFile(tmp_path / "uit.zip") as archive:
        names = [name.removesuffix(".csv") for name in archive.namelist()]
        files = {one: archive.read(f"{one}.csv").decode("utf-8-sig") for one in names}
    book = load_workbook(tmp_path / "uit.xlsx")
    assert names == book.sheetnames == list(told)
    for name, rows in told.items():
        head, *cells = csv.reader(io.StringIO(files[name], newline=""), delimiter=";")
        assert len(cells) == book[name].max_row - 1 == len(rows)
        assert [one.value for one in book[name][1]] == head
        assert not rows or list(rows[0]) == head
    for kind in FORMATS:
        file = tmp_path / f"nog eens.{'zip' if kind == 'csv' else kind}"
        export(weighed, file, kind=kind, audience=audience)
        first = {"json": f"{audience}.json", "csv": "uit.zip", "xlsx": "uit.xlsx"}[kind]
        assert file.read_bytes() == (tmp_path / first).read_bytes()


def test_no_cell_is_a_formula(weighed, tmp_path):
    export(weighed, tmp_path / "map", kind="csv", audience="intern")
    assert "'=1+1" in (tmp_path / "map" / "waarnemingen.csv").read_text(encoding="utf-8-sig")
    export(weighed, tmp_path / "uit.xlsx", kind="xlsx", audience="intern")
    cells = [one for row in load_workbook(tmp_path / "uit.xlsx")["waarnemingen"] for one in row]
    assert [one.data_type for one in cells if one.value == "=1+1"] == ["s"]


def test_a_folder_with_something_else_in_it_is_left_alone(weighed, tmp_path):
    mine = tmp_path / "van mij"
    mine.mkdir()
    (mine / "brief.txt").write_text("x")
    with pytest.raises(InputError, match="al iets anders"):
        export(weighed, mine, kind="csv", audience="intern")
    assert [one.name for one in mine.iterdir()] == ["brief.txt"]
    for _twice in range(2):
        export(weighed, tmp_path / "leeg", kind="csv", audience="intern")


def test_a_text_that_excel_would_cut_off_is_refused(weighed, tmp_path):
    build.an_observation(weighed, "x" * 40_000)
    with pytest.raises(InputError, match="te lang voor een cel"):
        export(weighed, tmp_path / "uit.xlsx", kind="xlsx", audience="intern")
    assert not (tmp_path / "uit.xlsx").exists()


def test_the_data_dictionary_is_true():
    told = data_dictionary.FILE.read_text(encoding="utf-8")
    _by_hand, _mark, made = told.partition(data_dictionary.MARK)
    assert made == f"\n{data_dictionary.dictionary()}", "python -m tests.data_dictionary"
