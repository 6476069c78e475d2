"""The log of what was erased, on paper: who, when, how many and why, and no word of what it was."""

from __future__ import annotations

from collections.abc import Iterable

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.report.blocks import Column, Heading, Paragraph, Report, Run, Table
from wijkvisitatie.texts import _
from wijkvisitatie.work.erasure import LogLine
from wijkvisitatie.work.erasure_words import log_words


def erasure_log(lines: Iterable[LogLine], framework: Framework, *, title: str, date: str) -> Report:
    """The log of a round with this title, as it is on an ISO date."""
    rows = tuple(log_words(line, framework) for line in lines)
    heading = _("Logboek van wat definitief is gewist")
    about = _(
        "Dit logboek zegt wie iets wiste, wanneer, hoeveel en waarom. Wat er stond, is nergens "
        "bewaard. De rol en de letter zijn die van het commissielid."
    )
    return Report(
        title=f"{heading} – {title}",
        author=_("Wijkvisitatie"),
        subject=_("Verantwoording van wissen en vernietigen"),
        keywords=(),
        date=date,
        status="",
        running_head=title,
        cover=None,
        blocks=(
            Heading(heading, 1),
            Paragraph((Run(about),)),
            _table(rows) if rows else Paragraph((Run(_("Er is nog niets gewist.")),)),
        ),
    )


def _table(rows: tuple[tuple[str, str, str, str], ...]) -> Table:
    return Table(
        columns=(
            Column(_("Wanneer"), 2.4),
            Column(_("Wie"), 1.6),
            Column(_("Wat en hoeveel"), 3.0),
            Column(_("Waarom"), 3.0),
        ),
        rows=rows,
        caption=_("Het laatste bovenaan"),
    )
