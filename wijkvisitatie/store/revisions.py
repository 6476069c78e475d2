"""Immutable revisions and how they fold into what a record says now.

The truth of a dossier is a set of revisions. A record is an entity of one kind; a revision sets
fields of it and names, per field, the revisions it replaces (``pred``). A field's live values are
those that no revision replaces. More than one distinct live value is a conflict: all stay, a
deterministic one is shown first, a person resolves. Times are shown, never used to decide what
survives, so a wrong clock loses nothing. Joining two dossiers is the union of two sets.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

DELETED = "deleted"
"""The field by which a record goes to the trash. Its value lists the live revision ids that the
deleter had seen; an edit he had not seen keeps the record alive and is shown as a conflict.
``None`` puts the record back."""

LATEST = 250_000_000_000_000
"""The last moment of a revision, in ms since 1970: what is much later has no date."""

Value = Any  # what JSON can hold: str, int, float, bool, None, list of str


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one entity by one person on one device; never altered once made."""

    entity: str
    kind: str
    device: str
    seq: int  # per device, without gaps: a missing number tells that a change is missing
    time: int  # ms since 1970, UTC
    by: str  # entity of the member; "" for the program itself
    set: Mapping[str, Value]
    pred: Mapping[str, list[str]]

    def body(self) -> str:
        """The canonical JSON text that is stored, exchanged and hashed."""
        return canonical({name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class State:
    """What all known revisions of one record say together."""

    heads: Mapping[str, list[str]]  # live revision ids per field, the shown one first
    values: Mapping[str, Value]  # the shown value per field
    conflicts: Mapping[str, list[str]]  # fields with more than one distinct live value
    deleted: bool


def canonical(value: Value) -> str:
    """JSON with one spelling: sorted keys, no spaces, no escapes that need not be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def revision_id(body: str) -> str:
    """128 bits of SHA-256 over the exact text: the same edit has the same id everywhere."""
    return hashlib.sha256(body.encode()).hexdigest()[:32]


def parse(body: str) -> Revision:
    """A stored revision read back. Raises ValueError when it is none."""
    try:
        content = json.loads(body)
        revision = Revision(**content)
    except (TypeError, RecursionError) as error:
        raise ValueError("no revision") from error
    if not _is_shaped(content):
        raise ValueError("no revision")
    return revision


def readable(rows: Iterable[Any]) -> dict[str, Revision]:
    """The revisions in rows of ``id, body``, by id. One that can't be read says nothing: what the
    others say must stay in reach, and the consistency check names it.
    """
    found = {}
    for one, body in rows:
        with suppress(ValueError):
            found[one] = parse(body)
    return found


def _is_shaped(content: Mapping[str, Any]) -> bool:
    """Whether its parts are of the kinds that all who read one rely on."""
    names = [content[part] for part in ("entity", "kind", "device")]
    return (
        all(isinstance(name, str) and name.isascii() and "\0" not in name for name in names)
        and isinstance(content["by"], str)
        and type(content["seq"]) is int
        and type(content["time"]) is int
        and 0 <= content["time"] <= LATEST
        and isinstance(content["set"], dict)
        and isinstance(content["pred"], dict)
        and all(_is_ids(ids) for ids in content["pred"].values())
    )


def _is_ids(value: Value) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def new_entity() -> str:
    """A new id: 48 bits of time, then chance; time first keeps the index of ids compact."""
    return f"{time.time_ns() // 1_000_000:012x}{secrets.token_hex(10)}"


def named_entity(*parts: str) -> str:
    """The id of an entity that must be the same wherever it is made, such as a listed wijk."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


_LONE = re.compile("[\ud800-\udfff\x00]")


def clean(value: Value) -> Value:
    """Text as it can be stored: one kind of line end, and no half characters.

    Everything else stays as it was typed. A lone surrogate is half of a character and has no
    UTF-8 form; NUL ends a text in too many places. Both become U+FFFD, the sign for a character
    that was lost before it reached us.
    """
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
        return _LONE.sub("\ufffd", text)
    if isinstance(value, list | tuple):
        return [clean(part) for part in value]
    return value


def by_kind(revisions: Mapping[str, Revision]) -> dict[str, dict[str, Revision]]:
    """The revisions of an entity as the records they are of: one, unless somebody made a change
    under its id that is of another kind. That is then a record of its own, which takes nothing
    of the first out of sight and says nothing of it.
    """
    records: dict[str, dict[str, Revision]] = {}
    for one, revision in sorted(revisions.items(), key=lambda item: item[1].kind):
        records.setdefault(revision.kind, {})[one] = revision
    return records


def fold(revisions: Mapping[str, Revision]) -> State:
    """What one record says now, from all its revisions by id; their order has no meaning."""
    if len(revisions) == 1:  # the usual case, and the hot one when saving
        ((one, revision),) = revisions.items()
        if DELETED not in revision.set:
            return State({name: [one] for name in revision.set}, revision.set, {}, False)
    live = _live(revisions)
    heads = {name: _shown_first(ids, revisions) for name, ids in sorted(live.items())}
    conflicts = {
        name: ids
        for name, ids in heads.items()
        if name != DELETED and len({canonical(revisions[i].set[name]) for i in ids}) > 1
    }
    values = {name: revisions[ids[0]].set[name] for name, ids in heads.items() if name != DELETED}
    deleted, unseen = _deletion(heads, revisions)
    if unseen:
        conflicts[DELETED] = heads[DELETED] + unseen
    return State(heads, values, conflicts, deleted)


def _live(revisions: Mapping[str, Revision]) -> dict[str, list[str]]:
    replaced = {
        (name, old)
        for revision in revisions.values()
        for name, olds in revision.pred.items()
        for old in olds
    }
    live: dict[str, list[str]] = defaultdict(list)
    for one, revision in revisions.items():
        for name in revision.set:
            if (name, one) not in replaced:
                live[name].append(one)
    return live


def _shown_first(ids: list[str], revisions: Mapping[str, Revision]) -> list[str]:
    return sorted(ids, key=lambda one: (revisions[one].time, one), reverse=True)


def _deletion(
    heads: Mapping[str, list[str]], revisions: Mapping[str, Revision]
) -> tuple[bool, list[str]]:
    """Whether the entity is in the trash, and the live edits that a deleter had not seen."""
    marks = [revisions[one].set[DELETED] for one in heads.get(DELETED, [])]
    seen = {one for mark in marks if _is_ids(mark) for one in mark}
    if all(mark is None for mark in marks):
        return False, []
    unseen = sorted({one for name, ids in heads.items() if name != DELETED for one in ids} - seen)
    kept = None in marks
    return not unseen and not kept, unseen
