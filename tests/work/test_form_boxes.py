"""The box numbers of the printed form: what is printed is understood, all else is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkvisitatie.framework.loader import builtin_area_lists, builtin_framework
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.work.form_boxes import Box, box_number, typed_box
from wijkvisitatie.work.rounds import wijk_entity

FRAMEWORK = builtin_framework()
WIJKEN = [
    Wijk(entity=wijk_entity(one.key), key=one.key, name=one.name, abbreviation=one.abbreviation)
    for one in builtin_area_lists()[0].wijken
]
KLARENDAL = Wijk(entity="k", abbreviation="KLA")


@given(st.sampled_from(WIJKEN), st.sampled_from(FRAMEWORK.areas), st.data(), st.text())
def test_what_is_printed_is_understood(wijk, area, data, text):
    question = data.draw(st.sampled_from([one.key for one in area.questions]))
    for number, box in (
        (box_number(wijk, question=question), Box(wijk.entity, area.id, question)),
        (box_number(wijk, area=area.id), Box(wijk.entity, area.id)),
        (box_number(wijk), Box(wijk.entity)),
    ):
        for typed in (number, number.lower(), f"  {number}:"):
            found = typed_box(f"{typed} x{text}", WIJKEN, FRAMEWORK)
            assert found is not None
            assert (found.box, found.number) == (box, number)
            assert f"{typed} x{text}"[found.length :] == f"x{text}"


@pytest.mark.parametrize(
    "text",
    [
        "KLA-3.2",  # still being typed
        "KLA-3.29 bewoners",
        "KLA-7 bewoners",
        "KLA-0.1 bewoners",
        "KLA-3-A012 klopt niet",
        "PRE-3.2 bewoners",  # not visited
        "3.2 miljoen euro",
        "1-2 keer per week",
        "Bewoners van KLA-3.2 zeggen",
        "",
    ],
)
def test_what_is_no_number_of_a_box_here_is_text(text):
    assert typed_box(text, [KLARENDAL], FRAMEWORK) is None


@given(st.text(max_size=60))
def test_any_text_may_be_typed(text):
    found = typed_box(text, WIJKEN, FRAMEWORK)
    assert found is None or 0 < found.length <= len(text)
