"""Photos with an observation: dropped, pasted, described there and then or later."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests import build
from tests.ui.day_page import open_page, stored, wait_stored
from wijkvisitatie.errors import InputError
from wijkvisitatie.model.records import Photo
from wijkvisitatie.store import attachments
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.ui.widgets.photo_strip import PhotoStrip
from wijkvisitatie.work import photos, rounds
from wijkvisitatie.work.release import photo_allowed

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "Foto 1.JPG"
    Image.new("RGB", (320, 200), "teal").save(file, "JPEG")
    return file


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def all_photos(context: Context) -> tuple[Photo, ...]:
    return photos.photos_of_visit(context.dossier, visit=build.VISIT)


def test_a_photo_on_the_entry_goes_with_what_is_typed(
    qtbot: QtBot, context: Context, picture: Path
) -> None:
    page = open_page(qtbot, context)
    edit = page.capture.edit
    qtbot.keyClicks(edit, "De gevel ")
    edit.insertFromMimeData(dropped(picture))
    qtbot.waitUntil(lambda: len(all_photos(context)) == 1)
    qtbot.waitUntil(page.capture.photos.form.isVisible)
    qtbot.keyClicks(edit, "is opgeknapt")
    alt = page.capture.photos.form.widget("alt")
    alt.setFocus()
    qtbot.keyClicks(alt, "Een gevel in de steigers")
    qtbot.keyClick(alt, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: stored(context.dossier)[0].observation.text == "De gevel is opgeknapt")
    (photo,) = all_photos(context)
    assert photo.observation == stored(context.dossier)[0].observation.entity
    qtbot.waitUntil(lambda: all_photos(context)[0].alt == "Een gevel in de steigers")
    assert len(stored(context.dossier)) == 1
    assert not page.capture.photos.isVisible()
    assert edit.toPlainText() == ""


def test_a_picture_from_the_clipboard(qtbot: QtBot, context: Context) -> None:
    page = open_page(qtbot, context)
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    data = QMimeData()
    data.setImageData(image)
    page.capture.edit.insertFromMimeData(data)
    qtbot.waitUntil(lambda: len(all_photos(context)) == 1)
    made = photos.photo_data(context.dossier, entity=all_photos(context)[0].entity)
    assert Image.open(io.BytesIO(made)).size == (80, 60)


def test_text_wins_from_its_picture(qtbot: QtBot, context: Context) -> None:
    """A word processor puts both on the clipboard."""
    page = open_page(qtbot, context)
    data = QMimeData()
    data.setText("geplakte tekst")
    data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    page.capture.edit.insertFromMimeData(data)
    assert page.capture.edit.toPlainText() == "geplakte tekst"


def test_from_files_with_the_chosen_row(
    qtbot: QtBot, context: Context, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_args: ([str(picture), str(picture)], "")
    )
    entity = build.an_observation(context.dossier)
    page = open_page(qtbot, context)
    view = page.observations.list
    qtbot.waitUntil(lambda: view.observations.rowCount() == 1)
    view.setFocus()
    view.setCurrentIndex(view.observations.index(0))
    page.photos.choose()
    qtbot.waitUntil(lambda: len(all_photos(context)) == 2)
    assert {photo.observation for photo in all_photos(context)} == {entity}
    qtbot.waitUntil(lambda: view.current() is not None and view.current().photos == 2)
    qtbot.waitUntil(lambda: page.side.form.photos.row.count() == 2)


def test_dropped_on_a_row(qtbot: QtBot, context: Context, picture: Path) -> None:
    entity = build.an_observation(context.dossier)
    page = open_page(qtbot, context)
    view = page.observations.list
    qtbot.waitUntil(lambda: view.observations.rowCount() == 1)
    data = dropped(picture)  # the event does not keep it alive
    place = QPointF(view.visualRect(view.observations.index(0)).center())
    no_keys = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    view.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, left, no_keys))
    qtbot.waitUntil(lambda: [one.observation for one in all_photos(context)] == [entity])


def test_a_photo_first_and_the_text_later(qtbot: QtBot, context: Context, picture: Path) -> None:
    page = open_page(qtbot, context)
    page.capture.edit.insertFromMimeData(dropped(picture))
    (line,) = wait_stored(qtbot, context, 1)
    assert line.observation.text == ""
    qtbot.waitUntil(lambda: len(all_photos(context)) == 1)
    qtbot.keyClicks(page.capture.edit, "Achteraf")
    page.flush()
    qtbot.waitUntil(lambda: stored(context.dossier)[0].observation.text == "Achteraf")
    assert len(stored(context.dossier)) == 1


def test_what_is_no_photo_is_refused_and_the_next_one_taken(
    qtbot: QtBot, dossier: Dossier, picture: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.png"
    broken.write_bytes(b"geen plaatje")
    errors: list[BaseException] = []
    worker = Worker("photos", errors.append)
    context = Context(
        dossier, rounds.framework_of(dossier), rounds.the_round(dossier), rounds.me(dossier), worker
    )
    page = open_page(qtbot, context)
    page.capture.edit.insertFromMimeData(dropped(broken, picture))
    qtbot.waitUntil(lambda: len(all_photos(context)) == 1)
    (error,) = errors
    assert isinstance(error, InputError)
    context.close()
    worker.finish()


def test_a_damaged_photo_hides_neither_the_others_nor_its_description(
    qtbot: QtBot, context: Context, picture: Path
) -> None:
    dossier = context.dossier
    observation = build.an_observation(dossier, "Een gevel")
    photos.add_photo(dossier, observation=observation, data=picture.read_bytes(), alt="Eerste")
    (damaged,) = (dossier.folder / attachments.FOLDER).rglob("?" * 64)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    photos.add_photo(dossier, observation=observation, data=picture.read_bytes(), alt="Tweede")
    strip = PhotoStrip(context)
    qtbot.addWidget(strip)
    strip.show()
    strip.show_observation(observation)
    qtbot.waitUntil(lambda: strip.row.count() == 2)
    assert "beschadigd" in strip._words.text()
    assert strip.form.value("alt") == "Eerste"
    strip.row.setCurrentRow(1)
    assert "beschadigd" not in strip._words.text()
    assert strip.form.value("alt") == "Tweede"


def test_one_press_says_that_nobody_can_be_recognised(
    qtbot: QtBot, context: Context, picture: Path
) -> None:
    page = open_page(qtbot, context)
    page.capture.edit.insertFromMimeData(dropped(picture))
    strip = page.capture.photos
    qtbot.waitUntil(strip._nobody.isVisible)
    assert strip._barred.isVisible()  # without an answer it stays out of the report, and says so
    strip._nobody.click()
    qtbot.waitUntil(lambda: photo_allowed(all_photos(context)[0]))
    qtbot.waitUntil(lambda: not strip._barred.isVisible())
    assert not strip._nobody.isVisible()
