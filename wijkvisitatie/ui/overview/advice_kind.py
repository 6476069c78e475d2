"""National advice as a kind of card: what its list says of the findings that it rests on."""

from __future__ import annotations

from dataclasses import replace

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, listing
from wijkvisitatie.ui.overview.sheet import Sheet
from wijkvisitatie.ui.weighing.card_kinds import recommendation_kind
from wijkvisitatie.ui.weighing.card_pane import Card, CardKind
from wijkvisitatie.work.recommendations import RecommendationLine


def advice_kind(dossier: Dossier, framework: Framework) -> CardKind:
    """As the recommendations of a gemeente, but resting on findings of the round or of any."""
    kind = recommendation_kind(dossier, framework)

    def card(line: RecommendationLine, sheet: Sheet) -> Card:
        one = line.recommendation
        words = " ".join(one.text.split()) or _("(nog zonder tekst)")
        below = (framework.label("addressees", one.addressee), one.term, _ground(line, sheet))
        values = {each.key: getattr(one, each.key) for each in kind.fields}
        first = f"{line.number}  {words}"
        return Card(one.entity, first, "  ·  ".join(part for part in below if part), values)

    def shown(sheet: Sheet) -> tuple[Card, ...]:
        return tuple(card(line, sheet) for line in sheet.recommendations)

    return replace(
        kind,
        title=_("Landelijke aanbevelingen"),
        empty=_(
            "Kies een landelijke bevinding en druk op Ctrl+R, of begin bij Wat terugkeert. "
            "Een aanbeveling rust altijd op een bevinding."
        ),
        cards=shown,
    )


def _ground(line: RecommendationLine, sheet: Sheet) -> str:
    known = sheet.references.by_entity
    numbers = [known[one.entity] for one in line.findings if one.entity in known]
    if not numbers:
        return _("rust op niets meer")
    return _("rust op {numbers}").format(numbers=listing(numbers))
