"""Runs the validator over a PDF, and finds the place of what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wijkvisitatie.errors import InputError
from wijkvisitatie.report.check.places import NOWHERE, Place, Places
from wijkvisitatie.texts import _

PROFILES: Final = {"PDF/UA-1": "ua1", "PDF/A-2a": "2a"}
"""The standards a report keeps to, by the names the validator has for them."""

_START: Final = 1024  # bytes: readers look no further for the mark of a PDF


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that is broken. ``rule`` is the validator's name of it, for an expert."""

    standard: str  # of PROFILES
    rule: str
    place: Place = NOWHERE


def check(data: bytes, *, name: str) -> tuple[Fault, ...]:
    """The rules of both standards that this PDF breaks; ``name`` is how to speak of the file.

    Raises InputError when it is no PDF, or none that can be read.
    """
    if b"%PDF-" not in data[:_START]:
        raise InputError(_("Dit bestand is geen PDF: {name}.").format(name=name))
    places = Places(data)
    return tuple(
        Fault(standard, rule, places.find(number, message))
        for standard, profile in PROFILES.items()
        for rule, number, message in _failures(data, profile, name)
    )


def _failures(data: bytes, profile: str, name: str) -> list[tuple[str, int, str]]:
    """Per failure: the rule, the number of the object (0: not told) and the validator's words."""
    import page  # here: it is large, and most commands make no report

    try:
        found = page.validate_pdf_bytes(data, profile=profile).failures
    except page.SafetyLimitError as error:
        words = _("Deze PDF is te groot of te ingewikkeld om na te kijken: {name}.")
        raise InputError(words.format(name=name)) from error
    except page.PageError as error:
        words = _("Deze PDF is beschadigd en niet te lezen; maak haar opnieuw: {name}.")
        raise InputError(words.format(name=name)) from error
    return [
        (one.rule_id, one.object_id.object_number if one.object_id else 0, one.message)
        for one in found
    ]
