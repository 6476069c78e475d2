"""Vaststellen and Versies: from what is open to a version that is kept, and what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.controls import silent
from tests.work.test_course import TRACK, ready
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.adopt import AdoptDialog
from wijkvisitatie.ui.dialogs.editions import EditionsDialog
from wijkvisitatie.ui.dialogs.erasing import ErasingDialog
from wijkvisitatie.work import editions, findings

__all__ = ["ready"]
REPORT = "gemeente"


@pytest.fixture
def dialog(qtbot: QtBot, ready, context: Context) -> AdoptDialog:
    return opened(qtbot, context)


def opened(qtbot: QtBot, context: Context) -> AdoptDialog:
    made = AdoptDialog(context, TRACK, "Arnhem")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._outlook is not None and not made._progress.is_running)
    return made


def adopt(qtbot: QtBot, dialog: AdoptDialog) -> None:
    dialog.reason.setPlainText("alles is gezegd")
    with qtbot.waitSignal(dialog.finished):
        dialog.adopt.click()


def change(context: Context, text: str) -> None:
    (line,) = findings.findings(context.dossier, track=TRACK)
    findings.change_finding(context.dossier, entity=line.finding.entity, text=text)


def kept(context: Context):
    return editions.editions(context.dossier, track=TRACK, report=REPORT)


def test_what_is_ready_is_adopted_and_can_be_undone(
    qtbot: QtBot, dialog: AdoptDialog, context: Context
):
    assert not dialog.adopt.isEnabled(), "a phase is skipped: it asks why"
    assert dialog.free.isVisibleTo(dialog)
    adopt(qtbot, dialog)
    assert [one.number for one in kept(context)] == [1]
    with qtbot.waitSignal(context.happened):
        context.undo()
    assert kept(context) == ()


def test_what_is_suspected_waits_for_somebody_to_look(qtbot: QtBot, ready, context: Context):
    change(context, "Bel 06-12345678.")
    dialog = opened(qtbot, context)
    dialog.reason.setPlainText("alles is gezegd")
    box = dialog.assured["personal"]
    assert box.isVisibleTo(dialog)
    assert not dialog.assured["group"].isVisibleTo(dialog)
    assert not dialog.adopt.isEnabled()
    box.setChecked(True)
    assert dialog.adopt.isEnabled()
    spot = dialog.left.gaps()[0]
    with qtbot.waitSignal(context.page_wanted):
        dialog.left.chosen.emit(spot)
    assert dialog.isHidden()
    assert context.take_sought() == spot.entity


def test_a_refusal_is_told_in_the_dialog_and_keeps_what_was_typed(
    qtbot: QtBot, dialog: AdoptDialog, context: Context
):
    change(context, "Bel 06-12345678.")  # after it was looked at
    dialog.reason.setPlainText("alles is gezegd")
    dialog.adopt.click()
    qtbot.waitUntil(lambda: "kan nog niet" in dialog._message.text())
    assert dialog.reason.toPlainText() == "alles is gezegd"
    assert kept(context) == ()


def test_a_second_time_it_is_an_erratum_with_the_words_of_the_committee(
    qtbot: QtBot, dialog: AdoptDialog, context: Context
):
    adopt(qtbot, dialog)
    same = opened(qtbot, context)
    assert "precies wat er nu staat" in same.becomes.text()
    assert not same.adopt.isEnabled()
    same.reject()
    change(context, "Bewoners horen het te laat.")
    again = opened(qtbot, context)
    assert "erratum op versie 1" in again.becomes.text()
    assert "B3.1 is gewijzigd." in again.told.text()
    again.changed.setPlainText("Het woord “te” ontbrak.")
    adopt(qtbot, again)
    assert kept(context)[-1].changes == ("Het woord “te” ontbrak.", "B3.1 is gewijzigd.")


@pytest.fixture
def versions(qtbot: QtBot, dialog: AdoptDialog, context: Context) -> EditionsDialog:
    """After one version was adopted and a word was changed."""
    adopt(qtbot, dialog)
    change(context, "Bewoners horen het te laat.")
    made = EditionsDialog(context, TRACK, "Arnhem")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "te" in made.diff.toPlainText())
    return made


def test_versions_lie_side_by_side_word_by_word(versions: EditionsDialog):
    assert versions.list.count() == 1
    text = versions.diff.toPlainText()
    assert "B3.1" in text
    assert "Bewoners horen het laat." in text
    assert "Bewoners horen het te laat." in text
    assert "Samenvatting" not in text, "what is the same is left out"


def test_the_very_files_are_stored_again(
    qtbot: QtBot, versions: EditionsDialog, context: Context, tmp_path: Path
):
    qtbot.waitUntil(versions.save["openbaar"].isEnabled)
    versions.save_in("openbaar", tmp_path)
    qtbot.waitUntil(lambda: "Opgeslagen" in versions._said.text())
    (pdf,) = tmp_path.glob("*.pdf")
    (edition,) = kept(context)
    data = {
        editions.file_data(context.dossier, file=one)
        for one in editions.files(context.dossier, edition=edition.entity)
    }
    assert pdf.read_bytes() in data
    pdf.write_bytes(b"van een ander")
    versions.save_in("openbaar", tmp_path)
    qtbot.waitUntil(lambda: "ander bestand" in versions._message.text())


def test_who_erases_is_told_of_versions_that_stay_and_can_erase_those_too(
    qtbot: QtBot, versions: EditionsDialog, context: Context
):
    (line,) = findings.findings(context.dossier, track=TRACK)
    asking = ErasingDialog(context, [line.support[0]], versions)
    qtbot.waitUntil(lambda: "1 versie van een rapport" in asking._kept.text())
    asking.reject()
    versions._wipe.click()
    erasing = next(one for one in versions.findChildren(ErasingDialog) if one is not asking)
    qtbot.waitUntil(erasing._erase.isEnabled)
    assert erasing._kept.isHidden()
    erasing.erase()
    qtbot.waitUntil(lambda: kept(context) == (), timeout=20_000)
    qtbot.waitUntil(lambda: versions.list.count() == 0, timeout=20_000)


def test_every_control_has_a_name(dialog: AdoptDialog, versions: EditionsDialog):
    assert silent(dialog) == []
    assert silent(versions) == []
