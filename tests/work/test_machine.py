"""Any order of recording, editing, placing, throwing away, undoing and reopening loses nothing.

A dossier is compared, after every step, with plain dictionaries that do the same in memory.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests import build
from tests.conftest import FULL
from wijkvisitatie.store import comparing
from wijkvisitatie.store.dossier import Changes, Dossier, open_dossier
from wijkvisitatie.store.revisions import new_entity
from wijkvisitatie.work import history, keeping, observations
from wijkvisitatie.work.observations import Filter

WORDS = ("plein", "café", "1e")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
WHICH = st.integers(0, 50)
VISITS = (build.VISIT, "a" * 32)


@dataclass(frozen=True)
class Told:
    """What an observation should say."""

    text: str
    serial: str
    area: int | None = None
    visit: str = build.VISIT
    deleted: bool = False


State = dict[str, Told]


@dataclass(frozen=True)
class Done:
    """An action that can be taken back: what to hand to undo, and what was before it."""

    changes: Changes
    before: State
    after: State


@dataclass
class Oracle:
    """What the dossier should hold, and what may be undone and redone."""

    now: State = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)  # every text that was ever in a record
    serials: int = 0


class Day(RuleBasedStateMachine):
    """A day on one laptop, with a hand that changes its mind."""

    master: Path

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp()) / "dossier"
        shutil.copytree(self.master, self.folder)
        self.dossier: Dossier = open_dossier(self.folder, build.PASSPHRASE)
        self.oracle = Oracle()

    def teardown(self) -> None:
        self.dossier.close()
        shutil.rmtree(self.folder.parent)

    def chosen(self, which: int) -> str:
        return sorted(self.oracle.now)[which % len(self.oracle.now)]

    def does(self, action: Callable[[], Changes], after: State) -> None:
        """Do something that undo can take back, as the window keeps its two piles."""
        before = self.oracle.now
        changes = action()
        if changes.revisions:
            self.oracle.done.append(Done(changes, before, after))
            self.oracle.undone.clear()
        self.oracle.now = after
        self.oracle.typed |= {one.text for one in after.values()}

    def sets(self, entity: str, **values: Any) -> None:
        told = replace(self.oracle.now[entity], **values)
        self.does(
            lambda: observations.change_observation(self.dossier, entity=entity, **values),
            {**self.oracle.now, entity: told},
        )

    @rule(text=TEXTS)
    def record(self, text: str) -> None:
        entity = new_entity()
        self.oracle.serials += 1
        told = Told(text, f"A{self.oracle.serials:03d}")
        self.does(
            lambda: observations.record_observation(
                self.dossier, visit=build.VISIT, wijk=build.KLARENDAL, text=text, draft=entity
            ),
            {**self.oracle.now, entity: told},
        )

    @precondition(lambda self: self.oracle.now)
    @rule(which=WHICH, text=TEXTS)
    def edit(self, which: int, text: str) -> None:
        entity = self.chosen(which)
        self.oracle.drafts.pop(entity, None)
        self.sets(entity, text=text)

    @precondition(lambda self: self.oracle.now)
    @rule(which=WHICH, area=st.none() | st.integers(1, 5))
    def place(self, which: int, area: int | None) -> None:
        self.sets(self.chosen(which), area=area)

    @precondition(lambda self: self.oracle.now)
    @rule(which=WHICH, visit=st.sampled_from(VISITS))
    def change_visit(self, which: int, visit: str) -> None:
        self.sets(self.chosen(which), visit=visit)

    @precondition(lambda self: self.oracle.now)
    @rule(which=WHICH)
    def throw_away(self, which: int) -> None:
        entity = self.chosen(which)
        if not self.oracle.now[entity].deleted:
            gone = replace(self.oracle.now[entity], deleted=True)
            self.does(
                lambda: observations.remove_observation(self.dossier, entity=entity),
                {**self.oracle.now, entity: gone},
            )

    @precondition(lambda self: any(one.deleted for one in self.oracle.now.values()))
    @rule(which=WHICH)
    def restore(self, which: int) -> None:
        lost = sorted(entity for entity, one in self.oracle.now.items() if one.deleted)
        entity = lost[which % len(lost)]
        back = replace(self.oracle.now[entity], deleted=False)
        self.does(
            lambda: history.restore(self.dossier, kind="observation", entity=entity),
            {**self.oracle.now, entity: back},
        )

    @precondition(lambda self: self.oracle.done)
    @rule()
    def undo(self) -> None:
        last = self.oracle.done.pop()
        self.oracle.undone.append(Done(self.takes_back(last), last.before, last.after))
        self.oracle.now = self.oracle.now | last.before | self.thrown_away(last)

    @precondition(lambda self: self.oracle.undone)
    @rule()
    def redo(self) -> None:
        last = self.oracle.undone.pop()
        self.oracle.done.append(Done(self.takes_back(last), last.before, last.after))
        self.oracle.now = self.oracle.now | last.after

    def takes_back(self, last: Done) -> Changes:
        return history.undo(self.dossier, revisions=last.changes.revisions, label="")

    def thrown_away(self, last: Done) -> State:
        """What did not exist before the action is in the trash after its undo, and not gone."""
        new = last.after.keys() - last.before.keys()
        return {entity: replace(last.after[entity], deleted=True) for entity in new}

    @precondition(lambda self: self.oracle.now)
    @rule(which=WHICH, text=TEXTS)
    def type_on(self, which: int, text: str) -> None:
        entity = self.chosen(which)
        self.oracle.drafts[entity] = text
        keeping.keep_draft(
            self.dossier, entity=entity, kind="observation", field="text", value=text
        )

    @rule()
    def end_without_warning_and_start_again(self) -> None:
        """What was being typed is in its record after it, and undo starts anew."""
        self.dossier.close()
        self.dossier = open_dossier(self.folder, build.PASSPHRASE)
        build.finish_drafts(self.dossier)
        for entity, text in self.oracle.drafts.items():
            self.oracle.now = {
                **self.oracle.now,
                entity: replace(self.oracle.now[entity], text=text),
            }
            self.oracle.typed.add(text)
        self.oracle.drafts, self.oracle.done, self.oracle.undone = {}, [], []

    @invariant()
    def the_dossier_says_what_was_done(self) -> None:
        told = {}
        for entity in self.oracle.now:
            one = observations.observation_line(self.dossier, entity=entity).observation
            told[entity] = Told(one.text, one.serial, one.area, one.visit, one.deleted)
            assert one.conflicts == ()
        assert told == self.oracle.now
        alive = {entity for entity, one in self.oracle.now.items() if not one.deleted}
        listed = observations.page(self.dossier, filter=Filter())
        assert sorted(one.observation.entity for one in listed) == sorted(alive)
        assert observations.tallies(self.dossier, visit=build.VISIT).total == sum(
            not one.deleted and one.visit == build.VISIT for one in self.oracle.now.values()
        )
        thrown = {one.entity for one in history.trash(self.dossier)}
        assert thrown == self.oracle.now.keys() - alive

    @invariant()
    def search_finds_exactly_the_texts_with_the_word(self) -> None:
        for word in WORDS:
            for visit in ("", *VISITS):
                found = observations.page(self.dossier, filter=Filter(words=word, visit=visit))
                expected = {
                    entity
                    for entity, one in self.oracle.now.items()
                    if word in one.text.split() and not one.deleted and visit in {"", one.visit}
                }
                assert {one.observation.entity for one in found} == expected

    @invariant()
    def drafts_are_kept_until_they_are_in_a_record(self) -> None:
        kept = {one.entity: one.value for one in build.kept_drafts(self.dossier)}
        assert kept == self.oracle.drafts

    @invariant()
    def every_text_that_was_stored_is_in_the_history(self) -> None:
        said = {
            version.value
            for entity in self.oracle.now
            for version in history.versions(self.dossier, kind="observation", entity=entity)
            if version.field == "text"
        }
        assert self.oracle.typed <= said

    @invariant()
    def the_tables_are_what_the_revisions_say(self) -> None:
        with self.dossier.read() as connection:
            assert comparing.differences(connection) == []


def test_a_day_of_changing_ones_mind(made_once: Path) -> None:
    machine = type("DayFrom", (Day,), {"master": made_once})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=400 if FULL else 10,
            stateful_step_count=40 if FULL else 25,
            deadline=None,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking would take minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
