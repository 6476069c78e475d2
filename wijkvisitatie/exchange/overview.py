"""What the commands tell about a dossier as plain objects: its visits, and whether it is whole.

The names are an interface (docs/uitwisseling.md) and do not change.
"""

from __future__ import annotations

from typing import Any

from wijkvisitatie.errors import DossierDamaged
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work.integrity import Findings
from wijkvisitatie.work.visits import VisitLine, visit_lines

_KINDS = {
    "framework": "kaders",
    "round": "rondes",
    "gemeente": "gemeenten",
    "wijk": "wijken",
    "member": "leden",
    "visit": "bezoeken",
    "programme_item": "programmaonderdelen",
    "observation": "waarnemingen",
    "photo": "fotos",
    "level": "oordelen",
    "hand_in": "inleveringen",
}


def visit_objects(dossier: Dossier) -> list[dict[str, Any]]:
    """The visits of the round, by gemeente and first day."""
    return [_visit_object(line) for line in visit_lines(dossier)]


def check_object(found: Findings) -> dict[str, Any]:
    """The outcome of a check."""
    return {
        "vingerafdruk": found.fingerprint,
        "aantallen": {_KINDS[kind]: number for kind, number in found.counts.items()},
        "in_orde": found.sound,
        "versleuteld": bool(found.cipher),
        "revisies": found.revisions,
        "fouten": list(found.faults),
    }


def damaged_object(damage: DossierDamaged) -> dict[str, Any]:
    """The outcome of a check that the damage itself made impossible."""
    return {
        "vingerafdruk": None,
        "aantallen": {},
        "in_orde": False,
        "versleuteld": None,
        "revisies": None,
        "fouten": [str(damage)],
    }


def _visit_object(line: VisitLine) -> dict[str, Any]:
    return {
        "sleutel": line.visit.key,
        "gemeente": line.gemeente.name,
        "gemeentecode": line.gemeente.code,
        "wijken": [wijk.key for wijk in line.wijken],
        "wijknamen": [wijk.name for wijk in line.wijken],
        "data": list(line.visit.dates),
        "fase": line.visit.phase,
        "waarnemingen": line.observations,
    }
