"""A whole round of exchange through the real window: begin, record, hand in, join, send back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from tests import build
from tests.journeys.room import Room, office, room, starts
from wijkvisitatie.ui.dialogs.coverage import CoverageDialog
from wijkvisitatie.ui.dialogs.send_state import SendStateDialog
from wijkvisitatie.work import conflicts, handing_in, visits

__all__ = ["office", "room"]


def test_members_begin_record_and_hand_in_and_get_the_stand_back(room: Room, office: Path) -> None:
    first, second = starts(room, office, "Fatma", "Jan")
    fatma = room.begin(first)
    room.record("Fatma zag lege winkels")
    of_fatma = room.hand_in()
    dossier = room.window.context.dossier
    assert handing_in.closing(dossier, visit=build.VISIT).is_mine
    assert "Fatma zag lege winkels" in room.texts()  # handing in removes nothing
    jan = room.begin(second)
    room.record("Jan sprak een bewoner")
    of_jan = room.hand_in()

    room.take_up(office)
    receipt = room.join(of_fatma, of_jan)
    assert room.texts() == {"Fatma zag lege winkels", "Jan sprak een bewoner"}
    assert not receipt._message.text()  # nothing is missing
    receipt.reject()
    dialog = room.dialog(SendStateDialog, "send_state")
    room.until(lambda: len(dialog.chosen()) == 2)
    room.press(dialog.make)
    room.until(lambda: dialog._pages.currentIndex() == 1)
    dialog.reject()

    for name, folder in (("Fatma", fatma), ("Jan", jan)):
        room.take_up(folder)
        room.join(next(room.stick.glob(f"Stand*{name}.wvp"))).reject()
        assert room.texts() == {"Fatma zag lege winkels", "Jan sprak een bewoner"}


def test_who_has_not_handed_in_is_named_and_sees_nothing_of_the_others(
    room: Room, office: Path
) -> None:
    first, second = starts(room, office, "Fatma", "Jan")
    room.begin(first)
    room.record("Fatma zag lege winkels")
    of_fatma = room.hand_in()
    jan = room.begin(second)
    coverage = room.dialog(
        CoverageDialog, "coverage"
    )  # Jan is still on site, and makes himself known
    room.press(coverage.give)
    room.until(lambda: coverage._pages.currentIndex() == 1)
    coverage.reject()
    (of_jan,) = room.stick.glob("Dekking*.wvp")

    room.take_up(office)
    room.join(of_fatma, of_jan).reject()
    dialog = room.dialog(SendStateDialog, "send_state")
    room.until(lambda: len(dialog.chosen()) == 2)
    said = {}
    for row in range(dialog.members.count()):
        dialog.members.setCurrentRow(row)
        said[dialog.members.item(row).text()] = dialog.why.text()
    assert "krijgt alles" in said["Fatma"]
    assert "heeft nog niet ingeleverd: Arnhem" in said["Jan"]
    room.press(dialog.make)
    room.until(lambda: dialog._pages.currentIndex() == 1)
    dialog.reject()
    room.take_up(jan)
    room.join(next(room.stick.glob("Stand*Jan.wvp"))).reject()
    assert room.texts() == set()


def test_going_back_to_before_a_join_loses_nothing(room: Room, office: Path) -> None:
    (first,) = starts(room, office, "Fatma")
    room.begin(first)
    room.record("Fatma zag lege winkels")
    of_fatma = room.hand_in()
    room.take_up(office)
    receipt = room.join(of_fatma)
    before = room.window.context
    receipt._go_back()
    room.until(lambda: room.window.context not in (None, before))
    room.opened()
    assert room.texts() == set()
    room.join(of_fatma).reject()
    assert room.texts() == {"Fatma zag lege winkels"}


def test_seven_laptops_that_disagree_are_joined_in_an_odd_order(room: Room, office: Path) -> None:
    names = ("Fatma", "Jan", "Mei", "Omar", "Piet", "Sanne", "Wim")
    files = []
    for name, package in zip(names, starts(room, office, *names), strict=True):
        room.begin(package)
        room.record(f"{name} zag lege winkels")
        dossier = room.window.context.dossier
        action = partial(
            visits.change_visit, dossier, entity=build.VISIT, limits=f"{name} zag de flats niet."
        )
        room.window.context.act(room.window, action)
        files.append(room.hand_in())

    room.take_up(office)
    room.join(*files[4:], files[0]).reject()
    room.join(*reversed(files)).reject()  # three that are new, and four once more
    assert room.texts() == {f"{name} zag lege winkels" for name in names}
    dossier = room.window.context.dossier
    (quarrel,) = conflicts.open_conflicts(dossier)
    assert len(quarrel.sides) == len(names)
    room.window.go("conflicts")
    page = room.window._pages["conflicts"]
    room.until(lambda: page.list.count() == 1)
    room.window.activateWindow()
    page.list.setFocus()
    room.until(page.list.hasFocus)
    room.qtbot.keyClick(page.list, Qt.Key.Key_3)
    room.until(lambda: conflicts.count(dossier) == 0)
    room.window.context.undo()
    room.until(lambda: conflicts.count(dossier) == 1)
