"""A report of some ten pages with each kind of block, about a real neighbourhood.

What is said of Klarendal is drawn from public reports in our own words; the quotations are
examples of form.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from wijkvisitatie.report.blocks import (
    Bars,
    Block,
    Box,
    Column,
    Contents,
    Cover,
    Entry,
    Facts,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Picture,
    Quote,
    Radar,
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


def street(width: int = 1200, height: int = 800, seed: int = 0) -> bytes:
    """A drawing of a row of houses as a JPEG."""
    image = Image.new("RGB", (width, height), (206, 222, 233))
    pen = ImageDraw.Draw(image)
    pen.ellipse((width * 0.78, 60, width * 0.78 + 110, 170), fill=(247, 226, 160))
    colours = [(160, 74, 60), (196, 138, 96), (122, 92, 84), (178, 104, 84), (140, 118, 100)]
    house = width // 6
    for index in range(6):
        left = index * house
        top = height // 3 + (index * 37 + seed * 53) % 90
        body = colours[(index + seed) % len(colours)]
        pen.rectangle((left, top, left + house - 8, height - 160), fill=body)
        pen.polygon(
            ((left - 6, top), (left + house // 2, top - 90), (left + house - 2, top)),
            fill=(84, 66, 62),
        )
        for row in range(2):
            for column in range(2):
                x, y = left + 26 + column * 84, top + 40 + row * 130
                pen.rectangle((x, y, x + 54, y + 84), fill=(244, 240, 226), outline=(60, 60, 60))
        pen.rectangle((left + 70, height - 260, left + 122, height - 160), fill=(40, 66, 92))
    pen.rectangle((0, height - 160, width, height), fill=(150, 150, 146))
    pen.rectangle((0, height - 160, width, height - 130), fill=(190, 188, 180))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def words(text: str) -> tuple[Run, ...]:
    """Plain running text as runs."""
    return (Run(text),)


LEVELS = (
    "n.t.b.",
    "1 Nog niet zichtbaar",
    "2 Eerste aanzet",
    "3 Op orde",
    "4 Sterk",
    "5 Voorbeeld voor anderen",
)


def radar(title: str, values: tuple[int, ...]) -> Radar:
    """A radar over the five areas; 0 was not judged."""
    words_of_it = tuple(LEVELS[value] for value in values)
    return Radar(
        title=title,
        labels=("Focus", "Regie", "Participatie", "Economie", "Financiering"),
        marks=(1, 2, 3, 4, 5),
        values=tuple(value or None for value in values),
        words=words_of_it,
        alt=f"Tekening van de niveaus in {title}: {', '.join(words_of_it)}.",
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
        blocks=(*_opening(), *_summary(), *_day(), *_areas(), *_annexes()),
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


def _areas() -> tuple[Block, ...]:
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
