"""What each member gave for one place, side by side: only once the talk is open."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.work.committee_levels import Spot, Voice
from wijkvisitatie.work.levels import level_words


class Voices(QWidget):
    """A short text per member; each can be read and copied by keyboard.

    The labels are used again: to make new ones at each step over the map costs more than all else.
    """

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[0])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_spot(self, spot: Spot, *, is_open: bool) -> None:
        """Show who gave what, or why it is not to be seen."""
        lines = list(self._lines(spot, is_open=is_open))
        while len(self._labels) < len(lines):
            self._labels.append(self._label())
        for label, (text, role) in zip(self._labels, lines, strict=False):
            label.setText(text)
            label.setAccessibleName(text)
            if label.property("role") != role:
                set_role(label, role)
            label.show()
        for label in self._labels[len(lines) :]:
            label.clear()
            label.hide()

    def words(self) -> str:
        """All that is shown."""
        return "\n".join(one.text() for one in self._labels if not one.isHidden())

    def _lines(self, spot: Spot, *, is_open: bool) -> Iterator[tuple[str, str]]:
        """Each text with its role."""
        if not is_open:
            yield _("Wat de leden gaven, ziet u als het beraad is geopend."), "muted"
        elif not spot.voices:
            yield _("Geen lid gaf hier een niveau."), "muted"
        for voice in spot.voices:
            yield voice_words(self._framework, voice), "strong"
            if words := voice.level.motivation.strip():
                yield words, "plain"

    def _label(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._column.addWidget(label)
        return label


def voice_words(framework: Framework, voice: Voice) -> str:
    """Who gave what, how sure, and on how much it rests."""
    level = voice.level
    number = len(level.observations)
    rests = ngettext("{n} waarneming", "{n} waarnemingen", number).format(n=number)
    parts = (
        level_words(framework, level),
        _("betrouwbaarheid {words}").format(
            words=framework.label("confidences", level.confidence).lower()
        )
        if level.confidence
        else "",
        rests if number else _("zonder waarneming"),
    )
    return f"{voice.member.name}: {'  ·  '.join(part for part in parts if part)}"
