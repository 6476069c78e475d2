"""What a new observation takes over besides its text, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any

from wijkvisitatie.model.records import Observation, ProgrammeItem
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.work.release import QUOTE


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen beside the entry; entities and keys, or None for not chosen."""

    wijk: str = ""
    item: str | None = None
    area: int | None = None
    kind: str | None = None
    evidence: str | None = None
    role: str | None = None
    question: str | None = None
    quote_status: str | None = None  # of a quote only

    def for_next(self) -> Choices:
        """What the next observation starts with: the same place, area and speaker."""
        return replace(self, kind=None, evidence=None, question=None, quote_status=None)

    def placed(self, area: int | None) -> Choices:
        """In another focus area; a question of the area before does not come along."""
        same = self.question is not None and self.question.startswith(f"{area}.")
        return replace(self, area=area, question=self.question if same else None)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An observation that was being typed and is in no record yet."""

    entity: str
    texts: dict[str, str]  # text, interpretation
    choices: Choices
    clock: str  # 11:12, when it was last kept


def draft_context(visit: str, choices: Choices) -> dict[str, Any]:
    """What a draft carries, so that the entry can be put back as it was."""
    return {"visit": visit, **asdict(choices)}


def unfinished(drafts: Iterable[Draft]) -> list[Unfinished]:
    """The drafts of new observations as entries to put back, oldest first, empty ones left out."""
    by_entity: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.kind == "observation":
            by_entity.setdefault(draft.entity, []).append(draft)
    found = [_unfinished(entity, parts) for entity, parts in by_entity.items()]
    return [one for one in found if any(text.strip() for text in one.texts.values())]


def values(
    choices: Choices, texts: Mapping[str, str], item: ProgrammeItem | None
) -> dict[str, Any]:
    """The fields of the observation; how the contact came about follows from the programme."""
    setting = item.setting if item is not None and item.setting else None
    status = choices.quote_status if choices.evidence == QUOTE else None
    return {**asdict(choices), **texts, "setting": setting, "quote_status": status}


def like(last: Observation | None, wijken: Iterable[str], items: Iterable[str]) -> Choices:
    """The choices to start a day with: those of the member's last observation, if any."""
    first = next(iter(wijken), "")
    if last is None:
        return Choices(wijk=first)
    return Choices(
        wijk=last.wijk if last.wijk in set(wijken) else first,
        item=last.item if last.item in set(items) else None,
        area=last.area,
        role=last.role,
    )


def _unfinished(entity: str, parts: list[Draft]) -> Unfinished:
    last = parts[-1]
    known = {field.name for field in fields(Choices)}
    kept = {name: value for name, value in last.context.items() if name in known}
    clock = f"{datetime.fromtimestamp(last.at / 1000):%H:%M}"
    return Unfinished(entity, {one.field: one.value for one in parts}, Choices(**kept), clock)
