"""A change that says that a record is of another kind takes nothing out of sight."""

from __future__ import annotations

from contextlib import suppress
from itertools import permutations

import pytest

from tests.store.revision_making import ENTITY, a_revision, an_edit
from wijkvisitatie.errors import Cancelled
from wijkvisitatie.store import comparing, derived, joining
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import observations

RECORD = a_revision()
EDIT = an_edit(RECORD, {"text": "De straat staat leeg."})
STRANGE = [
    a_revision({"entities": []}, kind="erasure", seq=3),
    a_revision({"x": "y"}, kind="aaa", seq=4),
]


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_any_order_and_apart(dossier: Dossier, strange: str, order: tuple[int, ...]) -> None:
    bodies = [RECORD, EDIT, strange]
    for turn in order:
        with dossier.write() as writing:
            joining.join(writing, [bodies[turn]], eraser="m" * 32)
            assert comparing.differences(writing.connection) == []
    shown = observations.observation_line(dossier, entity=ENTITY).observation
    assert shown.text == "De straat staat leeg."


@pytest.mark.parametrize("strange", STRANGE)
def test_the_fingerprint_is_the_same_in_any_order(dossier: Dossier, strange: str) -> None:
    prints = set()
    for order in permutations([RECORD, EDIT, strange]):
        with suppress(Cancelled), dossier.write() as writing:  # nothing stays
            joining.join(writing, order, eraser="m" * 32)
            prints.add(derived.fingerprint(writing.connection))
            raise Cancelled
    assert len(prints) == 1
