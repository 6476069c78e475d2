"""The words of argparse itself in Dutch, so that help and usage errors speak one language."""

from __future__ import annotations

import argparse

_WORDS = {
    "usage: ": "gebruik: ",
    "positional arguments": "argumenten",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg en stop",
    "show program's version number and exit": "toon de versie en stop",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fout: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "unrecognized arguments: %s": "dit is geen bekende optie of hoort hier niet: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r is geen keuze (kies uit %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r is hier niet bruikbaar",
    "ignored explicit argument %r": "hier hoort geen waarde bij, ook niet %r",
    "expected one argument": "hier hoort één waarde bij",
    "expected at most one argument": "hier hoort ten hoogste één waarde bij",
    "expected at least one argument": "hier hoort ten minste één waarde bij",
    "not allowed with argument %s": "mag niet samen met %s",
}


def speak_dutch() -> None:
    """Make argparse use these words; one it does not know stays as it is.

    argparse looks up ``_`` and ``ngettext`` in its own module at each message. A catalogue would
    only be used where the environment says that the language is Dutch.
    """
    for name, function in (("_", _word), ("ngettext", _plural)):
        setattr(argparse, name, function)


def _word(text: str) -> str:
    return _WORDS.get(text, text)


def _plural(one: str, many: str, number: int) -> str:
    if one == "expected %s argument":
        return "hier hoort %s waarde bij" if number == 1 else "hier horen %s waarden bij"
    return one if number == 1 else many
