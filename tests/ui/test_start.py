"""The start page: which dossiers it lists, and how opening and beginning are asked for."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wijkvisitatie.paths import dossiers_folder
from wijkvisitatie.store import keys
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.ui import session
from wijkvisitatie.ui.dialogs.new_round import NewRoundRequest
from wijkvisitatie.ui.pages.start import StartPage
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.work import definitions, rounds
from wijkvisitatie.work.passphrases import judge


@pytest.fixture
def worker() -> Iterator[Worker]:
    errors: list[BaseException] = []
    made = Worker("test", errors.append)
    yield made
    made.finish()
    assert not errors


def put_dossier(
    name: str, *, used: float, example: bool = False, within: Path | None = None
) -> Path:
    folder = (within or dossiers_folder()) / name
    folder.mkdir(parents=True)
    file = folder / "sleutels.json"
    file.write_text(json.dumps({"voorbeeld": example, "sloten": []}), encoding="utf-8")
    os.utime(file, (used, used))
    return folder


def shown(qtbot: QtBot, worker: Worker) -> StartPage:
    page = StartPage(worker)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    qtbot.waitUntil(lambda: bool(page._found) or page._empty.isVisible())
    return page


def test_it_imports_nothing_heavy() -> None:
    code = (
        "import sys, wijkvisitatie.ui.pages.start\n"
        "print({'sqlalchemy', 'cryptography', 'sqlcipher3'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_lists_dossiers_last_used_first(qtbot: QtBot, worker: Worker) -> None:
    put_dossier("vorig jaar", used=1_000)
    put_dossier("deze week", used=2_000)
    (dossiers_folder() / "geen dossier").mkdir()
    page = shown(qtbot, worker)
    assert [page._list.item(row).text() for row in range(2)] == ["deze week", "vorig jaar"]
    assert page._list.count() == 2


def test_without_dossiers_it_says_what_to_do(qtbot: QtBot, worker: Worker) -> None:
    page = shown(qtbot, worker)
    assert page._empty.isVisible()
    assert not page._open.isVisible()


def test_enter_asks_the_passphrase_and_hands_it_over(qtbot: QtBot, worker: Worker) -> None:
    folder = put_dossier("ronde", used=1_000)
    page = shown(qtbot, worker)
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    dialog = page._asking
    assert dialog is not None
    qtbot.keyClicks(dialog._secret.edit, "geheim woord")
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(dialog._secret.edit, Qt.Key.Key_Return)
    assert asked.args == [folder, Secret("wachtwoord", "geheim woord")]


def test_a_wrong_passphrase_is_said_where_it_was_typed(qtbot: QtBot, worker: Worker) -> None:
    put_dossier("ronde", used=1_000)
    page = shown(qtbot, worker)
    page._open_current()
    dialog = page._asking
    assert dialog is not None
    qtbot.keyClicks(dialog._secret.edit, "fout")
    page.show_busy("Dossier openen …")
    assert not dialog._open.isEnabled()
    page.show_busy("")
    page.show_error("Dit wachtwoord past niet.")
    assert dialog._message.text() == "Dit wachtwoord past niet."
    assert dialog._secret.edit.selectedText() == "fout"
    assert dialog._open.isEnabled()


def test_the_example_needs_no_passphrase(qtbot: QtBot, worker: Worker) -> None:
    put_dossier("voorbeeld", used=1_000, example=True)
    page = shown(qtbot, worker)
    with qtbot.waitSignal(page.example_requested):
        qtbot.keyClick(page._list, Qt.Key.Key_Return)


def test_a_dossier_elsewhere_is_remembered(qtbot: QtBot, worker: Worker, tmp_path: Path) -> None:
    folder = put_dossier("op de stick", used=1_000, within=tmp_path)
    page = shown(qtbot, worker)
    page._request(folder, Secret("wachtwoord", "geheim"))
    again = shown(qtbot, worker)
    assert [again._list.item(row).text() for row in range(again._list.count())] == ["op de stick"]


def test_a_folder_without_dossier_is_said_on_the_page(
    qtbot: QtBot, worker: Worker, tmp_path: Path
) -> None:
    page = shown(qtbot, worker)
    page.offer(tmp_path)
    qtbot.waitUntil(lambda: str(tmp_path) in page._message.text())


def begin(qtbot: QtBot, page: StartPage) -> None:
    page.new_round()
    dialog = page._making
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog._definitions.framework() is not None)


def fill(qtbot: QtBot, page: StartPage) -> None:
    dialog = page._making
    assert dialog is not None
    qtbot.keyClicks(dialog._round.widget("title"), "Ronde 2026: een/twee")
    qtbot.keyClicks(dialog._committee._rows[0].name, "Mevrouw Voorzitter")
    qtbot.keyClicks(dialog._committee._rows[1].name, "Lid Twee")
    dialog._committee._rows[1].me.setChecked(True)
    qtbot.keyClicks(dialog._passphrase.first, "vier losse woorden hier")
    qtbot.keyClicks(dialog._passphrase.second, "vier losse woorden hier")


def test_a_new_round_can_be_made_and_opened(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})
    page = shown(qtbot, worker)
    begin(qtbot, page)
    fill(qtbot, page)
    with qtbot.waitSignal(page.create_requested) as asked:
        page._making._make.click()
    request: NewRoundRequest = asked.args[0]
    opened = session.create_round(request)
    try:
        assert request.folder.parent == dossiers_folder()
        assert opened.round.title == "Ronde 2026: een/twee"
        assert opened.me is not None
        assert opened.me.name == "Lid Twee"
        assert len(rounds.wijken(opened.dossier)) == 40
    finally:
        opened.dossier.close()


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda dialog: dialog._round.widget("title").clear(), "naam"),
        (lambda dialog: [row.name.clear() for row in dialog._committee._rows], "commissielid"),
        (lambda dialog: dialog._passphrase.second.setText("anders"), "niet gelijk"),
        (lambda dialog: dialog._passphrase.first.setText("kort"), "te kort"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_asked(
    qtbot: QtBot, worker: Worker, spoil, complaint
) -> None:
    page = shown(qtbot, worker)
    begin(qtbot, page)
    fill(qtbot, page)
    spoil(page._making)
    with qtbot.assertNotEmitted(page.create_requested):
        page._making._make.click()
        worker.wait()
    assert complaint in page._making._message.text()


def test_escape_keeps_what_was_filled_in(qtbot: QtBot, worker: Worker) -> None:
    page = shown(qtbot, worker)
    begin(qtbot, page)
    fill(qtbot, page)
    qtbot.keyClick(page._making, Qt.Key.Key_Escape)
    assert not page._making.isVisible()
    page.new_round()
    assert page._making._round.value("title") == "Ronde 2026: een/twee"


def test_a_framework_of_ones_own_that_does_not_fit_names_its_line(
    qtbot: QtBot, worker: Worker
) -> None:
    file = definitions.made_folder() / "eigen.toml"
    file.write_text('id = "eigen"\nversion = "1"\ntitel = "Mis"\n', encoding="utf-8")
    page = shown(qtbot, worker)
    begin(qtbot, page)
    assert "eigen.toml, regel 3" in page._making._definitions._message.text()


@pytest.mark.parametrize(
    ("passphrase", "role"),
    [
        ("kort", "error"),
        ("aaaaaaaaaaaaaaaaaaaa", "warn"),
        ("wachtwoor", "warn"),
        ("fiets bloem tafel maan", "ok"),
    ],
)
def test_strength_is_said_honestly(passphrase: str, role: str) -> None:
    assert judge(passphrase)[0] == role
