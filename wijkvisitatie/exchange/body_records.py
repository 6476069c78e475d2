"""The records that the revisions in a package say, without a dossier to put them in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from wijkvisitatie.model.record import Record
from wijkvisitatie.model.records import KINDS
from wijkvisitatie.store.derived import row_of
from wijkvisitatie.store.revisions import Revision, fold, parse, revision_id
from wijkvisitatie.work.reading import record


def records_of(bodies: Iterable[str]) -> Iterator[Record]:
    """Each record of a kind we know, also in the trash; in order of the entity."""
    known: dict[tuple[str, str], dict[str, Revision]] = defaultdict(dict)
    for body in bodies:
        revision = parse(body)
        if revision.kind in KINDS:
            known[revision.entity, revision.kind][revision_id(body)] = revision
    for (entity, kind), revisions in sorted(known.items()):
        row = SimpleNamespace(**row_of(kind, entity, fold(revisions)))
        yield record(KINDS[kind], row)
