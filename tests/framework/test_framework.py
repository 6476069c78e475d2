"""The built-in framework says what it should, and a damaged one is refused with its line."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.errors import DefinitionError
from wijkvisitatie.framework.definition import CODE_LISTS
from wijkvisitatie.framework.loader import builtin_framework, load_framework, parse_framework
from wijkvisitatie.paths import resource

SOURCE = resource("framework", "wijkenaanpak.toml").read_text(encoding="utf-8")


def test_five_areas_with_questions_evidence_and_rubric() -> None:
    framework = builtin_framework()
    assert [area.id for area in framework.areas] == [1, 2, 3, 4, 5]
    for area in framework.areas:
        assert 5 <= len(area.questions) <= 8
        assert len(area.rubric) == 5
        assert "gemeente.nu" in area.source
    assert framework.ladder_area == 3


def test_the_lists_hold_what_the_program_and_the_domain_name() -> None:
    codes = builtin_framework().codes
    assert tuple(codes) == CODE_LISTS
    kinds = ["goede weg", "obstakel", "knelpunt", "vernieuwing", "leerpunt", "bijvangst"]
    assert [code.key for code in codes["observation_kinds"]] == kinds
    assert len(codes["phases"]) == 13
    assert len(codes["funding_sources"]) == 12
    assert all(code.wider for code in codes["roles"])


@pytest.mark.parametrize("name", ["observation_kinds", "evidence_kinds", "roles"])
def test_each_entry_has_its_own_letter(name: str) -> None:
    letters = Counter(code.chord for code in builtin_framework().codes[name])
    assert "" not in letters
    assert max(letters.values()) == 1


# What is replaced by what, where the complaint must point, and what it must say.
DAMAGE = [
    ('short = "Regie"', 'shrt = "Regie"', 'shrt = "Regie"', "bedoelt u ‘short’"),
    ('short = "Regie"\n', "", "[[areas]]\nid = 2", "ontbreekt ‘short’"),
    ('short = "Regie"', "short = 2", "short = 2", "tekst tussen aanhalingstekens"),
    ('short = "Regie"', 'short = " "', 'short = " "', "leeg"),
    ('short = "Regie"', 'short = "Regie en leiding"', 'short = "Regie en', "ten hoogste 14"),
    ("id = 3\n", "id = 4\n", 'id = 4\ntitle = "Burger', "1 tot en met 5"),
    ("id = 3\n", 'id = "3"\n', 'id = "3"', "heel getal"),
    ("id = 3\n", "id = true\n", "id = true", "heel getal"),
    ("ladder_area = 3", "ladder_area = 6", "ladder_area = 6", "1 tot en met 5"),
    ('key = "3.4"', 'key = "3.3"', 'key = "3.3", text = "Wat is er', "twee keer"),
    ('key = "3.4"', 'key = "2.4"', 'key = "2.4", text = "Wat is er', "moet met 3. beginnen"),
    ('{level = 4, text = "Keuzes', '{level = 5, text = "Keuzes', 'text = "Keuzes', "op volgorde"),
    ('{level = 5, text = "Wat', '#{level = 5, text = "Wat', "rubric = [", "stopt bij 4"),
    ('chord = "o"', 'chord = "g"', 'chord = "g", help = "Hier loopt', "twee keer"),
    ('chord = "o"', 'chord = "oo"', 'chord = "oo"', "één kleine letter"),
    ('"by-catch"', '"Goede WEG"', '"Goede WEG"', "hoort al bij ‘goede weg’"),
    ('{key = "nog vragen"', '{key = "vragen"', "consents = [", "‘nog vragen’ ontbreekt"),
    ("consents = [", "consents_ = [", "consents_ = [", "bedoelt u ‘consents’"),
    ("settings = [", 'settings = ""\nsetting = [', 'settings = ""', "lijst tussen [ en ]"),
    ('version = "2011.2"', 'version = "2011.2', 'version = "2011.2', "schrijfwijze"),
    ("[codes]", "[[codes]]", "[[codes]]", "groep van lijsten"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "complaint"), DAMAGE)
def test_damage_is_named_with_its_line(old: str, new: str, place: str, complaint: str) -> None:
    assert old in SOURCE
    damaged = SOURCE.replace(old, new, 1)
    line = damaged.count("\n", 0, damaged.index(place)) + 1
    with pytest.raises(DefinitionError) as refused:
        parse_framework(damaged, "kader.toml")
    assert str(refused.value).startswith(f"kader.toml, regel {line}: ")
    assert complaint in str(refused.value)


@given(st.integers(0, len(SOURCE) - 1), st.integers(0, 40), st.text(max_size=8))
def test_any_damage_gives_a_framework_or_a_line(start: int, length: int, put: str) -> None:
    damaged = SOURCE[:start] + put + SOURCE[start + length :]
    try:
        parse_framework(damaged, "kader.toml")
    except DefinitionError as refused:
        line = re.match(r"kader\.toml, regel (\d+): ", str(refused))
        assert line
        assert 1 <= int(line[1]) <= damaged.count("\n") + 1


@pytest.mark.parametrize("text", ["", "id = 1", "x = " + "[" * 5000, "[[areas]]", "areas = 3"])
def test_what_is_no_framework_at_all_is_refused(text: str) -> None:
    with pytest.raises(DefinitionError, match=r"^kader\.toml, regel 1: "):
        parse_framework(text, "kader.toml")


def test_a_committees_own_file(tmp_path: Path) -> None:
    own = tmp_path / "kader.toml"
    own.write_text(SOURCE.replace('id = "wijkenaanpak"', 'id = "eigen"'), encoding="utf-8-sig")
    assert load_framework(own).id == "eigen"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"weg\.toml is niet te lezen"):
        load_framework(tmp_path / "weg.toml")
    old = tmp_path / "oud.toml"
    old.write_bytes('id = "a"\ntitle = "café"'.encode("latin-1"))
    with pytest.raises(DefinitionError, match=r"oud\.toml, regel 2: .*UTF-8"):
        load_framework(old)


def test_a_framework_from_before_the_later_lists_gets_those_of_the_program() -> None:
    before = SOURCE[: SOURCE.index("# Wie is in een fase aan zet?")]
    assert parse_framework(before, "kader.toml").codes == builtin_framework().codes
