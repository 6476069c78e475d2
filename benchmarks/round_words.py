"""Sentences for a generated round: Dutch that reads like notes, and is nobody's."""

from __future__ import annotations

from random import Random

_WHO = (
    "Een bewoner", "De wijkmanager", "Een winkelier", "De opbouwwerker", "Een jongere",
    "De corporatie", "Een vrijwilliger", "De school", "De wijkagent", "Een moeder op het plein",
    "De huismeester", "Het bewonersplatform", "Een ambtenaar", "De wethouder", "Een ondernemer",
)  # fmt: skip
_SAYS = (
    "zegt dat", "vertelt dat", "laat zien dat", "merkt dat", "vraagt zich af waarom",
    "legt uit dat", "is er trots op dat", "vindt het jammer dat", "rekent voor dat",
)  # fmt: skip
_WHAT: dict[int, tuple[str, ...]] = {
    1: (
        "er in de wijk meer dan twintig projecten naast elkaar lopen",
        "niemand weet welk project het belangrijkst is",
        "drie plannen samen nu één wijkplan zijn met vijf doelen",
        "elk jaar een nieuw project begint voordat het oude klaar is",
        "de doelen van het wijkplan op één bladzijde passen",
    ),
    2: (
        "iedereen meepraat en niemand de knoop doorhakt",
        "de frontlijnwerker zelf mag beslissen over kleine uitgaven",
        "het overleg elke maand met zestien mensen aan tafel zit",
        "de corporatie wacht op de gemeente en de gemeente op de corporatie",
        "één persoon het hele gezin helpt en doorverwijst waar dat nodig is",
    ),
    3: (
        "bewoners pas iets horen als het besluit al is genomen",
        "bewoners met een eigen budget het speelplein hebben opgeknapt",
        "de avonden altijd door dezelfde mensen worden bezocht",
        "de bewonersgroep een sleutel van het buurthuis heeft",
        "er een brief terugkwam met wat er met elk voorstel is gedaan",
    ),
    4: (
        "de helft van de winkelpanden in de straat leegstaat",
        "starters met een lage huur een werkplaats kregen",
        "de gemeente niet weet wat haar rol bij de winkels is",
        "de markt op zaterdag weer klanten van buiten de wijk trekt",
        "een vergunning voor een terras een half jaar duurde",
    ),
    5: (
        "het geld van het Rijk volgend jaar ophoudt",
        "een fonds mee wil betalen als bewoners het plan maken",
        "de corporatie de helft van haar bijdrage schrapt",
        "het gebiedsfonds voor elk plan binnen zes weken beslist",
        "niemand alle geldstromen in de wijk kent",
    ),
}
_AND = (
    "Dat zag de commissie ook op straat.", "Aan een andere tafel klonk dat anders.",
    "Er is geen cijfer bij gegeven.", "Daar is twee jaar aan gewerkt.",
    "Het buurthuis is de enige plek waar dit besproken wordt.", "Dat kost tijd en vertrouwen.",
    "De buren knikten.", "Volgens de gemeente verandert dat dit jaar.",
)  # fmt: skip
_FOUND: dict[int, tuple[str, ...]] = {
    1: ("Er lopen veel projecten naast elkaar; de samenhang is niet overal duidelijk.",
        "Het wijkplan noemt minder doelen dan vroeger, en dat geeft rust.",
        "Wat een project moet opleveren, staat vaak niet op papier."),
    2: ("Er wordt veel overlegd, en wie beslist is niet altijd duidelijk.",
        "Wie in de frontlijn werkt, krijgt ruimte en gebruikt die.",
        "Partners wachten op elkaar als het spannend wordt."),
    3: ("Bewoners praten mee, maar beslissen zelden mee.",
        "Waar bewoners een eigen budget hebben, komen plannen sneller van de grond.",
        "Het zijn vaak dezelfde bewoners die meedoen."),
    4: ("De gemeente zoekt nog naar haar rol in de economie van de wijk.",
        "Kleine ruimtes met een lage huur trekken starters aan.",
        "Regels en wachttijden houden ondernemers op."),
    5: ("Het geld van gemeente en corporatie loopt terug, en er staat nog weinig tegenover.",
        "Fondsen stappen in als bewoners zelf het plan maken.",
        "Van veel projecten is niet bekend wie ze over twee jaar betaalt."),
}  # fmt: skip
_ADVICE: dict[int, tuple[str, ...]] = {
    1: ("Kies vijf doelen en stop wat daar niet bij past.",
        "Schrijf per project op wanneer het klaar is."),
    2: ("Wijs per opgave één partij aan die beslist.",
        "Geef wie in de wijk werkt een eigen budget."),
    3: ("Ontwerp het hele proces van meedoen, van idee tot besluit.",
        "Laat bij elk plan weten wat er met de inbreng is gedaan."),
    4: ("Breng in kaart wat de wijk kan verdienen.", "Maak één loket voor ondernemers."),
    5: ("Zoek voor elk project dat doorgaat een tweede betaler.",
        "Maak alle geldstromen door de wijk bekend."),
}  # fmt: skip
THEMES: dict[int, tuple[str, ...]] = {
    1: ("projectencarrousel", "wijkplan"),
    2: ("frontlijn", "overleg"),
    3: ("eigen budget", "terugkoppeling"),
    4: ("winkelstraat", "regels"),
    5: ("wegvallend geld", "fondsen"),
}


def note(chance: Random, area: int | None, sentences: int = 3) -> str:
    """What a member writes down on the spot."""
    return " ".join(_sentence(chance, area or chance.randint(1, 5)) for _one in range(sentences))


def quote(chance: Random, area: int | None) -> str:
    """Literal words of somebody."""
    what = chance.choice(_WHAT[area or 3])
    return f"Ik woon hier al {chance.randint(3, 40)} jaar en ik zie dat {what}."


def finding(chance: Random, area: int, where: str) -> str:
    """A statement of the committee."""
    return f"{chance.choice(_FOUND[area])[:-1]}, ook in {where}."


def national(area: int, number: int) -> str:
    """A statement about the round as a whole."""
    return _FOUND[area][number % len(_FOUND[area])]


def advice(chance: Random, area: int) -> str:
    """What is advised."""
    return chance.choice(_ADVICE[area])


def chapter(chance: Random, refers_to: tuple[str, ...]) -> str:
    """A section with a heading, a list and references, as people write one."""
    areas = [chance.randint(1, 5) for _one in range(3)]
    points = "\n".join(f"- {chance.choice(_FOUND[area])}" for area in areas)
    named = " en ".join(f"[[{one}]]" for one in refers_to)
    passages = [
        note(chance, areas[0], 5),
        "# Wat opviel",
        points,
        note(chance, areas[1], 4),
        f"Dat staat in {named}." if named else "",
    ]
    return "\n\n".join(filter(None, passages))


def _sentence(chance: Random, area: int) -> str:
    said = f"{chance.choice(_WHO)} {chance.choice(_SAYS)} {chance.choice(_WHAT[area])}."
    return f"{said} {chance.choice(_AND)}"
