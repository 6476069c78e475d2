"""What the earlier report advised, and what was seen then: to read beside what is seen now."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.texts import _, short_date
from wijkvisitatie.ui.style import token
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.work.observations import ObservationLine
from wijkvisitatie.work.references import Numbers
from wijkvisitatie.work.revisit import EarlierFinding, RevisitLine

_OBSERVATION, _FINDING = "waarneming", "bevinding"


class EarlierView(QTextBrowser):
    """Tab goes from number to number, Enter goes to what it stands for."""

    observation_wanted = Signal(str)
    finding_wanted = Signal(str)

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._line: RevisitLine | None = None
        self._numbers = Numbers()
        self.setOpenLinks(False)
        self.setAccessibleName(_("Wat de commissie toen aanraadde en zag"))
        self.anchorClicked.connect(self._follow)
        keep_tinted(self, self._tint)

    def show_line(self, line: RevisitLine | None, numbers: Numbers) -> None:
        """Show one recommendation with what it rested on; None empties the view."""
        at = self.verticalScrollBar().value() if _entity(line) == _entity(self._line) else 0
        self._line, self._numbers = line, numbers
        self.setHtml("".join(self._told(line)) if line else "")
        self.verticalScrollBar().setValue(at)

    def _told(self, line: RevisitLine) -> Iterator[str]:
        one, label = line.recommendation, self._framework.label
        yield f"<h3>{escape(line.number)}  {_html(one.text)}</h3>"
        about = (label("addressees", one.addressee), one.term.strip())
        if words := "  ·  ".join(part for part in about if part):
            yield f"<p>{escape(words)}</p>"
        if one.explanation.strip():
            yield f"<p>{_html(self._numbers.shown(one.explanation))}</p>"
        for under in line.findings:
            yield from self._finding(under)

    def _finding(self, under: EarlierFinding) -> Iterator[str]:
        link = _link(_FINDING, under.finding.entity, under.number)
        yield f"<p><b>{link}  {_html(under.finding.text)}</b></p>"
        for line in under.observations:
            yield f"<p style='margin-left: 16px'>{self._observation(line)}</p>"
        if not under.observations:
            yield f"<p>{_('De waarnemingen hieronder zijn niet meer in het dossier.')}</p>"

    def _observation(self, line: ObservationLine) -> str:
        one = line.observation
        about = (
            short_date(one.at) if one.at else "",
            line.wijk,
            self._framework.label("observation_kinds", one.kind),
            self._framework.label("roles", one.role),
        )
        below = escape("  ·  ".join(part for part in about if part))
        link = _link(_OBSERVATION, one.entity, line.number)
        return f"{link}  {_html(one.text)}<br><i>{below}</i>"

    def _follow(self, target: QUrl) -> None:
        kind, _colon, entity = target.toString().partition(":")
        wanted = self.observation_wanted if kind == _OBSERVATION else self.finding_wanted
        wanted.emit(entity)

    def _tint(self) -> None:
        self.show_line(self._line, self._numbers)


def _entity(line: RevisitLine | None) -> str:
    return line.recommendation.entity if line else ""


def _link(kind: str, entity: str, number: str) -> str:
    """In the colour of the scheme: Qt has one of its own for light and dark."""
    colour = token("accent").name()
    return f"<a style='color: {colour}' href='{kind}:{escape(entity)}'>{escape(number)}</a>"


def _html(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
