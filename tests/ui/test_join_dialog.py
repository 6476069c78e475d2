"""Inlezen in the window: nothing before it is asked, numbers that add up, and a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests import build
from tests.exchange.laptops import Laptops, laptops, state, texts
from wijkvisitatie.exchange import joining
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.join import JoinDialog
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.work import observations, programme, rounds

PATIENCE = 20_000  # ms
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(made_once: Path, tmp_path: Path) -> Iterator[Laptops]:
    """A secretariat, a member who was invited, and one who began from the package for all."""
    with laptops(made_once, tmp_path, ("Fatma",)) as made:
        made.add("Jan", personal=False)
        yield made


@pytest.fixture
def office(qapp: object, room: Laptops) -> Iterator[Context]:
    """The secretariat's dossier as its window has it."""
    errors: list[BaseException] = []
    worker, dossier = Worker("test", errors.append), room.office
    made = Context(
        dossier, rounds.framework_of(dossier), rounds.the_round(dossier), rounds.me(dossier), worker
    )
    made.failed.connect(errors.append)
    yield made
    made.close()
    worker.finish()
    assert not errors


def looked(qtbot: QtBot, context: Context, *files: Path) -> JoinDialog:
    dialog = JoinDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.add(files)
    qtbot.waitUntil(
        lambda: bool(dialog._looks) and not dialog._progress.is_running, timeout=PATIENCE
    )
    return dialog


def join(qtbot: QtBot, dialog: JoinDialog) -> None:
    qtbot.mouseClick(dialog.join, LEFT)
    qtbot.waitUntil(lambda: dialog._receipt is not None, timeout=PATIENCE)


def recorded(dossier: Dossier, *sentences: str) -> list[str]:
    return [build.an_observation(dossier, sentence, area=1) for sentence in sentences]


def test_several_packages_are_shown_added_up_and_joined(
    qtbot: QtBot, room: Laptops, office: Context
) -> None:
    fatma = room.members[0]
    recorded(fatma, "Een", "Twee")
    first = room.pack(fatma)
    recorded(fatma, "Drie")
    second = room.pack(fatma)
    before = state(room.office)
    dialog = looked(qtbot, office, first, second)
    assert dialog.view.list.count() == 3  # both together, and each
    for row in range(3):
        dialog.view.list.setCurrentRow(row)
        for _kind, *numbers in dialog.view.table.rows():
            sent, *rest = map(int, numbers)
            assert sent == sum(rest)
    assert state(room.office) == before
    heard: list[Changes] = []
    office.happened.connect(heard.append)
    join(qtbot, dialog)
    assert texts(room.office) >= {"Een", "Twee", "Drie"}
    assert "observation" in heard[0].kinds()
    again = looked(qtbot, office, second)
    assert "0 nieuw" in again.view.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_who_is_unknown_is_asked_and_without_an_answer_left_out(
    qtbot: QtBot, room: Laptops, office: Context
) -> None:
    fatma, jan = room.members
    recorded(fatma, "Van Fatma")
    recorded(jan, "Van Jan")
    dialog = looked(qtbot, office, room.pack(fatma), room.pack(jan))
    (who,) = joining.unknown(dialog._looks)
    said = " ".join(dialog.view.said())  # the one that is asked about is in front
    assert "zegt van Jan te zijn" in said
    assert who.fingerprint() in said
    join(qtbot, dialog)
    assert "Van Fatma" in texts(room.office)
    assert "Van Jan" not in texts(room.office)


def test_who_was_recognised_is_known_from_then_on(
    qtbot: QtBot, room: Laptops, office: Context
) -> None:
    jan = room.members[1]
    recorded(jan, "Van Jan")
    dialog = looked(qtbot, office, room.pack(jan))
    assert not dialog.join.isEnabled()
    dialog.view.question.setChecked(True)
    assert dialog.join.isEnabled()
    join(qtbot, dialog)
    assert "Van Jan" in texts(room.office)
    recorded(jan, "Nog iets van Jan")
    again = looked(qtbot, office, room.pack(jan))
    assert not again.view.question.isVisible()
    assert again.join.isEnabled()


def test_many_deletions_are_asked_about(qtbot: QtBot, room: Laptops, office: Context) -> None:
    fatma = room.members[0]
    sentences = [f"Waarneming {number}" for number in range(joining.MANY_DELETIONS + 1)]
    entities = recorded(fatma, *sentences)
    join(qtbot, looked(qtbot, office, room.pack(fatma)))
    for entity in entities:
        observations.remove_observation(fatma, entity=entity)
    dialog = looked(qtbot, office, room.pack(fatma))
    assert dialog.deletions.isVisible()
    assert str(len(entities)) in dialog.deletions.text()
    assert not dialog.join.isEnabled()
    dialog.deletions.setChecked(True)
    join(qtbot, dialog)


def test_a_damaged_package_is_told_of_and_the_others_are_joined(
    qtbot: QtBot, room: Laptops, office: Context
) -> None:
    fatma = room.members[0]
    recorded(fatma, "Heel")
    whole = room.pack(fatma)
    damaged = room.place / "kapot.wvp"
    damaged.write_bytes(whole.read_bytes()[:-200])
    before = state(room.office)
    alone = looked(qtbot, office, damaged)
    assert "beschadigd" in " ".join(alone.view.said())
    assert not alone.join.isEnabled()
    assert state(room.office) == before
    dialog = looked(qtbot, office, damaged, whole)
    join(qtbot, dialog)
    assert "Heel" in texts(room.office)
    assert "kapot.wvp" in dialog._message.text()


def test_stopping_changes_nothing(
    qtbot: QtBot, room: Laptops, office: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatma = room.members[0]
    recorded(fatma, "Een")
    dialog = looked(qtbot, office, room.pack(fatma))
    before = state(room.office)
    real = joining.join

    def slow(*args: object, progress: object, **options: object) -> object:
        def stop(done: int, total: int) -> None:
            dialog._progress._task.cancel()
            progress(done, total)

        return real(*args, progress=stop, **options)

    monkeypatch.setattr(joining, "join", slow)
    qtbot.mouseClick(dialog.join, LEFT)
    qtbot.waitUntil(lambda: "Gestopt" in dialog._message.text(), timeout=PATIENCE)
    assert state(room.office) == before
    assert dialog.join.isEnabled()  # it can be tried again


def test_what_came_into_conflict_is_counted_and_led_to(
    qtbot: QtBot, room: Laptops, office: Context
) -> None:
    for dossier, place in ((room.office, "het plein"), (room.members[0], "het buurthuis")):
        programme.change_item(dossier, entity=rounds.named_entity("item", "walk"), place=place)
    dialog = looked(qtbot, office, room.pack(room.members[0]))
    assert "1 strijdig" in dialog.view.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    join(qtbot, dialog)
    assert dialog.conflicts.accessibleName() == "Naar 1 strijdig veld"
    with qtbot.waitSignal(dialog.conflicts_wanted):
        qtbot.mouseClick(dialog.conflicts, LEFT)


def test_the_receipt_is_kept_as_a_file(
    qtbot: QtBot, room: Laptops, office: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = room.place / "bewijs.pdf"
    dialog = looked(qtbot, office, room.pack(room.members[0]))
    join(qtbot, dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    qtbot.mouseClick(dialog._save, LEFT)
    qtbot.waitUntil(file.exists, timeout=PATIENCE)
    assert file.read_bytes().startswith(b"%PDF")


def test_going_back_asks_for_the_copy_of_before(
    qtbot: QtBot, room: Laptops, office: Context
) -> None:
    recorded(room.members[0], "Een")
    dialog = looked(qtbot, office, room.pack(room.members[0]))
    join(qtbot, dialog)
    wanted: list[Path] = []
    office.restore_wanted.connect(wanted.append)
    qtbot.mouseClick(dialog._back, LEFT)
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    go = next(one for one in box.findChildren(QPushButton) if one.text() == "&Terug naar ervoor")
    qtbot.mouseClick(go, LEFT)
    assert [one.exists() for one in wanted] == [True]
