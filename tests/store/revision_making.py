"""Revisions made by hand: what a laptop elsewhere could have made."""

from __future__ import annotations

from typing import Any

from tests import build
from wijkvisitatie.store.revisions import Revision, revision_id

ENTITY = "e" * 32
MEMBER = "m" * 32


def a_revision(
    values: dict[str, Any] | None = None,
    *,
    pred: dict[str, list[str]] | None = None,
    entity: str = ENTITY,
    kind: str = "observation",
    device: str = "1" * 32,
    seq: int = 1,
    time: int = 1_277_377_960_000,
    by: str = MEMBER,
) -> str:
    """The body of one revision; its values are those of an observation with a text by itself."""
    if values is None:
        values = {"text": "De winkelstraat leeft.", "visit": build.VISIT, "wijk": build.KLARENDAL}
    return Revision(entity, kind, device, seq, time, by, values, pred or {}).body()


def an_edit(body: str, values: dict[str, Any], **other: Any) -> str:
    """A revision that replaces these fields of what another one says."""
    pred = {name: [revision_id(body)] for name in values}
    return a_revision(values, pred=pred, **{"seq": 2, **other})


def an_erasure(*entities: str, **other: Any) -> str:
    """The body of an erasure of these entities."""
    values = {"entities": sorted(entities), "revisions": [], "numbers": [], "reason": "verzoek"}
    return a_revision(values, **{"entity": "0" * 31 + "e", "kind": "erasure", **other})
