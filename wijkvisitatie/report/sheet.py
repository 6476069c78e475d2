"""Single sheets as a file: what window and commands both write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.report.content import erasure_log, receipt_report, recovery_sheet
from wijkvisitatie.report.pdf import write
from wijkvisitatie.work.erasure import LogLine
from wijkvisitatie.work.receipts import Receipt


def write_sheet(file: Path, *, title: str, name: str, code: str) -> None:
    """Write the sheet of today for a dossier, by its title and the name of its folder.

    Raises KnownError.
    """
    today = date.today().isoformat()
    write(recovery_sheet(title=title, name=name, code=code, date=today), file)


def write_receipt(file: Path, receipt: Receipt, *, title: str) -> None:
    """Write the receipt of a join; ``title`` is that of the round. Raises KnownError."""
    write(receipt_report(receipt, title=title), file)


def write_erasure_log(
    file: Path, lines: Iterable[LogLine], framework: Framework, *, title: str
) -> None:
    """Write the log of what was erased as it is today; ``title`` is that of the round.

    Raises KnownError.
    """
    today = date.today().isoformat()
    write(erasure_log(lines, framework, title=title, date=today), file)
