"""Taking over a file of observations, with a receipt of what became of each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wijkvisitatie.exchange.formats import read_file
from wijkvisitatie.exchange.resolve import Scope, resolve, scope_of
from wijkvisitatie.exchange.sheets import Row, Sheet
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.texts import _, listing, ngettext
from wijkvisitatie.work.intake import Outcome, take_in
from wijkvisitatie.work.rounds import NewMember


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file: every row is in it, so the numbers add up."""

    rows: tuple[tuple[int, Outcome], ...]  # the row's number in the file
    stored: bool
    newcomers: tuple[NewMember, ...]
    remarks: tuple[str, ...]
    changes: Changes

    def count(self, fate: str) -> int:
        """How many rows have this fate."""
        return sum(outcome.fate == fate for _number, outcome in self.rows)

    def words(self) -> Iterator[str]:
        """The receipt as lines to read."""
        for number, outcome in self.rows:
            yield _("rij {number}: {words}").format(number=number, words=self._words(outcome))
        yield from self.remarks
        for member in self.newcomers:
            yield _("Nieuw commissielid: {letter}, {name}.").format(
                letter=member.letter, name=member.name
            )
        yield _("gelezen {all} = nieuw {new} + gelijk {same} + geweigerd {refused}").format(
            all=len(self.rows),
            **{fate: self.count(fate) for fate in ("new", "same", "refused")},
        )
        if not self.stored:
            yield _("Er is niets opgeslagen.")

    def refusal(self) -> str:
        """Why nothing was stored, in one sentence."""
        refused = self.count("refused")
        return ngettext(
            "{refused} van de {all} rijen is fout, daarom is er niets opgeslagen; verbeter die rij "
            "of gebruik --gedeeltelijk.",
            "{refused} van de {all} rijen zijn fout, daarom is er niets opgeslagen; verbeter die "
            "rijen of gebruik --gedeeltelijk.",
            refused,
        ).format(refused=refused, all=len(self.rows))

    def _words(self, outcome: Outcome) -> str:
        fates = {
            "new": _("nieuw") if self.stored else _("goed, niet opgeslagen"),
            "same": _("gelijk"),
            "refused": _("geweigerd"),
        }
        told = " ".join(part for part in (fates[outcome.fate], outcome.number) if part)
        return f"{told}: {outcome.remark}" if outcome.remark else told


def take_file(dossier: Dossier, file: Path, *, visit: str = "", partial: bool = False) -> Receipt:
    """Take over the observations of a CSV, XLSX or JSON file.

    ``visit`` is the key of the visit of rows that name none. When a row is refused nothing is
    stored, unless ``partial``. Raises InputError when the file as a whole can't be used.
    """
    sheet = read_file(file)
    scope = scope_of(dossier, visit=visit)
    arrivals = [resolve(row, scope) for row in sheet.rows]
    intake = take_in(dossier, arrivals, newcomers=scope.committee.newcomers, partial=partial)
    return Receipt(
        rows=tuple(zip((row.number for row in sheet.rows), intake.outcomes, strict=True)),
        stored=intake.stored,
        newcomers=intake.newcomers,
        remarks=tuple(_remarks(sheet, scope, intake.outcomes)),
        changes=intake.changes,
    )


def _remarks(sheet: Sheet, scope: Scope, outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    if sheet.unused:
        yield _("Niet gebruikt, want niet bekend: {columns}.").format(
            columns=listing([f"‘{name}’" for name in sheet.unused])
        )
    new = [row for row, one in zip(sheet.rows, outcomes, strict=True) if one.fate == "new"]
    photos = sum(_number_of_photos(row) for row in new)
    if photos:
        words = ngettext(
            "Er hoort {number} foto bij; die staat niet in dit bestand.",
            "Er horen {number} foto's bij; die staan niet in dit bestand.",
            photos,
        )
        yield words.format(number=photos)
    yield from _other_names(new, scope)


def _number_of_photos(row: Row) -> int:
    text = row.cells.get("fotos", "").strip()
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _other_names(rows: list[Row], scope: Scope) -> Iterator[str]:
    """Letters that stand for somebody else here: said once each, because it may be a mistake."""
    pairs = dict.fromkeys(
        (row.cells.get("lid", "").strip(), row.cells.get("lidnaam", "").strip()) for row in rows
    )
    for lid, name in pairs:
        here = scope.committee.other_name(lid, name)
        if here:
            yield _("Lid {lid} heet hier ‘{here}’ en in het bestand ‘{name}’.").format(
                lid=lid, here=here, name=name
            )
