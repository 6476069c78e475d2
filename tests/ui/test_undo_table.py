"""Every action on the pages of the secretariat: done through the window, undone, and redone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table_window import Table, an_example
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.work import rounds

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = Qt.Key
KLARENDAL = rounds.wijk_entity("0202-klarendal")
Do = Callable[[Table, Any], object]  # with the page


def contents(table: Table) -> dict[str, set[tuple[object, ...]]]:
    """All that the dossier says when what was asked of it is done, without the trash."""
    table.context.settle()
    found = {}
    with table.context.dossier.read() as connection:
        for kind, one in TABLES.items():
            rows = connection.execute(sa.select(one).where(~one.c.deleted))
            found[kind] = {tuple(map(repr, row)) for row in rows}
    return found


# What a hand does


def key(where: Callable[[Any], QWidget], code: Qt.Key, modifier: Any = CTRL) -> Do:
    """A key where something has the focus."""

    def do(table: Table, page: Any) -> None:
        where(page).setFocus()
        table.qtbot.keyClick(where(page), code, modifier)

    return do


def typed(field: Callable[[Any], QWidget], words: str = " Erbij.") -> Do:
    """Words behind what stands in a field, which is then left."""

    def do(table: Table, page: Any) -> None:
        edit: Any = field(page)
        edit.setFocus()
        if isinstance(edit, QPlainTextEdit):
            edit.moveCursor(edit.textCursor().MoveOperation.End)
        table.qtbot.keyClicks(edit, words)
        page.flush()

    return do


def turned(box: Callable[[Any], QComboBox]) -> Do:
    """The next of the choices of a field."""

    def do(_table: Table, page: Any) -> None:
        one = box(page)
        at = (one.currentIndex() + 1) % one.count()
        one.setCurrentIndex(at)
        one.activated.emit(at)

    return do


def clicked(button: Callable[[Any], Any]) -> Do:
    return lambda _table, page: button(page).click()


def answered(first: Do, words: str) -> Do:
    """An action that asks for words."""

    def do(table: Table, page: Any) -> None:
        first(table, page)
        table.wait(lambda: bool(page.findChildren(QInputDialog)))
        dialog = page.findChildren(QInputDialog)[-1]
        dialog.setTextValue(words)
        dialog.accept()
        table.wait(lambda: not page.findChildren(QInputDialog))
        table.window.activateWindow()  # offscreen the focus does not come back by itself

    return do


def rows(*chosen: int) -> Callable[[Any], QWidget]:
    """The observations on Duiding, some of them chosen."""

    def where(page: Any) -> QWidget:
        material = page.material.list
        selection, flags = material.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        for row in chosen:
            index = page.material.model.index(row % page.material.model.rowCount())
            selection.setCurrentIndex(index, flags.Select)
        return material

    return where


def unused(page: Any) -> QWidget:
    """An observation that was set aside, chosen."""
    model = page.material.model
    lines = [model.line(model.index(row)) for row in range(model.rowCount())]
    aside = [bool(page._sheet.use(one.observation.entity).reason) for one in lines]
    return rows(aside.index(True))(page)


def first(list_: Callable[[Any], Any]) -> Callable[[Any], QWidget]:
    """A list with its first row chosen."""

    def where(page: Any) -> QWidget:
        made = list_(page)
        made.setCurrentRow(0)
        return made

    return where


@dataclass(frozen=True)
class After:
    """An action with something that must have been done first, which is not taken back."""

    first: Do
    do: Do


def field(of: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    return lambda page: of(page).widget(name)


def tab(name: str) -> Do:
    return lambda _table, page: page.conclusions.turn_to(name)


def both(*steps: Do) -> Do:
    """Several things in a row, of which the last is the action."""

    def do(table: Table, page: Any) -> None:
        for step in steps:
            step(table, page)
            table.settle()

    return do


found = first(lambda page: page.findings.list)
grounds = first(lambda page: page.findings.grounds)
advice = first(lambda page: page.recommendations.list)
practices = first(lambda page: page.conclusions._whole("practices").list)


WEIGHING: dict[str, Do | After] = {
    "bevinding maken": key(rows(0, 1), KEYS.Key_B),
    "koppelen": both(lambda _t, page: found(page), key(rows(-1), KEYS.Key_K)),
    "spreekt tegen": both(lambda _t, page: found(page), key(rows(-2), KEYS.Key_K, CTRL | SHIFT)),
    "losmaken": both(lambda _t, page: found(page), key(grounds, KEYS.Key_Delete, NONE)),
    "bevinding weg": key(found, KEYS.Key_Delete, NONE),
    "bevinding omlaag": key(found, KEYS.Key_Down, ALT),
    "terzijde": answered(key(rows(0), KEYS.Key_T), "buiten de opdracht"),
    "weer opnemen": key(unused, KEYS.Key_T),
    "tegenspraak": key(rows(-1, -3), KEYS.Key_T, CTRL | SHIFT),
    "duiding erbij": answered(key(rows(0), KEYS.Key_D), "Zo lees ik het."),
    "bevinding verwoorden": typed(field(lambda page: page.findings._form, "text")),
    "bevinding toelichten": typed(field(lambda page: page.findings._form, "explanation")),
    "bevinding verplaatsen": turned(field(lambda page: page.findings._form, "area")),
    "aanbeveling maken": both(lambda _t, page: found(page), key(found, KEYS.Key_R)),
    "aanbeveling verwoorden": both(
        tab("recommendations"), typed(field(lambda page: page.recommendations._form, "text"))
    ),
    "aanbeveling omlaag": both(tab("recommendations"), key(advice, KEYS.Key_Down, ALT)),
    "bevinding eronder": both(
        tab("recommendations"), turned(lambda page: page.recommendations.ground.more)
    ),
    "bevinding eronder weg": both(
        tab("recommendations"),
        key(first(lambda page: page.recommendations.ground.list), KEYS.Key_Delete, NONE),
    ),
    "aanbeveling weg": both(tab("recommendations"), key(advice, KEYS.Key_Delete, NONE)),
    "goed voorbeeld": both(
        tab("practices"), lambda _t, page: page.conclusions._whole("practices").add()
    ),
    "goed voorbeeld weg": both(tab("practices"), key(practices, KEYS.Key_Delete, NONE)),
    "project": both(tab("projects"), lambda _t, page: page.conclusions.projects.add()),
    "geld": both(tab("projects"), clicked(lambda page: page.conclusions.projects.add_money)),
    "project noemen": both(
        tab("projects"), typed(field(lambda page: page.conclusions.projects.project.form, "title"))
    ),
    "project weg": both(
        tab("projects"), key(lambda page: page.conclusions.projects.list, KEYS.Key_Delete, NONE)
    ),
}


def commented(_table: Table, page: Any) -> None:
    page.comment()
    page.comments.edit.setPlainText("Kan dit korter?")
    page.comments.place()


comments = first(lambda page: page.comments.list)
TEXTS: dict[str, Do | After] = {
    "tekst": typed(lambda page: page.editor.edit),
    "opmerking": commented,
    "opmerking afgehandeld": After(commented, key(comments, KEYS.Key_Space, NONE)),
    "opmerking weg": After(commented, key(comments, KEYS.Key_Delete, NONE)),
    "eigen woord": lambda _t, page: page.editor.speller._add("wijkcoalitie"),
}


def remarked(page: Any) -> QWidget:
    page.rows.list.setCurrentRow([row.remark is not None for row in page.rows._rows].index(True))
    return page.rows.list


def responding(_table: Table, page: Any) -> None:
    page.tabs.setCurrentWidget(page.response)


HEARING: dict[str, Do | After] = {
    "opmerking": key(first(lambda page: page.rows.list), KEYS.Key_N),
    "besluit": key(remarked, KEYS.Key_3),
    "opmerking lezen": both(
        lambda _t, page: remarked(page), typed(field(lambda page: page.remark.form, "text"))
    ),
    "reden": both(
        lambda _t, page: remarked(page), typed(field(lambda page: page.remark.form, "reason"))
    ),
    "soort": both(
        lambda _t, page: remarked(page), turned(field(lambda page: page.remark.form, "kind"))
    ),
    "bevinding wijzigen": both(
        lambda _t, page: remarked(page), typed(field(lambda page: page.passage.form, "text"))
    ),
    "opmerking weg": key(remarked, KEYS.Key_Delete, NONE),
    "reactie": After(responding, typed(field(lambda page: page.response.form, "text"))),
    "nawoord": After(responding, typed(field(lambda page: page.response.form, "afterword"))),
}


def municipal(page: Any) -> QWidget:
    table = page.findings.municipal.table
    table.selectRow(table.model().rowCount() - 1)
    return table  # type: ignore[no-any-return]


national = first(lambda page: page.findings.national.list)
below = first(lambda page: page.findings.national.grounds)
OVERVIEW: dict[str, Do | After] = {
    "landelijke bevinding": key(municipal, KEYS.Key_B),
    "koppelen": both(
        lambda _t, page: page.findings.right.setCurrentWidget(page.findings.national),
        lambda _t, page: national(page),
        key(municipal, KEYS.Key_K),
    ),
    "losmaken": both(lambda _t, page: national(page), key(below, KEYS.Key_Delete, NONE)),
    "verwoorden": typed(field(lambda page: page.findings.national._form, "text")),
    "weg": key(national, KEYS.Key_Delete, NONE),
    "thema erbij": both(
        lambda _t, page: municipal(page),
        lambda _t, page: page.findings.municipal.themes.field.added.emit("leegstand"),
    ),
    "thema weg": both(
        lambda _t, page: page.findings.municipal.table.selectRow(0),
        lambda _t, page: next(iter(page.findings.municipal.themes._buttons.values())).click(),
    ),
    "landelijk advies": both(lambda _t, page: national(page), key(national, KEYS.Key_R)),
    "wat terugkeert": both(
        lambda _t, page: page.views.setCurrentWidget(page.recurring),
        key(lambda page: page.recurring.groups, KEYS.Key_R),
    ),
}
REVISIT: dict[str, Do | After] = {
    "wat er is gedaan": turned(field(lambda page: page.card.form, "state")),
    "vergeleken": turned(field(lambda page: page.card.form, "compared")),
    "wat wij zagen": typed(field(lambda page: page.card.form, "seen")),
    "waarneming": key(lambda page: page.card.evidence._list, KEYS.Key_Space, NONE),
}


def stepped(table: Table, page: Any) -> None:
    page.take_step()
    table.settle()
    dialogs = [one for one in QApplication.topLevelWidgets() if hasattr(one, "take_step")]
    (dialog,) = (one for one in dialogs if one.isVisible() and one is not table.window)
    dialog.form.load({"phase": "commissieberaad", "reason": "Er kwam iets bij."})
    dialog.take_step()


COURSE: dict[str, Do | After] = {
    "fase": stepped,
    "notitie": typed(field(lambda page: page.form, "note")),
    "termijn": typed(field(lambda page: page.form, "due"), "2011-01-01"),
    "aan zet": turned(field(lambda page: page.form, "turn")),
}


def in_klarendal(page: Any) -> QWidget:
    page.committee.map.pick(KLARENDAL, 3)
    return page.committee.map  # type: ignore[no-any-return]


LEVEL: dict[str, Do | After] = {
    "niveau": key(in_klarendal, KEYS.Key_2, NONE),
    "niet te beoordelen": key(in_klarendal, KEYS.Key_0, NONE),
    "wissen": key(in_klarendal, KEYS.Key_Delete, NONE),
    "motivering": both(
        lambda _t, page: in_klarendal(page),
        typed(field(lambda page: page.committee.card.entry.form, "motivation")),
    ),
    "betrouwbaarheid": turned(field(lambda page: page.committee.card.entry.form, "confidence")),
    "standpunt": both(
        lambda _t, page: in_klarendal(page),
        lambda _t, page: page.committee.card.dissents.begin(rounds.member_entity("D")),
    ),
    "openbaar": clicked(lambda page: page.committee.publish),
}
PAGES: dict[str, dict[str, Do | After]] = {
    "weighing": WEIGHING,
    "texts": TEXTS,
    "hearing": HEARING,
    "overview": OVERVIEW,
    "revisit": REVISIT,
    "course": COURSE,
    "level": LEVEL,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_example(tmp_path_factory.mktemp("ongedaan"))


@pytest.mark.parametrize("name", PAGES)
def test_every_action_is_undone_and_redone(qtbot: QtBot, folder: Path, name: str) -> None:
    table = Table(qtbot, folder)
    page = table.go(name)
    if name == "level":
        page.tabs.setCurrentIndex(1)
    table.settle()
    if name == "overview":
        table.wait(lambda: page.is_whole)
    failed = {}
    for action, do in PAGES[name].items():
        try:
            if isinstance(do, After):
                do.first(table, page)
                table.settle()
                do = do.do
            undone_and_redone(table, page, do)
        except (
            AssertionError,
            qtbot.TimeoutError,
        ) as error:  # the others are looked at all the same
            failed[action] = str(error).splitlines()[0][:300]
    table.window.close()
    assert failed == {}


def undone_and_redone(table: Table, page: Any, do: Do) -> None:
    table.settle()
    before = contents(table)
    do(table, page)
    table.settle()
    after = contents(table)
    if after == before:
        raise AssertionError("nothing happened")
    table.context.undo()
    assert not differing(contents(table), before), f"undone: {differing(contents(table), before)}"
    table.context.redo()
    assert not differing(contents(table), after), f"redone: {differing(contents(table), after)}"
    table.context.undo()
    assert not differing(contents(table), before), "undone again"


def differing(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Kinds of which the records are not the same."""
    return {kind: one[kind] ^ other[kind] for kind in one if one[kind] != other[kind]}
