"""The choices under the entry: kind, evidence, whether a quote may be printed, role, question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.actions import add_action
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.items.choices import Choices
from wijkvisitatie.ui.style import SPACE, TARGET, icon
from wijkvisitatie.ui.widgets.buttons import Button
from wijkvisitatie.ui.widgets.choice_button import ChoiceButton
from wijkvisitatie.ui.widgets.flow import FlowLayout
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.release import QUOTE

CHORD = "Alt+"
"""Kind and evidence of an observation: Alt and the letter of the code."""

CHORDS = {"kind": "observation_kinds", "evidence": "evidence_kinds"}


class ChoiceRow(QWidget):
    """One button per choice; more buttons can be put behind them."""

    chosen = Signal(str, object)  # which choice, key or None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = context.framework.codes
        self.buttons = {
            "kind": ChoiceButton(_("Soort"), self._codes["observation_kinds"], CHORD),
            "evidence": ChoiceButton(_("Bewijs"), self._codes["evidence_kinds"], CHORD),
            "quote_status": ChoiceButton(_("In verslag?"), self._codes["quote_statuses"]),
            "role": ChoiceButton(_("Rol"), self._codes["roles"]),
        }
        self._question = Button()
        self._question.setMinimumHeight(TARGET)
        self._question.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._question.setToolTip(_("Klik om de leidvraag los te laten"))
        self._question.clicked.connect(lambda: self.chosen.emit("question", None))
        keep_tinted(self._question, lambda: self._question.setIcon(icon("x")))
        self._layout = FlowLayout(self, gap=SPACE[0])
        for name, button in self.buttons.items():
            button.chosen.connect(partial(self.chosen.emit, name))
            self._layout.addWidget(button)
        self._layout.addWidget(self._question)
        self._question.hide()

    def add(self, button: QWidget) -> None:
        """Put another button behind the choices."""
        self._layout.addWidget(button)

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen."""
        for name, button in self.buttons.items():
            button.show_key(getattr(choices, name))
        self.buttons["quote_status"].setVisible(choices.evidence == QUOTE)
        self._question.setText(_("Leidvraag {number}").format(number=choices.question or ""))
        self._question.setVisible(choices.question is not None)

    def add_actions(self, owner: QWidget) -> None:
        """Let one chord pick a kind or evidence while the focus is anywhere in ``owner``."""
        add_action(owner, _("Rol kiezen"), "Alt+R", self.buttons["role"].showMenu)
        words = _("Zeggen of een citaat in het verslag mag")
        add_action(owner, words, "Alt+M", self._ask_release)
        for name, code_list in CHORDS.items():
            for code in self._codes[code_list]:
                if code.chord:
                    choose = partial(self.chosen.emit, name, code.key)
                    add_action(owner, code.label, f"{CHORD}{code.chord.upper()}", choose)

    def _ask_release(self) -> None:
        """Of a quote only: what is no quote may be printed without asking."""
        if self.buttons["quote_status"].isVisible():
            self.buttons["quote_status"].showMenu()
