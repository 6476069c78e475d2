"""What a visit report says, and above all what it does not."""

from __future__ import annotations

import io
import itertools

import pytest
from PIL import Image

from tests import build
from tests.report.content.photos_made import with_photo
from tests.report.content.words import entries, under, words
from wijkvisitatie.errors import InputError
from wijkvisitatie.report import blocks
from wijkvisitatie.report.content import material, visit_report
from wijkvisitatie.store import attachments
from wijkvisitatie.work import observations, programme, rounds, visits

SECRET = "Dit mag niemand lezen"


def tables(report: blocks.Report, title: str) -> list[blocks.Table]:
    return [one for one in under(report, title) if isinstance(one, blocks.Table)]


# What is printed


def test_an_observation_stands_with_its_words_under_its_wijk_and_focus_area(dossier, report):
    build.an_observation(
        dossier,
        "De winkels staan leeg.",
        area=4,
        kind="knelpunt",
        evidence="eigen waarneming",
        setting="spontaan",
        interpretation="De huur is te hoog.",
    )
    found = entries(report())["KLA-4-A001"]
    assert found.text == "De winkels staan leeg."
    assert found.labels == ("Knelpunt", "Eigen waarneming", "Spontaan", "11:12")
    assert (found.interpretation_label, found.interpretation) == ("Duiding", "De huur is te hoog.")
    assert (found.mark, found.quote) == (4, None)
    chapter = under(report(), "Klarendal")
    heading = next(one for one in chapter if getattr(one, "mark", 0) == 4)
    assert chapter[chapter.index(heading) + 1] == found


def test_an_observation_takes_the_setting_of_its_programme_item(dossier, report):
    build.an_observation(dossier, area=1, item=rounds.named_entity("item", "walk"))
    assert "Spontaan" in entries(report())["KLA-1-A001"].labels


def test_a_time_on_another_day_than_the_visit_comes_with_its_date(dossier, report):
    build.an_observation(dossier, area=1, at="2010-06-25T09:30:00")
    assert entries(report())["KLA-1-A001"].labels == ("vr 25 jun 2010 09:30",)


def test_what_is_not_yet_placed_has_a_section_of_its_own(dossier, report):
    build.an_observation(dossier, "Nog nergens", area=None)
    build.an_observation(dossier, "Wel ergens", area=1)
    unplaced = under(report(), "Nog niet geplaatst")
    assert [one.text for one in unplaced if isinstance(one, blocks.Entry)] == ["Nog nergens"]
    assert "Nog nergens" not in words(tuple(under(report(), "Klarendal")))


def test_without_unplaced_observations_there_is_no_such_section(dossier, report):
    build.an_observation(dossier, area=1)
    assert under(report(), "Nog niet geplaatst") == []


def test_a_wijk_that_was_not_planned_but_seen_has_a_chapter(dossier, report):
    elsewhere = rounds.wijk_entity("0202-arnhemse-broek")
    build.an_observation(dossier, "Over de grens van de wijk", wijk=elsewhere, area=2)
    assert "Over de grens van de wijk" in words(tuple(under(report(), "Arnhemse Broek")))


def test_a_wijk_that_left_the_dossier_loses_none_of_its_observations(dossier, report):
    build.an_observation(dossier, "Zonder wijk", wijk="weg", area=2)
    assert "Zonder wijk" in words(tuple(under(report(), "Nog niet geplaatst")))


def test_observations_stand_in_the_order_of_the_day(dossier, report):
    for hour in ("14", "09", "11"):
        build.an_observation(dossier, f"{hour} uur", area=1, at=f"2010-06-24T{hour}:00:00")
    assert [one.text for one in entries(report()).values()] == ["09 uur", "11 uur", "14 uur"]


def test_within_a_second_the_numbers_decide_the_same_on_every_laptop(dossier, report):
    for _time in range(8):
        build.an_observation(dossier, area=1)
    assert list(entries(report())) == [f"KLA-1-A00{number}" for number in range(1, 9)]


def test_what_is_in_the_trash_is_not_in_the_report(dossier, report):
    entity = build.an_observation(dossier, SECRET, area=1)
    observations.remove_observation(dossier, entity=entity)
    assert SECRET not in words(report())


def test_the_programme_tells_who_chose_what_was_seen(dossier, report):
    programme.add_item(
        dossier,
        visit=build.VISIT,
        date="2010-06-24",
        start="09:30",
        end="10:30",
        title="Gesprek met bestuur",
        kind="tafelgesprek",
        setting="georganiseerd",
        chosen_by="gemeente",
        place="Wijkcentrum",
        roles=("wethouder", "corporatiedirecteur"),
    )
    (table,) = tables(report(), "Programma van de dag")
    assert table.caption == "Programma van donderdag 24 juni 2010"
    assert table.rows[0] == (
        "09:30–10:30",
        "Gesprek met bestuur, Tafelgesprek, Wijkcentrum",
        "Georganiseerd, gekozen door: de gemeente",
        "Wethouder, Corporatiedirecteur",
    )
    assert table.rows[1][:2] == ("11:00", "Wandeling door de wijk")


def test_the_visits_own_words_are_printed(dossier, report):
    visits.change_visit(
        dossier,
        entity=build.VISIT,
        nature="De commissie kwam om te leren.\n\nNiet om te keuren.",
        limits="De avond in de wijk bleef buiten beeld.",
        note=SECRET,
    )
    assert "Niet om te keuren." in words(tuple(under(report(), "Aard van de visitatie")))
    assert "De avond in de wijk" in words(tuple(under(report(), "Wat de commissie niet kon zien")))
    assert SECRET not in words(report())


def test_sources_are_numbered_and_named_once(dossier, report):
    for source in ("Bron B", "Bron A", "Bron B"):
        build.an_observation(dossier, source=source, area=1)
    assert [one.labels[-1] for one in entries(report()).values()] == ["bron 1", "bron 2", "bron 1"]
    listed = next(
        one for one in under(report(), "Bijlage D. Bronnen") if isinstance(one, blocks.Items)
    )
    assert listed.ordered
    assert words(listed.items).split() == ["Bron", "B", "Bron", "A"]


# Figures


def test_the_figures_count_per_wijk_and_focus_area(dossier, report):
    build.an_observation(dossier, area=1)
    build.an_observation(dossier, area=1)
    build.an_observation(dossier, area=None)
    build.an_observation(dossier, wijk=build.PRESIKHAAF, area=5, confidential=True)
    summary = under(report(), "Samenvatting in cijfers")
    matrix = next(one for one in summary if isinstance(one, blocks.Matrix))
    assert dict(zip(matrix.row_labels, matrix.values, strict=True)) == {
        "Klarendal": (2, 0, 0, 0, 0, 1),
        "Presikhaaf": (0, 0, 0, 0, 1, 0),
        "Malburgen/Immerloo": (0, 0, 0, 0, 0, 0),
    }
    (table,) = tables(report(), "Samenvatting in cijfers")
    assert table.rows[0] == ("Klarendal", "2", "0", "0", "0", "0", "1", "3")
    assert table.rows[-1] == ("Totaal", "2", "0", "0", "0", "1", "1", "4")


def test_the_kinds_are_counted_with_what_has_none(dossier, report):
    build.an_observation(dossier, kind="knelpunt", area=1)
    build.an_observation(dossier, area=1)
    chart = next(
        one for one in under(report(), "Samenvatting in cijfers") if isinstance(one, blocks.Bars)
    )
    counted = dict(zip(chart.labels, chart.values, strict=True))
    assert counted["Knelpunt"] == 1
    assert counted["Nog geen soort"] == 1
    assert "Knelpunt 1" in chart.alt


def test_what_was_not_seen_follows_from_the_data(dossier, report):
    for area in (1, 2, 3, 4):
        build.an_observation(dossier, area=area, role="bewoner", setting="spontaan")
    said = words(tuple(under(report(), "Wat de commissie niet kon zien")))
    assert "Klarendal: niets vastgelegd over andere financiering." in said
    assert "Presikhaaf: bij geen enkel aandachtspunt is iets vastgelegd." in said
    assert "politie" in said
    assert "bewoner," not in said
    assert "100% spontaan" in said


def test_a_chapter_says_how_much_there_is_and_about_what_there_is_nothing(dossier, report):
    build.an_observation(dossier, area=1)
    build.an_observation(dossier, area=None)
    chapter = under(report(), "Klarendal")
    said = words(tuple(chapter))
    assert "legde de commissie 2 waarnemingen vast, bij 1 van de 5 aandachtspunten" in said
    assert "Daarvan staat er 1 verderop" in said
    assert "wijkeconomie en andere financiering is in deze wijk niets vastgelegd." in said
    assert [one.text for one in chapter if isinstance(one, blocks.Heading)] == [
        "Klarendal",
        "Focus in de wijkaanpak",
    ]


# Photos


def test_a_photo_stands_with_its_observation(dossier, report):
    with_photo(dossier, alt="Een beschilderde gevel", caption="De gevel aan het plein")
    (picture,) = entries(report())["KLA-1-A001"].pictures
    assert (picture.alt, picture.caption) == ("Een beschilderde gevel", "De gevel aan het plein")
    assert Image.open(io.BytesIO(picture.data)).size == (40, 30)


def test_a_photo_without_a_description_says_so_to_who_cannot_see_it(dossier, report):
    with_photo(dossier, alt="")
    (picture,) = entries(report())["KLA-1-A001"].pictures
    assert "KLA-1-A001" in picture.alt


def test_a_damaged_photo_does_not_cost_the_report(dossier, report):
    with_photo(dossier)
    for file in (dossier.folder / attachments.FOLDER).glob("*/*"):
        file.write_bytes(b"weg")
    made = report()
    assert entries(made)["KLA-1-A001"].pictures == ()
    assert "1 foto staat er niet in, omdat het bestand beschadigd is." in words(made)


def test_more_photos_than_fit_in_memory_are_left_out_and_counted(dossier, report, monkeypatch):
    monkeypatch.setattr(material, "MOST_PICTURE_BYTES", 10)
    with_photo(dossier)
    assert "omdat het verslag er te groot van wordt" in words(report())


# The whole


def test_every_printed_observation_is_in_the_index_and_its_link_leads_there(dossier, report):
    build.an_observation(dossier, area=3, kind="obstakel")
    build.an_observation(dossier, area=1)
    build.an_observation(dossier, SECRET, area=2, confidential=True)
    made = report()
    (table,) = tables(made, "Bijlage C. Nummers van de waarnemingen")
    anchors = {one.number: one.anchor for one in entries(made).values()}
    numbers = [row[0] for row in table.rows]
    assert numbers == ["KLA-1-A002", "KLA-3-A001"]
    assert table.targets == tuple(anchors[number] for number in numbers)


def test_headings_never_skip_a_level_and_anchors_are_unique(dossier, report):
    build.an_observation(dossier, area=1)
    made = report()
    levels_ = [one.level for one in made.blocks if isinstance(one, blocks.Heading)]
    assert levels_[0] == 1
    assert all(now <= before + 1 for before, now in itertools.pairwise(levels_))
    anchors = [one.anchor for one in made.blocks if getattr(one, "anchor", "")]
    assert len(anchors) == len(set(anchors))


def test_the_cover_says_what_about_where_and_when_by_whom_and_how_far(dossier, report):
    build.an_observation(dossier, area=1)
    cover = report().cover
    assert (cover.kind, cover.title, cover.status) == ("Bezoekverslag", "Arnhem", "CONCEPT")
    assert cover.subtitle == "Klarendal, Presikhaaf en Malburgen/Immerloo"
    assert dict(cover.facts)["Bezoekdag"] == "donderdag 24 juni 2010"
    assert dict(cover.facts)["Commissie"] == "Visitatiecommissie wijkenaanpak"


def test_the_same_data_gives_the_same_report_dated_by_its_data(dossier, report):
    build.an_observation(dossier, area=1, at="2010-07-01T10:00:00")
    assert report() == report()
    assert report().date == "2010-07-01"


def test_a_time_that_is_no_time_dates_nothing(dossier, report):
    build.an_observation(dossier, area=1, at="gisteren")
    assert report().date == "2010-06-24"


def test_a_visit_of_which_nothing_is_known_has_a_report_too(dossier):
    changes = visits.plan_visit(
        dossier, key="leeg", gemeente=rounds.gemeente_entity("GM0361"), wijken=()
    )
    made = visit_report(dossier, visit=changes.entity("visit"))
    assert made.cover.title == "Alkmaar"
    assert entries(made) == {}


def test_a_visit_that_does_not_exist_is_named_in_a_sentence(dossier):
    with pytest.raises(InputError, match="staat niet"):
        visit_report(dossier, visit="bestaat niet")
