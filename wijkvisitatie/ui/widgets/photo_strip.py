"""The photos of one observation, with what a reader who can't see them needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Photo
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.erasing import add_erasing
from wijkvisitatie.ui.forms import Field
from wijkvisitatie.ui.style import SPACE, icon, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.narrow_form import NarrowForm
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.work.photos import change_photo, photo_data, photos, remove_photo
from wijkvisitatie.work.release import photo_allowed

THUMBNAIL = 88  # px
NOBODY = "geen personen herkenbaar"  # a code that every framework has


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo with its picture made small; None when its file is damaged."""

    photo: Photo
    image: QImage | None


class PhotoStrip(QWidget):
    """Thumbnails in a row; under them the description of the chosen one. Describing may wait."""

    add_wanted = Signal()
    open_wanted = Signal(object)  # Photo, to be seen large

    def __init__(
        self, context: Context, *, wide: bool = False, parent: QWidget | None = None
    ) -> None:
        """``wide``: the description stands beside the thumbnails, not under them."""
        super().__init__(parent)
        self._context = context
        self._observation = ""
        self._is_closed = False
        self._pick = ""  # a photo to choose as soon as it is there
        self._photos: tuple[Photo, ...] = ()
        self._gone: set[str] = set()  # photos of which the file is damaged
        self.row = QListWidget()
        self.form = NarrowForm(_fields(context.framework))
        add_hints(self.form, context, "alt", "caption")
        save = partial(change_photo, context.dossier)
        self._autosave = Autosave(context, self, "photo", save)
        self._saver = FormSaver(self.form, self._autosave)
        self._words, self._barred = QLabel(), QLabel()
        self._nobody = button(_("Niemand herkenbaar"), "check", self._tell_nobody)
        self._remove = button(_("Verwijder"), "trash-2", self._remove_current, role="quiet")
        self._add = button(_("Foto"), "camera", self.add_wanted.emit, role="quiet")
        self._build(wide)
        self._connect()

    def show_observation(self, entity: str, photo: str = "") -> None:
        """Show the photos of an observation and choose one of them."""
        if entity != self._observation:
            self._fill(entity, ())
        self._observation = entity
        self._pick = photo
        if entity:
            read = partial(_read, self._context.dossier, entity)
            self._context.latest(self, "photos", read, partial(self._fill, entity))

    def refresh(self, changes: Changes) -> None:
        """Show what an action changed."""
        if "photo" in changes.kinds() and self._observation:
            self.show_observation(self._observation, self._current_entity())

    def set_closed(self, closed: bool) -> None:
        """Photos of what was handed in can be looked at, and that is all."""
        self._is_closed = closed
        for part in (self.form, self._nobody, self._remove, self._add):
            part.setEnabled(not closed)

    def describe(self) -> None:
        """Go to the description."""
        self.form.widget("alt").setFocus()

    def flush(self) -> None:
        """Keep at once what was typed last."""
        self._autosave.flush()

    def _current(self) -> Photo | None:
        row = self.row.currentRow()
        return self._photos[row] if 0 <= row < len(self._photos) else None

    def _current_entity(self) -> str:
        current = self._current()
        return current.entity if current else ""

    def _fill(self, entity: str, shown: tuple[Shown, ...]) -> None:
        if entity != self._observation and shown:
            return
        chosen = self._pick or self._current_entity()
        self.row.blockSignals(True)
        self.row.clear()
        self._photos = tuple(one.photo for one in shown)
        self._gone = {one.photo.entity for one in shown if one.image is None}
        for number, one in enumerate(shown, 1):
            item = QListWidgetItem(_image(one), "", self.row)
            words = one.photo.alt or _("zonder beschrijving")
            if one.image is None:
                words = _("beschadigd of weg: {words}").format(words=words)
            item.setToolTip(words)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                _("Foto {number}: {words}").format(number=number, words=words),
            )
        rows = [row for row, one in enumerate(self._photos) if one.entity == chosen]
        self.row.blockSignals(False)
        self.row.setCurrentRow(rows[0] if rows else 0)
        self._show_current()
        self._show_parts(bool(shown))

    def _show_current(self) -> None:
        if photo := self._current():
            values = {key: getattr(photo, key) for key in self.form.values()}
            self._saver.load(photo.entity, values)
            self._tell_missing(photo)

    def _tell_missing(self, photo: Photo) -> None:
        missing = not photo.alt and not photo.decorative
        words = _("Wat is er te zien, voor wie niet kan kijken? Later mag ook.")
        words = words if missing else _("Deze foto heeft een beschrijving.")
        if photo.entity in self._gone:
            words = _(
                "Het bestand van deze foto is beschadigd of weg. Wat u erbij schreef, is heel. "
                "Voeg de foto opnieuw toe, als u haar nog hebt."
            )
        self._words.setText(words)
        self._barred.setVisible(not photo_allowed(photo))
        self._nobody.setVisible(not photo.consent)

    def _tell_nobody(self) -> None:
        """The answer that most photos need, in one press."""
        if entity := self._current_entity():
            self._autosave.done(entity, "consent", NOBODY)
            self.form.widget("alt").setFocus()

    def _remove_current(self) -> None:
        if (entity := self._current_entity()) and not self._is_closed:
            action = partial(remove_photo, self._context.dossier, entity=entity)
            self._context.act(self, action)

    def _entities(self) -> list[str]:
        entity = self._current_entity()
        return [entity] if entity else []

    def _open(self) -> None:
        if photo := self._current():
            self.open_wanted.emit(photo)

    def _build(self, wide: bool) -> None:
        self.row.setViewMode(QListView.ViewMode.IconMode)
        self.row.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        self.row.setWrapping(False)
        self.row.setMovement(QListView.Movement.Static)
        self.row.setFixedHeight(THUMBNAIL + 2 * SPACE[3])
        self.row.setAccessibleName(_("Foto’s"))
        self._barred.setText(_("Zo blijft deze foto buiten het verslag: wie staat erop?"))
        for label, role in ((self._words, "muted"), (self._barred, "warn")):
            set_role(label, role)
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        for part in (self._add, self._remove):
            buttons.addWidget(part)
        buttons.addStretch(1)
        pictures, described = QVBoxLayout(), QVBoxLayout()
        pictures.addWidget(self.row)
        pictures.addLayout(buttons)
        pictures.addStretch(1)
        described.addWidget(self._words)
        described.addWidget(self.form)
        described.addWidget(self._barred)
        described.addWidget(self._nobody, 0, Qt.AlignmentFlag.AlignLeft)
        described.addStretch(1)
        layout = QHBoxLayout(self) if wide else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[2])
        for column, share in ((pictures, 1), (described, 2)):
            column.setSpacing(SPACE[1])
            layout.addLayout(column, share)
        self._show_parts(False)

    def _show_parts(self, on: bool) -> None:
        for part in (self.row, self.form, self._words, self._remove):
            part.setVisible(on)
        if not on:
            self._barred.hide()
            self._nobody.hide()

    def _connect(self) -> None:
        self.row.currentRowChanged.connect(lambda _row: self._show_current())
        self.row.itemActivated.connect(lambda _item: self._open())
        add_action(self.row, _("Foto naar de prullenbak"), "Del", self._remove_current)
        add_erasing(self.row, self._context, self._entities)


def _fields(framework: Framework) -> tuple[Field, ...]:
    known = tuple((code.key, code.label) for code in framework.codes["consents"])
    consents = ((None, _("Nog niet gezegd")), *known)
    return (
        Field(
            "alt", _("Beschrijving"), "line", placeholder=_("Drie vrouwen voor een gesloten winkel")
        ),
        Field("caption", _("Bijschrift"), "line", placeholder=_("Komt onder de foto")),
        Field("decorative", _("Alleen versiering, geen beschrijving nodig"), "check"),
        Field("consent", _("Toestemming"), "choice", choices=consents),
    )


def _read(dossier: Dossier, observation: str) -> tuple[Shown, ...]:
    """In the worker: the photos with their pictures made small."""
    return tuple(
        Shown(photo, _picture(dossier, photo)) for photo in photos(dossier, observation=observation)
    )


def _picture(dossier: Dossier, photo: Photo) -> QImage | None:
    try:
        return thumbnail(photo_data(dossier, entity=photo.entity))
    except DossierDamaged:  # the others can be seen, and its description is still there
        return None


def _image(one: Shown) -> QIcon:
    if one.image is None:
        return icon("triangle-alert", "warn")
    return QIcon(QPixmap.fromImage(one.image))


def thumbnail(data: bytes, size: int = THUMBNAIL) -> QImage:
    """A picture scaled to fit a square, sharp on a dense screen."""
    image = QImage.fromData(data)
    return image.scaled(
        2 * size,
        2 * size,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
