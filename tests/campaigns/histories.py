"""Histories of some laptops and a secretariat: recording, editing, settling, throwing away,
erasing, clocks that are wrong by days, cloned laptops, copies put back, and packages that come
half, twice and in any order. Each laptop must show what its people did and knew, and in the end
all must say the same.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.campaigns.memory_laptop import Clock, MemoryLaptop
from tests.campaigns.oracle import DELETED, Deed, Oracle, View
from tests.campaigns.shown import Shown, shown_of, value_of
from wijkvisitatie.store import comparing, derived, gaps

RECORDS = ("c" * 32, "d" * 32)
"""What all laptops know from the start."""
TOGETHER = ((0,), (2,), (0, 2), (0, 1))
"""Which fields one edit changes."""
MOST_LAPTOPS, MOST_PACKAGES, MOST_RECORDS = 5, 12, 2
FILLED = (0, 2)
"""Which fields a record has from the start."""
IDS = frozenset({"track", "report"})
"""Fields that hold an id or a key, of which an erasure keeps the counter."""
WHICH = st.integers(0, 59)
CHANCE = st.integers(0, 2**16)


class Histories(RuleBasedStateMachine):
    """Three laptops, of which the first is the secretariat's, and what is sent between them."""

    counted: ClassVar[Counter[str]] = Counter()
    kind: ClassVar[str] = "observation"
    """What kind of record they work on."""
    fields: tuple[str, ...] = ("text", "interpretation", "area")

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.oracle = Clock(), Oracle()
        self.laptops: list[tuple[MemoryLaptop, View]] = []
        self.packages: list[list[str]] = []
        self.copies: list[tuple[MemoryLaptop, View]] = []
        self.words = self.made = 0

    @initialize()
    def begin(self) -> None:
        self.all_begin()

    def all_begin(self) -> None:
        for number in range(3):
            laptop = MemoryLaptop(f"{number}" * 32, self.clock)
            self.laptops.append((laptop, View(self.oracle)))
        for entity in RECORDS:
            self._create(0, entity)
        for number in (1, 2):
            self._join(number, self.laptops[0][0].bodies())

    @precondition(lambda self: self.made < MOST_RECORDS)
    @rule(laptop=WHICH)
    def create(self, laptop: int) -> None:
        self.made += 1
        self.words += 1
        self._create(laptop, f"{self.words:032x}")

    @rule(laptop=WHICH, record=WHICH, which=st.sampled_from(TOGETHER))
    def edit(self, laptop: int, record: int, which: tuple[int, ...]) -> None:
        self._put(laptop, record, self._names(which), resolves=False)

    @rule(
        one=WHICH,
        other=WHICH,
        record=WHICH,
        which=st.sampled_from(TOGETHER),
        then=st.sampled_from(["part", "edit", "settle", "delete"]),
    )
    def edit_both(
        self, one: int, other: int, record: int, which: tuple[int, ...], then: str
    ) -> None:
        """Two who can't know of each other; then they may meet, and one goes on."""
        for number in (one, other):
            self._put(number, record, self._names(which), resolves=False)
        if then != "part":
            self._meet(one, other)
        if then == "edit":
            self._put(one, record, self._names(which), resolves=False)
        elif then == "settle":
            self._settle(one, record)
        elif then == "delete":
            self._throw_away(one, record, restores=False)

    @rule(laptop=WHICH, record=WHICH)
    def settle(self, laptop: int, record: int) -> None:
        self._settle(laptop, record)

    def _settle(self, laptop: int, record: int) -> None:
        found = self._record(laptop, record)
        names = sorted(set(found.conflicts) - {DELETED}) if found else []
        if names:
            self._put(laptop, record, names, resolves=True)

    @rule(laptop=WHICH, record=WHICH, restores=st.booleans())
    def throw_away(self, laptop: int, record: int, restores: bool) -> None:
        self._throw_away(laptop, record, restores=restores)

    def _throw_away(self, laptop: int, record: int, *, restores: bool) -> None:
        found = self._record(laptop, record)
        if not found:
            return
        machine, view = self._laptop(laptop)
        if restores and not view.live_marks(found.entity):
            return
        with machine.write() as writing:
            (writing.restore if restores else writing.delete)(self.kind, found.entity)
        self._mark(view, found.entity, writing.entry.revisions[0], restores=restores)
        self._check(laptop)

    @rule(laptop=WHICH, record=WHICH)
    def type(self, laptop: int, record: int) -> None:
        """Text that is not finished."""
        if found := self._record(laptop, record):
            with self._laptop(laptop)[0].write() as writing:
                writing.keep_draft(
                    kind=self.kind,
                    entity=found.entity,
                    field=self.fields[0],
                    value=self._word(found.entity),
                    context={},
                )

    @rule(laptop=WHICH, record=WHICH, sure=st.sampled_from([False, False, True]))
    def erase(self, laptop: int, record: int, sure: bool) -> None:
        found = self._record(laptop, record)
        if not found or not sure:  # else little would be left to quarrel about
            return
        machine, view = self._laptop(laptop)
        with machine.write() as writing:
            writing.erase([found.entity], reason="verzoek")
        (body,) = writing.entry.revisions
        numbers = frozenset(deed.number for deed in view.of(found.entity).values())
        deed = Deed(
            json.loads(body)["entity"],
            _number(body),
            erases=frozenset([found.entity]),
            erased_numbers=numbers,
        )
        view.do(body, deed)
        self._check(laptop)

    @rule(laptop=WHICH, days=st.integers(-9, 9))
    def set_clock(self, laptop: int, days: int) -> None:
        self._laptop(laptop)[0].days = days

    @rule(laptop=WHICH)
    def send(self, laptop: int) -> None:
        self.packages = [*self.packages, self._laptop(laptop)[0].bodies()][-MOST_PACKAGES:]

    @precondition(lambda self: self.packages)
    @rule(laptop=WHICH, package=WHICH, way=st.sampled_from(["all", "half", "twice"]), chance=CHANCE)
    def receive(self, laptop: int, package: int, way: str, chance: int) -> None:
        bodies = list(self.packages[package % len(self.packages)])
        order = random.Random(chance)
        order.shuffle(bodies)
        cut = len(bodies) // 2
        self._join(laptop, {"half": bodies[:cut], "twice": bodies + bodies[cut:]}.get(way, bodies))

    @rule(one=WHICH, other=WHICH)
    def exchange(self, one: int, other: int) -> None:
        self._meet(one, other)

    def _meet(self, one: int, other: int) -> None:
        self._join(one, self._laptop(other)[0].bodies())
        self._join(other, self._laptop(one)[0].bodies())

    @precondition(lambda self: len(self.laptops) < MOST_LAPTOPS)
    @rule(laptop=WHICH)
    def clone(self, laptop: int) -> None:
        """A disk that was copied: two laptops with the same device id."""
        self.laptops.append(self._copy(laptop))

    @rule(laptop=WHICH)
    def keep_copy(self, laptop: int) -> None:
        self.copies = [*self.copies, self._copy(laptop)][-3:]

    @precondition(lambda self: self.copies)
    @rule(laptop=WHICH, copy=WHICH, same_device=st.booleans())
    def go_back(self, laptop: int, copy: int, same_device: bool) -> None:
        kept, view = self.copies[copy % len(self.copies)]
        self.words += 1
        device = kept.device if same_device else f"{self.words + 2**64:032x}"
        back = MemoryLaptop(device, self.clock, kept)
        self.laptops[laptop % len(self.laptops)] = (back, View(self.oracle, view))
        self._check(laptop)

    def carried(self, bodies: list[str]) -> list[str]:
        """What comes out of a package into which these were put."""
        return bodies

    def teardown(self) -> None:
        if self.laptops:
            self._all_meet()
            for laptop, _view in [*self.laptops, *self.copies]:
                laptop.close()

    def _all_meet(self) -> None:
        order = random.Random(len(self.oracle.deeds))
        sent = [laptop.bodies() for laptop, _view in self.laptops]
        for number in range(len(self.laptops)):
            for bodies in order.sample(sent, len(sent)):
                self._join(number, bodies)
        fresh = MemoryLaptop("f" * 32, self.clock)
        together = [body for laptop, _view in self.laptops for body in laptop.bodies()]
        order.shuffle(together)
        self.laptops.append((fresh, View(self.oracle)))
        self._join(-1, together)
        self._all_say_the_same()
        self.counted.update(
            histories=1,
            deeds=len(self.oracle.deeds),
            conflicts=sum(map(len, map(self.laptops[0][1].conflicts, self._first().entities()))),
            erased=len(self._first().erased),
            lost=0,
        )

    def _all_say_the_same(self) -> None:
        first, known = self.laptops[0]
        for number, (laptop, view) in enumerate(self.laptops):
            before = laptop.tables()
            again = laptop.join(first.bodies()[::-1])
            assert (again.new, dict(again.changed)) == (0, {})
            assert laptop.tables() == before == first.tables()
            assert _fingerprint(laptop) == _fingerprint(first)
            assert comparing.differences(laptop.connection) == []
            assert view.known == known.known
            assert set(laptop.bodies()) == view.known
            self._nothing_erased_is_left(number)

    def _nothing_erased_is_left(self, number: int) -> None:
        laptop, view = self.laptops[number]
        everything = laptop.everything(self.kind)
        for entity in view.erased:
            assert f"w{entity}w" not in everything
            query = "SELECT count(*) FROM observation_words WHERE observation_words MATCH ?"
            assert laptop.rows(query, (f'"w{entity}w"',)) == [(0,)]

    def _first(self) -> View:
        return self.laptops[0][1]

    def _laptop(self, number: int) -> tuple[MemoryLaptop, View]:
        return self.laptops[number % len(self.laptops)]

    def _copy(self, number: int) -> tuple[MemoryLaptop, View]:
        laptop, view = self._laptop(number)
        return MemoryLaptop(laptop.device, self.clock, laptop), View(self.oracle, view)

    def _record(self, number: int, record: int) -> Shown | None:
        laptop, view = self._laptop(number)
        entities = sorted(view.entities())
        return shown_of(laptop, self.kind, entities[record % len(entities)]) if entities else None

    def _word(self, entity: str) -> str:
        """Something that nobody typed before, with a word by which it is known whose it is."""
        self.words += 1
        return f"t{self.words} w{entity}w"

    def _names(self, which: Sequence[int]) -> list[str]:
        return [self.fields[turn % len(self.fields)] for turn in which]

    def _value(self, name: str, entity: str) -> Any:
        """Something for this field; of text nothing that was typed before."""
        word = self._word(entity)
        return f"t{self.words}" if name in IDS else value_of(self.kind, name, self.words, word)

    def _create(self, number: int, entity: str) -> None:
        laptop, view = self._laptop(number)
        values = {name: self._value(name, entity) for name in self._names(FILLED)}
        with laptop.write() as writing:
            writing.create(self.kind, values, entity=entity)
        (body,) = writing.entry.revisions
        view.do(body, Deed(entity, _number(body), values))
        self._check(number)

    def _put(self, number: int, record: int, names: Sequence[str], *, resolves: bool) -> None:
        found = self._record(number, record)
        if not found:
            return
        laptop, view = self._laptop(number)
        values = {name: self._value(name, found.entity) for name in names}
        changed = {
            name: value
            for name, value in values.items()
            if resolves
            or name not in view.fields(found.entity)
            or repr(found.values[name]) != repr(value)
        }
        replaced = frozenset(
            (name, one)
            for name in changed
            for one, value in view.live(found.entity, name).items()
            if resolves or repr(value) == repr(found.values[name])
        )
        was_in_trash = view.in_trash(found.entity)
        with laptop.write() as writing:
            asked = {name: found.conflicts[name] for name in names} if resolves else None
            writing.put(self.kind, found.entity, values, resolves=asked)
        made = writing.entry.revisions
        assert len(made) == (1 + was_in_trash if changed else 0)
        if changed:
            view.do(made[0], Deed(found.entity, _number(made[0]), changed, replaced))
        if len(made) > 1:
            self._mark(view, found.entity, made[1], restores=False)
        self._check(number)

    def _mark(self, view: View, entity: str, body: str, *, restores: bool) -> None:
        seen = None if restores else frozenset(view.all_live(entity))
        replaced = frozenset((DELETED, one) for one in view.live_marks(entity))
        deed = Deed(entity, _number(body), {}, replaced, seen, restores)
        view.do(body, deed)

    def _join(self, number: int, bodies: list[str]) -> None:
        laptop, view = self._laptop(number)
        done = laptop.join(self.carried(bodies))
        counted, deletions = view.take(bodies, self.kind)
        for kind, line in done.tally.lines.items():
            names = ("new", "changed", "same", "conflicting", "refused")
            assert {name: getattr(line, name) for name in names} == {
                name: counted[kind][name] for name in names
            }
        assert done.tally.deletions == deletions
        self._check(number)

    def _check(self, number: int) -> None:
        """A laptop shows what its people did and know; each differing sibling is flagged."""
        laptop, view = self._laptop(number)
        query = f"SELECT entity FROM {self.kind}"
        assert {entity for (entity,) in laptop.rows(query)} == view.entities()
        for entity in view.entities():
            shown = shown_of(laptop, self.kind, entity)
            assert shown.deleted == view.in_trash(entity)
            assert {
                name: {laptop.body(one) for one in ids} for name, ids in shown.conflicts.items()
            } == view.conflicts(entity)
            for name in view.fields(entity):
                assert shown.values[name] in view.live(entity, name).values()
        held = gaps.held(laptop.connection)
        numbers = {
            (device, seq)
            for device, spans in held.items()
            for first, last in spans
            for seq in range(first, last + 1)
        }
        assert numbers == view.had


def _number(body: str) -> tuple[str, int]:
    content = json.loads(body)
    return content["device"], content["seq"]


def _fingerprint(laptop: MemoryLaptop) -> str:
    return derived.fingerprint(laptop.connection)


def run_histories(machine: type[Histories], number: int) -> None:
    """Run so many histories; what they saw is in ``machine.counted``."""
    machine.counted.clear()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=number,
            stateful_step_count=40,
            deadline=None,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking would take minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
