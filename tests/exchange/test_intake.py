"""Taking over files: what becomes of each row, and that nothing is lost or doubled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.intake import Receipt, take_file
from wijkvisitatie.model.records import Observation
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import observations, programme, rounds, visits
from wijkvisitatie.work.observations import Filter, ObservationLine, in_order

HEAD = "wijk;aandachtspunt;soort;bewijs;tekst;duiding;rol;setting;tijd;lid\n"


@pytest.fixture
def take(dossier: Dossier, tmp_path: Path):
    """Take over a file with this content into the visit to Arnhem."""

    def take(content: str | bytes | list | dict, **options: object) -> Receipt:
        file = tmp_path / "in"
        if isinstance(content, list | dict):
            content = json.dumps(content)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return take_file(dossier, file, **{"visit": build.VISIT_KEY, **options})

    return take


def lines(dossier: Dossier) -> list[ObservationLine]:
    return sorted(in_order(dossier, filter=Filter()), key=lambda one: one.observation.text)


def only(dossier: Dossier) -> Observation:
    (line,) = lines(dossier)
    return line.observation


def fates(receipt: Receipt) -> list[str]:
    return [outcome.fate for _number, outcome in receipt.rows]


def remark(receipt: Receipt) -> str:
    ((_number, outcome),) = receipt.rows
    assert outcome.fate == "refused"
    return outcome.remark


def test_a_row_with_all_columns(dossier, take):
    row = "0202-klarendal;3;knelpunt;citaat;Wij weten van niets.;Nog eens vragen.;bewoner;spontaan"
    receipt = take(f"{HEAD}{row};11:12;B\n")
    (line,) = lines(dossier)
    one = line.observation
    assert line.number == "KLA-3-B001"
    assert (one.visit, one.wijk, one.area) == (build.VISIT, build.KLARENDAL, 3)
    assert (one.kind, one.evidence, one.role) == ("knelpunt", "citaat", "bewoner")
    assert (one.text, one.interpretation) == ("Wij weten van niets.", "Nog eens vragen.")
    assert (one.setting, one.at) == ("spontaan", "2010-06-24T11:12:00")
    assert list(receipt.words())[:1] == ["rij 2: nieuw KLA-3-B001"]
    assert receipt.changes.entity("observation") == one.entity


def test_english_heads_and_words_in_any_case_with_commas(dossier, take):
    take(
        "Focus Area,KIND, Evidence ,Text,Interpretation,Role,Setting,Time,Member,Neighbourhood\n"
        "Bürgerparticipatie,Bottleneck,QUOTE,words,reading,Resident,organised,11:12,b,KLARENDAL\n".replace(
            "ü", "u"
        )
    )
    one = only(dossier)
    assert (one.area, one.kind, one.evidence) == (3, "knelpunt", "citaat")
    assert (one.role, one.setting, one.wijk) == ("bewoner", "georganiseerd", build.KLARENDAL)
    assert one.text == "words"


@pytest.mark.parametrize("cell", ["", "-", "0"])
def test_an_observation_may_be_unplaced(dossier, take, cell):
    if cell == "-":
        assert "aandachtspunt" in remark(take(f"{HEAD}Klarendal;{cell};;;tekst;;;;;\n"))
    else:
        take(f"{HEAD}Klarendal;{cell};;;tekst;;;;;\n")
        assert only(dossier).area is None


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("11:12", "2010-06-24T11:12:00"),
        ("9.05", "2010-06-24T09:05:00"),
        ("2010-06-25 11:12", "2010-06-25T11:12:00"),
        ("2010-06-25T11:12", "2010-06-25T11:12"),
        ("2010-06-25T11:12:40", "2010-06-25T11:12:40"),
        ("25-6-2010 11:12:40", "2010-06-25T11:12:40"),
        ("2010-06-25", "2010-06-25"),
        ("", "2010-06-24"),
    ],
)
def test_times(dossier, take, cell, stored):
    take(f"{HEAD}Klarendal;;;;tekst;;;;{cell};\n")
    assert only(dossier).at == stored


@pytest.mark.parametrize("cell", ["25:00", "gisteren", "2010-02-30 11:12", "11:12+02:00", "٣:٠٠"])
def test_times_that_are_none(dossier, take, cell):
    assert "tijd" in remark(take(f"{HEAD}Klarendal;;;;tekst;;;;{cell};\n"))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Klarendaal;;;;tekst;;;;;", "bedoelt u ‘Klarendal’?"),
        (";;;;tekst;;;;;", "de wijk ontbreekt"),
        ("Klarendal;;;;  ;;;;;", "de tekst ontbreekt"),
        ("Klarendal;6;;;tekst;;;;;", "aandachtspunt ‘6’"),
        ("Klarendal;;knelpnt;;tekst;;;;;", "bedoelt u ‘knelpunt’?"),
        ("Klarendal;;;;tekst;;baas;;;", "rol ‘baas’"),
        ("Klarendal;;;;tekst;;;;;;te veel", "meer cellen dan kolommen"),
    ],
)
def test_a_row_with_a_fault_says_which(dossier, take, row, words):
    assert words in remark(take(f"{HEAD}{row}\n"))
    assert lines(dossier) == []


def test_all_faults_of_a_row_are_told_at_once(take):
    told = remark(take(f"{HEAD}Nergens;9;;;;;;;;\n"))
    assert [word for word in ("wijk", "aandachtspunt", "tekst") if word in told] == [
        "wijk",
        "aandachtspunt",
        "tekst",
    ]


def test_one_wrong_row_stores_nothing_of_the_file(dossier, take):
    content = f"{HEAD}Klarendal;;;;goed;;;;;Nieuw Lid\nNergens;;;;fout;;;;;\n"
    receipt = take(content)
    assert not receipt.stored
    assert fates(receipt) == ["new", "refused"]
    assert lines(dossier) == []
    assert len(rounds.members(dossier)) == 2
    assert receipt.refusal().startswith("1 van de 2 rijen is fout")
    told = list(receipt.words())
    assert told[:2] == [
        "rij 2: goed, niet opgeslagen",
        "rij 3: geweigerd: wijk ‘Nergens’ is niet bekend",
    ]
    assert told[-1] == "Er is niets opgeslagen."


def test_partial_stores_the_good_rows(dossier, take):
    content = f"{HEAD}Klarendal;;;;goed;;;;;\nNergens;;;;fout;;;;;\n"
    receipt = take(content, partial=True)
    assert receipt.stored
    assert only(dossier).text == "goed"
    assert "gelezen 2 = nieuw 1 + gelijk 0 + geweigerd 1" in receipt.words()


def test_the_same_file_twice_changes_nothing(dossier, take):
    content = f"{HEAD}Klarendal;;;;een;;;;;\nKlarendal;;;;twee;;;;11:12;Nieuw\n"
    take(content)
    before = lines(dossier)
    receipt = take(content)
    assert fates(receipt) == ["same", "same"]
    assert receipt.changes.revisions == ()
    assert lines(dossier) == before


def test_two_laptops_that_take_over_the_same_file_have_the_same_records(dossier, take):
    take(f"{HEAD}Klarendal;;;;een;;;;;A\n")
    first = only(dossier)
    observations.remove_observation(dossier, entity=first.entity)
    ((_number, outcome),) = take(f"{HEAD}Klarendal;;;;een;;;;;A\n").rows
    assert outcome.fate == "same"
    assert "prullenbak" in outcome.remark
    assert lines(dossier) == []


def test_two_members_who_note_the_same_made_two_observations(dossier, take):
    for member in rounds.members(dossier)[:2]:
        rounds.set_me(dossier, member=member.entity)
        assert fates(take(f"{HEAD}Klarendal;;;;De winkels zijn vol.;;;;;\n")) == ["new"]
    assert [line.letter for line in lines(dossier)] == ["A", "B"]


def test_what_was_changed_since_is_not_taken_over_again(dossier, take):
    take(f"{HEAD}Klarendal;;;;een;;;;;\n")
    observations.change_observation(dossier, entity=only(dossier).entity, text="beter", area=2)
    assert fates(take(f"{HEAD}Klarendal;;;;een;;;;;\n")) == ["same"]
    assert only(dossier).text == "beter"


def test_what_was_typed_here_already_is_not_doubled(dossier, take):
    build.an_observation(dossier, "getypt", area=2, at="2010-06-24T11:12:00")
    receipt = take(f"{HEAD}Klarendal;4;;;getypt;;;;11:12;A\n")
    assert fates(receipt) == ["same"]
    assert "andere gegevens" in receipt.rows[0][1].remark
    assert only(dossier).area == 2


def test_equal_words_on_two_subjects_are_two_observations(dossier, take):
    content = f"{HEAD}Klarendal;1;;;Zie foto.;;;;;\nKlarendal;3;;;Zie foto.;;;;;\n"
    assert fates(take(content)) == ["new", "new"]
    assert fates(take(content)) == ["same", "same"]
    assert [line.observation.area for line in lines(dossier)] in ([1, 3], [3, 1])


def test_a_row_that_stands_twice_in_a_file_is_stored_once(dossier, take):
    receipt = take(f"{HEAD}Klarendal;1;;;een;;;;;\nKlarendal;1;;;een;;;;;\n")
    assert fates(receipt) == ["new", "same"]
    only(dossier)


def test_a_row_without_a_name_is_of_whose_laptop_it_is(dossier, take):
    rounds.set_me(dossier, member=rounds.members(dossier)[1].entity)
    take(f"{HEAD}Klarendal;;;;tekst;;;;;\n")
    (line,) = lines(dossier)
    assert line.letter == "B"


@pytest.mark.parametrize("lid", ["B", "b", "Lid B", " lid  b "])
def test_a_member_by_letter_or_name(dossier, take, lid):
    take(f"{HEAD}Klarendal;;;;tekst;;;;;{lid}\n")
    (line,) = lines(dossier)
    assert line.letter == "B"


def test_unknown_members_are_put_on_the_committee_and_told(dossier, take):
    rows = "".join(
        f"Klarendal;;;;tekst {n};;;;;{lid}\n" for n, lid in enumerate(("Zoë", "zoe", "D"))
    )
    receipt = take(HEAD + rows)
    assert [(one.letter, one.name) for one in rounds.members(dossier)[2:]] == [
        ("C", "Zoë"),
        ("D", "Lid D"),
    ]
    assert [line.number for line in lines(dossier)] == ["KLA-0-C001", "KLA-0-C002", "KLA-0-D001"]
    assert "Nieuw commissielid: C, Zoë." in receipt.words()


def test_a_wijk_of_the_visits_own_gemeente_comes_first(dossier, take):
    assert "staat" not in str(take(f"{HEAD}Overvecht;;;;elders;;;;;\n").refusal())
    assert only(dossier).wijk == rounds.wijk_entity("0344-overvecht")


def test_a_visit_to_one_wijk_needs_no_name_of_it(dossier, take):
    visits.plan_visit(
        dossier,
        key="deventer",
        gemeente=rounds.gemeente_entity("GM0150"),
        wijken=(rounds.wijk_entity("0150-rivierenwijk"),),
    )
    take("tekst\nhallo\n", visit="deventer")
    (line,) = lines(dossier)
    assert (line.wijk_key, line.observation.at) == ("0150-rivierenwijk", "")
    assert fates(take("tekst\nhallo\n", visit="deventer")) == ["same"]
    assert "datum" in remark(take("tekst;tijd\nanders;11:12\n", visit="deventer"))


def test_rows_may_name_their_visit(dossier, take):
    assert "--bezoek" in remark(take("wijk;tekst\nKlarendal;een\n", visit=""))
    take(f"bezoek;wijk;tekst\n{build.VISIT_KEY};Klarendal;een\n", visit="")
    assert only(dossier).visit == build.VISIT
    assert "bezoek ‘x’" in remark(take("bezoek;wijk;tekst\nx;Klarendal;een\n"))
    with pytest.raises(InputError, match=build.VISIT_KEY):
        take("tekst\nx\n", visit="nergens")


def test_a_programme_item_by_its_title(dossier, take):
    (item,) = programme.items(dossier, visit=build.VISIT)
    take("wijk;tekst;programmaonderdeel\nKlarendal;een;wandeling door de wijk\n")
    assert only(dossier).item == item.entity
    told = remark(take("wijk;tekst;programmaonderdeel\nKlarendal;twee;Lunch\n"))
    assert "programmaonderdeel ‘Lunch’" in told


def test_a_guiding_question_by_key_or_words(dossier, take):
    question = rounds.framework_of(dossier).area(3).questions[1]
    take(
        [
            {"wijk": "Klarendal", "tekst": "a", "leidvraag": question.key},
            {"wijk": "Klarendal", "tekst": "b", "leidvraag": question.text.upper()},
        ]
    )
    assert [line.observation.question for line in lines(dossier)] == [question.key] * 2


def test_columns_that_mean_nothing_here_are_named(take):
    told = list(take("tekst;wijk;Kleur;\nhallo;Klarendal;rood;\n").words())
    assert "Niet gebruikt, want niet bekend: ‘Kleur’." in told


def test_empty_rows_are_no_rows(take):
    receipt = take(f"\n{HEAD}\n;;;;;;;;;\nKlarendal;;;;tekst;;;;;\n\n")
    assert [number for number, _outcome in receipt.rows] == [5]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "leeg"),
        ("\n\n", "leeg"),
        ("naam;plaats\nx;y\n", "‘tekst’"),
        ("tekst;text\nx;y\n", "twee kolommen"),
        (b"tekst\n\xe9\xe9n\n", "regel 2"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "UTF-8"),
        ('tekst\n"nooit gesloten\nen verder\n', "Rij 2"),
        (b"PK\x03\x04 and then nothing", "Excel-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oude soort"),
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ("{}", "geen lijst"),
        ('{"waarnemingen": 3}', "geen lijst"),
        ('{"formaat": "iets anders", "waarnemingen": []}', "iets anders"),
        ('{"versie": 2, "waarnemingen": []}', "nieuwere versie"),
        ('{"versie": "x", "waarnemingen": []}', "nieuwere versie"),
    ],
)
def test_files_that_can_not_be_used(take, content, words):
    with pytest.raises(InputError, match=words):
        take(content)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (3, "losse waarde"),
        ({"tekst": ["a"]}, "één tekst"),
        ({"tekst": "a", "text": "b"}, "twee keer"),
        ({"tekst": "a", "wijk": "Klarendal", "id": "7"}, "id ‘7’"),
        ({"tekst": "a", "wijk": "Klarendal", "vertrouwelijk": "misschien"}, "ja of nee"),
    ],
)
def test_json_entries_that_can_not_be_used(take, entry, words):
    assert words in remark(take([entry]))


def test_json_values_of_other_types(dossier, take):
    entry = {"tekst": 12, "wijk": "Klarendal", "aandachtspunt": 3.0, "vertrouwelijk": True}
    take([{**entry, "rol": None, "fotos": [{}]}])
    one = only(dossier)
    assert (one.text, one.area, one.confidential, one.role) == ("12", 3, True, None)


ID = "0123456789abcdef" * 2


def test_an_id_is_kept_and_never_overwritten(dossier, take):
    entry = {"id": ID, "wijk": "Klarendal", "tekst": "een", "nummer": "KLA-0-B007", "lid": "B"}
    take([entry])
    (line,) = lines(dossier)
    assert (line.observation.entity, line.number) == (ID, "KLA-0-B007")
    assert fates(take([entry])) == ["same"]
    assert "andere inhoud" in remark(take([{**entry, "tekst": "twee"}]))
    assert only(dossier).text == "een"


def test_an_id_of_something_else_is_refused(take):
    entry = {"id": build.KLARENDAL, "wijk": "Klarendal", "tekst": "een"}
    assert "iets anders" in remark(take([entry]))


def test_an_id_that_stands_twice_with_other_words_is_refused(take):
    entry = {"id": ID, "wijk": "Klarendal", "tekst": "een"}
    assert fates(take([entry, entry, {**entry, "tekst": "twee"}])) == ["new", "same", "refused"]


@pytest.mark.parametrize("number", ["KLA-0-A001", "KLA-0-B0012", "KLA-0-C005", "x", "KLA-0-A٣٣٣"])
def test_a_number_that_is_taken_or_not_of_the_member_is_replaced(dossier, take, number):
    build.an_observation(dossier, "eerder")
    receipt = take([{"wijk": "Klarendal", "tekst": "nieuw", "nummer": number, "lid": "A"}])
    assert [line.number for line in lines(dossier)] == ["KLA-0-A001", "KLA-0-A002"]
    assert "al gebruikt" in receipt.rows[0][1].remark
