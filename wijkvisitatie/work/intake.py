"""Taking in observations that were written elsewhere: all of them, in one transaction, once.

An observation that comes without an id gets one that follows from what it says and from whose
laptop it is. So the same file can be taken in twice, or after its observations were changed or
thrown away here, and never doubles anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import sqlalchemy as sa

from wijkvisitatie.model.records import Observation
from wijkvisitatie.model.tables import TABLES, serial_length, serial_letter
from wijkvisitatie.store import erasing, incoming
from wijkvisitatie.store.closing import closed_pairs
from wijkvisitatie.store.dossier import Changes, Dossier, Writing
from wijkvisitatie.store.revisions import Value, canonical, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.observations import next_serial, number_of, record_in
from wijkvisitatie.work.reading import record
from wijkvisitatie.work.rounds import NewMember, add_member_in

_SERIAL = re.compile(r"([A-Z])(\d{3,6})", re.ASCII)
_DEFAULTS = Observation(entity="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An observation from outside in terms of this dossier, its texts as ``revisions.clean``
    leaves them; or only why it is none.
    """

    values: Mapping[str, Value] = field(default_factory=dict)  # fields of Observation
    assumed: frozenset[str] = frozenset()  # those that its source leaves open: not compared
    entity: str = ""  # the id it has in its source; "" when it has none
    serial: str = ""  # the number it has there, kept if it is free
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an arrival; ``remark`` is for the user, a few words that end no sentence."""

    fate: Literal["new", "same", "refused"]
    number: str = ""  # of the observation as it is in the dossier now
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of all arrivals. ``stored`` is False when one was refused and none was taken."""

    outcomes: tuple[Outcome, ...]
    stored: bool
    newcomers: tuple[NewMember, ...]
    changes: Changes


def letters_ever(dossier: Dossier) -> frozenset[str]:
    """Every letter a member has or had: numbers with it may stand in a report."""
    with dossier.read() as connection:
        return frozenset(connection.execute(sa.select(TABLES["member"].c.letter)).scalars())


def take_in(
    dossier: Dossier,
    arrivals: Sequence[Arrival],
    *,
    newcomers: Mapping[str, NewMember],
    partial: bool = False,
) -> Intake:
    """Record what is new; nothing at all when one is refused, unless ``partial``.

    ``newcomers`` are members, by entity, that arrivals name and the committee does not have yet.
    """
    with dossier.write(_("Waarnemingen ingevoerd")) as writing:
        known = _Known(writing, arrivals)
        outcomes = [known.judge(one) for one in arrivals]
        stored = partial or not any(one.fate == "refused" for one in outcomes)
        added: tuple[NewMember, ...] = ()
        if stored:
            added = _add_members(writing, arrivals, outcomes, newcomers)
            outcomes = _record(writing, arrivals, outcomes, known.abbreviations)
        return Intake(tuple(outcomes), stored, added, writing.changes())


class _Known:
    """What the dossier has, to tell what is new. Each observation stands for one arrival only, so
    that two that were recorded in the same words stay two.
    """

    def __init__(self, writing: Writing, arrivals: Sequence[Arrival]) -> None:
        self._writing = writing
        visits = {str(one.values["visit"]) for one in arrivals if one.values}
        self._here = {one.entity: one for one in _observations(writing, visits)}
        self._seen: dict[str, Arrival] = {}
        self._closed = closed_pairs(writing.connection)
        self.abbreviations = _column(writing, "wijk", "abbreviation")
        named = {_entity(one, writing.by) for one in arrivals}
        self._twins: defaultdict[tuple[Value, ...], list[Observation]] = defaultdict(list)
        for one in self._here.values():
            if not one.deleted and one.entity not in named:
                self._twins[one.visit, one.wijk, one.text, one.member].append(one)

    def judge(self, arrival: Arrival) -> Outcome:
        """Whether an arrival is new. Arrivals are judged in the order of their source."""
        if arrival.complaint:
            return Outcome("refused", remark=arrival.complaint)
        entity = _entity(arrival, self._writing.by)
        if entity in self._seen:
            return self._repeated(arrival, self._seen[entity])
        self._seen[entity] = arrival
        if here := self._here.get(entity):
            return self._known(arrival, here)
        if erasing.is_erased(self._writing.connection, entity):
            return Outcome("refused", remark=_("deze waarneming is hier definitief gewist"))
        if incoming.entities_here(self._writing.connection, [entity]):
            return self._elsewhere(arrival, _observation(self._writing, entity))
        if twin := self._take_twin(arrival):
            return self._known(arrival, twin, twin=True)
        if self._is_closed(arrival):
            return Outcome("refused", remark=_("dit lid heeft dit bezoek al ingeleverd"))
        return Outcome("new")

    def number(self, one: Observation) -> str:
        """The number people know an observation by."""
        return number_of(self.abbreviations.get(one.wijk), one.area, one.serial)

    def _is_closed(self, arrival: Arrival) -> bool:
        member = arrival.values.get("member") or self._writing.by
        return (arrival.values["visit"], member) in self._closed

    def _elsewhere(self, arrival: Arrival, here: Observation | None) -> Outcome:
        """An id that this visit does not have, but another one or another kind of record."""
        if here is None:
            return Outcome("refused", remark=_("dit id hoort bij iets anders dan een waarneming"))
        return self._known(arrival, here)

    def _repeated(self, arrival: Arrival, first: Arrival) -> Outcome:
        if arrival.values == first.values:
            return Outcome("same", remark=_("staat eerder in dit bestand"))
        return Outcome("refused", remark=_("dit id staat eerder in dit bestand, met andere inhoud"))

    def _known(self, arrival: Arrival, here: Observation, *, twin: bool = False) -> Outcome:
        equal = all(
            getattr(here, name) == value
            for name, value in arrival.values.items()
            if name not in arrival.assumed
        )
        number = self.number(here)
        if not equal and arrival.entity and not twin:
            return Outcome("refused", number, _("dit id bestaat al, met andere inhoud"))
        remarks = [
            *([_("staat in de prullenbak")] if here.deleted else []),
            *([] if equal else [_("hier staan andere gegevens bij; die zijn zo gebleven")]),
        ]
        return Outcome("same", number, ", ".join(remarks))

    def _take_twin(self, arrival: Arrival) -> Observation | None:
        """An observation with the same words by the same member at the same place and time."""
        values = arrival.values
        twins = self._twins[values["visit"], values["wijk"], values["text"], values.get("member")]
        for one in twins:
            if "at" in arrival.assumed or one.at == values["at"]:
                twins.remove(one)
                return one
        return None


def _entity(arrival: Arrival, by: str) -> str:
    """The id it came with, or else one that follows from what it says itself, without what is
    assumed, and from whose laptop it is: two members who note the same made two observations.
    """
    said = {n: value for n, value in arrival.values.items() if n not in arrival.assumed}
    whose = {"by": by} if by and "member" not in said else {}
    return arrival.entity or named_entity("taken in", canonical({**said, **whose}))


def _add_members(
    writing: Writing,
    arrivals: Iterable[Arrival],
    outcomes: Iterable[Outcome],
    newcomers: Mapping[str, NewMember],
) -> tuple[NewMember, ...]:
    """Put those on the committee of whom something is recorded."""
    needed = {
        str(arrival.values.get("member"))
        for arrival, outcome in zip(arrivals, outcomes, strict=True)
        if outcome.fate == "new"
    }
    added = tuple(member for entity, member in newcomers.items() if entity in needed)
    for member in added:
        add_member_in(writing, member)
    return added


def _record(
    writing: Writing,
    arrivals: Sequence[Arrival],
    outcomes: Sequence[Outcome],
    abbreviations: Mapping[str, str],
) -> list[Outcome]:
    letters = _column(writing, "member", "letter")
    done = []
    for arrival, outcome in zip(arrivals, outcomes, strict=True):
        if outcome.fate != "new":
            done.append(outcome)
            continue
        values = {n: v for n, v in arrival.values.items() if v != getattr(_DEFAULTS, n)}
        values.setdefault("at", "")  # not known is something else than now
        member = str(values.get("member") or writing.by)
        serial = _serial(writing, arrival.serial, member, letters.get(member, ""))
        record_in(writing, {**values, "serial": serial}, entity=_entity(arrival, writing.by))
        number = number_of(abbreviations.get(str(values["wijk"])), values.get("area"), serial)
        done.append(Outcome("new", number, _renumbered(arrival.serial, serial)))
    return done


def _renumbered(wanted: str, serial: str) -> str:
    if wanted in {"", serial}:
        return ""
    return _("{serial} was al gebruikt, of niet van dit lid").format(serial=wanted)


def _serial(writing: Writing, wanted: str, member: str, letter: str) -> str:
    """The serial from elsewhere if it is one of this member's and still free, else the next."""
    found = _SERIAL.fullmatch(wanted)
    fitting = found and found[1] == letter and f"{int(found[2]):03d}" == found[2]
    if fitting and not _is_used(writing, wanted):
        return wanted
    return next_serial(writing.connection, member)


def _is_used(writing: Writing, serial: str) -> bool:
    table = TABLES["observation"].c
    query = sa.select(table.entity).where(
        serial_letter == serial[0],  # these two for the index
        serial_length == len(serial),
        table.serial == serial,
    )
    return writing.connection.execute(query).first() is not None


def _observations(writing: Writing, visits: set[str]) -> list[Observation]:
    table = TABLES["observation"]
    rows = writing.connection.execute(table.select().where(table.c.visit.in_(visits)))
    return [record(Observation, row) for row in rows]


def _observation(writing: Writing, entity: str) -> Observation | None:
    table = TABLES["observation"]
    row = writing.connection.execute(table.select().where(table.c.entity == entity)).first()
    return record(Observation, row) if row else None


def _column(writing: Writing, kind: str, name: str) -> dict[str, str]:
    """One field of all records of a kind, by entity."""
    table = TABLES[kind].c
    rows = writing.connection.execute(sa.select(table.entity, table[name]))
    return {row[0]: row[1] for row in rows}
