"""What MDTO-XML1.0.1.xsd asks: per kind of element its own elements, in order, how often."""

from __future__ import annotations

import xml.etree.ElementTree as ET

SPACE = "{https://www.nationaalarchief.nl/mdto}"
MANY = 1_000_000

_OBJECT = [("identificatie", "identification", 1, MANY), ("naam", "", 1, 1)]
KINDS: dict[str, list[tuple[str, str, int, int]]] = {
    "informatieobject": [
        *_OBJECT,
        ("aggregatieniveau", "term", 0, 1),
        ("classificatie", "term", 0, MANY),
        ("trefwoord", "", 0, MANY),
        ("omschrijving", "", 0, MANY),
        ("raadpleeglocatie", "consultation", 0, MANY),
        ("dekkingInTijd", "time", 0, MANY),
        ("dekkingInRuimte", "reference", 0, MANY),
        ("taal", "", 0, MANY),
        ("event", "event", 0, MANY),
        ("waardering", "term", 1, 1),
        ("bewaartermijn", "period", 0, 1),
        ("informatiecategorie", "term", 0, 1),
        ("isOnderdeelVan", "reference", 0, MANY),
        ("bevatOnderdeel", "reference", 0, MANY),
        ("heeftRepresentatie", "reference", 0, MANY),
        ("aanvullendeMetagegevens", "reference", 0, MANY),
        ("gerelateerdInformatieobject", "related", 0, MANY),
        ("archiefvormer", "reference", 1, MANY),
        ("betrokkene", "party", 0, MANY),
        ("activiteit", "reference", 0, 1),
        ("beperkingGebruik", "limit", 1, MANY),
    ],
    "bestand": [
        *_OBJECT,
        ("omvang", "", 1, 1),
        ("bestandsformaat", "term", 1, 1),
        ("checksum", "checksum", 1, MANY),
        ("URLBestand", "", 0, 1),
        ("isRepresentatieVan", "reference", 1, 1),
    ],
    "identification": [("identificatieKenmerk", "", 1, 1), ("identificatieBron", "", 1, 1)],
    "reference": [
        ("verwijzingNaam", "", 1, 1),
        ("verwijzingIdentificatie", "identification", 0, 1),
    ],
    "term": [
        ("begripLabel", "", 1, 1),
        ("begripCode", "", 0, 1),
        ("begripBegrippenlijst", "reference", 1, 1),
    ],
    "time": [
        ("dekkingInTijdType", "term", 1, 1),
        ("dekkingInTijdBegindatum", "", 1, 1),
        ("dekkingInTijdEinddatum", "", 0, 1),
    ],
    "event": [
        ("eventType", "term", 1, 1),
        ("eventTijd", "", 0, 1),
        ("eventVerantwoordelijkeActor", "reference", 0, 1),
        ("eventResultaat", "", 0, 1),
    ],
    "limit": [
        ("beperkingGebruikType", "term", 1, 1),
        ("beperkingGebruikNadereBeschrijving", "", 0, 1),
        ("beperkingGebruikDocumentatie", "reference", 0, MANY),
        ("beperkingGebruikTermijn", "period", 0, 1),
    ],
    "checksum": [
        ("checksumAlgoritme", "term", 1, 1),
        ("checksumWaarde", "", 1, 1),
        ("checksumDatum", "", 1, 1),
    ],
}


def broken(data: bytes) -> list[str]:
    """Where a document departs from the schema."""
    root = ET.fromstring(data)
    if root.tag != f"{SPACE}MDTO" or len(root) != 1:
        return ["MDTO holds one object"]
    kind = root[0].tag.removeprefix(SPACE)
    return list(_broken(root[0], kind)) if kind in ("informatieobject", "bestand") else [kind]


def _broken(element: ET.Element, kind: str) -> list[str]:
    if not kind:
        empty = not (element.text or "").strip() or len(element)
        return [f"{element.tag} has no words"] if empty else []
    inner, found = list(element), []
    for name, of_kind, least, most in KINDS[kind]:
        number = 0
        while inner and inner[0].tag == SPACE + name:
            found += _broken(inner.pop(0), of_kind)
            number += 1
        if not least <= number <= most:
            found.append(f"{name} stands {number} times in {kind}")
    return [*found, *(f"{one.tag} is out of order in {kind}" for one in inner)]
