"""The chapters of the sample about the focus areas."""

from __future__ import annotations

from tests.report.pdf.sample_parts import street, words
from wijkvisitatie.report.blocks import (
    Block,
    Entry,
    Heading,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
)


def _entries(area: int, texts: tuple[tuple[str, str, str], ...], start: int) -> tuple[Block, ...]:
    return tuple(
        Entry(
            number=f"KLA-{start + index:03d}",
            anchor=f"w{start + index}",
            labels=tuple(labels.split(", ")),
            text=text,
            mark=area,
            interpretation=duiding,
            interpretation_label="Duiding",
        )
        for index, (labels, text, duiding) in enumerate(texts)
    )


def areas() -> tuple[Block, ...]:
    """The five chapters."""
    return (
        Heading("Focus in de wijkaanpak", 1, "a1", mark=1, new_page=True),
        Paragraph(
            words(
                "Is duidelijk waar de aanpak op gericht is, en laat de gemeente ook zaken liggen?"
                " De commissie hoorde in Klarendal één verhaal, van het stadhuis tot op straat."
            ),
            "lead",
        ),
        Heading("Wat de commissie zag en hoorde", 2, "a1-w"),
        *_entries(
            1,
            (
                (
                    "Feit, gesprek met de gemeente, georganiseerd, 09.50",
                    "Het wijkactieplan noemt zes doelen. In het gesprek noemen wethouder en"
                    " gebiedsmanager los van elkaar hetzelfde doel als eerste: de lege winkels aan"
                    " de Klarendalseweg weer in gebruik nemen voor mode en ambacht.",
                    "",
                ),
                (
                    "Waarneming, wandeling, georganiseerd, 10.40",
                    "Langs de route staan tientallen panden die de corporatie heeft opgeknapt en"
                    " aan ontwerpers verhuurt. De ontwerpers wonen boven hun atelier. In de"
                    " zijstraten houdt de verbetering na een paar meter op: daar staan rolluiken"
                    " dicht en ligt grofvuil naast de ondergrondse containers.",
                    "De keuze voor één straat werkt, maar maakt het verschil met de straten"
                    " erachter zichtbaar. Dat hoeft geen fout te zijn, als bewoners weten dat het"
                    " zo bedoeld is en wanneer hun straat aan de beurt komt.",
                ),
            ),
            1,
        ),
        Entry(
            number="KLA-003",
            anchor="w3",
            labels=("Uitspraak", "bewoner", "door de commissie gekozen", "11.45"),
            text="Een bewoner die al dertig jaar in de wijk woont, ziet dat er eindelijk wordt"
            " doorgepakt. Zij mist wel de winkels voor de dagelijkse boodschappen.",
            mark=1,
            quote=Quote(
                "Het is er mooier op geworden, dat zie je. Maar een jurk van driehonderd euro, die"
                " koop ik hier niet. Geef me ook een groenteboer terug.",
                "bewoner van Klarendal",
            ),
            interpretation="De focus wordt gedragen zolang de gewone voorzieningen meekomen.",
            interpretation_label="Duiding",
            pictures=(
                Picture(
                    street(),
                    "Tekening van een rij gevels met ateliers op de begane grond",
                    "Ateliers in voormalige winkelpanden. De bovenwoningen zijn samen met de"
                    " winkels opgeknapt en worden door de ontwerpers zelf bewoond.",
                ),
            ),
        ),
        Heading("Bevinding", 2, "a1-b"),
        Paragraph(
            (
                Run("Klarendal heeft een herkenbaar doel en houdt dat vol. ", strong=True),
                Run(
                    "De commissie ziet dat keuzes zijn gemaakt en dat ook wordt uitgelegd wat niet"
                ),
                Run(" gebeurt. Zij baseert zich op "),
                Run("KLA-001", target="w1"),
                Run(", "),
                Run("KLA-002", target="w2"),
                Run(" en "),
                Run("KLA-003", target="w3"),
                Run("."),
            )
        ),
        Heading("Burgerparticipatie", 1, "a3", mark=3, new_page=True),
        Paragraph(
            words(
                "Praten bewoners mee, beslissen zij mee, of doen zij het zelf? Het woord"
                " participatie dekt in Klarendal meer dan één lading."
            ),
            "lead",
        ),
        Heading("Wat de commissie zag en hoorde", 2, "a3-w"),
        *_entries(
            3,
            (
                (
                    "Uitspraak, wijkraad, georganiseerd, 12.40",
                    "De wijkraad wordt vooraf betrokken bij plannen voor de openbare ruimte. Over"
                    " de verhuur van de ateliers beslist de corporatie alleen. De leden noemen dat"
                    " ‘meepraten met de ramen open en de deur dicht’.",
                    "",
                ),
                (
                    "Feit, document, wijkbudget",
                    "Er is een wijkbudget waarover bewoners zelf beslissen. Een jury van bewoners"
                    " kiest uit de ingediende plannen. In het eerste half jaar werden 41 plannen"
                    " ingediend, waarvan er 26 zijn uitgevoerd: van geveltuinen en een"
                    " huiswerkklas tot een straatfeest met de ondernemers.",
                    "Hier wordt de trede ‘meebeslissen’ echt bereikt. De drempel is laag, de regels"
                    " passen op één bladzijde en het geld komt binnen twee weken.",
                ),
                (
                    "Waarneming, bezoek aan de school, georganiseerd, 13.45",
                    "In de ouderkamer zitten acht moeders. Geen van hen kent de wijkraad; allen"
                    " kennen de conciërge, die ook in de wijk woont en die volgens hen ‘alles"
                    " regelt’. Een van de moeders spreekt Turks en Arabisch en tolkt voor de"
                    " anderen. Zij vertelt dat zij drie keer is gevraagd om mee te denken en dat"
                    " zij daarna nooit heeft gehoord wat ermee is gebeurd.",
                    "De gemeente bereikt deze groep via mensen die er al zijn, niet via"
                    " vergaderingen. Wie iets vraagt, moet ook terugkoppelen.",
                ),
            ),
            4,
        ),
        Entry(
            number="KLA-007",
            anchor="w7",
            labels=("Waarneming", "straatgesprek", "spontaan", "14.50"),
            text="Op het plein spelen kinderen onder toezicht van twee buurtvaders. Zij zijn vrij"
            "willig actief en hebben een sleutel van het wijkgebouw.",
            mark=3,
            pictures=(
                Picture(street(seed=1), "Tekening van het plein", "Het plein met het wijkgebouw."),
                Picture(
                    street(seed=3),
                    "Tekening van een geveltuin",
                    "Geveltuinen, betaald uit het wijkbudget en door bewoners onderhouden.",
                ),
            ),
        ),
        Heading("Goed voorbeeld", 3, "a3-g"),
        Paragraph(
            words(
                "De bewonersjury van het wijkbudget werkt met loting: wie meedoet, weet dat de"
                " beurt ook weer voorbijgaat. Zo blijft de groep wisselen."
            )
        ),
        Quote(
            "Zelf beslissen over tienduizend euro leert je meer dan tien inspraakavonden.",
            "lid van de bewonersjury",
        ),
        Heading("Bevinding", 2, "a3-b"),
        Paragraph(
            words(
                "Bewoners beslissen mee over kleine bedragen en praten mee over grote. De commissie"
                " vraagt aandacht voor de groepen die via geen van beide wegen worden bereikt, en"
                " voor het teruggeven van de uitkomst aan wie heeft meegedacht."
            )
        ),
        Picture(
            street(1600, 800, 4),
            "Tekening van een winkelstraat met luifels",
            "De Klarendalseweg, met aan weerszijden de ateliers van het modekwartier.",
        ),
        Heading("Wat de commissie niet kon zien", 1, "niet-gezien", new_page=True),
        Items(
            (
                words("De avond en de nacht: het programma eindigde om 17.00 uur."),
                words(
                    "Huurders die de wijk hebben verlaten; over hun redenen is alleen van horen"
                    " zeggen gesproken."
                ),
                words("De afspraken over het geld na 2012, die nog niet op papier stonden."),
            ),
            ordered=True,
        ),
        Paragraph(words("De commissie heeft deze punten aan de gemeente voorgelegd."), "note"),
    )
