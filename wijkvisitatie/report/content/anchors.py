"""The names of places in a report, which tell what stands there."""

from __future__ import annotations

_PREFIXES = {
    "observation": "waarneming-",
    "finding": "bevinding-",
    "recommendation": "aanbeveling-",
}


def anchor_of(kind: str, entity: str) -> str:
    """Where links to a record lead."""
    return f"{_PREFIXES[kind]}{entity}"


def record_of(anchor: str) -> tuple[str, str] | None:
    """The kind and entity of the record at a place; None where none stands."""
    for kind, prefix in _PREFIXES.items():
        if anchor.startswith(prefix):
            return kind, anchor.removeprefix(prefix)
    return None
