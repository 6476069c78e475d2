"""The middle of the page Teksten: what a part is for, its text, and buttons for the styles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import Button, small_button
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.privacy_hint import PrivacyHint
from wijkvisitatie.ui.writing.looks import Looks
from wijkvisitatie.ui.writing.paper import Paper
from wijkvisitatie.ui.writing.reference_completer import ReferenceCompleter
from wijkvisitatie.ui.writing.saver import SectionSaver
from wijkvisitatie.ui.writing.speller import Speller
from wijkvisitatie.ui.writing.text_edit import EMPHASIS, STRONG, TextEdit
from wijkvisitatie.work.parts import PartLine


class SectionEditor(QWidget):
    """One part at a time. A part that the program makes shows what it is, and no field."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = TextEdit()
        self.looks = Looks(self.edit)
        self.saver = SectionSaver(context, self.edit)
        self.speller = Speller(context, self.edit, self.looks)
        self.references = ReferenceCompleter(self.edit, self)
        self._title, self._help = QLabel(), QLabel()
        self._bar = QWidget()
        self._hint = PrivacyHint(context, self.edit, with_wording=True)
        self._made = QLabel()
        self._lay_out()

    def show_part(self, paper: Paper, line: PartLine) -> None:
        """Show a part; what is being typed in the same one is left alone."""
        self._title.setText(line.part.title)
        self._help.setText(line.part.help)
        self.references.offer(paper.named)
        self.saver.load(paper, line)
        for one in (self._bar, self.edit):
            one.setVisible(line.part.is_written)
        self._made.setVisible(not line.part.is_written)

    def enter(self) -> None:
        """Go and write."""
        self.edit.setFocus()

    def _lay_out(self) -> None:
        set_role(self._title, "heading")
        set_role(self._help, "muted")
        set_role(self._made, "muted")
        self._made.setText(
            _("Dit deel maakt het programma uit de gegevens. U schrijft hier niets.")
        )
        for label in (self._title, self._help, self._made):
            label.setWordWrap(True)
        flow = FlowLayout(self._bar, gap=0)
        for words, image, slot, keys in self._styles():
            flow.addWidget(_style_button(words, image, slot, keys))
            add_action(self.edit, words, keys, slot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[1], 0, SPACE[1], 0)
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._title)
        layout.addWidget(self._help)
        layout.addWidget(self._bar)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self._hint)
        layout.addWidget(self._made)
        layout.addStretch(0)

    def _styles(self) -> tuple[tuple[str, str, Callable[[], None], str], ...]:
        """Words, icon, what is done and the keys."""
        edit = self.edit
        return (
            (_("Kop"), "heading-1", partial(edit.restyle, "heading"), "Ctrl+1"),
            (_("Kopje"), "heading-2", partial(edit.restyle, "subheading"), "Ctrl+2"),
            (_("Lijst"), "list", partial(edit.restyle, "points"), "Ctrl+3"),
            (_("Genummerde lijst"), "list-ordered", partial(edit.restyle, "numbered"), "Ctrl+4"),
            (_("Citaat"), "text-quote", partial(edit.restyle, "quote"), "Ctrl+5"),
            (_("Tabel"), "table", edit.insert_table, "Ctrl+6"),
            (_("Gewone tekst"), "x", partial(edit.restyle, "plain"), "Ctrl+0"),
            (_("Vet"), "bold", partial(edit.mark, STRONG), "Ctrl+B"),
            (_("Cursief"), "italic", partial(edit.mark, EMPHASIS), "Ctrl+Shift+B"),
            (_("Verwijzing"), "link", self.references.begin, "Ctrl+R"),
            (_("Volgende onbekende woord"), "spell-check", self.speller.next, "F7"),
        )


def _style_button(words: str, image: str, slot: Callable[[], object], keys: str) -> Button:
    """A click leaves the focus where the typing is."""
    made = small_button(image, _("{style} ({keys})").format(style=words, keys=keys), slot)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
