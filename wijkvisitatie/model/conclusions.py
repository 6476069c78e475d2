"""What the committee makes of its observations: findings, recommendations and what goes with them.

A link between two records is a record of its own, so that two people who link different things
at once never meet in one list. Where a list is one value all the same, it is small and one
person's.

What belongs to a gemeente's course through the phases names its ``track``; "" is the round as a
whole: the final report.
"""

from __future__ import annotations

from dataclasses import dataclass

from wijkvisitatie.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Record):
    """One gemeente on its way through the phases (traject); a revisit is a track of its own."""

    gemeente: str = ""
    earlier: str = ""  # the track that a revisit follows
    phase: str = ""  # code list phases
    due: str = ""  # ISO date: when the next step must be taken
    turn: str = ""  # code list turns: who must take it
    note: str = ""
    talk: str = ""  # clock on the wall: the members' levels were laid side by side; "" not yet
    levels_printed: bool = False  # the public report gives the committee's levels


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStep(Record):
    """A step of a track from one phase to another, kept for good."""

    track: str = ""
    before: str = ""
    phase: str = ""
    at: str = ""  # clock on the wall
    reason: str = ""  # needed for a step back and for skipping one


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """A statement of the committee that rests on observations (bevinding)."""

    track: str = ""
    area: int = 0
    serial: int = 0  # unique within the track, never used twice
    rank: float = 0.0
    wijken: tuple[str, ...] = ()  # empty: about the gemeente as a whole
    text: str = ""
    explanation: str = ""
    themes: tuple[str, ...] = ()  # free tags, to find what recurs over gemeenten


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Record):
    """That a finding rests on an observation, or is contradicted by it (grond)."""

    finding: str = ""
    observation: str = ""
    against: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Record):
    """That a national finding, of the round as a whole, rests on a finding of a gemeente."""

    finding: str = ""  # the national one
    municipal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Record):
    """That an observation is deliberately not used, and why (terzijde)."""

    observation: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Record):
    """That two observations contradict each other: same question, another answer."""

    one: str = ""
    other: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """A further interpretation of an observation, beside that of its own member (duiding)."""

    observation: str = ""
    member: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeLevel(Record):
    """The level that the committee agreed on for a wijk and focus area; internal by default."""

    track: str = ""
    wijk: str = ""
    area: int = 0
    value: int | None = None  # 1-5
    not_judgeable: bool = False
    confidence: str | None = None
    motivation: str = ""
    claimed: int | None = None  # participation ladder
    reached: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent(Record):
    """A member's view that stands beside the committee's level (minderheidsstandpunt)."""

    level: str = ""  # entity of the committee's level
    member: str = ""
    text: str = ""
    printed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """Addressed advice that rests on findings (aanbeveling)."""

    track: str = ""
    area: int = 0
    serial: int = 0  # unique within the track, never used twice
    rank: float = 0.0
    text: str = ""
    explanation: str = ""
    addressee: str | None = None  # code list addressees
    term: str = ""  # as the committee words it: "voor de zomer van 2012"
    priority: str | None = None  # code list priorities


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Record):
    """That a recommendation rests on a finding."""

    recommendation: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodPractice(Record):
    """A transferable example, with what it needs: a success does not copy itself."""

    track: str = ""
    wijk: str = ""
    area: int = 0
    title: str = ""
    text: str = ""
    conditions: str = ""
    owner: str = ""  # a body or role, never a name
    worked: str = ""  # what made it work
    usable_by: str = ""  # which wijken or bodies could use it
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """A project in a wijk, for the areas focus and financing."""

    wijk: str = ""
    title: str = ""
    aim: str = ""
    state: str | None = None  # code list project_states
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Record):
    """Money for a project from one source."""

    project: str = ""
    source: str | None = None  # code list funding_sources
    amount: int | None = None  # whole euros
    end: str = ""  # ISO date or year on which it stops
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """The text of one part of a report, as its writers adopt it.

    Plain text with few styles, told in ``report.markup``. A reference to a record is its entity
    between double square brackets, so that it stays right when numbers change.
    """

    track: str = ""
    key: str = ""  # which part: a key of the report's profile
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Record):
    """A remark of the committee beside a record or a passage; never printed."""

    about: str = ""  # entity
    passage: str = ""  # the words it is about; "" for all of it
    text: str = ""
    member: str = ""
    at: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """What a gemeente said of a passage in the fact check, and what was done (wederhoorpunt)."""

    track: str = ""
    edition: str = ""  # the statement of findings it is about
    passage: str = ""  # entity of the finding or section
    kind: str | None = None  # code list remark_kinds
    text: str = ""
    sender: str = ""  # a body or role, never a name
    decision: str | None = None  # code list remark_decisions
    reason: str = ""
    before: str = ""  # the passage as it was sent
    after: str = ""  # and as it became


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Record):
    """The administrative response of a gemeente, printed unabridged, and the afterword to it."""

    track: str = ""
    received: str = ""  # ISO date
    sender: str = ""
    text: str = ""
    afterword: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """A frozen version of a report: what it said, and from what data (versie)."""

    track: str = ""
    report: str = ""  # which report: nota, gemeente, eind
    number: int = 0
    status: str = ""  # voor wederhoor, vastgesteld, erratum
    at: str = ""
    fingerprint: str = ""  # of the data it was made from
    content: str = ""  # JSON: the texts as they were frozen
    changes: tuple[str, ...] = ()  # of an erratum: what is other than in the version before


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile(Record):
    """The very file of an edition as it went out; its bytes are sealed (``store.attachments``)."""

    edition: str = ""
    audience: str = ""  # openbaar, intern
    name: str = ""  # to store it under
    fingerprint: str = ""  # of what it says
    content: str = ""  # SHA-256 of the bytes
    sealed: str = ""  # SHA-256 of the sealed file, its name
    key: str = ""
    mime: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """What a revisit found of an earlier recommendation (opvolging)."""

    track: str = ""  # of the revisit
    recommendation: str = ""
    state: str | None = None  # code list followups
    seen: str = ""
    compared: str | None = None  # code list comparisons
    observations: tuple[str, ...] = ()


CONCLUSIONS: dict[str, type[Record]] = {
    "track": Track,
    "phase_step": PhaseStep,
    "finding": Finding,
    "ground": Ground,
    "support": Support,
    "set_aside": SetAside,
    "contradiction": Contradiction,
    "reading": Reading,
    "committee_level": CommitteeLevel,
    "dissent": Dissent,
    "recommendation": Recommendation,
    "basis": Basis,
    "good_practice": GoodPractice,
    "project": Project,
    "funding": Funding,
    "section": Section,
    "comment": Comment,
    "remark": Remark,
    "response": Response,
    "edition": Edition,
    "edition_file": EditionFile,
    "follow_up": FollowUp,
}
"""The kinds of this file by the name they have in revisions, tables and exchange."""
