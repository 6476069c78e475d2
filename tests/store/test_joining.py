"""Two laptops whose revisions are put together: the same on both, and nothing typed is gone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import build
from tests.conftest import FULL
from tests.store.joining import join
from wijkvisitatie.store import comparing, derived
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.store.revisions import fold
from wijkvisitatie.work import history, observations
from wijkvisitatie.work.observations import Filter

SHARED = ("c" * 32, "d" * 32)
"""Observations that both laptops know from the start."""

DEEDS = st.lists(
    st.tuples(
        st.integers(0, 1),  # the laptop
        st.sampled_from(SHARED),
        st.sampled_from(["text", "area", "delete", "restore", "undo", "resolve", "join"]),
    ),
    max_size=14,
)


@contextmanager
def two_laptops(master: Path) -> Iterator[list[Dossier]]:
    with tempfile.TemporaryDirectory() as folder:
        laptops = []
        for device in ("1", "2"):
            copy = Path(folder) / device
            shutil.copytree(master, copy)
            laptops.append(open_dossier(copy, build.PASSPHRASE))
            laptops[-1].device = device * 32
        for entity in SHARED:
            with laptops[0].write() as writing:
                values = {"visit": build.VISIT, "wijk": build.KLARENDAL, "text": "begin"}
                writing.create("observation", values, entity=entity)
        join(*laptops)
        yield laptops
        for one in laptops:
            one.close()


def do(laptop: Dossier, entity: str, deed: str, number: int) -> None:
    with laptop.write() as writing:
        state = fold(writing.revisions("observation", entity))
        made = tuple(writing.revisions("observation", entity))
        if deed == "text":
            writing.put("observation", entity, {"text": f"tekst {number}"})
        elif deed == "area":
            writing.put("observation", entity, {"area": number % 5 + 1})
        elif deed == "delete":
            writing.delete("observation", entity)
        elif deed == "restore":
            writing.restore("observation", entity)
        elif deed == "resolve" and "text" in state.conflicts:
            values = {"text": f"samen {number}"}
            writing.put("observation", entity, values, resolves=state.conflicts)
    if deed == "undo":
        own = [
            one.revision
            for one in history.versions(laptop, kind="observation", entity=entity)
            if one.revision in made
        ]
        history.undo(laptop, revisions=(own[number % len(own)],), label="")


@given(DEEDS)
@settings(max_examples=150 if FULL else 12)
def test_after_joining_both_say_the_same_and_every_text_is_shown_or_was_seen(made_once, deeds):
    with two_laptops(made_once) as laptops:
        for number, (which, entity, deed) in enumerate(deeds):
            if deed == "join":
                join(*laptops)
            else:
                do(laptops[which], entity, deed, number)
            _is_in_step(laptops[which])
        join(*laptops)
        one, other = (_content(laptop) for laptop in laptops)
        assert one == other
        for laptop in laptops:
            _is_in_step(laptop)
            _replaced_only_what_was_seen(laptop)


def _is_in_step(laptop: Dossier) -> None:
    with laptop.read() as connection:
        assert comparing.differences(connection) == []


def _content(laptop: Dossier) -> tuple[object, ...]:
    lines = observations.page(laptop, filter=Filter())
    words = observations.page(laptop, filter=Filter(words="tekst"))
    with laptop.read() as connection:
        mark = derived.fingerprint(connection)
    return mark, {one.observation for one in lines}, {one.observation.entity for one in words}


def _replaced_only_what_was_seen(laptop: Dossier) -> None:
    """A value is out of sight only when a revision says that it replaced it."""
    with laptop.write() as writing:
        for entity in SHARED:
            known = writing.revisions("observation", entity)
            heads = fold(known).heads
            replaced = {
                (name, old)
                for revision in known.values()
                for name, olds in revision.pred.items()
                for old in olds
            }
            for one, revision in known.items():
                for name in revision.set:
                    assert (one in heads.get(name, [])) != ((name, one) in replaced)


def test_a_deletion_against_an_edit_on_another_laptop_is_shown_and_can_be_settled(
    dossier, other_dossier
):
    entity = build.an_observation(dossier, "begin")
    join(dossier, other_dossier)
    observations.remove_observation(dossier, entity=entity)
    observations.change_observation(other_dossier, entity=entity, text="ondertussen")
    join(dossier, other_dossier)
    for one in (dossier, other_dossier):
        line = observations.observation_line(one, entity=entity).observation
        assert (line.deleted, line.conflicts, line.text) == (False, ("deleted",), "ondertussen")
        assert observations.count(one, filter=Filter(words="ondertussen")) == 1
    observations.remove_observation(dossier, entity=entity)
    join(dossier, other_dossier)
    line = observations.observation_line(other_dossier, entity=entity).observation
    assert (line.deleted, line.conflicts) == (True, ())


def test_joining_twice_or_with_oneself_changes_nothing(dossier, other_dossier):
    build.an_observation(dossier, "hier")
    build.an_observation(other_dossier, "daar")
    join(dossier, other_dossier)
    before = _content(dossier)
    join(dossier, other_dossier)
    join(dossier, dossier)
    assert _content(dossier) == before
    assert len(before[1]) == 2  # type: ignore[arg-type]
