"""The blank form (formulier): paper for who can't use a laptop, in boxes that can be typed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wijkvisitatie.framework.definition import FocusArea, Framework
from wijkvisitatie.model.records import Wijk
from wijkvisitatie.report.blocks import (
    Block,
    Box,
    Column,
    Facts,
    Heading,
    Items,
    Report,
    Run,
    Table,
)
from wijkvisitatie.report.content.words import is_day, note, plain
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _, listing, long_date
from wijkvisitatie.work import rounds, tracks
from wijkvisitatie.work.form_boxes import box_number
from wijkvisitatie.work.tracks import TrackLine

_ROOM: Final = "\n" * 5  # lines to write on in a box
_LOOSE: Final = 7  # boxes for what has no place yet


def form_report(dossier: Dossier, *, track: str) -> Report:
    """A form for each wijk of a gemeente. Raises InputError when there is no such track."""
    line = tracks.track_line(dossier, track=track)
    the_round = rounds.the_round(dossier)
    framework = rounds.framework_of(dossier)
    wijken = _wijken(dossier, line)
    title = _("Formulier {gemeente}").format(gemeente=line.gemeente.name)
    return Report(
        title=title,
        author=the_round.committee,
        subject=_("Leeg formulier om waarnemingen op te schrijven in {wijken}").format(
            wijken=listing([wijk.name for wijk in wijken])
        ),
        keywords=(_("wijkvisitatie"), _("formulier"), line.gemeente.name),
        date=min(_days(line) or [the_round.start or "1970-01-01"]),
        status="",
        running_head=title,
        cover=None,
        blocks=tuple(block for wijk in wijken for block in _of_wijk(line, wijk, framework)),
    )


def _wijken(dossier: Dossier, line: TrackLine) -> tuple[Wijk, ...]:
    """Those that are visited; of a gemeente without a visit all that the round has."""
    known = rounds.wijken(dossier, gemeente=line.gemeente.entity)
    chosen = {wijk for visit in line.visits for wijk in visit.wijken}
    return tuple(one for one in known if one.entity in chosen) or known


def _days(line: TrackLine) -> list[str]:
    return sorted(day for visit in line.visits for day in visit.dates if is_day(day))


def _of_wijk(line: TrackLine, wijk: Wijk, framework: Framework) -> Iterator[Block]:
    yield Heading(wijk.name, 1, anchor=f"wijk-{wijk.key}", new_page=True)
    yield Facts(
        (
            (_("Gemeente"), line.gemeente.name),
            (_("Dag"), listing([long_date(day) for day in _days(line)]) or "…"),
            (_("Van tot"), "…"),
            (_("Ingevuld door"), "…"),
        )
    )
    yield from _how(wijk)
    yield from _letters(framework)
    for area in framework.areas:
        yield from _of_area(wijk, area)
    yield Heading(_("Nog niet te plaatsen"), 2, new_page=True)
    yield _boxes(((box_number(wijk), _("Al het andere"), _ROOM),) * _LOOSE)


def _how(wijk: Wijk) -> tuple[Block, ...]:
    example = f"{wijk.abbreviation}-3.2"
    steps = (
        _("Schrijf in een vak wat u ziet, hoort of leest. Zet erbij hoe laat het was, wat voor "
          "soort waarneming het is en van wie u het hoort: een rol, geen naam."),
        _("Iemands letterlijke woorden zet u tussen aanhalingstekens."),
        _("Is een vak vol, schrijf dan verder op de achterkant. Zet het nummer van het vak "
          "ervoor."),
        _("Typ het later over op de pagina Bezoek: eerst het nummer van het vak, dan een spatie "
          "en uw tekst. Bijvoorbeeld: {number} Bewoners hoorden het achteraf. Het programma "
          "kiest dan zelf de wijk, het aandachtspunt en de leidvraag.").format(number=example),
    )  # fmt: skip
    return (
        Box(
            _("Zo werkt dit formulier"), (Items(tuple((Run(one),) for one in steps), ordered=True),)
        ),
    )


def _letters(framework: Framework) -> tuple[Block, ...]:
    """The letters for kinds and roles: the same that pick them on the keyboard."""
    return (
        Heading(_("Letters"), 2),
        plain(_("U mag in plaats van een woord een letter zetten. Met die letter kiest u later "
                "ook op het toetsenbord.")),
        Facts(
            (
                (_("Soort"), _lettered(framework, "observation_kinds")),
                (_("Bewijs"), _lettered(framework, "evidence_kinds")),
                (_("Van wie"), _lettered(framework, "roles")),
            )
        ),
        note(_("Laat dit formulier niet liggen. Maak het onleesbaar als u alles hebt overgetypt.")),
    )  # fmt: skip


def _lettered(framework: Framework, codes: str) -> str:
    return ", ".join(
        f"{code.chord.upper()} {code.label.lower()}" if code.chord else code.label.lower()
        for code in framework.codes[codes]
    )


def _of_area(wijk: Wijk, area: FocusArea) -> tuple[Block, ...]:
    """A page per focus area: its guiding questions are prompts, never asked in this order."""
    questions = tuple(
        (box_number(wijk, question=one.key), one.text, _ROOM) for one in area.questions
    )
    rest = (box_number(wijk, area=area.id), _("Al het andere over dit aandachtspunt"), _ROOM)
    return (
        Heading(area.title, 2, mark=area.id, new_page=True),
        _boxes((*questions, rest)),
    )


def _boxes(rows: tuple[tuple[str, str, str], ...]) -> Table:
    labels = "\n\n".join((_("Tijd:"), _("Soort:"), _("Van wie:")))
    return Table(
        columns=(
            Column(_("Vak"), 1.1),
            Column(_("Leidvraag"), 2.4),
            Column(_("Wat u zag, hoorde of las"), 4.6),
            Column(_("Erbij"), 1.5),
        ),
        rows=tuple((number, words, room, labels) for number, words, room in rows),
        caption="",
    )
