"""The bar on top in a window that is too narrow for all its tabs: none is out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from wijkvisitatie.ui.page_list import PAGES
from wijkvisitatie.ui.top_bar import TopBar

KEYS = [key for key, _title, _shortcut in PAGES]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def bar(parent: QWidget) -> TopBar:
    made = TopBar(PAGES, parent)
    made.allow(set(KEYS))
    made.resize(2000, made.sizeHint().height())
    made.show()
    return made


def in_bar(bar: TopBar) -> list[str]:
    return [key for key in KEYS if key not in bar.tabs.in_menu()]


def test_all_are_seen_where_there_is_room(bar: TopBar) -> None:
    assert in_bar(bar) == KEYS


@pytest.mark.parametrize("width", [600, 450, 300])
def test_each_is_in_the_bar_or_in_the_menu(bar: TopBar, width: int) -> None:
    bar.show_page(KEYS[-1])
    bar.resize(width, bar.height())
    menu = bar.tabs.findChild(QMenu)
    assert isinstance(menu, QMenu)
    listed = [entry.text().split("\t")[0] for entry in menu.actions() if entry.isVisible()]
    titles = {key: title for key, title, _shortcut in PAGES}
    assert [titles[key] for key in bar.tabs.in_menu()] == listed
    assert KEYS[-1] in in_bar(bar), "the page that is shown must be seen to be chosen"
    assert bar.tabs.in_menu(), "so narrow that something must wait"
    for tab in (bar.tabs._tabs[key] for key in in_bar(bar)):
        assert tab.geometry().right() <= bar.tabs.width()


def test_the_menu_goes_to_the_page(bar: TopBar, qtbot: QtBot) -> None:
    bar.resize(500, bar.height())
    last = bar.tabs.in_menu()[-1]
    menu = bar.tabs.findChild(QMenu)
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(bar.chosen) as said:
        [entry for entry in menu.actions() if entry.isVisible()][-1].trigger()
    assert said.args == [last]


def test_a_page_that_cannot_be_shown_cannot_be_chosen_in_the_menu(bar: TopBar) -> None:
    bar.resize(300, bar.height())
    bar.allow({"start"})
    menu = bar.tabs.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert not any(entry.isEnabled() for entry in menu.actions() if entry.isVisible())


def test_what_waits_on_a_page_in_the_menu_is_counted_at_the_menu(bar: TopBar) -> None:
    bar.resize(300, bar.height())
    bar.show_count(bar.tabs.in_menu()[-1], 3)
    assert "(3)" in bar.tabs._more.text()
