"""What a visit report does not say, and how it names people: nobody can be recognised."""

from __future__ import annotations

import pytest

from tests import build
from tests.report.content.photos_made import a_picture, with_photo
from tests.report.content.words import entries, under, words
from wijkvisitatie.report import blocks
from wijkvisitatie.work import levels, photos, rounds

SECRET = "Dit mag niemand lezen"


def tables(report: blocks.Report, title: str) -> list[blocks.Table]:
    return [one for one in under(report, title) if isinstance(one, blocks.Table)]


@pytest.mark.parametrize(
    "values",
    [
        {"confidential": True},
        {"confidential": True, "evidence": "citaat", "quote_status": "vrijgegeven"},
        {"evidence": "citaat", "quote_status": "niet publiceren"},
        {"evidence": "parafrase", "quote_status": "niet publiceren"},
        {"evidence": "citaat", "quote_status": None},
    ],
)
@pytest.mark.parametrize("area", [1, None])
def test_what_may_not_be_printed_is_nowhere_but_is_counted(dossier, report, values, area):
    build.an_observation(dossier, "Dit wel", area=area)
    entity = build.an_observation(
        dossier, SECRET, area=area, interpretation=SECRET, source=SECRET, **values
    )
    photos.add_photo(
        dossier,
        observation=entity,
        data=a_picture(),
        alt=SECRET,
        caption=SECRET,
        consent="toestemming gegeven",
    )
    made = report()
    assert SECRET not in words(made)
    assert len(entries(made)) == 1
    section = under(made, "Focus in de wijkaanpak" if area else "Nog niet geplaatst")
    assert "Hier is nog 1" in words(tuple(section))
    assert "2 waarnemingen" in words(tuple(under(made, "Samenvatting in cijfers")))


def test_a_released_quote_is_set_apart_with_a_role_and_without_its_typed_marks(dossier, report):
    build.an_observation(
        dossier,
        "“Wij hoorden het achteraf.”",
        area=3,
        evidence="citaat",
        quote_status="vrijgegeven",
        role="bewoner",
    )
    found = entries(report())["KLA-3-A001"]
    assert found.quote == blocks.Quote("Wij hoorden het achteraf.", by="Een bewoner")
    assert found.text == ""
    assert found.labels == ("Citaat",)


@pytest.mark.parametrize(
    "text",
    [
        "“Ja”, zei men, en later “nee”",
        "'t Hof is klaar",
        "'t Is 'n plein'",
        "Men zei: “ja”",
        '"',
        "",
    ],
)
def test_marks_that_are_part_of_the_words_stay(dossier, report, text):
    build.an_observation(dossier, text, area=3, evidence="citaat", quote_status="vrijgegeven")
    assert entries(report())["KLA-3-A001"].quote == blocks.Quote(text)


def test_a_quote_released_as_a_paraphrase_is_no_quote(dossier, report):
    build.an_observation(
        dossier, "Men hoorde het achteraf.", area=3, evidence="citaat", quote_status="parafrase"
    )
    found = entries(report())["KLA-3-A001"]
    assert (found.text, found.quote) == ("Men hoorde het achteraf.", None)
    assert "Citaat" not in found.labels
    assert "Parafrase" in found.labels


def test_a_role_that_few_share_is_named_wider_and_without_the_hour(dossier, report):
    for _time in range(2):
        build.an_observation(dossier, area=2, role="wethouder")
    assert {one.labels for one in entries(report()).values()} == {("Een bestuurder",)}
    build.an_observation(dossier, area=2, role="wethouder")
    assert {one.labels for one in entries(report()).values()} == {("Wethouder", "11:12")}


@pytest.mark.parametrize(("smallest", "role"), [(1, "Wethouder"), (2, "Een bestuurder")])
def test_the_committee_says_how_small_a_group_may_be(dossier, report, smallest, role):
    the_round = rounds.the_round(dossier)
    rounds.change_round(dossier, entity=the_round.entity, small_group=smallest)
    build.an_observation(dossier, area=2, role="wethouder")
    made = report()
    assert [one.labels[0] for one in entries(made).values()] == [role]
    assert ("minder dan 2 gesprekken" in words(made)) == (smallest == 2)


def test_many_notes_of_one_talk_make_no_group(dossier, report):
    for _time in range(5):
        walk = rounds.named_entity("item", "walk")
        build.an_observation(dossier, area=2, role="wethouder", item=walk)
    assert "Wethouder" not in words(tuple(under(report(), "Klarendal")))


def test_a_role_is_wide_in_one_wijk_and_exact_in_another(dossier, report):
    for _time in range(3):
        build.an_observation(dossier, area=2, role="politie")
    build.an_observation(dossier, wijk=build.PRESIKHAAF, area=2, role="politie")
    (table,) = tables(report(), "Bijlage A. Gesprekspartners naar rol")
    assert table.rows == (("Een professional", "Presikhaaf", "1"), ("Politie", "Klarendal", "3"))


@pytest.mark.parametrize("consent", [None, "nog vragen"])
def test_a_photo_without_consent_stays_out_and_is_counted(dossier, report, consent):
    with_photo(dossier, consent=consent)
    made = report()
    assert entries(made)["KLA-1-A001"].pictures == ()
    assert "1 foto staat er niet in, omdat de toestemming" in words(made)


def test_levels_of_members_are_not_in_the_report(dossier, report):
    levels.set_level(
        dossier, visit=build.VISIT, wijk=build.KLARENDAL, area=1, value=2, motivation=SECRET
    )
    assert SECRET not in words(report())


@pytest.mark.parametrize("last", ["geen personen herkenbaar", "nog vragen"])
def test_a_photo_on_which_two_laptops_disagree_stays_out(dossier, report, last):
    with_photo(dossier)
    (photo,) = photos.photos_of_visit(dossier, visit=build.VISIT)
    (first,) = {"geen personen herkenbaar", "nog vragen"} - {last}
    build.differ(dossier, photo.entity, "consent", first, last, kind="photo")
    assert not entries(report())["KLA-1-A001"].pictures
    assert "toestemming" in words(report())
