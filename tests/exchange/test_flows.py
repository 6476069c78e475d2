"""From a start package to one truth: what members hand in, joined in any order."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests import build
from tests.exchange.laptops import Laptops, fingerprint, laptops, own_member, take, texts
from tests.exchange.package_making import members_of
from wijkvisitatie.exchange.coverage import pack_coverage
from wijkvisitatie.exchange.joining import join, look
from wijkvisitatie.report.sheet import write_receipt
from wijkvisitatie.work import rounds


@pytest.fixture
def two(made_once: Path, tmp_path: Path) -> Iterator[Laptops]:
    with laptops(made_once, tmp_path, ("Anna", "Bram")) as made:
        yield made


def test_a_member_begins_with_the_round_and_nothing_else(two: Laptops) -> None:
    anna, office = two.members[0], two.office
    assert rounds.me(anna).name == "Anna"
    assert rounds.the_round(anna) == rounds.the_round(office)
    assert rounds.wijken(anna) == rounds.wijken(office)
    assert rounds.framework_of(anna) == rounds.framework_of(office)
    assert texts(anna) == set()


def test_what_members_hand_in_is_with_the_secretariat(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Anna ziet lege winkels.")
    build.an_observation(bram, "Bram hoort over de huur.")
    receipt = take(two.office, two.pack(anna), two.pack(bram))
    assert texts(two.office) == {"Anna ziet lege winkels.", "Bram hoort over de huur."}
    assert receipt.new() == 2
    assert [one.name for one in receipt.packages] == ["Anna", "Bram"]
    assert own_member(anna) == receipt.packages[0].member


def test_twice_is_nothing_new(two: Laptops) -> None:
    build.an_observation(two.members[0])
    file = two.pack(two.members[0])
    take(two.office, file)
    before = fingerprint(two.office)
    receipt = take(two.office, file)
    assert receipt.new() == 0
    assert fingerprint(two.office) == before


def test_a_receipt_is_a_page_to_file(two: Laptops, tmp_path: Path) -> None:
    build.an_observation(two.members[0])
    receipt = take(two.office, two.pack(two.members[0]))
    write_receipt(tmp_path / "bewijs.pdf", receipt, title="Visitatie 2010-2011")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "bewijs.pdf").pages)
    assert "Ontvangstbewijs" in text
    assert "inleverpakket van Anna" in text
    assert receipt.packages[0].sha256[:20] in text


def test_counts_are_exchanged_without_what_they_count(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Dit blijft bij Anna.", area=3, role="bewoner")
    written = pack_coverage(anna, two.file())
    assert b"blijft bij Anna" not in gzip.decompress(members_of(written.path)["body.gz"])
    looks = look(bram, [written.path])
    receipt = join(bram, looks, accepted={looks[0].sender.public_key: own_member(anna)})
    assert receipt.packages[0].coverage == {build.VISIT: [[build.KLARENDAL, 3, "bewoner", 1]]}
    assert texts(bram) == set()
