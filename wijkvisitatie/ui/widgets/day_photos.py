"""Photos on the visit page: where they come from, what they go with, and where they are seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from wijkvisitatie.model.records import Photo
from wijkvisitatie.texts import _
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.dialogs.photo import PhotoDialog
from wijkvisitatie.ui.widgets.capture import Capture
from wijkvisitatie.ui.widgets.growing_edit import PICTURES
from wijkvisitatie.ui.widgets.observation_form import ObservationForm
from wijkvisitatie.ui.widgets.observation_list import ObservationList
from wijkvisitatie.ui.widgets.photo_adder import PhotoAdder


class DayPhotos(QObject):
    """Dropped, pasted or chosen from files; with the entry, or with the row that was meant."""

    added = Signal(str)  # an observation other than the one being typed

    def __init__(
        self,
        context: Context,
        capture: Capture,
        rows: ObservationList,
        form: ObservationForm,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._capture, self._rows, self._page = capture, rows, page
        self._adder = PhotoAdder(context, self)
        self._adder.added.connect(self._added)
        for edit in (capture.edit, capture.interpretation):
            edit.files_given.connect(self.add_files)
            edit.image_given.connect(self._add_image)
        capture.photos_wanted.connect(self.choose)
        rows.files_given.connect(lambda entity, paths: self.add_files(paths, entity))
        form.photos_wanted.connect(self.choose)
        for strip in (capture.photos, form.photos):
            strip.open_wanted.connect(self._open)

    def choose(self, observation: str = "") -> None:
        """From files; with the chosen row when the focus is in the list, else with the entry."""
        line = self._rows.current()
        if not observation and line is not None and self._rows.hasFocus():
            observation = line.observation.entity
        patterns = " ".join(f"*{suffix}" for suffix in sorted(PICTURES))
        names, _filter = QFileDialog.getOpenFileNames(
            self._page, _("Foto’s kiezen"), "", _("Foto’s ({patterns})").format(patterns=patterns)
        )
        if names:
            self.add_files([Path(name) for name in names], observation)

    def add_files(self, paths: list[Path], observation: str = "") -> None:
        """Add pictures to an observation; without one named, to the one being typed."""
        self._adder.add_files(observation or self._capture.ensure_record(), paths)

    def _add_image(self, image: QImage) -> None:
        self._adder.add_image(self._capture.ensure_record(), image)

    def _added(self, observation: str, photo: str) -> None:
        if observation == self._capture.entry.entity:
            self._capture.show_photo(observation, photo)
        else:
            self.added.emit(observation)

    def _open(self, photo: Photo) -> None:
        PhotoDialog(self._context, photo, self._page).open()
