"""The area lists: complete, with stable keys, and a committee's own list refused with its line."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.errors import DefinitionError
from wijkvisitatie.framework.definition import AreaList
from wijkvisitatie.framework.lists import parse_area_list
from wijkvisitatie.framework.loader import builtin_area_lists, load_area_list
from wijkvisitatie.paths import resource

HEAD = "# id: eigen\n# version: 1\n# title: Eigen lijst, met komma\n# source: wij\n#\n"
BUILT_IN = resource("lists", "wijken-2007.csv").read_text(encoding="utf-8")
COLUMNS = "key,name,abbreviation,gemeente,gm\n"
KLARENDAL = "0202-klarendal,Klarendal,KLA,Arnhem,GM0202\n"


@pytest.mark.parametrize(
    ("name", "wijken", "gemeenten"), [("wijken-2007", 40, 18), ("nplv-2022", 20, 19)]
)
def test_counts(name: str, wijken: int, gemeenten: int) -> None:
    found = next(one for one in builtin_area_lists() if one.id == name)
    assert len(found.wijken) == wijken
    assert len({wijk.gemeente_code for wijk in found.wijken}) == gemeenten


def test_the_oldest_list_comes_first() -> None:
    assert [one.id for one in builtin_area_lists()] == ["wijken-2007", "nplv-2022"]


@pytest.mark.parametrize("area_list", builtin_area_lists(), ids=lambda one: one.id)
def test_keys_follow_from_code_and_name(area_list: AreaList) -> None:
    for wijk in area_list.wijken:
        plain = unicodedata.normalize("NFKD", wijk.name).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
        assert wijk.key == f"{wijk.gemeente_code[2:]}-{slug}"


def test_a_list_saved_by_a_dutch_excel(tmp_path: Path) -> None:
    table = (COLUMNS + KLARENDAL).replace(",", ";")
    text = HEAD.replace("\n", ";;;;\n") + table + ";;;;\n"
    file = tmp_path / "lijst.csv"
    file.write_text(text.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    assert load_area_list(file) == parse_area_list(HEAD + COLUMNS + KLARENDAL, "lijst.csv")
    assert load_area_list(file).title == "Eigen lijst, met komma"


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("", 1, "bevat geen lijst"),
        (HEAD, 1, "bevat geen lijst"),
        (HEAD.replace("# source", "# bron") + COLUMNS, 6, "# source"),
        (HEAD + "key,name\n", 6, "kolommen moeten"),
        (HEAD + COLUMNS, 6, "geen wijken"),
        (HEAD + COLUMNS + KLARENDAL * 2, 8, "staat ook op regel 7"),
        (HEAD + COLUMNS + KLARENDAL + "0202-a,A,KLA,Arnhem,GM0202\n", 8, "‘KLA’ staat ook"),
        (HEAD + COLUMNS + KLARENDAL + "0202-a,A,AAA,Arhnem,GM0202\n", 8, "maak de namen gelijk"),
        (HEAD + COLUMNS + KLARENDAL.replace("0202-k", "0203-k"), 7, "cijfers van GM0202"),
        (HEAD + COLUMNS + KLARENDAL.replace("0202-k", "K"), 7, "moet eruitzien als"),
        (HEAD + COLUMNS + KLARENDAL.replace("KLA", "Kla"), 7, "drie hoofdletters"),
        (HEAD + COLUMNS + KLARENDAL.replace(",Klarendal", ","), 7, "naam van de wijk"),
        (HEAD + COLUMNS + KLARENDAL.replace("Arnhem", ""), 7, "gemeente ontbreekt"),
        (HEAD + COLUMNS + KLARENDAL.replace("GM0202", "202"), 7, "GM0202"),
        (HEAD + COLUMNS + "0202-klarendal,Klarendal\n", 7, "2 kolommen"),
        (HEAD + COLUMNS + '0202-klarendal,"Klaren"dal,KLA,Arnhem,GM0202\n', 7, "geldige CSV"),
    ],
)
def test_damage_is_named_with_its_line(text: str, line: int, complaint: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        parse_area_list(text, "lijst.csv")
    assert str(refused.value).startswith(f"lijst.csv, regel {line}: ")
    assert complaint in str(refused.value)


@given(st.integers(0, len(BUILT_IN) - 1), st.integers(0, 40), st.text(max_size=8))
def test_any_damage_gives_a_list_or_a_line(start: int, length: int, put: str) -> None:
    damaged = BUILT_IN[:start] + put + BUILT_IN[start + length :]
    complaint = ""
    try:
        parse_area_list(damaged, "lijst.csv")
    except DefinitionError as refused:
        complaint = str(refused)
    assert not complaint or re.match(r"lijst\.csv, regel [1-9]\d*: ", complaint)
