"""The kinds of card beside the findings: what their lists and forms show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Finding
from wijkvisitatie.model.record import Record
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.forms import Choice, Field
from wijkvisitatie.ui.weighing.card_pane import Card, CardKind
from wijkvisitatie.ui.weighing.ground_panel import Below, Ground
from wijkvisitatie.ui.weighing.sheet import Sheet
from wijkvisitatie.work import cards, findings, recommendations
from wijkvisitatie.work.field_words import area_words

Current = Callable[[], Sheet]


def recommendation_kind(dossier: Dossier, framework: Framework) -> CardKind:
    """Recommendations; they are made from a finding."""

    def shown(sheet: Sheet) -> tuple[Card, ...]:
        found = []
        for line in sheet.recommendations:
            one = line.recommendation
            numbers = ", ".join(findings.number_of(finding) for finding in line.findings)
            below = (
                framework.label("addressees", one.addressee),
                one.term,
                _("rust op {numbers}").format(numbers=numbers)
                if numbers
                else _("rust op niets meer"),
            )
            found.append(_card(one, f"{line.number}  {_first(one.text)}", below, fields))
        return tuple(found)

    fields = (
        Field("text", _("Aanbeveling"), "text", placeholder=_("Wat raadt de commissie aan?")),
        Field("explanation", _("Toelichting"), "text"),
        Field("addressee", _("Voor wie"), "choice", choices=codes_of(framework, "addressees")),
        Field("term", _("Termijn"), "line", placeholder=_("voor de zomer van 2012")),
        Field("priority", _("Hoe dringend"), "choice", choices=codes_of(framework, "priorities")),
        Field("area", _("Aandachtspunt"), "choice", choices=_areas(framework)),
    )
    return CardKind(
        kind="recommendation",
        title=_("Aanbevelingen"),
        image="arrow-right",
        empty=_(
            "Kies een bevinding en druk op Ctrl+R. Een aanbeveling rust altijd op een bevinding."
        ),
        add_words="",
        fields=fields,
        cards=shown,
        add=None,
        change=partial(recommendations.change_recommendation, dossier),
        remove=partial(recommendations.remove_recommendation, dossier),
        referring=("explanation",),
        ground=Ground(
            under=_under,
            offered=_offered,
            rest_on=partial(recommendations.rest_on, dossier),
            rest_no_more_on=partial(recommendations.rest_no_more_on, dossier),
        ),
        move=partial(recommendations.move_recommendation, dossier),
    )


def _under(sheet: Sheet, card: str) -> tuple[Below, ...]:
    return tuple(
        Below(one.entity, f"{findings.number_of(one)}  {_first(one.text)}", _words(sheet, one))
        for line in sheet.recommendations
        if line.recommendation.entity == card
        for one in line.findings
    )


def _offered(sheet: Sheet) -> tuple[Choice, ...]:
    return tuple(
        (line.finding.entity, f"{line.number}  {_first(line.finding.text)}")
        for line in sheet.findings
    )


def _words(sheet: Sheet, finding: Finding) -> str:
    """By how much it is borne, as far as the sheet shows it: it may be of another area."""
    lines = [line for line in sheet.findings if line.finding.entity == finding.entity]
    numbers = [line.strength.observations for line in lines]
    return "".join(ngettext("{n} waarneming", "{n} waarnemingen", n).format(n=n) for n in numbers)


def practice_kind(dossier: Dossier, framework: Framework, current: Current) -> CardKind:
    """Good practices: a success does not copy itself, so a card asks what it needs."""
    fields = (
        Field("title", _("Naam"), "line", placeholder=_("Hoe heet het?")),
        Field("text", _("Wat het is"), "text"),
        Field("area", _("Aandachtspunt"), "choice", choices=_areas(framework)),
        Field("wijk", _("Wijk"), "choice"),
        Field("conditions", _("Wat er nodig was"), "text"),
        Field("owner", _("Van wie"), "line", help=_("Een organisatie of rol, geen naam.")),
        Field("worked", _("Waarom het werkte"), "text"),
        Field("usable_by", _("Voor wie bruikbaar"), "text"),
    )
    return _plain(
        dossier,
        "good_practice",
        fields,
        title=_("Goede voorbeelden"),
        empty=_("Zag de commissie iets waar andere wijken van kunnen leren? Leg het hier vast."),
        add_words=_("Goed &voorbeeld"),
        read=lambda sheet: sheet.practices,
        below=lambda one: (area_words(framework, one.area) if one.area else "", one.owner),
        start=lambda: {"track": current().wanted.track, "area": current().wanted.area or 1},
    )


def _plain(
    dossier: Dossier,
    kind: str,
    fields: tuple[Field, ...],
    *,
    title: str,
    empty: str,
    add_words: str,
    read: Callable[[Sheet], tuple[Any, ...]],
    below: Callable[[Any], tuple[str, ...]],
    start: Callable[[], dict[str, object]],
) -> CardKind:
    return CardKind(
        kind=kind,
        title=title,
        image="circle-check",
        empty=empty,
        add_words=add_words,
        fields=fields,
        cards=lambda sheet: tuple(
            _card(one, _first(one.title), below(one), fields) for one in read(sheet)
        ),
        add=lambda: cards.add(dossier, kind, **start()),
        change=partial(cards.change, dossier, kind),
        remove=partial(cards.remove, dossier, kind),
        choices=lambda sheet: {"wijk": tuple((w.entity, w.name) for w in sheet.wijken)},
    )


def _card(one: Record, first: str, below: tuple[str, ...], fields: tuple[Field, ...]) -> Card:
    values = {each.key: getattr(one, each.key) for each in fields}
    return Card(one.entity, first, "  ·  ".join(part for part in below if part), values)


def _first(words: str) -> str:
    return " ".join(words.split()) or _("(nog zonder tekst)")


def codes_of(framework: Framework, name: str) -> tuple[Choice, ...]:
    """The choices of a code list."""
    return tuple((code.key, code.label) for code in framework.codes[name])


def _areas(framework: Framework) -> tuple[Choice, ...]:
    return tuple((area.id, area_words(framework, area.id)) for area in framework.areas)
