"""The open conflicts as plain objects, for the command that lists them.

The names are an interface (docs/uitwisseling.md) and do not change.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work.conflicts import Conflict, Side, open_conflicts


def conflict_objects(dossier: Dossier) -> list[dict[str, Any]]:
    """Each field that says more than one thing, observations first."""
    return [_object(one) for one in open_conflicts(dossier)]


def _object(one: Conflict) -> dict[str, Any]:
    return {
        "id": one.entity,
        "soort": one.kind,
        "nummer": one.number,
        "plaats": one.place,
        "veld": one.field,
        "veldnaam": one.label,
        "weggooien": one.is_deletion,
        "versies": [_side(side) for side in one.sides],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "tekst": side.words,
        "door": side.member,
        "tijd": datetime.fromtimestamp(side.at / 1000, UTC).isoformat(),
        "getoond": side.is_shown,
    }
