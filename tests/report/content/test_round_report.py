"""The eindrapport: each national finding leads to gemeenten and from there to what was seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.round import a_round
from tests.report.content.words import under, words
from wijkvisitatie.report import blocks, check
from wijkvisitatie.report.archive.passages import passages
from wijkvisitatie.report.content import round_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.report.word import compose
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import sections, synthesis
from wijkvisitatie.work.release import withheld
from wijkvisitatie.work.weighing import Wanted, material


@pytest.fixture(scope="module")
def concluded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    folder = tmp_path_factory.mktemp("ronde") / "dossier"
    dossier = a_round(folder, observations=400, photos=9, findings=60)
    yield dossier
    dossier.close()


@pytest.fixture(scope="module")
def public(concluded: Dossier) -> blocks.Report:
    return round_report(concluded, audience="openbaar")


def anchors(report: blocks.Report) -> set[str]:
    headings = {one.anchor for one in report.blocks if isinstance(one, blocks.Heading)}
    return headings | {one.anchor for one in blocks.records(report.blocks)}


def runs(report: blocks.Report) -> Iterator[blocks.Run]:
    for block in report.blocks:
        if isinstance(block, blocks.Paragraph):
            yield from block.runs
        elif isinstance(block, blocks.Items):
            yield from (run for item in block.items for run in item)


def targets(report: blocks.Report) -> Iterator[str]:
    yield from (run.target for run in runs(report) if run.target)
    for block in report.blocks:
        if isinstance(block, blocks.Table | blocks.Register):
            yield from filter(None, block.targets)


def test_no_link_leads_nowhere(public: blocks.Report) -> None:
    assert set(targets(public)) <= anchors(public)


def test_each_finding_leads_to_what_it_rests_on_and_back(
    concluded: Dossier, public: blocks.Report
) -> None:
    made = synthesis.synthesis(concluded)
    records = {one.anchor: one for one in blocks.records(public.blocks)}
    for national in made.national:
        assert f"bevinding-{national.line.finding.entity}" in records
        for one in national.rests_on:
            assert f"bevinding-{one.line.finding.entity}" in set(targets(public))
    printed = {
        line.observation.entity
        for track in made.tracks
        for line in material(concluded, wanted=Wanted(track.track.entity))
        if withheld(line.observation) is None
    }
    named = {entity for one in made.municipal for entity in one.line.support}
    for entity in named & printed:
        assert f"waarneming-{entity}" in records
    assert not {f"waarneming-{entity}" for entity in named - printed} & records.keys()
    (register, *_rest) = [one for one in public.blocks if isinstance(one, blocks.Register)]
    assert all(target.startswith("bevinding-") for target in register.targets)


def test_each_gemeente_and_each_wijk_has_its_place(public: blocks.Report) -> None:
    told = [one for one in under(public, "De gemeenten in het kort")
            if isinstance(one, blocks.Heading) and one.level == 2 and one.in_contents]  # fmt: skip
    assert [one.text for one in told] == sorted(one.text for one in told)
    assert len(told) == 18
    (matrix,) = [
        one for one in under(public, "De wijken naast elkaar") if isinstance(one, blocks.Matrix)
    ]
    assert len(matrix.row_labels) == 40
    assert "Klarendal (Arnhem)" in matrix.row_labels
    assert sum(map(sum, matrix.values)) == 400


def test_a_public_one_has_no_readings_of_members(concluded: Dossier) -> None:
    for audience, has_readings in (("openbaar", False), ("intern", True)):
        report = round_report(concluded, audience=audience)
        readings = [one.interpretation for one in blocks.records(report.blocks)]
        assert any(readings) == has_readings
        assert report.archive
        assert report.archive.is_public != has_readings


def test_what_people_wrote_stands_in_it_with_numbers_of_gemeenten(concluded: Dossier) -> None:
    one = synthesis.synthesis(concluded).municipal[0]
    text = f"Zie [[{one.line.finding.entity}]]."
    sections.write_section(concluded, track="", key="vervolg", text=text)
    report = round_report(concluded, audience="openbaar")
    assert f"Zie {one.name}" in words(tuple(under(report, "Hoe het verder gaat"))).replace("\n", "")


def test_it_is_accessible_and_can_be_kept(public: blocks.Report) -> None:
    assert check.check(draw(public), name="eindrapport") == ()


def test_its_rows_are_passages_of_their_own_and_stand_in_word(public: blocks.Report) -> None:
    said = [one for one in passages(public.blocks) if one.kind == "waarneming"]
    (register, *_rest) = [one for one in public.blocks if isinstance(one, blocks.Register)]
    first = next(one for one in said if one.number == register.entries[0].number)
    assert first.fact or first.quote
    assert first.refers
    assert compose(public)[:2] == b"PK"


def test_an_empty_round_has_one_too(dossier: Dossier) -> None:
    report = round_report(dossier, audience="openbaar")
    assert set(targets(report)) <= anchors(report)
    assert draw(report)
