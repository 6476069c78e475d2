"""The secretariat's table from end to end: one gemeente from what was observed to its revisit.

All of it is done as a secretary does it: by keys and clicks in the window. Only what happens
outside of it is not: the gemeente fills in its form with an office program.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtWidgets import QPlainTextEdit

from tests.journeys.hand import Hand
from tests.journeys.room import Room, office, room, starts

__all__ = ["office", "room"]

SHOPS = "In de winkelstraat staan zeven panden leeg."
PANEL = "Twee bewoners wisten niet dat er een plan lag."
EVENING = "De bewonersavond was op een werkdag om vier uur."
PARTS = "Delen van het rapport"
RECORDED = "Waarnemingen, nieuwste eerst"
OUTSIDE = "De bus was te laat."


@pytest.mark.qt_log_ignore(
    "This plugin does not support", extend=True
)  # lists that open, without a screen
def test_a_gemeente_from_observations_to_its_revisit(
    room: Room, office: Path, tmp_path: Path
) -> None:
    take_in(room, office)
    hand = Hand(room.qtbot, room.window)
    weigh(hand)
    agree(hand)
    write(hand)
    folder = tmp_path / "Arnhem"
    folder.mkdir()
    send(hand, folder)
    read_back(hand, folder)
    decide(hand)
    respond(hand)
    adopt(hand)
    step(hand, "Gepubliceerd")
    mend(hand, folder)
    revisit(hand)


def take_in(room: Room, office: Path) -> None:
    """Two members look, each for themselves, and hand in; the secretariat reads it in."""
    first, second = starts(room, office, "Fatma", "Jan")
    made = []
    for package, level, seen in (
        (first, "4", ((1, SHOPS), (3, PANEL))),
        (second, "2", ((3, EVENING), (5, OUTSIDE))),
    ):
        room.begin(package)
        hand = Hand(room.qtbot, room.window)
        hand.row("Bezoeken van de ronde", "Arnhem")
        hand.keys("Return")
        for area, words in seen:
            hand.at("Nieuwe waarneming")
            hand.keys(f"Ctrl+{area}")
            hand.type(words)
            hand.keys("Ctrl+Return")
            hand.lists(RECORDED, words)
        hand.keys("Alt+4")
        hand.lists("Niveaus per wijk en aandachtspunt", "")
        hand.keys("Ctrl+3", level, "Return")
        hand.at("Motivering")
        hand.type(f"Niveau {level}: bewoners horen het laat.")
        made.append(room.hand_in())
    room.take_up(office)
    room.join(*made).reject()


def weigh(hand: Hand) -> None:
    """Findings from observations, what is left out with its reason, and advice."""
    hand.keys("Alt+6")
    material = "Waarnemingen om te wegen, oudste bovenaan"
    hand.row(material, PANEL)
    hand.row(material, EVENING, also=True)
    hand.keys("Ctrl+B")
    hand.at("Bevinding")
    hand.type("Bewoners horen het laat.")
    hand.row(material, SHOPS)
    hand.keys("Ctrl+B")
    hand.sees("B1.2")
    hand.at("Bevinding")
    hand.type("De winkelstraat staat voor een deel leeg.")
    hand.row(material, OUTSIDE)
    hand.keys("Ctrl+T")
    hand.the(QPlainTextEdit, "")
    hand.type("Dit ging over het vervoer van de commissie.")
    hand.press("Vastleggen")
    hand.sees("1 terzijde")
    hand.row("Bevindingen", "Bewoners horen het laat.")
    hand.keys("Ctrl+R")
    hand.the(QPlainTextEdit, "Aanbeveling")
    hand.fill("Aanbeveling", "Vraag bewoners voordat het plan er ligt.")
    hand.choose("Voor wie", "Het college van burgemeester en wethouders")
    hand.fill("Termijn", "voor de zomer van 2011")
    hand.keys("Tab")
    hand.sees("rust op B3.1")


def agree(hand: Hand) -> None:
    """The committee lays its levels side by side and settles on one, with a dissent in print."""
    hand.keys("Alt+4")
    hand.tab("Commissie")
    hand.press("Beraad openen")
    hand.row("Waarover de leden verschillen", "Klarendal")
    hand.sees("Jan: 2")
    hand.cell("Niveaus van de commissie per wijk en aandachtspunt", "leden: 2 tot 4")
    hand.keys("3", "Return")
    hand.at("Motivering")
    hand.type("Bewoners horen ervan, maar laat.")
    hand.choose("Betrouwbaarheid", "Midden")
    hand.sees("Compleet")


def write(hand: Hand) -> None:
    """Where the report begins: a part of which the program makes the rest."""
    hand.keys("Alt+0")
    hand.row(PARTS, "Opdracht en aard")
    hand.enter("Tekst van dit deel")
    hand.type("De minister vroeg om een visitatie.")
    hand.keys("Ctrl+PgDown")
    hand.until(lambda: any("Opdracht" in one and "leeg" not in one for one in hand.rows(PARTS)))


def send(hand: Hand, folder: Path) -> None:
    """The phase moves on, and the statement of findings goes out with its forms."""
    for following in ("Waarnemingen ingeleverd", "Duiding en commissieberaad"):
        step(hand, following)
    step(hand, "Nota van bevindingen")
    hand.keys("F9")
    hand.press("Nota versturen …")
    hand.press("Andere map …")
    hand.name_file(folder)
    hand.sees(str(folder))
    hand.press("Vastleggen en opslaan")
    hand.sees("Stuur deze drie bestanden aan de gemeente.")
    hand.press("Sluiten")
    hand.sees("Versie 1")


def read_back(hand: Hand, folder: Path) -> None:
    """One department answers in Word, another in Excel; both come in."""
    word = Document(str(next(folder.glob("*.docx"))))
    row = next(one for one in word.tables[1].rows if one.cells[0].text == "B3.1")
    row.cells[2].text, row.cells[3].text = "Feitelijke correctie", "Bewoners hoorden het in maart."
    word.save(str(folder / "terug van wijkzaken.docx"))
    sheet = load_workbook(next(folder.glob("*.xlsx")))
    line = next(one for rows in sheet for one in rows.iter_rows() if one[0].value == "B1.2")
    line[2].value, line[3].value = "Andere lezing", "Er staan er nog vijf leeg."
    sheet.save(folder / "terug van economie.xlsx")
    for name in ("terug van wijkzaken.docx", "terug van economie.xlsx"):
        hand.drop("Passages en opmerkingen", folder / name)
        hand.press("1 opmerking overnemen")
        hand.until(lambda: hand.top is hand.window)
    hand.sees("2 opmerkingen")


def decide(hand: Hand) -> None:
    """One remark is taken over, and the finding says it; the other is not."""
    passages = "Passages en opmerkingen"
    hand.row(passages, "Bewoners hoorden het in maart.")
    hand.keys("Ctrl+1")
    hand.at("Reden")
    hand.type("De brief van maart is gezien.")
    hand.fill("Bevinding", "Bewoners horen het pas in maart.")
    hand.row(passages, "Er staan er nog vijf leeg.")
    hand.keys("Ctrl+3")
    hand.at("Reden")
    hand.type("De commissie telde er zelf zeven.")
    hand.keys("Ctrl+J")
    hand.until(lambda: not any("geen besluit" in one for one in hand.rows(passages)))


def respond(hand: Hand) -> None:
    """The report goes to the college, whose letter is taken over word for word."""
    step(hand, "Conceptrapport")
    step(hand, "Bestuurlijke reactie")
    hand.keys("F9")
    hand.tab("Bestuurlijke reactie")
    hand.press("Reactie vastleggen")
    hand.at("Reactie")
    hand.type("Wij danken de commissie en gaan aan de slag.")
    hand.fill("Afzender", "Het college van burgemeester en wethouders")
    hand.fill("Nawoord", "De commissie komt graag terug.")


def adopt(hand: Hand) -> None:
    """What the checklist still names is worked off; then it is for good, and the files go out."""
    hand.keys("Alt+9")
    hand.row("Hoe ver elke gemeente is", "Arnhem")
    hand.press("Vaststellen …")
    hand.row("Wat er nog ligt", "Samenvatting")
    hand.keys("Return")
    hand.at("Tekst van dit deel")
    hand.sees("Samenvatting")
    hand.type("De gemeente luistert, maar laat. Zie [[B3.1]].")
    hand.keys("Esc", "Ctrl+PgDown")
    hand.keys("Alt+9")
    hand.sees("Er ligt niets dat de volgende stap tegenhoudt.")
    hand.press("Vaststellen …")
    hand.sees("Dit wordt versie 1")
    hand.press("Vaststellen")
    hand.sees("Versie 1 is vastgesteld")


def mend(hand: Hand, folder: Path) -> None:
    """A word that was wrong becomes an erratum, which says what changed, and that goes out."""
    hand.keys("Alt+6")
    hand.tab("Bevindingen")
    hand.row("Bevindingen", "De winkelstraat")
    hand.fill("Bevinding", "In de winkelstraat staat een op de vijf panden leeg.")
    hand.keys("Alt+9")
    hand.sees("Sindsdien gewijzigd: B1.2.")
    hand.press("Vaststellen …")
    hand.sees("Dit wordt versie 2: een erratum op versie 1")
    hand.fill("Wat er is gewijzigd", "Het deel dat leeg staat is nageteld.")
    if hand.reads("Waarom u een fase overslaat"):
        hand.fill("Waarom u een fase overslaat", "Dit is een erratum.")
    hand.press("Vaststellen")
    hand.sees("Versie 2 is vastgesteld")
    hand.press("Versies …")
    hand.sees("versie 2: erratum")
    hand.sees("versie 1: vastgesteld")
    hand.press("Openbare bestanden opslaan …")
    hand.name_file(folder)
    hand.sees("Opgeslagen in")
    assert all(one.read_bytes().startswith(b"%PDF") for one in folder.glob("*.pdf"))
    assert list(folder.glob("*.pdf"))
    hand.keys("Esc")


def revisit(hand: Hand) -> None:
    """Years later: a visit of the revisit, and what became of the advice."""
    hand.press("Herbezoek beginnen")
    hand.row("De aanbevelingen van het eerdere rapport", "Vraag bewoners")
    hand.keys("Return")
    hand.at("Wat er is gedaan")
    hand.choose("Wat er is gedaan", "Uitgevoerd")
    hand.choose("Vergeleken", "Beter")
    hand.fill("Wat wij zagen", "Er is een panel dat meebeslist.")
    hand.keys("F6")
    hand.sees("1 beter")


def step(hand: Hand, phase: str, why: str = "") -> None:
    """To the next phase, on Voortgang."""
    hand.keys("Alt+9")
    hand.row("Hoe ver elke gemeente is", "Arnhem")
    hand.sees(f"Hierna: {phase}.")
    hand.press("Fase wijzigen …")
    hand.choose("Naar", phase)
    if why:
        hand.fill("Waarom", why)
    hand.press("Vastleggen")
    hand.sees(f"Nu: {phase}.")
