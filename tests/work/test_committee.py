"""A committee that changes, and days as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import long_date, short_date, weekday_date
from wijkvisitatie.work import committee, history, rounds
from wijkvisitatie.work.typed_day import short_day, typed_day


def test_a_member_is_renamed(dossier: Dossier) -> None:
    member = rounds.members(dossier)[0]
    committee.change_member(dossier, entity=member.entity, name="Anna de Wit", role="voorzitter")
    changed = rounds.members(dossier)[0]
    assert (changed.name, changed.role, changed.letter) == ("Anna de Wit", "voorzitter", "A")


def test_the_letter_of_who_left_is_not_given_out_again(dossier: Dossier) -> None:
    second = rounds.members(dossier)[1]
    gone = committee.leave(dossier, entity=second.entity)
    committee.join(dossier, name="Lid Drie")
    assert [one.letter for one in rounds.members(dossier)] == ["A", "C"]
    history.restore(dossier, kind="member", entity=gone.entity("member"))
    assert [one.letter for one in rounds.members(dossier)] == ["A", "B", "C"]


def test_who_recorded_something_stays(dossier: Dossier) -> None:
    me, other = rounds.members(dossier)
    build.an_observation(dossier)
    rounds.set_me(dossier, member=other.entity)
    with pytest.raises(InputError, match="al iets vastgelegd"):
        committee.leave(dossier, entity=me.entity)
    with pytest.raises(InputError, match="deze laptop"):
        committee.leave(dossier, entity=other.entity)
    assert len(rounds.members(dossier)) == 2


@given(st.dates())
def test_a_day_is_read_in_every_way_it_is_written(day: object) -> None:
    iso = str(day)
    for written in (iso, short_day(iso), long_date(iso), weekday_date(iso), short_date(iso)):
        if int(iso[:4]) >= 1000:  # shorter years are no years that people type
            assert typed_day(written) == iso


@pytest.mark.parametrize("text", ["31-2-2010", "morgen", "24 juno 2010x", "24-6", "1-13-2010"])
def test_what_is_no_day_is_said_to_be_none(text: str) -> None:
    with pytest.raises(InputError, match="geen datum"):
        typed_day(text)


def test_no_day_is_no_day() -> None:
    assert (typed_day("  "), short_day("")) == ("", "")
