"""What goes out comes in again: the same texts, the same numbers, the same dossier."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import build
from tests.exchange.hostile import HOSTILE
from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange import formats
from wijkvisitatie.exchange.columns import NAMES
from wijkvisitatie.exchange.csv_file import read_csv
from wijkvisitatie.exchange.intake import take_file
from wijkvisitatie.exchange.json_file import read_json, write_json
from wijkvisitatie.exchange.xlsx_file import fits, read_xlsx, write_xlsx
from wijkvisitatie.spreadsheets import write_csv
from wijkvisitatie.store import derived
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.revisions import clean
from wijkvisitatie.work import observations, visits
from wijkvisitatie.work.observations import Filter, in_order

# What the dossier can hold; with more of what files give a meaning to.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("=+-@'\";,\t\n_x0041\ufffe\x0b\x85\u2028"),
    )
).map(clean)
ROWS = st.lists(
    st.lists(TEXTS, min_size=len(NAMES), max_size=len(NAMES)).filter(
        lambda row: any(cell.strip() for cell in row)
    ),
    max_size=5,
)


def cells(sheet) -> list[list[str]]:
    return [[row.cells[name] for name in NAMES] for row in sheet.rows]


@given(ROWS)
def test_csv(rows):
    assert cells(read_csv(write_csv([NAMES, *rows]))) == rows


@given(ROWS)
def test_xlsx(rows):
    assert cells(read_xlsx(write_xlsx(NAMES, rows, title="Blad"))) == rows


@given(ROWS)
def test_json(rows):
    objects = [dict(zip(NAMES, row, strict=True)) for row in rows]
    assert cells(read_json(write_json({}, objects))) == rows


@given(ROWS)
def test_no_cell_of_a_csv_can_be_a_formula(rows):
    import csv

    written = write_csv([NAMES, *rows]).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(written, newline=""), delimiter=";"):
        assert not [cell for cell in row if cell[:1] in set("=+-@\t\r\n")]


@given(ROWS)
def test_no_cell_of_an_xlsx_is_a_formula(rows):
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(NAMES, rows, title="Blad")))
    kinds = {
        cell.data_type
        for row in book.worksheets[0].iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert kinds <= {"s", "inlineStr"}


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx"])
def test_hostile_text_goes_from_one_dossier_to_the_other(
    dossier: Dossier, tmp_path: Path, kind: str
):
    texts = [text for text in HOSTILE.values() if kind != "xlsx" or fits(text)]
    for text in texts:
        build.an_observation(dossier, text, interpretation=text, source=text)
    file = tmp_path / f"uit.{kind}"
    assert formats.write_file(dossier, file, kind) == len(texts)
    (tmp_path / "other").mkdir()
    other = build.a_round(tmp_path / "other" / "dossier")
    take_file(other, file)
    taken = [line.observation for line in in_order(other, filter=Filter())]
    for one in (*taken,):
        assert one.text == one.interpretation == one.source
    assert sorted(one.text for one in taken) == sorted(clean(text) for text in texts)
    other.close()


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx"])
def test_a_dossier_that_took_over_everything_is_equal(dossier: Dossier, tmp_path: Path, kind: str):
    fill(dossier)
    file = tmp_path / "uit"
    formats.write_file(dossier, file, kind)
    other = build.a_round(tmp_path / "other")
    visits.plan_visit(other, **SECOND)
    receipt = take_file(other, file)
    assert {outcome.fate for _number, outcome in receipt.rows} == {"new"}
    assert fingerprint(other) == fingerprint(dossier)
    again = tmp_path / "again"
    formats.write_file(other, again, kind)
    assert again.read_bytes() == file.read_bytes()
    other.close()


SECOND = {
    "key": "utrecht",
    "gemeente": build.rounds.gemeente_entity("GM0344"),
    "wijken": (build.rounds.wijk_entity("0344-overvecht"),),
}


def fill(dossier: Dossier) -> None:
    """Observations with and without everything, in two visits, one changed and one thrown away."""
    first = build.an_observation(dossier, "alles", area=3, kind="knelpunt", evidence="citaat")
    observations.change_observation(
        dossier,
        entity=first,
        interpretation="duiding",
        role="bewoner",
        setting="spontaan",
        quote_status="vrijgegeven",
        confidential=True,
        question="3.1",
        source="zelf",
        item=build.rounds.named_entity("item", "walk"),
    )
    build.an_observation(dossier, "niets bijzonders", area=None, interpretation="", role=None)
    visits.plan_visit(dossier, **SECOND)
    build.an_observation(
        dossier,
        "elders",
        visit=build.rounds.named_entity("visit", "utrecht"),
        wijk=SECOND["wijken"][0],
    )


def fingerprint(dossier: Dossier) -> str:
    with dossier.read() as connection:
        return derived.fingerprint(connection)


def test_equal_dossiers_give_equal_bytes_at_any_time(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(dossier)
    formats.write_file(dossier, tmp_path / "een.xlsx", "xlsx")
    monkeypatch.setattr(zipfile.time, "time", lambda: 2_000_000_000.0)
    formats.write_file(dossier, tmp_path / "twee.xlsx", "xlsx")
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()
    assert b"20" not in zipfile.ZipFile(tmp_path / "een.xlsx").read("docProps/core.xml")[300:]


def test_a_text_that_no_cell_can_hold_is_named_and_not_cut(dossier: Dossier, tmp_path: Path):
    build.an_observation(dossier, "x" * 32_768)
    with pytest.raises(InputError, match="KLA-0-A001"):
        formats.write_file(dossier, tmp_path / "uit.xlsx", "xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_half_a_character_in_json_becomes_the_sign_for_a_lost_one(dossier: Dossier, tmp_path: Path):
    file = tmp_path / "in.json"
    file.write_text(r'[{"wijk": "Klarendal", "tekst": "half \ud800 teken"}]', encoding="utf-8")
    take_file(dossier, file, visit=build.VISIT_KEY)
    again = take_file(dossier, file, visit=build.VISIT_KEY)
    assert again.count("same") == 1
    formats.write_file(dossier, tmp_path / "uit.json", "json")
    assert "half � teken" in (tmp_path / "uit.json").read_text(encoding="utf-8")


def test_a_workbook_from_elsewhere(dossier: Dossier, tmp_path: Path):
    import datetime as clock

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Tekst", "Wijk", "Aandachtspunt", "Tijd", "Vertrouwelijk"])
    sheet.append(["een", "Klarendal", 3, clock.datetime(2010, 6, 24, 11, 12), True])
    sheet.append(["twee", "Klarendal", 3.0, clock.time(11, 13), None])
    sheet.append([])
    sheet.append([2010, "Klarendal", "3", clock.date(2010, 6, 24), "nee"])
    book.create_sheet("Ander blad").append(["hier", "staat", "niets"])
    file = tmp_path / "boek.xlsx"
    book.save(file)
    receipt = take_file(dossier, file, visit=build.VISIT_KEY)
    assert [number for number, _outcome in receipt.rows] == [2, 3, 5]
    found = {one.observation.text: one.observation for one in in_order(dossier, filter=Filter())}
    assert {text: one.at for text, one in found.items()} == {
        "een": "2010-06-24T11:12:00",
        "twee": "2010-06-24T11:13:00",
        "2010": "2010-06-24",
    }
    assert {one.area for one in found.values()} == {3}
    assert found["een"].confidential
