"""Inleveren in the window: told beforehand, kept nobody back, nothing lost when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests import build
from tests.exchange.laptops import Laptops, laptops, texts
from wijkvisitatie.errors import StorageFull
from wijkvisitatie.exchange import handing_over
from wijkvisitatie.exchange.handing_over import MAIL
from wijkvisitatie.exchange.packing import Contents
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui import handing
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.hand_in import HandInDialog
from wijkvisitatie.ui.dialogs.send_state import SendStateDialog
from wijkvisitatie.ui.dialogs.start_package import StartPackageDialog
from wijkvisitatie.ui.state import remember_folder
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.ui.widgets.folder_choice import OUT
from wijkvisitatie.work import handing_in, rounds
from wijkvisitatie.work.completeness import Gap

PATIENCE = 20_000  # ms
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(made_once: Path, tmp_path: Path) -> Iterator[Laptops]:
    remember_folder(OUT, tmp_path)
    with laptops(made_once, tmp_path, ("Fatma",)) as made:
        yield made


@pytest.fixture
def fatma(qapp: object, room: Laptops) -> Iterator[Context]:
    """A member's dossier as her window has it, with two observations."""
    errors: list[BaseException] = []
    worker, dossier = Worker("test", errors.append), room.members[0]
    build.an_observation(dossier, "Een", area=1)
    build.an_observation(dossier, "Twee")
    made = Context(
        dossier, rounds.framework_of(dossier), rounds.the_round(dossier), rounds.me(dossier), worker
    )
    made.failed.connect(errors.append)
    yield made
    made.close()
    worker.finish()
    assert not errors


def opened(qtbot: QtBot, context: Context) -> HandInDialog:
    dialog = HandInDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._prospect is not None, timeout=PATIENCE)
    return dialog


def is_closed(dossier: Dossier) -> bool:
    return handing_in.closing(dossier, visit=build.VISIT).is_mine


def contents(*, text: int, pictures: dict[str, int]) -> Contents:
    return Contents(
        kind="inlevering",
        targets=(),
        records={},
        text=text,
        pictures=pictures,
        held_back=0,
        unfinished=0,
    )


def test_what_is_missing_is_shown_and_keeps_nobody_back(
    qtbot: QtBot, fatma: Context, tmp_path: Path
) -> None:
    dialog = opened(qtbot, fatma)
    lines = [dialog.gaps.item(row).text() for row in range(dialog.gaps.count())]
    assert any(line.startswith("1 ") and "1 waarneming" in line for line in lines)
    assert any("nog niet geplaatst" in line for line in lines)
    before = texts(fatma.dossier)
    qtbot.mouseClick(dialog.hand_in, LEFT)
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == 1, timeout=PATIENCE)
    assert is_closed(fatma.dossier)
    assert texts(fatma.dossier) == before
    assert len(list(tmp_path.glob("Inlevering Fatma*.wvp"))) == 1


def test_a_line_leads_to_where_it_can_be_mended(qtbot: QtBot, fatma: Context) -> None:
    dialog = opened(qtbot, fatma)
    gap: Gap = next(one for one in dialog.gaps.gaps() if one.observation)
    asked: list[tuple[str, str, str]] = []
    fatma.visit_wanted.connect(lambda *place: asked.append(place))
    dialog.gaps.chosen.emit(gap)
    assert asked == [(build.VISIT, "visit", gap.observation)]
    assert not is_closed(fatma.dossier)


def test_a_package_that_can_not_be_written_leaves_the_visit_open(
    qtbot: QtBot, fatma: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise StorageFull("De stick is vol.")

    monkeypatch.setattr(handing_over, "pack", refuse)
    dialog = opened(qtbot, fatma)
    qtbot.mouseClick(dialog.hand_in, LEFT)
    qtbot.waitUntil(lambda: "De stick is vol" in dialog._message.text(), timeout=PATIENCE)
    assert not is_closed(fatma.dossier)
    assert dialog.hand_in.isEnabled()


def test_it_can_be_stopped(
    qtbot: QtBot, fatma: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = handing_over.pack
    dialog = opened(qtbot, fatma)

    def stopped(*args: object, **options: object) -> object:
        dialog._progress._task.cancel()
        return real(*args, **options)

    monkeypatch.setattr(handing_over, "pack", stopped)
    qtbot.mouseClick(dialog.hand_in, LEFT)
    qtbot.waitUntil(lambda: "Gestopt" in dialog._message.text(), timeout=PATIENCE)
    assert not is_closed(fatma.dossier)
    assert list(tmp_path.glob("Inlevering*")) == []


def test_the_receipt_is_kept_as_a_file(
    qtbot: QtBot, fatma: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bewijs.pdf"
    dialog = opened(qtbot, fatma)
    qtbot.mouseClick(dialog.hand_in, LEFT)
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == 1, timeout=PATIENCE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    qtbot.mouseClick(dialog._save, LEFT)
    qtbot.waitUntil(file.exists, timeout=PATIENCE)
    assert file.read_bytes().startswith(b"%PDF")


def test_what_is_too_large_for_a_mail_is_told_with_the_ways_out() -> None:
    large = contents(text=1000, pictures={str(one): MAIL // 3 for one in range(6)})
    assert "3 bestanden" in handing.size(large, mail=True, bare=False)
    assert "zonder foto" in handing.size(large, mail=True, bare=False)
    assert "bestanden" not in handing.size(large, mail=False, bare=False)
    bare = handing.size(large, mail=True, bare=True)
    assert "bestanden" not in bare
    assert "6 foto’s gaan nu niet mee" in bare


def test_a_member_is_told_whose_work_start_packages_and_the_stand_are(
    qtbot: QtBot, fatma: Context
) -> None:
    start, stand = StartPackageDialog(fatma), SendStateDialog(fatma)
    for dialog in (start, stand):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog: dialog._pages.currentIndex() == 2, timeout=PATIENCE)
        assert not dialog.make.isVisible()
