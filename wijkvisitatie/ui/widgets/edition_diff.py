"""Two versions of a report side by side: each passage that differs, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from wijkvisitatie.texts import _
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.ui.widgets.word_diff import Piece, as_html, word_diff
from wijkvisitatie.work.passages import Change, Passage

_KINDRED = 0.3
"""Of two texts less alike than this every word is shown as other."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage as it was and as it became, with the words that differ marked."""

    title: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def laid_beside(changes: Iterable[Change]) -> tuple[Beside, ...]:
    """Compare each passage word by word; in the worker."""
    return tuple(map(_beside, changes))


class EditionDiff(QTextBrowser):
    """What differs; what is gone is struck through on the left, what is new underlined on the
    right.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Beside, ...] = ()
        self._heads = ("", "")
        self.setAccessibleName(_("Verschil tussen de versies"))
        keep_tinted(self, self._render)

    def show_difference(self, passages: tuple[Beside, ...], earlier: str, later: str) -> None:
        """Show these under what the two versions are called."""
        self._shown, self._heads = passages, (escape(earlier), escape(later))
        self._render()

    def _render(self) -> None:
        if not self._shown:
            same = _(
                "In bevindingen, aanbevelingen en teksten zeggen deze versies precies hetzelfde."
            )
            self.setHtml(f"<p>{same}</p>" if all(self._heads) else "")
            return
        head = "".join(f'<th width="50%" align="left">{name}</th>' for name in self._heads)
        rows = "".join(map(_rows, self._shown))
        self.setHtml(f'<table width="100%" cellpadding="6"><tr>{head}</tr>{rows}</table>')


def _beside(change: Change) -> Beside:
    before, after = change.before, change.after
    pieces = _pieces(before.text if before else "", after.text if after else "")
    return Beside(
        title=_title(before, after),
        before=tuple(one for one in pieces if one.kind != "come"),
        after=tuple(one for one in pieces if one.kind != "gone"),
    )


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Word by word, but for a text that was written anew: what it kept by chance says nothing."""
    pieces = word_diff(before, after)
    kept = sum(len(one.text) for one in pieces if one.kind == "same")
    if kept < _KINDRED * max(len(before), len(after)):
        return Piece("gone", before), Piece("come", after)
    return pieces


def _title(before: Passage | None, after: Passage | None) -> str:
    if after is None:
        return _("{number}, vervallen").format(number=before.number if before else "")
    if before is None:
        return _("{number}, toegevoegd").format(number=after.number)
    if before.number != after.number:
        return _("{then}, nu {now}").format(then=before.number, now=after.number)
    return after.number


def _rows(one: Beside) -> str:
    cells = "".join(
        f'<td valign="top">{as_html(side) or "–"}</td>' for side in (one.before, one.after)
    )
    return f'<tr><td colspan="2"><b>{escape(one.title)}</b></td></tr><tr>{cells}</tr>'
