"""All that can be done by key, in words, page by page: what F1 shows.

It is written out, because F1 must tell of pages that were never opened and so have no actions
yet. A test holds it to the actions there are.
"""

from __future__ import annotations

from wijkvisitatie.texts import _
from wijkvisitatie.ui.page_list import PAGES

EVERYWHERE = _("Overal")

# Page, then what is done and with which keys. "A, B" is either; "A … B" is all from A to B.
SHORTCUTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        EVERYWHERE,
        (
            (_("Dossiers en nieuwe visitatie"), "Alt+1"),
            *((title, keys) for key, title, keys in PAGES if key != "start"),
            (_("Ongedaan maken"), "Ctrl+Z"),
            (_("Opnieuw"), "Ctrl+Shift+Z, Ctrl+Y"),
            (_("Naar het volgende deel van de pagina"), "F6"),
            (_("Naar het vorige deel van de pagina"), "Shift+F6"),
            (_("Volgend veld, vorig veld"), _("Tab, Shift+Tab")),
            (_("Menu openen"), _("Alt+onderstreepte letter")),
            (_("Pakketten inlezen, of een startpakket openen"), "Ctrl+I"),
            (_("Inleveren"), "Ctrl+Shift+I"),
            (_("Vergrendelen"), "Ctrl+L"),
            (_("Instellingen"), "Ctrl+,"),
            (_("Sneltoetsen"), "F1"),
            (_("Afsluiten"), "Ctrl+Q"),
        ),
    ),
    (
        _("Start"),
        (
            (_("Nieuwe visitatie"), "Ctrl+N"),
            (_("Voorbeeld openen"), "Ctrl+E"),
            (_("Ander dossier openen"), "Ctrl+O"),
            (_("Lijst van dossiers vernieuwen"), "F5"),
        ),
    ),
    (
        _("Bezoeken"),
        (
            (_("Zoeken in de bezoeken"), "Ctrl+F"),
            (_("Bezoek openen, of plannen als er geen is"), "Enter"),
            (_("Bezoek wijzigen: dagen, wijken, fase"), "F2"),
            (_("Bezoek naar de prullenbak"), "Delete"),
            (_("Bezoek plannen"), "Ctrl+N"),
        ),
    ),
    (
        _("Bezoek: invoeren"),
        (
            (_("Vastleggen en de volgende beginnen"), "Ctrl+Enter"),
            (_("Aandachtspunt 1 tot en met 5"), "Ctrl+1 … Ctrl+5"),
            (_("Later plaatsen"), "Ctrl+0"),
            (_("Soort of bewijs, met de letter uit de knop"), "Alt+A … Alt+Z"),
            (_("Rol kiezen"), "Alt+R"),
            (_("Zeggen of een citaat in het verslag mag"), "Alt+M"),
            (_("Leidvraag kiezen"), "Alt+Q"),
            (_("Duiding erbij"), "Ctrl+D"),
            (_("Foto’s toevoegen"), "Ctrl+Shift+F"),
            (_("Foto beschrijven"), "Alt+T"),
            (_("Volgende wijk"), _("Ctrl+Shift+Pijl omlaag")),
            (_("Vorige wijk"), _("Ctrl+Shift+Pijl omhoog")),
            (_("Zoeken in de waarnemingen"), "Ctrl+F"),
        ),
    ),
    (
        _("Bezoek: waarnemingen"),
        (
            (_("Tekst wijzigen"), "Enter, F2"),
            (_("Plaatsen bij aandachtspunt 1 tot en met 5"), "Ctrl+1 … Ctrl+5"),
            (_("Later plaatsen"), "Ctrl+0"),
            (_("Nummer en tekst kopiëren"), "Ctrl+C"),
            (_("Foto plakken"), "Ctrl+V"),
            (_("Waarneming of foto naar de prullenbak"), "Delete"),
            (_("Waarneming of foto definitief wissen"), "Shift+Delete"),
            (_("Terug naar het invoerveld"), "Escape"),
        ),
    ),
    (
        _("Bezoek: programma"),
        (
            (_("Onderdeel toevoegen"), "Ctrl+Shift+N"),
            (_("Hier zijn we: verder met typen"), "Enter, Escape"),
            (_("Onderdeel wijzigen"), "F2"),
            (_("Onderdeel eerder"), _("Alt+Pijl omhoog")),
            (_("Onderdeel later"), _("Alt+Pijl omlaag")),
            (_("Onderdeel naar de prullenbak"), "Delete"),
            (_("Onderdeel definitief wissen"), "Shift+Delete"),
        ),
    ),
    (
        _("Oordeel"),
        (
            (_("Niveau 1 tot en met 5"), "1 … 5"),
            (_("Niet te beoordelen"), "0"),
            (_("Niveau wissen"), "Delete, Backspace"),
            (_("Van mijn oordeel naar dat van de commissie en terug"), "Ctrl+Tab, Ctrl+Shift+Tab"),
            (_("Naar de motivering, of naar de waarneming"), "Enter"),
            (_("Naar aandachtspunt 1 tot en met 5"), "Ctrl+1 … Ctrl+5"),
            (_("Volgende wijk"), _("Ctrl+Shift+Pijl omlaag")),
            (_("Vorige wijk"), _("Ctrl+Shift+Pijl omhoog")),
        ),
    ),
    (
        _("Rapport"),
        (
            (_("Maak de PDF"), "Ctrl+P"),
            (_("Stop met maken"), "Ctrl+."),
            (_("Opslaan als"), "Ctrl+S"),
            (_("Openen in een ander programma"), "Ctrl+Shift+O"),
            (_("Toon in map"), "Ctrl+Shift+M"),
            (_("Zelf nakijken"), "Ctrl+Shift+G"),
            (_("Afdrukken"), "Ctrl+Shift+P"),
            (_("Van het voorbeeld naar wat daar staat"), "Enter"),
            (_("Vorige pagina"), "Page Up"),
            (_("Volgende pagina"), "Page Down"),
            (_("Eerste pagina"), "Home"),
            (_("Laatste pagina"), "End"),
            (_("Groter"), "Ctrl++, Ctrl+="),
            (_("Kleiner"), "Ctrl+-"),
            (_("Zo breed als het vak"), "Ctrl+0"),
        ),
    ),
    (
        _("Stand"),
        (
            (_("Naar het bezoek, of verder in de wijk"), "Enter"),
            (_("Naar de tweede van twee die op elkaar lijken"), "Shift+Enter"),
        ),
    ),
    (
        _("Strijdig"),
        (
            (_("Neem versie 1 tot en met 9"), "1 … 9"),
            (_("Alle teksten bewaren als eigen waarneming"), "Ctrl+B"),
            (_("Zelf schrijven"), "Enter"),
            (_("Eigen tekst bewaren"), "Ctrl+Enter"),
        ),
    ),
    (
        _("Prullenbak"),
        ((_("Terugzetten"), "Enter"), (_("Definitief wissen"), "Shift+Delete")),
    ),
    (
        _("Duiding"),
        (
            (_("Bevinding maken uit de gekozen waarnemingen"), "Ctrl+B"),
            (_("Koppelen aan de gekozen bevinding"), "Ctrl+K"),
            (_("Spreekt de gekozen bevinding tegen"), "Ctrl+Shift+K"),
            (_("Terzijde leggen of weer opnemen"), "Ctrl+T"),
            (_("Twee waarnemingen spreken elkaar tegen"), "Ctrl+Shift+T"),
            (_("Duiding erbij"), "Ctrl+D"),
            (_("Aanbeveling bij de gekozen bevinding"), "Ctrl+R"),
            (_("Aandachtspunt 1 tot en met 5, alle"), "Ctrl+1 … Ctrl+5, Ctrl+0"),
            (_("Van waarneming of aanbeveling naar bevinding, en terug"), "Enter"),
            (_("Losmaken, of naar de prullenbak"), "Delete"),
            (_("Bevinding of aanbeveling omhoog, omlaag"), _("Alt+pijl")),
            (_("Eerdere versies"), "Ctrl+H"),
            (_("Zoeken"), "Ctrl+F"),
            (_("Toon alles"), "Esc"),
        ),
    ),
    (
        _("Teksten"),
        (
            (_("Kop, kopje"), "Ctrl+1, Ctrl+2"),
            (_("Lijst, genummerde lijst"), "Ctrl+3, Ctrl+4"),
            (_("Citaat, tabel"), "Ctrl+5, Ctrl+6"),
            (_("Gewone tekst"), "Ctrl+0"),
            (_("Vet, cursief"), "Ctrl+B, Ctrl+Shift+B"),
            (_("Verwijzen naar een nummer; [[ doet hetzelfde"), "Ctrl+R"),
            (_("Volgend deel, vorig deel"), "Ctrl+Page Down, Ctrl+Page Up"),
            (_("Van de lijst naar de tekst"), "Enter"),
            (_("Volgende woord dat het woordenboek niet kent"), "F7"),
            (_("Naar het voorbeeld; Enter daar: naar wat er staat"), "Ctrl+J"),
            (_("Opmerking bij de gekozen woorden"), "Ctrl+M"),
            (_("Opmerking plaatsen"), "Ctrl+Enter"),
            (_("Opmerking afgehandeld, of weer open"), "Space"),
            (_("Opmerking naar de prullenbak"), "Delete"),
        ),
    ),
    (
        _("Overzicht"),
        (
            (_("Landelijke bevinding maken uit de gekozen bevindingen"), "Ctrl+B"),
            (_("Koppelen aan de landelijke bevinding of aanbeveling"), "Ctrl+K"),
            (_("Landelijke aanbeveling maken"), "Ctrl+R"),
            (_("Thema toevoegen"), "Ctrl+T"),
            (_("Naar Duiding; terug met F8"), "Enter"),
            (_("Naar de teksten van het eindrapport"), "Ctrl+D"),
            (_("Aandachtspunt 1 tot en met 5"), "Ctrl+1 … Ctrl+5"),
            (_("Alle aandachtspunten"), "Ctrl+0"),
            (_("Losmaken, of naar de prullenbak"), "Delete"),
            (_("Landelijke bevinding of aanbeveling omhoog"), _("Alt+Pijl omhoog")),
            (_("Landelijke bevinding of aanbeveling omlaag"), _("Alt+Pijl omlaag")),
            (_("Volgende weergave, vorige weergave"), "Ctrl+Page Down, Ctrl+Page Up"),
            (_("Eerdere versies"), "Ctrl+H"),
            (_("Zoeken"), "Ctrl+F"),
            (_("Toon alles"), "Escape"),
        ),
    ),
    (
        _("Herbezoek"),
        (
            (_("Volgende aanbeveling, vorige aanbeveling"), "Ctrl+Page Down, Ctrl+Page Up"),
            (_("Opvolging invullen"), "Enter"),
            (_("Waarneming van nu erbij, of eraf"), _("Spatie")),
            (_("Naar het volgende deel, naar het vorige deel"), "F6, Shift+F6"),
            (_("Zoeken in de waarnemingen"), "Ctrl+F"),
            (_("Bezoek plannen"), "Ctrl+N"),
            (_("Naar duiding"), "Ctrl+D"),
            (_("Eerdere versies"), "Ctrl+H"),
        ),
    ),
    (
        _("Wederhoor"),
        (
            (_("Nota versturen"), "Ctrl+Shift+N"),
            (_("Nota bekijken"), "Ctrl+P"),
            (_("Ingevuld formulier inlezen"), "Ctrl+O"),
            (_("Nota en formulieren opnieuw opslaan"), "Ctrl+S"),
            (_("Antwoord aan de gemeente opslaan"), "Ctrl+Shift+A"),
            (_("Opmerking toevoegen"), "Ctrl+N"),
            (_("Volgende opmerking zonder besluit"), "Ctrl+J"),
            (_("Volgende passage of opmerking"), "Ctrl+Page Down"),
            (_("Vorige passage of opmerking"), "Ctrl+Page Up"),
            (_("Besluit: overgenomen, deels, niet"), "Ctrl+1 … Ctrl+3"),
            (_("Naar het besluit"), "Enter, F2"),
            (_("De bevinding wijzigen"), "Ctrl+E"),
            (_("Naar de passage op Duiding of Teksten"), "Ctrl+D"),
            (_("Opmerking naar de prullenbak"), "Delete"),
        ),
    ),
    (
        _("Voortgang"),
        (
            (_("Fase wijzigen"), "Enter, F2"),
            (_("Vaststellen"), "Ctrl+Shift+V"),
            (_("Versies"), "Ctrl+E"),
            (_("Naar duiding"), "Ctrl+D"),
        ),
    ),
)
