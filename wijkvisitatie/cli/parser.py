"""What can be typed: the commands, their options, and the Dutch help with them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from wijkvisitatie import __version__
from wijkvisitatie.cli import (
    adopting_command,
    check_command,
    commands,
    copy_commands,
    erasing_commands,
    exchange_commands,
    hearing_command,
    key_commands,
    report_command,
)
from wijkvisitatie.cli.dutch import speak_dutch
from wijkvisitatie.cli.track_choice import add_year
from wijkvisitatie.texts import _

FORMATS = ("json", "csv", "xlsx")
REASONS = ("verzoek", "vergissing", "anders")
"""Of ``work.erasure.REASONS``, without the one that is for what is due."""
PACKAGE = ".wvp"


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was typed; its ``run`` does the command. Raises SystemExit after telling what is wrong
    with it, or after showing the help.
    """
    parser = _make_parser()
    typed, files = _split(sys.argv[1:] if arguments is None else arguments)
    options = parser.parse_args(typed)
    options.pakketten = files
    if options.kader is not None and options.run is not commands.window:
        parser.error(_("--kader hoort bij het venster en niet bij een opdracht"))
    return options


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What was typed, and the packages behind it: who double-clicks files types no command."""
    at = len(arguments)
    while at and arguments[at - 1].lower().endswith(PACKAGE):
        at -= 1
    typed = arguments[:at]
    return (arguments, ()) if set(typed) & set(_commands()) else (typed, arguments[at:])


def _make_parser() -> argparse.ArgumentParser:
    speak_dutch()
    parser = argparse.ArgumentParser(
        prog="wijkvisitatie",
        description=_("Waarnemingen van een wijkvisitatie vastleggen, bewaren en afdrukken."),
        epilog=_(
            "Zonder opdracht opent het venster. Staan er pakketten (.wvp) achter, dan leest het "
            "die in."
        ),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--versie", action="version", version=__version__, help=_("toon de versie en stop")
    )
    _add_access(parser, default=None)
    parser.add_argument(
        "--kader",
        metavar="BESTAND",
        help=_("neem een eigen kader of gebiedenlijst op, om in het venster uit te kiezen"),
    )
    parser.set_defaults(run=commands.window)
    choices = parser.add_subparsers(title=_("opdrachten"), metavar="OPDRACHT")
    for name, (words, run, add_arguments) in _commands().items():
        sentence = f"{words[0].upper()}{words[1:]}."
        command = choices.add_parser(name, help=words, description=sentence, allow_abbrev=False)
        # SUPPRESS: an option before the command must not be undone by the command's own default.
        _add_access(command, default=argparse.SUPPRESS)
        add_arguments(command)
        command.set_defaults(run=run)
    return parser


_Add = Callable[[argparse.ArgumentParser], None]
_Run = Callable[[argparse.Namespace], int]


def _commands() -> dict[str, tuple[str, _Run, _Add]]:
    """Per command: what it is for, what does it, and what arguments it takes."""
    return {
        "voorbeeld": (
            _("maak de voorbeeldvisitatie van 2010-2011 in een nieuw dossier"),
            commands.example,
            _nothing,
        ),
        "bezoeken": (_("toon de bezoeken van de ronde"), commands.visits, _add_json),
        "invoeren": (
            _("neem waarnemingen over uit een bestand (CSV, XLSX of JSON)"),
            commands.take_in,
            _add_intake,
        ),
        "uitvoeren": (
            _("schrijf alle waarnemingen, of het hele dossier, naar een bestand"),
            commands.export,
            _add_export,
        ),
        "inpakken": (
            _("schrijf een pakket: een lid levert in, het secretariaat stuurt de stand"),
            exchange_commands.pack,
            _add_packing,
        ),
        "inlezen": (
            _("lees pakketten in; met een startpakket begint een nieuw dossier"),
            exchange_commands.take_in,
            _add_joining,
        ),
        "conflicten": (
            _("toon wat laptops verschillend zeggen"),
            exchange_commands.conflicts,
            _add_json,
        ),
        "deelnemer": (
            _("maak een startpakket voor een commissielid"),
            exchange_commands.participant,
            _add_participant,
        ),
        "zoek": (_("zoek in de waarnemingen"), commands.search, _add_search),
        "wederhoor": (
            _("stuur een gemeente haar nota van bevindingen, en lees haar reactie in"),
            hearing_command.hear,
            hearing_command.add_arguments,
        ),
        "rapport": (_("maak een rapport als PDF"), report_command.report, _add_report),
        "vaststellen": (
            _("stel het rapport over een gemeente of de ronde vast, en bewaar wat er staat"),
            adopting_command.adopt,
            adopting_command.add_arguments,
        ),
        "toets": (
            _("kijk na of een PDF toegankelijk is en bewaard kan worden"),
            report_command.check,
            _add_pdf,
        ),
        "controle": (
            _("controleer of het dossier heel is, en herstel wat te herstellen is"),
            check_command.check,
            _add_checking,
        ),
        "reservekopie": (
            _("maak een reservekopie van het dossier"),
            copy_commands.make_copy,
            _add_copy,
        ),
        "wissen": (
            _("wis waarnemingen definitief, of wat aan de beurt is om te vernietigen"),
            erasing_commands.erase,
            _add_erasing,
        ),
        "terugzetten": (
            _("ga terug naar een reservekopie; wat er nu is, blijft bewaard"),
            copy_commands.go_back,
            _add_going_back,
        ),
        "herstelcode": (
            _("maak een herstelblad (PDF) dat het dossier opent zonder wachtwoord"),
            key_commands.recovery_sheet,
            _add_target,
        ),
        "wachtwoord": (
            _("kies een ander wachtwoord"),
            key_commands.passphrase,
            _add_new_passphrase,
        ),
        "toegang": (_("toon waarmee het dossier opengaat"), key_commands.ways_in, _add_ways_in),
    }


def _add_access(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "--dossier",
        metavar="MAP",
        default=default,
        help=_(
            "de map van het dossier, of het adres op een server: "
            "postgresql://gebruiker@server/naam; mag weg als er maar één dossier is"
        ),
    )
    secret = parser.add_mutually_exclusive_group()
    secret.add_argument(
        "--wachtwoordbestand",
        metavar="BESTAND",
        default=default,
        help=_(
            "bestand met het wachtwoord op de eerste regel; anders geldt de variabele "
            "WIJKVISITATIE_WACHTWOORD, en anders vraagt de opdracht erom"
        ),
    )
    secret.add_argument(
        "--herstelcodebestand",
        metavar="BESTAND",
        default=default,
        help=_("bestand met de herstelcode op de eerste regel, in plaats van het wachtwoord"),
    )
    secret.add_argument(
        "--sleutelbestand",
        metavar="BESTAND",
        default=default,
        help=_("bestand met de geheime sleutel van het secretariaat (age)"),
    )


def _nothing(parser: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("schrijf JSON in plaats van tekst"))


def _add_checking(parser: argparse.ArgumentParser) -> None:
    _add_json(parser)
    parser.add_argument(
        "--herstel",
        action="store_true",
        help=_("herstel wat te herstellen is; er komt eerst een reservekopie"),
    )


def _add_intake(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bezoek",
        metavar="SLEUTEL",
        default="",
        help=_("het bezoek van rijen die zelf geen bezoek noemen"),
    )
    parser.add_argument(
        "--gedeeltelijk",
        action="store_true",
        help=_("sla de goede rijen ook op als andere rijen fout zijn"),
    )
    parser.add_argument("bestand", metavar="BESTAND")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--formaat", choices=FORMATS, required=True)
    parser.add_argument(
        "--wat",
        choices=("waarnemingen", commands.EVERYTHING),
        default="waarnemingen",
        help=_("alleen de waarnemingen (gewoon), of alles wat in het dossier staat, per tabel"),
    )
    parser.add_argument(
        "--profiel",
        choices=report_command.AUDIENCES,
        default=report_command.AUDIENCES[0],
        help=_(
            "van alles: wat een vastgesteld rapport afdrukt (openbaar, gewoon), of ook wat van de "
            "commissie blijft (intern)"
        ),
    )
    _add_target(parser)


def _add_packing(parser: argparse.ArgumentParser) -> None:
    _add_target(parser)
    parser.add_argument(
        "--voor",
        metavar="SLEUTEL",
        nargs="+",
        action="extend",
        help=_(
            "openbare sleutels (age1…) van wie het pakket mag openen; anders het secretariaat, of "
            "bij het secretariaat alle bekende leden"
        ),
    )


def _add_joining(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--proef", action="store_true", help=_("toon alleen wat er zou gebeuren; verander niets")
    )
    parser.add_argument("bestanden", metavar="BESTAND", nargs="+")


def _add_participant(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--naam",
        metavar="NAAM",
        required=True,
        help=_("de naam van het lid; wie nog niet in de commissie zit, komt erbij"),
    )
    parser.add_argument(
        "--uit-startpakket",
        metavar="BESTAND",
        required=True,
        help=_("het startpakket dat wordt geschreven"),
    )


def _add_search(parser: argparse.ArgumentParser) -> None:
    _add_json(parser)
    parser.add_argument("woorden", metavar="WOORDEN", nargs="+")


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--soort", choices=tuple(report_command.KINDS), required=True)
    parser.add_argument("--bezoek", metavar="SLEUTEL", help=_("bij --soort bezoek: welk bezoek"))
    parser.add_argument(
        "--gemeente",
        metavar="CODE",
        help=_("bij --soort nota, antwoord, gemeente of formulier: haar code, zoals GM0202"),
    )
    add_year(parser)
    parser.add_argument(
        "--profiel",
        choices=report_command.AUDIENCES,
        default="openbaar",
        help=_("voor wie het rapport is; openbaar is zonder wat van de commissie blijft"),
    )
    parser.add_argument(
        "--alle",
        action="store_true",
        help=_("bij --soort gemeente: maak ze voor alle bezochte gemeenten, in de map van --uit"),
    )
    _add_target(parser)


def _add_pdf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bestand", metavar="BESTAND", help=_("de PDF; ook van een ander programma"))


def _add_target(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--uit", metavar="BESTAND", required=True, help=_("het bestand dat wordt geschreven")
    )


def _add_copy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--naar", metavar="MAP", help=_("zet de kopie ook in deze map, bijvoorbeeld op een stick")
    )
    _add_json(parser)


def _add_erasing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "nummer", metavar="NUMMER", nargs="*", help=_("het nummer van een waarneming")
    )
    parser.add_argument(
        "--termijn", action="store_true", help=_("alles waarvan de bewaartermijn voorbij is")
    )
    parser.add_argument("--logboek", action="store_true", help=_("toon alleen wat is gewist"))
    parser.add_argument(
        "--reden", choices=REASONS, default=REASONS[0], help=_("waarom; staat in het logboek")
    )
    parser.add_argument(
        "--ja",
        action="store_true",
        help=_("wis echt; zonder --ja ziet u alleen wat er weg zou gaan"),
    )
    _add_json(parser)


def _add_going_back(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lijst", action="store_true", help=_("toon welke kopieën er zijn en of ze heel zijn")
    )
    parser.add_argument(
        "kopie",
        metavar="KOPIE",
        nargs="?",
        help=_("de naam of het bestand van een kopie; anders de nieuwste die heel is"),
    )


def _add_new_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--nieuw-wachtwoordbestand",
        metavar="BESTAND",
        help=_("bestand met het nieuwe wachtwoord op de eerste regel; anders vraagt de opdracht"),
    )


def _add_ways_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--secretariaat",
        metavar="BESTAND",
        help=_("laat ook het secretariaat toe; het bestand bevat zijn openbare sleutel"),
    )
    parser.add_argument(
        "--weg",
        choices=("herstelcode", "secretariaat"),
        help=_("neem deze toegang weg; het wachtwoord blijft altijd"),
    )
