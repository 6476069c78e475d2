"""Voortgang: the round at a glance, a step with its reason, and what keeps it back."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.adopt import AdoptDialog
from wijkvisitatie.ui.dialogs.phase_step import PhaseStepDialog
from wijkvisitatie.ui.pages.course import CoursePage
from wijkvisitatie.work import course, editions, rounds, sections, tracks

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> CoursePage:
    build.an_observation(context.dossier, "nog niet gewogen")
    context.track = TRACK
    made = CoursePage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.table.rowCount() > 0)
    return made


def phase(page: CoursePage) -> str:
    return tracks.track_line(page._context.dossier, track=TRACK).track.phase


def shown(page: CoursePage) -> list[PhaseStepDialog]:
    return [one for one in page.findChildren(PhaseStepDialog) if one.isVisible()]


def step(qtbot: QtBot, page: CoursePage, to: str, reason: str = "") -> PhaseStepDialog:
    page.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shown(page)))
    (dialog,) = shown(page)
    dialog.form.load({"phase": to, "reason": reason})
    dialog._tell()
    return dialog


def test_the_gemeente_that_the_pages_share_is_chosen(page: CoursePage):
    chosen = page.table.current()
    assert chosen is not None
    assert chosen.line.track.entity == TRACK


def test_a_term_is_typed_as_people_write_a_day(qtbot: QtBot, page: CoursePage):
    def due() -> str:
        return tracks.track_line(page._context.dossier, track=TRACK).track.due

    def typed(text: str) -> None:
        page.form.widget("due").setText(text)
        page._saver.store("due", page.form.value("due"))

    typed("15-3-2027")
    qtbot.waitUntil(lambda: due() == "2027-03-15")
    qtbot.waitUntil(lambda: "15 mrt 2027" in page.table.item(page.table.currentRow(), 3).text())
    assert page.form.widget("due").text() == "15-3-2027"
    with qtbot.waitSignal(page._context.failed) as failed:
        typed("na de zomer")
    assert "is geen datum" in str(failed.args[0])
    page._context._worker._failed.__self__.clear()
    assert due() == "2027-03-15"


def test_a_step_back_asks_why_and_the_log_keeps_it(qtbot: QtBot, page: CoursePage):
    dialog = step(qtbot, page, "commissieberaad", "eerder begonnen")
    with qtbot.waitSignal(dialog.finished):
        dialog.take_step()
    qtbot.waitUntil(lambda: phase(page) == "commissieberaad")
    back = step(qtbot, page, "bezoek")
    assert not back.step.isEnabled()
    assert "Schrijf op waarom" in back.message.text()
    back.form.load({"reason": "een wijk is vergeten"})
    back._tell()
    with qtbot.waitSignal(back.finished):
        back.take_step()
    qtbot.waitUntil(lambda: page.log.count() == 2)
    assert "een wijk is vergeten" in page.log.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.waitSignal(page._context.happened):
        page._context.undo()
    qtbot.waitUntil(lambda: phase(page) == "commissieberaad")


def test_adopting_is_a_step_with_a_window_of_its_own(qtbot: QtBot, page: CoursePage):
    dialog = step(qtbot, page, "vastgesteld")
    assert "eigen venster" in dialog.message.text()
    dialog.take_step()
    (adopting,) = page.findChildren(AdoptDialog)
    qtbot.waitUntil(lambda: adopting._outlook is not None)
    adopting.reject()
    assert phase(page) == "bezoek"


def test_what_was_adopted_is_told_with_what_changed_since(qtbot: QtBot, page: CoursePage):
    dossier = page._context.dossier
    editions.freeze(
        dossier,
        track=TRACK,
        report="gemeente",
        status=editions.ADOPTED,
        fingerprint="",
        content=editions.passages(dossier, track=TRACK),
    )
    page.reload()
    qtbot.waitUntil(lambda: "Versie 1 is vastgesteld" in page._edition.text())
    assert "gewijzigd" not in page._edition.text()
    sections.write_section(dossier, track=TRACK, key="samenvatting", text="Nieuw.")
    page.reload()
    qtbot.waitUntil(lambda: "Sindsdien gewijzigd: Samenvatting." in page._edition.text())


def test_a_reason_leads_to_the_record_it_is_about(qtbot: QtBot, page: CoursePage):
    dialog = step(qtbot, page, "commissieberaad", "proef")
    with qtbot.waitSignal(dialog.finished):
        dialog.take_step()
    qtbot.waitUntil(lambda: page.open.count() > 1)
    spot = next(one for one in page.open.gaps() if one.words.endswith("nog niet gewogen"))
    with qtbot.waitSignal(page._context.page_wanted) as went:
        page.open.chosen.emit(spot)
    assert went.args == ["weighing"]
    assert page._context.take_sought() == spot.entity


def test_a_term_that_is_past_is_said_in_words(qtbot: QtBot, page: CoursePage):
    page.form.widget("due").setText("2011-03-01")  # type: ignore[attr-defined]
    page.form.changed("due", final=True)
    row = page.table.currentRow()
    qtbot.waitUntil(lambda: "te laat" in page.table.item(row, 3).text())
    qtbot.waitUntil(lambda: "1 is te laat" in page.summary.text())


def test_what_is_typed_does_not_wait_for_what_blocks(
    qtbot: QtBot, page: CoursePage, monkeypatch: pytest.MonkeyPatch
):
    """Of a large round that takes seconds to read, and the worker is what keeps text."""
    go_on = threading.Event()
    monkeypatch.setattr(course, "blocking", lambda *_a, **_k: go_on.wait(30) and ())
    page.reload()
    qtbot.keyClicks(page.form.widget("note"), "Bel het secretariaat.")
    page.flush()
    qtbot.waitUntil(
        lambda: "Bel" in tracks.track_line(page._context.dossier, track=TRACK).track.note
    )
    assert not go_on.is_set()
    go_on.set()
