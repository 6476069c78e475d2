"""What a report says, passage by passage: to keep, to send, and to lay beside another version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any, Literal

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import (
    findings,
    recommendations,
    revisit,
    rounds,
    sections,
    synthesis,
    weighing,
)
from wijkvisitatie.work.findings import FindingLine
from wijkvisitatie.work.parts import report_parts
from wijkvisitatie.work.recommendations import RecommendationLine
from wijkvisitatie.work.references import Numbers, numbers, numbers_of
from wijkvisitatie.work.revisit import Revisit
from wijkvisitatie.work.weighing import Wanted

Kind = Literal["section", "follow_up", "finding", "recommendation"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a report prints, as people read it: with numbers where it refers to records."""

    entity: str
    kind: Kind
    number: str  # B3.1 or A4; of a section its title
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that is other in a later edition; None where it is not there at all."""

    before: Passage | None
    after: Passage | None

    @property
    def passage(self) -> Passage:
        """The passage as it was last there."""
        found = self.after or self.before
        assert found is not None  # there is no change of nothing
        return found


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says, and what that was read from."""

    passages: tuple[Passage, ...]
    findings: tuple[FindingLine, ...]
    numbers: Numbers  # of all that a text can refer to
    is_revisit: bool = False


def passages(dossier: Dossier, *, track: str) -> tuple[Passage, ...]:
    """What the report of a track says now: sections, what a revisit found, findings and
    recommendations, in its order.

    "" is the round as a whole.
    """
    return said(dossier, track=track).passages


def said(dossier: Dossier, *, track: str) -> Said:
    """The same with what a page needs beside it, so that it is read once."""
    found = findings.findings(dossier, track=track)
    advised = recommendations.recommendations(dossier, track=track)
    again = revisit.read_if_any(dossier, track=track)
    known = _numbers(dossier, track, found, advised, again)
    label = rounds.framework_of(dossier).label
    made = (
        *_sections(dossier, track, known),
        *(_follow_ups(again, label, known) if again else ()),
        *(_finding(line, known) for line in found),
        *(_advice(line, label("addressees", line.recommendation.addressee), known)
          for line in advised),
    )  # fmt: skip
    return Said(made, found, known, again is not None)


def changes(one: Iterable[Passage], other: Iterable[Passage]) -> tuple[Change, ...]:
    """How a later text differs from an earlier one, passage by passage in the later one's order;
    what it has no more comes last.
    """
    before = {passage.entity: passage for passage in one}
    after = {passage.entity: passage for passage in other}
    written = [
        Change(before.get(entity), passage)
        for entity, passage in after.items()
        if before.get(entity) != passage
    ]
    gone = [Change(passage, None) for entity, passage in before.items() if entity not in after]
    return (*written, *gone)


def as_json(content: Iterable[Passage]) -> str:
    """Passages as they are kept."""
    kept = {"passages": [list(astuple(passage)) for passage in content]}
    return json.dumps(kept, ensure_ascii=False)


def from_json(content: str) -> Iterator[Passage]:
    """Passages that were kept; what a newer program kept in another way is passed over."""
    try:
        kept: Any = json.loads(content)
    except ValueError:
        return
    found = kept.get("passages") if isinstance(kept, dict) else None
    for one in found if isinstance(found, list) else ():
        match one:
            case [str(entity),
                  "section" | "follow_up" | "finding" | "recommendation" as kind,
                  str(number), str(text)]:  # fmt: skip
                yield Passage(entity, kind, number, text)


def _numbers(
    dossier: Dossier,
    track: str,
    found: Iterable[FindingLine],
    advised: Iterable[RecommendationLine],
    again: Revisit | None,
) -> Numbers:
    if not track:
        return synthesis.synthesis(dossier).numbers()
    own = numbers_of(weighing.material(dossier, wanted=Wanted(track)), found, advised)
    earlier = revisit.numbers(again) if again else ()
    return numbers((*earlier, *own.by_entity.items()))


def _sections(dossier: Dossier, track: str, known: Numbers) -> Iterator[Passage]:
    """The written texts in the order of the report; an empty one says nothing."""
    written = sections.sections(dossier, track=track)
    parts = report_parts(rounds.framework_of(dossier), track=track, revisit=True)
    titles = {part.key: part.title for part in parts}
    for key in [*titles, *(key for key in written if key not in titles)]:
        text = written[key].text.strip() if key in written else ""
        if text:
            entity, title = written[key].entity, titles.get(key, key)
            yield Passage(entity, "section", title, known.printed(text))


def _follow_ups(again: Revisit, label: Callable[..., str], known: Numbers) -> Iterator[Passage]:
    """What was done with each earlier recommendation, and what was seen of it."""
    for line in again.lines:
        one = line.follow_up
        said = (label("followups", one.state), label("comparisons", one.compared))
        text = _joined("; ".join(words for words in said if words), one.seen)
        if text:
            yield Passage(one.entity, "follow_up", line.number, known.printed(text))


def _finding(line: FindingLine, known: Numbers) -> Passage:
    one = line.finding
    text = _joined(one.text, one.explanation)
    return Passage(one.entity, "finding", line.number, known.printed(text))


def _advice(line: RecommendationLine, addressee: str, known: Numbers) -> Passage:
    """With for whom and when: that is as binding as the advice itself."""
    one = line.recommendation
    who = _("Voor: {who}").format(who=addressee) if addressee else ""
    when = _("Termijn: {term}").format(term=one.term.strip()) if one.term.strip() else ""
    text = _joined(one.text, one.explanation, who, when)
    return Passage(one.entity, "recommendation", line.number, known.printed(text))


def _joined(*parts: str) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())
