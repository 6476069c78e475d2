"""What people type for a time, and where an item goes when its time changes."""

import pytest

from tests import build
from wijkvisitatie.errors import InputError
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import programme
from wijkvisitatie.work.slots import clock_time, set_start


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        ("930", "09:30"),
        ("0930", "09:30"),
        ("14", "14:00"),
        ("9.30 uur", "09:30"),
        ("16u", "16:00"),
        (" 23:59 ", "23:59"),
        ("", ""),
    ],
)
def test_a_time_as_people_type_it(typed: str, meant: str) -> None:
    assert clock_time(typed) == meant


@pytest.mark.parametrize("typed", ["24:00", "9:60", "half tien", "12345", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        clock_time(typed)


def order(dossier: Dossier) -> list[str]:
    return [item.title for item in programme.items(dossier, visit=build.VISIT)]


def test_an_item_goes_where_its_time_puts_it(dossier: Dossier) -> None:
    for title, start in (("Ontvangst", "09:00"), ("Lunch", "12:30")):
        programme.add_item(dossier, visit=build.VISIT, date="2010-06-24", start=start, title=title)
    lunch = programme.items(dossier, visit=build.VISIT)[2]
    set_start(dossier, entity=lunch.entity, date="2010-06-24", start="08:30")
    assert order(dossier) == ["Lunch", "Ontvangst", "Wandeling door de wijk"]
    set_start(dossier, entity=lunch.entity, date="2010-06-24", start="10:00")
    assert order(dossier) == ["Ontvangst", "Lunch", "Wandeling door de wijk"]
    set_start(dossier, entity=lunch.entity, date="2010-06-24", start="")
    assert order(dossier) == ["Ontvangst", "Lunch", "Wandeling door de wijk"]


def test_an_order_made_by_hand_stays_when_it_fits(dossier: Dossier) -> None:
    walk = programme.items(dossier, visit=build.VISIT)[0]
    programme.add_item(dossier, visit=build.VISIT, title="Ergens tussendoor")
    set_start(dossier, entity=walk.entity, date="2010-06-24", start="15:00")
    assert order(dossier) == ["Wandeling door de wijk", "Ergens tussendoor"]
