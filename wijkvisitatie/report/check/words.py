"""What is wrong with a PDF, in plain words: one sentence per kind of fault."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from wijkvisitatie.report.check.places import Place
from wijkvisitatie.report.check.validator import PROFILES, Fault
from wijkvisitatie.texts import _, listing, ngettext


def _kinds() -> tuple[tuple[str, str], ...]:
    """Per kind of rule: what is in the names of its rules, and the sentence; the first counts."""
    return (
        (
            "LANGUAGE",
            _("Van een tekst staat niet vast in welke taal die is."),
        ),
        (
            "ALTERNATIVE-TEXT|CONTENTS-ALT|CLIP-ALT",
            _(
                "Een afbeelding heeft geen beschrijving. Vul bij de foto in wat erop te zien is, "
                "of zet aan dat de foto alleen versiering is."
            ),
        ),
        ("HEADING", _("De koppen slaan een niveau over of staan in de verkeerde volgorde.")),
        (
            "TABLE|-T[RHD]-|THEAD|TBODY|TFOOT",
            _(
                "Een tabel is niet goed opgebouwd. Wie haar laat voorlezen, hoort niet bij welke "
                "kop een vakje hoort."
            ),
        ),
        (
            "FORM-FIELD|WIDGET|XFA|-FORM-(TAG|CHILDREN|REFERENCE|STRUCTURE)",
            _("Een veld van een formulier is niet toegankelijk."),
        ),
        ("LINK|ANNOTATION", _("Een link of aantekening is niet goed vastgelegd.")),
        ("-L-|-LI-|LBODY|TOC", _("Een lijst of inhoudsopgave is niet goed opgebouwd.")),
        (
            "ENCRYPT",
            _("Het bestand is beveiligd. Voorleesprogramma’s en archieven kunnen er niet in."),
        ),
        (
            "ACTION|JAVASCRIPT|EMBEDDED-FILE|FILE-SPEC|MEDIA|MOVIE|SOUND",
            _("Er zit iets in wat gaat lopen bij het openen, of een ander bestand."),
        ),
        (
            "FONT|GLYPH|CMAP|CID|TRUETYPE|UNICODE|TYPE0|TYPE1",
            _(
                "Een lettertype zit er niet in, of van een teken staat niet vast welke letter "
                "het is."
            ),
        ),
        (
            "DEVICE|COLOU?R|OUTPUT|ICC|TRANSPARENCY|BLEND",
            _("Van een kleur staat niet vast hoe die eruit moet zien."),
        ),
        (
            "METADATA|-ID-|XMP|INFO",
            _(
                "De gegevens over het bestand zelf, zoals titel of soort, ontbreken of kloppen "
                "niet."
            ),
        ),
        (
            "OPTIONAL-CONTENT",
            _("Het bestand heeft lagen die aan of uit kunnen staan, en van een laag mist de naam."),
        ),
        (
            "IMAGE|CONTENT-OPERATOR|RENDERING|GRAPHICS-STATE|EXTGSTATE|XOBJECT|CROSS-REF|HEADER",
            _("Er staat iets in wat niet elk programma op dezelfde manier toont."),
        ),
        ("TABS", _("De volgorde voor wie met de Tab-toets leest, ligt niet vast.")),
        ("VIEWER", _("Een lezer toont de naam van het bestand en niet de titel.")),
        (
            "STRUCT|TAGGED|TAGGING|ARTIFACT|SUSPECTS|NOTE|KIDS|PARENT",
            _("Niet alles heeft een plaats in de volgorde waarin het bestand wordt voorgelezen."),
        ),
    )


def told(faults: Iterable[Fault], *, most: int = 20) -> tuple[str, ...]:
    """A line per kind of fault and place: where, what is wrong, and the rules that say so.

    Of each rule the validator names the first place only, so who mends one may find the next.
    """
    rules: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for fault in faults:
        key = (fault.place.page, fault.place.record, _sentence(fault))
        rules[key].append(_code(fault.rule))
    lines = [
        _("{where}{sentence} ({rules})").format(
            where=_where(Place(page, record)), sentence=sentence, rules=_numbered(found)
        )
        for (page, record, sentence), found in sorted(rules.items())
    ]
    return (*lines[:most], *_more(len(lines) - most))


def passed() -> str:
    """The sentence on a file in which nothing was found."""
    words = _("De PDF is toegankelijk en te bewaren: zij voldoet aan {standards}.")
    return words.format(standards=listing(list(PROFILES)))


def failed(name: str) -> str:
    """The sentence on a file in which something was found."""
    words = _("Deze PDF mag zo niet naar buiten, want zij voldoet niet aan {standards}: {name}.")
    return words.format(name=name, standards=listing(list(PROFILES)))


def _sentence(fault: Fault) -> str:
    for pattern, sentence in _kinds():
        if re.search(pattern, fault.rule):
            return sentence
    words = _("Het bestand houdt zich niet aan een regel van {standard}.")
    return words.format(standard=fault.standard)


def _where(place: Place) -> str:
    if place.record:
        words = _("Pagina {page}, bij {record}: ")
    elif place.page:
        words = _("Pagina {page}: ")
    else:
        words = _("Hele bestand: ")
    return words.format(page=place.page, record=place.record)


def _code(rule: str) -> str:
    """The validator's name of a rule, without the number that all of them have."""
    return rule.removesuffix("-001")


def _numbered(rules: list[str]) -> str:
    distinct = list(dict.fromkeys(rules))
    return ngettext("regel {rules}", "regels {rules}", len(distinct)).format(
        rules=listing(distinct)
    )


def _more(number: int) -> tuple[str, ...]:
    if number <= 0:
        return ()
    words = ngettext("En nog {n} fout.", "En nog {n} fouten.", number)
    return (words.format(n=number),)
