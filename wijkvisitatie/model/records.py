"""What a dossier holds, as frozen dataclasses: the shape of every record in one place.

A field here is a register in the revisions (``store.revisions``), a column in a derived table
(``model.tables``) and an attribute on what pages read. Times are the clock on the wall at the
place of the visit (``2010-06-24T11:12:40``, no zone): a visit is a day in one place, and a
report must print the same hour on any machine.

Lists (wijken of a visit, roles at a talk) are one value each: two people changing the same list
at once shows as a conflict, it is never silently mixed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from wijkvisitatie.model.conclusions import CONCLUSIONS
from wijkvisitatie.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkCopy(Record):
    """The assessment framework this dossier was made with, whole (visitatiekader)."""

    id: str = ""
    version: str = ""
    definition: str = ""  # framework.loader.to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """One full series of visits over an area list (visitatieronde)."""

    title: str = ""
    committee: str = ""
    organisation: str = ""
    start: str = ""  # ISO date
    end: str = ""
    area_list: str = ""  # id and version of the list it was made from
    source: str = ""
    small_group: int = 3  # with fewer talks a report names a wider role
    # How long what is kept, in months from the adopted report; 0: for good. What stands here is
    # a proposal: the body's own selection list (selectielijst) decides.
    keep_observations: int = 12
    keep_photos: int = 12
    keep_levels: int = 12
    keep_names: int = 3
    keep_log: int = 60  # from the erasing itself
    keep_discarded: int = 30  # days
    words: tuple[str, ...] = ()  # that count as right, though no dictionary knows them
    keep_source: str = ""  # the selection list that these were held against; "" not yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente(Record):
    """A municipality: the unit of reporting."""

    name: str = ""
    code: str = ""  # GM code


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijk(Record):
    """A neighbourhood: the unit of observing."""

    key: str = ""
    name: str = ""
    abbreviation: str = ""
    gemeente: str = ""  # entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Record):
    """A member of the committee; ``letter`` keeps observation numbers apart between laptops."""

    name: str = ""
    letter: str = ""
    role: str = ""  # code list member_roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """One or more days in one gemeente, covering one or more wijken (bezoek)."""

    key: str = ""  # the sleutel a user types: arnhem-2010-06-24
    gemeente: str = ""
    wijken: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    track: str = ""  # "": the first track of the gemeente
    phase: str = ""
    nature: str = ""  # the nature of the visitation, printed in the report
    limits: str = ""  # what the committee could not see
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem(Record):
    """A planned slot of a visit: a table talk, a tour, a lunch (programmaonderdeel)."""

    visit: str = ""
    rank: float = 0.0  # order within the visit; times may be unknown
    date: str = ""
    start: str = ""  # "11:00"
    end: str = ""
    title: str = ""
    kind: str = ""  # programme_kinds
    setting: str = ""  # settings
    chosen_by: str = ""  # chosen_by
    place: str = ""
    roles: tuple[str, ...] = ()  # interlocutors by role, never by name
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Record):
    """One recorded thing seen or heard (waarneming); interpretation stands apart from it."""

    visit: str = ""
    wijk: str = ""
    area: int | None = None  # focus area 1-5; None: not yet placed
    item: str | None = None  # programme item
    member: str = ""
    serial: str = ""  # member's letter and a serial number: A012
    kind: str | None = None
    evidence: str | None = None
    text: str = ""
    interpretation: str = ""
    role: str | None = None
    setting: str | None = None
    quote_status: str | None = None
    confidential: bool = False
    question: str | None = None  # guiding question it answers
    at: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """A picture with an observation; its pixels are a sealed file (``store.attachments``)."""

    observation: str = ""
    content: str = ""  # SHA-256 of the picture
    sealed: str = ""  # SHA-256 of the sealed file, its name
    key: str = ""  # opens the sealed file; erasing it makes every copy unreadable
    mime: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    consent: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Record):
    """A member's level for a wijk and focus area; optional, internal (niveau)."""

    visit: str = ""
    wijk: str = ""
    area: int = 0
    member: str = ""
    value: int | None = None  # 1-5
    not_judgeable: bool = False
    confidence: str | None = None
    motivation: str = ""
    observations: tuple[str, ...] = ()
    claimed: int | None = None  # participation ladder: the step that is said
    reached: int | None = None  # and the step reached in practice


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn(Record):
    """That a member handed in what they saw at a visit, or took it up again (inlevering)."""

    visit: str = ""
    member: str = ""
    at: str = ""
    state: str = ""  # "ingeleverd" or "heropend"
    reason: str = ""  # why it was taken up again
    count: int = 0  # observations that were handed in


KINDS: dict[str, type[Record]] = {
    "framework": FrameworkCopy,
    "round": Round,
    "gemeente": Gemeente,
    "wijk": Wijk,
    "member": Member,
    "visit": Visit,
    "programme_item": ProgrammeItem,
    "observation": Observation,
    "photo": Photo,
    "level": Level,
    "hand_in": HandIn,
    **CONCLUSIONS,
}
"""Every kind of record by the name it has in revisions, tables and exchange."""

HANDED_IN, REOPENED = "ingeleverd", "heropend"
"""The states of a hand-in."""

SEALING_FIELDS = {kind: frozenset({"sealed", "key"}) for kind in ("photo", "edition_file")}
"""The kinds of record whose content is a sealed file, and their fields that say how it is locked
away, not what it is: those are no part of a fingerprint.
"""

_OWN = {"entity", "deleted", "conflicts"}


def field_names(kind: str) -> tuple[str, ...]:
    """The registers of a kind, in order."""
    return tuple(f.name for f in fields(KINDS[kind]) if f.name not in _OWN)
