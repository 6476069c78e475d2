"""What a revision must be before it may come near a dossier.

Its signature only says who sent it. A laptop with a fault, or an ill-willed owner, can sign
anything.
"""

from __future__ import annotations

import math

from wijkvisitatie.model.records import KINDS
from wijkvisitatie.store.revisions import Revision, Value, parse

SETUP = frozenset({"framework", "round", "gemeente", "wijk", "member", "visit", "programme_item"})
"""The kinds of record that may be sent in the clear: what a round is, not what anybody saw."""

_LARGEST = 2**63 - 1  # a database has no larger whole number
_LAST = 2**48
"""No laptop makes so many changes. It leaves a device that somebody claims to have made this one
the room to go on with numbers that a header can tell.
"""
_LONGEST_NAME = 200  # characters of an id, a kind or the name of a field


def checked(body: str) -> Revision:
    """The revision that a body is. Raises ValueError when it is none."""
    revision = parse(body)
    if not 1 <= revision.seq <= _LAST:
        raise ValueError("number of a change")
    names = (revision.entity, revision.kind, revision.device, *revision.set, *revision.pred)
    if not all(map(_is_name, names)) or not _is_short(revision.by):
        raise ValueError("name")
    if not all(map(_is_plain, revision.set.values())):
        raise ValueError("value")
    # One spelling only: the same change has the same id, and nothing hides in the spelling.
    if revision.body() != body:
        raise ValueError("not canonical")
    return revision


def may_be_in_the_clear(revision: Revision) -> bool:
    """Whether anybody may read this. A kind that only a newer version knows is its sender's to
    judge.
    """
    return revision.kind in SETUP or revision.kind not in KINDS


def _is_name(text: str) -> bool:
    return bool(text) and _is_short(text)


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and text.isprintable()


def _is_plain(value: Value) -> bool:
    """Whether a value is what a revision holds: one thing or a list of them, never deeper."""
    return all(map(_is_single, value)) if isinstance(value, list) else _is_single(value)


def _is_single(value: Value) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    # NUL ends a text in too many places; what is typed has it taken out (``revisions.clean``).
    return value is None or (isinstance(value, str) and "\0" not in value)
