"""Who may open the dossier: changing the passphrase, the recovery sheet, the secretariat."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.errors import KnownError
from wijkvisitatie.store.keys import SlotLine
from wijkvisitatie.store.secret import Secret
from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, set_role
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen
from wijkvisitatie.ui.widgets.message_line import MessageLine
from wijkvisitatie.ui.widgets.passphrase import PassphraseFields
from wijkvisitatie.ui.widgets.recovery_part import RecoveryPart
from wijkvisitatie.ui.widgets.secret_field import SecretField
from wijkvisitatie.work import access

if TYPE_CHECKING:
    from wijkvisitatie.ui.context import Context

T = TypeVar("T")
SIZE = (620, 700)


class AccessDialog(QDialog):
    """Everything here asks for what opens the dossier now: an open laptop must not be enough to
    shut its owner out.
    """

    def __init__(self, context: Context, parent: QWidget, proof: Secret | None = None) -> None:
        """``proof``: the recovery code with which the dossier was just opened."""
        super().__init__(parent)
        self.setWindowTitle(_("Toegang en herstelblad"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._folder = context.dossier.folder
        self._proof = proof
        self._present = SecretField()
        self._new = PassphraseFields()
        self._change = button(_("Wachtwoord ve&randeren"), "key-round", self.change)
        self._recovery = RecoveryPart(context)
        self._recovery.wanted.connect(lambda make: self._do(make, self._recovery.made))
        self._recovery.checked.connect(self.reload)
        self._secretariat = QLabel()
        self._secretariat.setWordWrap(True)
        self._let_in = button(_("Openbare sleutel &kiezen …"), "folder-open", self.let_in)
        self._shut_out = button(_("Wegh&alen"), "x", self.shut_out)
        self._message = MessageLine()
        self._said = set_role(QLabel(), "ok")
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        """Look again what opens the dossier."""
        self._context.ask(self, partial(access.ways_in, self._folder), self._show)

    def change(self) -> None:
        """Change the passphrase to what was typed twice."""
        fault = self._new.fault()
        if fault:
            self._message.error(fault)
            self._new.first.setFocus()
            return
        chosen = self._new.passphrase()
        action = partial(access.change_passphrase, self._folder, passphrase=chosen)
        self._do(lambda key: action(key=key), lambda _nothing: self._changed())

    def let_in(self) -> None:
        """Let the secretariat of a public key open this dossier."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Openbare sleutel van het secretariaat")
        )
        if not chosen:
            return

        def add(key: bytes) -> None:
            recipient = access.key_in(Path(chosen))
            access.let_secretariat_in(self._folder, key=key, recipient=recipient)

        said = _("Het secretariaat kan dit dossier nu ook openen.")
        self._do(add, lambda _nothing: self._done(said))

    def shut_out(self) -> None:
        """Take the secretariat's key away."""
        said = _("Het secretariaat kan dit dossier niet meer openen.")
        self._do(
            lambda _key: access.shut_out(self._folder, kind="secretariaat"),
            lambda _nothing: self._done(said),
        )

    def _do(self, action: Callable[[bytes], T], then: Callable[[T], None]) -> None:
        """Do something for who can open the dossier; what goes wrong is said in the dialog."""
        if self._proof is None and self._present.is_empty():
            self._refused(_("Vul eerst bovenaan het wachtwoord in waarmee het nu opengaat."))
            self._present.again()
            return
        secret = self._proof or self._present.secret()

        def work(_progress: object) -> Callable[[], None]:
            try:
                result = action(access.prove(self._folder, secret))
            except KnownError as error:
                return partial(self._refused, str(error))
            return partial(self._succeeded, then, result)

        self._said.hide()
        self._message.busy(_("Een ogenblik …"))
        # Not in the dossier's own thread: a key is worked out slowly, and autosave must not wait.
        self._context.long(self, work, lambda tell: tell(), _("Toegang"))

    def _succeeded(self, then: Callable[[T], None], result: T) -> None:
        self._message.ready()
        then(result)
        self.reload()

    def _refused(self, sentence: str) -> None:
        self._said.hide()
        self._message.error(sentence)

    def _changed(self) -> None:
        self._proof = None
        self._new.first.clear()
        self._new.second.clear()
        self._present.clear()
        self._present.show()
        self._done(_("Het wachtwoord is veranderd. Het oude werkt niet meer."))

    def _done(self, words: str) -> None:
        assert isinstance(self._said, QLabel)
        self._said.setText(words)
        self._said.show()
        self._context.say(words)

    def _show(self, ways: tuple[SlotLine, ...]) -> None:
        self._recovery.show_ways(ways)
        keys = [one.recipient for one in ways if one.kind == "secretariaat"]
        words = _("Het secretariaat kan dit dossier openen met de sleutel {key}.")
        none = _(
            "Het secretariaat kan dit dossier niet openen. Hebt u een bestand met zijn openbare "
            "sleutel, dan kan dat een tweede uitweg zijn als u het wachtwoord vergeet."
        )
        self._secretariat.setText(words.format(key=_short(keys[0])) if keys else none)
        self._shut_out.setVisible(bool(keys))

    def _lay_out(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[1])
        for heading, parts in self._sections():
            layout.addWidget(set_role(QLabel(heading), "heading"))
            for part in parts:
                layout.addWidget(part)
            layout.addSpacing(SPACE[3])
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._footer())
        self._said.hide()
        (self._new.first if self._proof else self._present).setFocus()

    def _sections(self) -> tuple[tuple[str, tuple[QWidget, ...]], ...]:
        by_code = QLabel(_("Het dossier is geopend met de herstelcode. Kies een nieuw wachtwoord."))
        by_code.setWordWrap(True)
        self._present.setVisible(self._proof is None)
        by_code.setVisible(self._proof is not None)
        proof = (_("Waarmee gaat het dossier nu open?"), (self._present, by_code))
        change = (_("Nieuw wachtwoord"), (self._new, _row(self._change)))
        sheet = (_("Herstelblad"), (self._recovery,))
        others = (_("Secretariaat"), (self._secretariat, _row(self._let_in, self._shut_out)))
        if self._proof is not None:  # it is only opened for this
            return proof, change, sheet, others
        return proof, sheet, change, others

    def _footer(self) -> QWidget:
        footer = set_role(QFrame(), "topbar")
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        row.addStretch(0)
        row.addWidget(button(_("&Sluiten"), "check", self.accept, role="primary"))
        layout = QVBoxLayout(footer)
        layout.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        layout.addWidget(self._message)
        layout.addLayout(row)
        return footer


def _short(key: str) -> str:
    return f"{key[:10]}…{key[-6:]}"


def _row(*parts: QWidget) -> QWidget:
    """Buttons beside each other, as wide as their words."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
