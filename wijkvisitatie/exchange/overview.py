"""What the commands tell about a dossier as plain objects: its visits, and whether it is whole.

The names are an interface (docs/uitwisseling.md) and do not change.
"""

from __future__ import annotations

from typing import Any

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
    """The outcome of a check; fingerprint and counts are empty when there is nothing to count."""
    return {
        "vingerafdruk": found.fingerprint or None,
        "aantallen": {
            _KINDS.get(kind, kind): number
            for kind, number in found.counts.items()
            if number or kind in _KINDS
        },
        "in_orde": found.sound,
        "versleuteld": bool(found.cipher) if found.fingerprint else None,
        "revisies": found.revisions if found.fingerprint else None,
        "fouten": list(found.faults),
        "bevindingen": [
            {"fout": one.words, "herstel": one.remedy, "te_herstellen": one.mendable}
            for one in found.findings
        ],
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
