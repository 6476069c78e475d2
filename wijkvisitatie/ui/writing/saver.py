"""Keeps what is written: a draft while typing, a version when the text is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wijkvisitatie.texts import _, listing
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.writing.text_edit import TextEdit
from wijkvisitatie.work import sections
from wijkvisitatie.work.references import Numbers

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Changes
    from wijkvisitatie.ui.context import Context
    from wijkvisitatie.ui.writing.paper import Paper
    from wijkvisitatie.work.parts import PartLine


class SectionSaver(QObject):
    """Ties the editor to the text of one part at a time. People see numbers, entities are kept."""

    typed = Signal()

    def __init__(self, context: Context, edit: TextEdit) -> None:
        super().__init__(edit)
        self._context = context
        self._edit = edit
        self._autosave = Autosave(context, edit, "section", self._save)
        self._places: dict[str, tuple[str, str]] = {}  # track and key by entity
        self._entity = ""
        self._known = ""  # what the record says, as it is shown
        self._track = ""
        self._numbers = Numbers()
        self._told: tuple[str, ...] = ()
        self._loading = False
        edit.textChanged.connect(self._changed)
        edit.left.connect(self.finish)

    @property
    def entity(self) -> str:
        """The section that is in the editor."""
        return self._entity

    def load(self, paper: Paper, line: PartLine) -> None:
        """Show a part. What is being typed in the same part is left alone."""
        same = line.entity == self._entity
        if not same:
            self.finish()
        self._renew(paper)
        if same and self.is_typing():
            return
        self._entity = line.entity
        self._places[line.entity] = (paper.track, line.part.key)
        self._known = self._numbers.shown(line.text)
        self._loading = True
        self._edit.show_text(self._numbers.shown(line.shown))
        self._loading = False

    def is_typing(self) -> bool:
        """Whether the editor says something else than the record."""
        return self._edit.toPlainText() != self._known

    def text(self) -> str:
        """What stands in the editor, as it is stored."""
        return self._numbers.stored(self._edit.toPlainText())

    def finish(self) -> None:
        """Store what was typed as a version."""
        if self._entity and self.is_typing():
            self._known = self._edit.toPlainText()
            self._tell_unknown()
            self._autosave.done(self._entity, "text", self.text())

    def flush(self) -> None:
        """Store all there is."""
        self.finish()
        self._autosave.flush()

    def _renew(self, paper: Paper) -> None:
        """Of the same report the editor may still show older numbers; another has its own."""
        same = paper.track == self._track
        self._track = paper.track
        self._numbers = self._numbers.renewed(paper.numbers) if same else paper.numbers

    def _changed(self) -> None:
        if self._loading or not self._entity:
            return
        track, key = self._places[self._entity]
        self._autosave.typed(self._entity, "text", self.text(), {"track": track, "key": key})
        self.typed.emit()

    def _save(self, *, entity: str, text: str) -> Changes:
        """In the worker."""
        track, key = self._places[entity]
        write = partial(sections.write_section, self._context.dossier)
        return write(track=track, key=key, text=text)

    def _tell_unknown(self) -> None:
        unknown = self._numbers.unknown(self._edit.toPlainText())
        if unknown and unknown != self._told:
            words = _("{numbers} staat niet in dit dossier. De tekst blijft zoals u die typte.")
            self._context.say(words.format(numbers=listing(list(unknown))))
        self._told = unknown
