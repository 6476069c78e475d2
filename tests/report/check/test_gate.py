"""The gate that every report passes is itself put to the test: one rule broken at a time.

What the validator does not look at, the two ways between page and structure, has a check of our
own (``round_trip``), and that one is put to the test in the same way.
"""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Name

from tests.report.check.breaking import (
    FAULTS,
    Damage,
    a_link,
    a_page,
    a_page_with_links,
    an,
    damaged,
    elements,
    tree,
)
from tests.report.pdf.round_trip import departures
from tests.report.pdf.test_hostile import everywhere
from wijkvisitatie.report.check import check, told
from wijkvisitatie.report.pdf import draw

BY_NAME_ONLY = "houdt zich niet aan een regel"


@pytest.fixture(scope="module")
def good() -> bytes:
    return draw(everywhere("Een woord"))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_rewriting_a_file_breaks_nothing(good: bytes) -> None:
    """Otherwise the faults below would prove nothing."""
    again = damaged(good, lambda pdf: None)
    assert check(again, name="x.pdf") == ()
    assert departures(opened(again)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_rule_is_noticed_and_told(fault: str, good: bytes) -> None:
    damage, rule = FAULTS[fault]
    found = check(damaged(good, damage), name="x.pdf")
    assert [one.rule for one in found if re.search(rule, one.rule)], found
    assert any(BY_NAME_ONLY not in line for line in told(found)), told(found)


def test_a_locked_file_is_noticed(good: bytes) -> None:
    lock = pikepdf.Encryption(owner="a", user="", allow=pikepdf.Permissions(accessibility=False))
    found = check(damaged(good, lambda pdf: None, encryption=lock), name="x.pdf")
    assert any("beveiligd" in line for line in told(found))


# What only our own round trip sees


def numbers(pdf: pikepdf.Pdf) -> Array:
    return tree(pdf).ParentTree.Nums


def owners(pdf: pikepdf.Pdf) -> Array:
    """The owners of what a page with text draws."""
    found: Array = numbers(pdf)[2 * int(a_page(pdf).StructParents) + 1]
    return found


def swapped(pdf: pikepdf.Pdf) -> None:
    array = owners(pdf)
    first = next(i for i in range(1, len(array)) if array[i].objgen != array[0].objgen)
    array[0], array[first] = array[first], array[0]


def of_another_page(pdf: pikepdf.Pdf) -> None:
    other = next(one for one in pdf.pages if one.objgen != a_page(pdf).objgen)
    an_element = owners(pdf)[0]
    an_element.Pg = other.obj


def untied(pdf: pikepdf.Pdf) -> None:
    """The first link of the page is told of by no element."""
    for one in elements(pdf, "Link"):
        one.K = Array([kid for kid in one.K if isinstance(kid, int)])


TURNED: dict[str, Damage] = {
    "no way back": lambda pdf: tree(pdf).ParentTree.__setitem__("/Nums", Array()),
    "an owner too few": lambda pdf: owners(pdf).__delitem__(-1),
    "two owners changed places": swapped,
    "content of another page": of_another_page,
    "an element with nothing of its own": lambda pdf: an("P")(pdf).__setitem__("/K", Array()),
    "an element that is nowhere": lambda pdf: tree(pdf).K.K.__delitem__(-1),
    "an element in two places": lambda pdf: tree(pdf).K.K.append(an("P")(pdf)),
    "another parent": lambda pdf: an("LI")(pdf).__setitem__("/P", tree(pdf).K),
    "another name than it is drawn with": lambda pdf: an("P")(pdf).__setitem__("/S", Name.H1),
    "a link of another element": lambda pdf: a_link(pdf).__setitem__(
        "/StructParent", int(a_link(pdf).StructParent) + 1
    ),
    "a link that no element tells of": untied,
    "a link less on the page": lambda pdf: a_page_with_links(pdf).Annots.__delitem__(0),
    "a page with the number of another": lambda pdf: a_page(pdf).__setitem__("/StructParents", 0),
    "a next number that is taken": lambda pdf: tree(pdf).__setitem__("/ParentTreeNextKey", 0),
}


@pytest.mark.parametrize("fault", TURNED)
def test_a_way_that_leads_elsewhere_is_noticed(fault: str, good: bytes) -> None:
    assert departures(opened(damaged(good, TURNED[fault]))) != []
