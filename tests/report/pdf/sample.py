"""A report of some ten pages with each kind of block, about a real neighbourhood.

What is said of Klarendal is drawn from public reports in our own words; the quotations are
examples of form.
"""

from __future__ import annotations

from tests.report.pdf.sample_areas import areas
from tests.report.pdf.sample_parts import LEVELS, radar, street, words
from wijkvisitatie.report.blocks import (
    Bars,
    Block,
    Box,
    Column,
    Contents,
    Cover,
    Facts,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Picture,
    Radars,
    Report,
    Run,
    Table,
)

AREAS = (
    "Focus in de wijkaanpak",
    "Consensus, regie en leiding",
    "Burgerparticipatie",
    "Rol in de wijkeconomie",
    "Andere financiering",
)


def report() -> Report:
    """The whole sample."""
    return Report(
        title="Bezoekverslag Klarendal, Arnhem",
        author="Visitatiecommissie wijkenaanpak",
        subject="Verslag van het bezoek aan Klarendal op 24 juni 2010",
        keywords=("wijkenaanpak", "Klarendal", "Arnhem"),
        date="2010-07-05",
        status="Concept",
        running_head="Bezoekverslag Klarendal, Arnhem",
        cover=Cover(
            kind="Bezoekverslag",
            title="Klarendal: een wijk die zichzelf aankleedt",
            subtitle="Bezoek van de visitatiecommissie aan Arnhem",
            facts=(
                ("Gemeente", "Arnhem (GM0202)"),
                ("Wijk", "Klarendal"),
                ("Bezoekdatum", "24 juni 2010"),
                ("Ronde", "Wijkenaanpak 2010-2011"),
                ("Versie", "0.3 van 5 juli 2010, voor hoor en wederhoor"),
            ),
            organisation="Visitatiecommissie wijkenaanpak",
            status="Concept",
            picture=Picture(street(1600, 700, 2), "Tekening van een straat met zes gevels"),
        ),
        blocks=(*_opening(), *_summary(), *_day(), *areas(), *_annexes()),
    )


def _opening() -> tuple[Block, ...]:
    return (
        Contents("Inhoud", depth=2),
        Heading("Over dit verslag", 1, "over", new_page=True),
        Paragraph(
            words(
                "Op 24 juni 2010 bezocht de commissie Klarendal in Arnhem. Dit verslag legt vast"
                " wat zij die dag heeft gezien en gehoord, per aandachtspunt en met een nummer bij"
                " elke waarneming."
            ),
            "lead",
        ),
        Paragraph(
            (
                Run(
                    "De commissie sprak met bewoners, ondernemers, professionals van de corporatie"
                ),
                Run(" en het gemeentebestuur. Zij bekeek "),
                Run("het modekwartier", emphasis=True),
                Run(", de werkplaatsen in de voormalige winkelpanden en het wijkgebouw. Wat de"),
                Run(" commissie niet zelf kon zien, staat in "),
                Run("Wat de commissie niet kon zien", target="niet-gezien"),
                Run(". Een waarneming wordt aangehaald met haar nummer, bijvoorbeeld "),
                Run("KLA-002", target="w2"),
                Run("."),
            )
        ),
        Box(
            "De aard van de visitatie",
            (
                Paragraph(
                    words(
                        "Een visitatie neemt de temperatuur op: zij geeft een indruk van één dag en"
                        " geen eindoordeel over de wijk of over wie er werkt. De commissie kijkt"
                        " als kritische vriend."
                    )
                ),
                Items(
                    (
                        words("Wat bewoners en professionals zeggen, staat er zonder naam."),
                        words(
                            "Een deel van het programma is door de gemeente gekozen; dat staat"
                            " erbij."
                        ),
                        words("Feitelijke onjuistheden kunnen in het wederhoor worden hersteld."),
                    )
                ),
            ),
        ),
        Facts(
            (
                ("Commissie", "Voorzitter, vier leden en een secretaris"),
                ("Ontvangen door", "De wethouder wijken en de gebiedsmanager van de corporatie"),
                ("Programma", "Acht onderdelen, waarvan twee door de commissie zelf gekozen"),
                ("Opgesteld door", "Het secretariaat van de commissie, op 5 juli 2010"),
            )
        ),
    )


def _summary() -> tuple[Block, ...]:
    return (
        Heading("Samenvatting", 1, "samenvatting", new_page=True),
        Paragraph(
            words(
                "Klarendal laat zien wat een scherpe keuze doet. De wijk heeft één verhaal, mode en"
                " ambacht, en dat verhaal is in de straat te zien."
            ),
            "lead",
        ),
        Paragraph(
            words(
                "De keuze voor het modekwartier geeft richting aan de investeringen in panden,"
                " straten en bedrijvigheid. Bewoners herkennen de verbetering, maar zij vragen zich"
                " af of het ook hún wijk blijft. De samenwerking tussen gemeente en corporatie is"
                " hecht; wie er doorhakt als belangen botsen, is minder duidelijk. Over het geld na"
                " 2012 is nog weinig afgesproken."
            )
        ),
        Matrix(
            row_labels=("Klarendal", "Modekwartier", "Sint Marten", "Velperweg en omgeving"),
            column_labels=AREAS,
            column_marks=(1, 2, 3, 4, 5),
            values=((9, 6, 11, 14, 3), (4, 2, 3, 8, 1), (2, 1, 5, 0, 0), (0, 1, 2, 1, 0)),
            caption="Waarnemingen per buurt en aandachtspunt",
            alt="Aantal waarnemingen per buurt en aandachtspunt; de wijkeconomie in Klarendal heeft"
            " er met 14 de meeste.",
        ),
        Matrix(
            row_labels=("Klarendal", "Presikhaaf"),
            column_labels=("Focus", "Regie", "Participatie", "Economie", "Financiering"),
            column_marks=(1, 2, 3, 4, 5),
            values=((4, 3, 2, 5, 0), (2, 2, 3, 1, 3)),
            words=tuple(
                tuple(LEVELS[value] for value in row) for row in ((4, 3, 2, 5, 0), (2, 2, 3, 1, 3))
            ),
            most=5,
            caption="Het niveau per buurt",
            alt="Niveau per buurt en aandachtspunt.",
        ),
        Radars(
            radars=(
                radar("Klarendal", (4, 3, 2, 5, 0)),
                radar("Presikhaaf", (2, 2, 3, 1, 3)),
                radar("Malburgen en Immerloo", (3, 0, 4, 0, 2)),
            ),
            steps=5,
            caption="Het niveau per buurt, als radar",
        ),
        Bars(
            labels=("Bewoners", "Ondernemers", "Corporatie", "Gemeente", "Welzijn en onderwijs"),
            values=(24, 17, 14, 11, 7),
            marks=(0, 0, 0, 0, 0),
            caption="Waarnemingen naar rol van de gesprekspartner",
            alt="Aantal waarnemingen naar rol; bewoners leverden er met 24 de meeste.",
        ),
        Bars(
            labels=AREAS,
            values=(15, 10, 21, 23, 4),
            marks=(1, 2, 3, 4, 5),
            caption="Waarnemingen per aandachtspunt",
            alt="Aantal waarnemingen per aandachtspunt; financiering heeft er met 4 de minste.",
        ),
    )


def _day() -> tuple[Block, ...]:
    rows = (
        ("09.30", "Ontvangst in het wijkgebouw", "Wethouder, gebiedsmanager", "georganiseerd"),
        (
            "10.15",
            "Wandeling door het modekwartier langs ateliers en winkels",
            "Ondernemers, corporatiemedewerkers",
            "georganiseerd",
        ),
        ("11.30", "Gesprek aan de keukentafel", "Drie bewoners", "door de commissie gekozen"),
        ("12.30", "Lunch met de wijkraad", "Wijkraad, bewonersgroepen", "georganiseerd"),
        ("13.30", "Bezoek aan de basisschool", "Directie, ouders", "georganiseerd"),
        ("14.30", "Langs de winkels aan de Klarendalseweg", "Ondernemers", "spontaan"),
        ("15.30", "Gesprek over geld en afspraken", "Gemeente, corporatie", "georganiseerd"),
        ("16.30", "Terugkoppeling van de eerste indruk", "Allen", "georganiseerd"),
    )
    return (
        Heading("Programma van de dag", 1, "programma", new_page=True),
        Paragraph(
            words(
                "Het programma is in overleg met de gemeente gemaakt. De commissie koos zelf twee"
                " onderdelen en nam tussendoor de tijd om mensen op straat aan te spreken."
            )
        ),
        Table(
            columns=(
                Column("Tijd", 0.6),
                Column("Onderdeel", 2.4),
                Column("Gesprekspartners", 2.0),
                Column("Opzet", 1.3),
            ),
            rows=rows,
            caption="Programma van 24 juni 2010",
        ),
    )


def _annexes() -> tuple[Block, ...]:
    entries = tuple(
        (
            f"KLA-{number:03d}",
            AREAS[(number * 7) % 5],
            (
                "Lege winkels weer in gebruik voor mode en ambacht",
                "Opgeknapte panden langs de route, achterstand in de zijstraten",
                "Gemis van winkels voor de dagelijkse boodschappen",
                "Meepraten over de openbare ruimte, niet over de verhuur van ateliers",
                "Wijkbudget met een jury van bewoners; 26 van de 41 plannen zijn uitgevoerd",
                "Ouderkamer kent de wijkraad niet en de conciërge wel",
            )[number % 6],
            str(4 + number % 9),
        )
        for number in range(1, 58)
    )
    return (
        Heading("Bijlagen", 1, "bijlagen", new_page=True),
        Heading("Herleidtabel van waarnemingen", 2, "herleid"),
        Paragraph(
            words("Elke waarneming met haar aandachtspunt. Het nummer leidt naar de tekst."),
            "small",
        ),
        Table(
            columns=(
                Column("Nummer", 0.8),
                Column("Aandachtspunt", 1.7),
                Column("Kern", 3.0),
                Column("Bewijs", 0.6, "right"),
            ),
            rows=entries,
            caption="Waarnemingen van Klarendal",
            targets=tuple(f"w{number}" for number in range(1, 8)),
        ),
    )


def a_report(*blocks: Block, title: str = "Verslag") -> Report:
    """A report of these blocks with a plain cover."""
    cover = Cover("Verslag", title, "", (), "Commissie", "Concept")
    return Report(title, "Commissie", "", (), "2010-07-05", "Concept", title, cover, blocks)
