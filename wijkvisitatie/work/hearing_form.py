"""The form that a gemeente fills in for the fact check: what stands in it, whatever the kind of
file. Files are written and read elsewhere.

No id stands in it that a reader stumbles over: a passage is named by the number people quote, and
the reference of the form tells of which version of the statement of findings that number is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.texts import _, long_date
from wijkvisitatie.work.passages import Passage

PASSAGE, SENT, KIND, REMARK = _("Passage"), _("Wat er staat"), _("Soort"), _("Uw opmerking")
HEADS = (PASSAGE, SENT, KIND, REMARK)
GENERAL = _("Algemeen")
SENDER, REFERENCE = _("Namens"), _("Kenmerk")
CHOOSE = _("Kies een soort")

LONGEST = 8_000  # signs of a passage that stand in a form; a cell of Excel holds 32,767
_REFERENCE = re.compile(r"WH-([\w-]{1,20})-(\d{1,4})-([0-9a-f]{8})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class FormLine:
    """A passage that can be remarked on."""

    code: str  # B3.1, or the title of a part
    text: str


@dataclass(frozen=True, slots=True)
class HearingForm:
    """An empty form."""

    title: str
    reference: str
    number: int  # of the version it is about
    due: str  # ISO date; "" when there is no term
    lines: tuple[FormLine, ...]
    kinds: tuple[str, ...]  # to choose from, as people read them

    def instructions(self) -> tuple[str, ...]:
        """What the gemeente must know to fill it in."""
        until = _("Stuur dit formulier terug tot en met {day}.").format(
            day=long_date(self.due)
        ) if self.due else _("Stuur dit formulier terug.")  # fmt: skip
        return (
            _("Schrijf uw opmerking in de laatste kolom, naast de passage waar zij bij hoort. "
              "Laat leeg wat klopt."),
            _("Kies bij Soort of iets feitelijk niet klopt, of dat u het anders ziet. Schrijf bij "
              "een correctie wat er moet staan en waaruit dat blijkt."),
            _("Meer opmerkingen bij één passage: voeg er een rij onder toe."),
            _("Noem rollen en geen namen van personen."),
            until,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A remark as a form states it, before anybody looked whether it fits."""

    row: int  # where it stands, as a user counts
    code: str
    kind: str
    text: str
    sent: str = ""  # what stood beside it: a gemeente may have changed the passage itself


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What came back."""

    reference: str  # "" when it was taken out
    sender: str
    said: tuple[Said, ...]  # a line per row, also where nothing is filled in
    margin: int = 0  # remarks in the margin, which are no part of the form


def reference_of(edition: Edition, gemeente: str) -> str:
    """The reference of a version, from the code of the gemeente: short enough to type over."""
    return f"WH-{gemeente}-{edition.number}-{edition.entity[-8:]}"


def reference_in(text: str) -> str:
    """The reference that stands somewhere in a text; "" when there is none."""
    found = _REFERENCE.search(text)
    return found[0] if found else ""


def is_of(reference: str, edition: Edition) -> bool:
    """Whether a form with this reference is about this version: the code decides."""
    found = _REFERENCE.fullmatch(reference)
    return found is not None and found[3].casefold() == edition.entity[-8:].casefold()


def empty_form(
    edition: Edition,
    content: Iterable[Passage],
    *,
    gemeente: str,
    code: str,
    due: str,
    kinds: Iterable[str],
) -> HearingForm:
    """The form about a version; ``code`` is that of the gemeente of this name."""
    title = _("Reactieformulier bij de nota van bevindingen {gemeente}").format(gemeente=gemeente)
    lines = tuple(FormLine(one.number, shortened(one.text)) for one in content)
    general = FormLine(GENERAL, _("Een opmerking die niet bij één passage hoort."))
    reference = reference_of(edition, code)
    return HearingForm(title, reference, edition.number, due, (*lines, general), tuple(kinds))


def shortened(text: str) -> str:
    """A passage as far as it stands in a form."""
    if not text:
        return _("(zie de nota)")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} {_('… (verder in de nota)')}"


def rewritten(said: Said, sent: Mapping[str, str]) -> str:
    """What a gemeente made of the passage itself, when it changed that; else "".

    ``sent`` is what the form said by code.
    """
    before, after = _bare(sent.get(said.code, "")), _bare(said.sent)
    return said.sent.strip() if before and after and before != after else ""


def _bare(text: str) -> str:
    """Without what a word processor changes by itself: spaces, line ends, curled quotes."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text).translate(_STRAIGHT)


_STRAIGHT = str.maketrans("‘’“”–—", "''\"\"--")
