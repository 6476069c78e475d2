"""How strong a passphrase is: the same rule for the window and for the commands."""

from __future__ import annotations

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

SHORTEST = 8
"""Fewer characters can be guessed by trying; what opens a dossier must not be."""

_STRONG = 16
_FAIR = 12
_WORDS = 4


def judge(passphrase: str) -> tuple[str, str]:
    """The role to show it in (``error``, ``warn``, ``ok``) and a sentence on its strength."""
    if len(passphrase) < SHORTEST:
        return "error", _("Het wachtwoord is te kort: kies ten minste {count} tekens.").format(
            count=SHORTEST
        )
    varied = len(set(passphrase)) >= len(passphrase) // 3
    words = {word.lower() for word in passphrase.split() if len(word) > 2}
    if varied and (len(passphrase) >= _STRONG or len(words) >= _WORDS):
        return "ok", _("Sterk wachtwoord.")
    if varied and len(passphrase) >= _FAIR:
        return "ok", _("Goed wachtwoord. Een paar woorden meer maakt het sterk.")
    return "warn", _("Zwak wachtwoord. Kies liever vier losse woorden achter elkaar.")


def refuse_short(passphrase: str) -> None:
    """Raises InputError for a passphrase that anybody could guess."""
    role, sentence = judge(passphrase)
    if role == "error":
        raise InputError(sentence)
