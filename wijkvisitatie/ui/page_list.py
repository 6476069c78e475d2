"""The pages of the window as data: their order, titles, keys and where each is made."""

from __future__ import annotations

from wijkvisitatie.texts import _

PAGES = (
    ("start", _("Start"), "Alt+1"),
    ("visits", _("Bezoeken"), "Alt+2"),
    ("visit", _("Bezoek"), "Alt+3"),
    ("level", _("Oordeel"), "Alt+4"),
    ("report", _("Rapport"), "Alt+5"),
    ("weighing", _("Duiding"), "Alt+6"),
    ("texts", _("Teksten"), "Alt+0"),
    ("hearing", _("Wederhoor"), "F9"),
    ("overview", _("Overzicht"), "F8"),
    ("revisit", _("Herbezoek"), "F12"),
    ("board", _("Stand"), "Alt+7"),
    ("conflicts", _("Strijdig"), "Alt+8"),
    ("course", _("Voortgang"), "Alt+9"),
)
"""Key, title and shortcut, in the order of the bar."""

PURPOSES = {
    "start": _("Een dossier openen, of een nieuwe visitatie beginnen."),
    "visits": _("De gemeenten van de ronde; hier plant en opent u een bezoek."),
    "visit": _("Vastleggen wat u in de wijk ziet en hoort."),
    "level": _("Hoe het per wijk en aandachtspunt staat: wat u vindt, en wat de commissie vindt."),
    "report": _("Een rapport maken als PDF, en zien wat er nog aan ontbreekt."),
    "weighing": _("Van waarnemingen naar bevindingen en aanbevelingen, per gemeente."),
    "texts": _("De teksten van het rapport schrijven, met het voorbeeld ernaast."),
    "hearing": _("De nota naar de gemeente sturen en op haar opmerkingen beslissen."),
    "overview": _("De bevindingen van alle gemeenten naast elkaar, voor het eindrapport."),
    "revisit": _("Na jaren: wat er van de eerdere aanbevelingen is geworden."),
    "board": _("Wie heeft ingeleverd, en waarover al iets is vastgelegd."),
    "conflicts": _("Waar twee laptops iets anders zeggen; u kiest wat blijft."),
    "course": _("Per gemeente: de fase, de termijn, wie aan zet is en wat er nog ligt."),
}
"""What each page is for, in a sentence: the titles alone say little on the first day."""

CLASSES = {
    "visits": ("wijkvisitatie.ui.pages.visits", "VisitsPage"),
    "visit": ("wijkvisitatie.ui.pages.visit", "VisitPage"),
    "level": ("wijkvisitatie.ui.pages.level", "LevelPage"),
    "report": ("wijkvisitatie.ui.pages.report", "ReportPage"),
    "weighing": ("wijkvisitatie.ui.pages.weighing", "WeighingPage"),
    "texts": ("wijkvisitatie.ui.pages.texts", "TextsPage"),
    "hearing": ("wijkvisitatie.ui.pages.hearing", "HearingPage"),
    "overview": ("wijkvisitatie.ui.pages.overview", "OverviewPage"),
    "revisit": ("wijkvisitatie.ui.pages.revisit", "RevisitPage"),
    "board": ("wijkvisitatie.ui.pages.board", "BoardPage"),
    "conflicts": ("wijkvisitatie.ui.pages.conflicts", "ConflictsPage"),
    "course": ("wijkvisitatie.ui.pages.course", "CoursePage"),
}
"""Module and class of the pages of a dossier, by name: imported when first shown."""

OF_A_DOSSIER = (
    "visits",
    "level",
    "weighing",
    "texts",
    "hearing",
    "overview",
    "revisit",
    "board",
    "conflicts",
    "course",
)
"""The pages that show all of a dossier, also while no visit is open."""

OF_A_VISIT = ("visit", "level", "report")
"""The pages that show one visit."""
