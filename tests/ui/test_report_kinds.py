"""The page Rapport: each kind of report, each kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.report_page import (
    CTRL,
    choose,
    choose_gap,
    key,
    make,
    opened,
    page,
    save_as,
    says,
    shown_gaps,
)
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.report import ReportPage
from wijkvisitatie.work import findings, rounds, tracks

__all__ = ["opened", "page"]


def test_the_report_on_the_gemeente_is_made_here_for_each_kind_of_reader(
    page: ReportPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    choose(page, "Deelrapportage, openbaar")
    assert says(page, "Nog geen PDF")  # the one that was made is another report
    qtbot.waitUntil(lambda: says(page, "0 bevindingen"))
    track = tracks.first_track(rounds.gemeente_entity("GM0202"))
    dossier, seen = context.dossier, build.an_observation(context.dossier, "Gezien.", area=3)
    context.act(
        page,
        lambda: findings.make_finding(
            dossier, track=track, area=3, observations=[seen], text="Dat blijkt."
        ),
    )
    qtbot.waitUntil(lambda: says(page, "1 bevinding"))
    page.first_focus()
    make(page, qtbot)
    file = tmp_path / "deel.pdf"
    save_as(page, file)
    qtbot.waitUntil(lambda: says(page, f"Opgeslagen: {file}"))
    said = json.loads(file.with_suffix(".json").read_bytes())
    assert said["titel"] == "Deelrapportage Arnhem"
    assert said["openbaar"]
    assert any(one["duiding"] == "Dat blijkt." for one in said["passages"])
    choose(page, "Deelrapportage, voor de commissie")
    assert not says(page, "Opgeslagen")
    page.make()
    qtbot.waitUntil(lambda: says(page, "De PDF is klaar"), timeout=20_000)
    page.save_as()
    dialogs = [one for one in page.findChildren(QFileDialog) if one.isVisible()]
    assert "(intern)" in dialogs[0].selectedFiles()[0]


def test_of_a_deelrapportage_it_tells_what_keeps_it_from_being_adopted(
    page: ReportPage, qtbot: QtBot, context: Context
) -> None:
    choose(page, "Deelrapportage, openbaar")
    qtbot.waitUntil(lambda: "Samenvatting" in shown_gaps(page))
    waiting = next(one for one in shown_gaps(page) if one.endswith("Nog nergens geplaatst."))
    with qtbot.waitSignal(context.page_wanted) as went:
        choose_gap(page, waiting)
    assert went.args == ["weighing"]
    choose(page, "Bezoekverslag")
    qtbot.waitUntil(lambda: "Samenvatting" not in shown_gaps(page))


def test_a_report_is_stored_as_a_word_file_too(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    file = tmp_path / "Verslag.docx"
    save_as(page, file)
    qtbot.waitUntil(lambda: says(page, f"om te bewerken: {file}"), timeout=20_000)
    assert file.read_bytes().startswith(b"PK")
    assert [one.name for one in tmp_path.glob("Verslag*")] == ["Verslag.docx"]


def test_the_report_on_the_round_and_the_form_are_made_here_too(
    page: ReportPage, qtbot: QtBot
) -> None:
    choose(page, "Eindrapport, openbaar")
    qtbot.waitUntil(lambda: says(page, "De hele ronde"))
    make(page, qtbot)
    assert page._made.report.title.startswith("Eindrapport")
    choose(page, "Formulier op papier")
    qtbot.waitUntil(lambda: says(page, "Leeg, om op te schrijven"))
    make(page, qtbot)
    assert page._made.report.title == "Formulier Arnhem"
    choose(page, "Nota van bevindingen")
    qtbot.waitUntil(lambda: says(page, "0 bevindingen"))
    make(page, qtbot)
    assert page._made.report.title == "Nota van bevindingen Arnhem"


def test_all_deelrapportages_go_into_a_folder(
    page: ReportPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: list[str],
) -> None:
    folder = tmp_path / "rapporten"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    key(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)  # of a visit there is only one
    assert not list(folder.iterdir())
    choose(page, "Deelrapportage, openbaar")
    key(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: says(page, "1 deelrapportage opgeslagen in"), timeout=20_000)
    assert len(list(folder.glob("Deelrapportage Arnhem *.pdf"))) == 1
    page._all.show_folder.click()
    assert opened == [str(folder)]
