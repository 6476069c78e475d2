"""Asking whoever sits at the keyboard; where nobody does, the command refuses."""

from __future__ import annotations

from collections.abc import Sequence

from wijkvisitatie.cli import output
from wijkvisitatie.cli.passphrase import somebody_there
from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _


def chosen(question: str, answers: Sequence[str], *, otherwise: str) -> int:
    """Which of these answers, by its place from 0. Raises InputError with ``otherwise`` when
    nobody is there, or when none is chosen.
    """
    _refuse_alone(otherwise)
    output.say(question)
    for number, answer in enumerate(answers, start=1):
        output.say(f"  {number}. {output.one_line(answer)}")
    typed = _typed(_("Typ een nummer, of alleen Enter om te stoppen: "))
    if not typed.isascii() or not typed.isdecimal() or not 1 <= int(typed[:9]) <= len(answers):
        raise InputError(otherwise)
    return int(typed) - 1


def agreed(question: str, *, otherwise: str) -> bool:
    """True when somebody says yes; raises InputError with ``otherwise`` in all other cases."""
    _refuse_alone(otherwise)
    if _typed(f"{question} {_('Typ ja om door te gaan: ')}").casefold() not in {"ja", "j"}:
        raise InputError(otherwise)
    return True


def _refuse_alone(otherwise: str) -> None:
    if not somebody_there():
        raise InputError(otherwise)


def _typed(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except EOFError:
        return ""
