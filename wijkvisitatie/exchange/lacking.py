"""Changes that others have and this dossier has not, named in words after joining."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from wijkvisitatie.exchange.package import Header, Range
from wijkvisitatie.exchange.senders import name_of
from wijkvisitatie.store import outgoing
from wijkvisitatie.store.dossier import Connection
from wijkvisitatie.store.gaps import Gap, Spans, gaps, union, without
from wijkvisitatie.texts import _, ngettext

_HIGHEST = 2**53


def lacking(connection: Connection, headers: Iterable[Header]) -> tuple[str, ...]:
    """A sentence for each laptop of which these packages show that changes are missing here. What
    a sender held back because we may not see it yet is not missing.
    """
    promised: dict[str, Spans] = defaultdict(tuple)
    withheld: dict[str, Spans] = defaultdict(tuple)
    for header in headers:
        for device, known in header.ranges.items():
            promised[device] = union(promised[device], _spans(known))
        for device, spans in _withheld(header):
            withheld[device] = union(withheld[device], spans)
    found = gaps(connection, promised, withheld=withheld)
    members = outgoing.device_members(connection) if found else {}
    return tuple(_words(connection, gap, members.get(gap.device)) for gap in found)


def _spans(known: Range) -> Spans:
    return without(((1, known.highest),), known.gaps)


def _withheld(header: Header) -> Iterator[tuple[str, Spans]]:
    said = header.extra.get("withheld")
    for device, spans in said.items() if isinstance(said, dict) else ():
        if isinstance(spans, list):
            yield device, tuple((one[0], one[1]) for one in spans if _is_span(one))


def _is_span(one: Any) -> bool:
    if not (isinstance(one, list) and len(one) == 2 and all(type(part) is int for part in one)):
        return False
    first, last = one
    return bool(0 < first <= last <= _HIGHEST)


def _words(connection: Connection, gap: Gap, member: str | None) -> str:
    words = ngettext(
        "Van {laptop} ontbreekt {number} wijziging. Vraag een nieuw pakket.",
        "Van {laptop} ontbreken {number} wijzigingen. Vraag een nieuw pakket.",
        gap.count(),
    )
    return words.format(laptop=_laptop(connection, gap.device, member), number=gap.count())


def _laptop(connection: Connection, device: str, member: str | None) -> str:
    if member is None:
        return _("laptop {device}").format(device=device[:8])
    return _("de laptop van {name}").format(name=name_of(connection, member))
