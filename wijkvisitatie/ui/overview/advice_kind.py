"""National advice as a kind of card: what its list says of the findings that it rests on."""

from __future__ import annotations

from dataclasses import replace

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.ui.forms import Choice
from wijkvisitatie.ui.overview.sheet import Sheet
from wijkvisitatie.ui.weighing.card_kinds import recommendation_kind
from wijkvisitatie.ui.weighing.card_pane import Card, CardKind
from wijkvisitatie.ui.weighing.ground_panel import Below
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.synthesis import National


def advice_kind(dossier: Dossier, framework: Framework) -> CardKind:
    """As the recommendations of a gemeente, but resting on findings of the round or of any."""
    kind = recommendation_kind(dossier, framework)

    def card(line: RecommendationLine, sheet: Sheet) -> Card:
        one = line.recommendation
        words = _first(one.text)
        below = (framework.label("addressees", one.addressee), one.term, _ground(line, sheet))
        values = {each.key: getattr(one, each.key) for each in kind.fields}
        first = f"{line.number}  {words}"
        return Card(one.entity, first, "  ·  ".join(part for part in below if part), values)

    def shown(sheet: Sheet) -> tuple[Card, ...]:
        return tuple(card(line, sheet) for line in sheet.recommendations)

    assert kind.ground is not None
    return replace(
        kind,
        title=_("Landelijke aanbevelingen"),
        empty=_(
            "Kies een landelijke bevinding en druk op Ctrl+R, of begin bij Wat terugkeert. "
            "Een aanbeveling rust altijd op een bevinding."
        ),
        cards=shown,
        ground=replace(kind.ground, under=_under, offered=_offered),
    )


def _under(sheet: Sheet, card: str) -> tuple[Below, ...]:
    """National findings by their number, those of gemeenten with their name."""
    known, national = sheet.references.by_entity, sheet.national
    found = []
    for line in sheet.recommendations:
        for one in line.findings if line.recommendation.entity == card else ():
            words = f"{known.get(one.entity, '?')}  {_first(one.text)}"
            above = national.get(one.entity)
            found.append(Below(one.entity, words, _gemeenten(above) if above else ""))
    return tuple(found)


def _gemeenten(one: National) -> str:
    n = len(one.gemeenten)
    return ngettext("{n} gemeente", "{n} gemeenten", n).format(n=n)


def _offered(sheet: Sheet) -> tuple[Choice, ...]:
    """Only national findings: those of gemeenten are chosen in their table (Ctrl+K)."""
    return tuple(
        (entity, f"{one.line.number}  {_first(one.line.finding.text)}")
        for entity, one in sheet.national.items()
    )


def _first(text: str) -> str:
    return " ".join(text.split()) or _("(nog zonder tekst)")


def _ground(line: RecommendationLine, sheet: Sheet) -> str:
    known = sheet.references.by_entity
    numbers = [known[one.entity] for one in line.findings if one.entity in known]
    if not numbers:
        return _("rust op niets meer")
    return _("rust op {numbers}").format(numbers=listing(numbers))
