"""One observation as the report prints it, with its quote, its interpretation and its photos."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from wijkvisitatie.model.records import Observation
from wijkvisitatie.report.blocks import Entry, Quote
from wijkvisitatie.report.content.anchors import anchor_of
from wijkvisitatie.report.content.material import Material
from wijkvisitatie.report.content.words import is_day
from wijkvisitatie.texts import _, clock, short_date
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.release import PARAPHRASE, QUOTE, is_literal

_MARKS = ('"“”„«»', "'‘’‚‹›")  # double and single quotation marks


def anchor(line: ObservationLine) -> str:
    """Where links to this observation lead."""
    return anchor_of("observation", line.observation.entity)


def entry(material: Material, line: ObservationLine) -> Entry:
    """An observation that may be printed, with the words for its codes."""
    one = line.observation
    literal = is_literal(one)
    return Entry(
        number=line.number,
        anchor=anchor(line),
        labels=_labels(material, line),
        text="" if literal else one.text.strip(),
        quote=_quote(material, one) if literal else None,
        mark=one.area or 0,
        interpretation=one.interpretation.strip(),
        interpretation_label=_("Duiding"),
        pictures=material.pictures.get(one.entity, ()),
    )


def shown_to(audience: Literal["openbaar", "intern"], made: Entry) -> Entry:
    """Without the member's own reading in a public report: the finding is the committee's."""
    if audience == "intern":
        return made
    return replace(made, interpretation="", interpretation_label="")


def brief_labels(material: Material, line: ObservationLine) -> tuple[str, ...]:
    """What it is and from whom, where a row has no room for more."""
    one, label = line.observation, material.framework.label
    labels = (
        label("observation_kinds", one.kind),
        _evidence(material, one),
        "" if is_literal(one) else material.role(one),  # under the quote instead
        label("settings", material.setting(one)),
    )
    return tuple(words for words in labels if words)


def _quote(material: Material, one: Observation) -> Quote:
    return Quote(unquoted(one.text.strip()), by=material.role(one))


def unquoted(text: str) -> str:
    """Words without the quotation marks around them, because the page sets its own.

    Marks that do not stand around the whole are part of the words, as in ‘’t’.
    """
    for marks in _MARKS:
        around = len(text) > 1 and text[0] in marks and text[-1] in marks
        if around and not set(text[1:-1]) & set(marks):
            return text[1:-1].strip()
    return text


def _labels(material: Material, line: ObservationLine) -> tuple[str, ...]:
    one = line.observation
    more = (_moment(material, one), _source(material, one))
    return (*brief_labels(material, line), *(words for words in more if words))


def _evidence(material: Material, one: Observation) -> str:
    """A quote that may only be given in other words is no quote in the report."""
    loosely = one.evidence == QUOTE and not is_literal(one)
    return material.framework.label("evidence_kinds", PARAPHRASE if loosely else one.evidence)


def _moment(material: Material, one: Observation) -> str:
    """The time of day, with the date when the visit had another day or more than one.

    Not where a wider role is named: the programme tells who sat at the table at that hour.
    """
    if not is_day(one.at) or (one.role and material.role_is_wider(one)):
        return ""
    if material.visit.dates == (one.at[:10],):
        return clock(one.at)
    return f"{short_date(one.at)} {clock(one.at)}".strip()


def _source(material: Material, one: Observation) -> str:
    number = material.sources.get(one.source.strip())
    return _("bron {number}").format(number=number) if number else ""
