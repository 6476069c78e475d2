"""The sheet with the recovery code: one page to print, put away, and type over from years later."""

from __future__ import annotations

from wijkvisitatie.report.blocks import (
    Block,
    Box,
    Facts,
    Heading,
    Items,
    Paragraph,
    Report,
    Run,
)
from wijkvisitatie.store.recovery_code import groups
from wijkvisitatie.texts import _, long_date

_GROUPS_A_LINE = 3  # nine groups make three lines: easy to keep one's place in


def recovery_sheet(*, title: str, name: str, code: str, date: str) -> Report:
    """The sheet for one dossier: its title, the name of its folder, the code and its ISO date."""
    heading = _("Herstelblad")
    return Report(
        title=f"{heading} {title}",
        author=_("Wijkvisitatie"),
        subject=_("Code die een dossier opent als het wachtwoord vergeten is"),
        keywords=(),
        date=date,
        status="",
        running_head=_("Bewaar dit blad op een veilige plek, niet bij de laptop"),
        cover=None,
        blocks=(
            Heading(heading, 1),
            _lead(_("Wachtwoord vergeten? Met deze code gaat het dossier toch open.")),
            Facts(
                (
                    (_("Dossier"), title),
                    (_("Map"), name),
                    (_("Code van"), long_date(date)),
                )
            ),
            Box("", _code(code)),
            *_steps(_("Nu"), _now()),
            *_steps(_("Als u het wachtwoord vergeten bent"), _later()),
            Paragraph((Run(_warning()),), "note"),
        ),
    )


def _code(code: str) -> tuple[Paragraph, ...]:
    whole = groups(code)
    lines = (whole[at : at + _GROUPS_A_LINE] for at in range(0, len(whole), _GROUPS_A_LINE))
    # Dashes: who types over must see at a glance where a group ends.
    return tuple(Paragraph((Run(" – ".join(line)),), "sign") for line in lines)


def _now() -> tuple[str, ...]:
    return (
        _("Leg dit blad op een veilige plek, bijvoorbeeld in de kluis van het secretariaat. "
          "Bewaar het niet bij de laptop."),
        _("Maak er geen foto van en zet de code niet in een mail."),
        _("Hebt u het blad als bestand bewaard? Gooi dat bestand weg na het afdrukken."),
    )  # fmt: skip


def _later() -> tuple[str, ...]:
    return (
        _("Start Wijkvisitatie, kies het dossier en klik op ‘Openen’."),
        _("Kies ‘Wachtwoord vergeten? Gebruik de herstelcode’."),
        _("Typ de code over. Hoofdletters, spaties en streepjes maken niet uit. Een O mag voor "
          "een 0, en een I of een L voor een 1."),
        _("Kies een nieuw wachtwoord. Dit blad blijft daarna geldig."),
    )  # fmt: skip


def _warning() -> str:
    return _(
        "Wie deze code heeft, kan het hele dossier lezen. Is het blad kwijt, maak dan een nieuw "
        "herstelblad: de code van dit blad werkt daarna niet meer."
    )


def _steps(title: str, steps: tuple[str, ...]) -> tuple[Block, ...]:
    items = Items(tuple((Run(step),) for step in steps), ordered=True)
    return Heading(title, 2), items


def _lead(text: str) -> Paragraph:
    return Paragraph((Run(text),), "lead")
