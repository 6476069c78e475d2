"""Erasing for good: in whatever order things come in, nothing of what was erased is stored."""

from __future__ import annotations

import json
import random

import pytest

from tests import build
from tests.conftest import FULL
from wijkvisitatie.errors import InputError
from wijkvisitatie.store import derived, drafts, erasing, redo, soundness
from wijkvisitatie.store.dossier import Dossier, add_revisions
from wijkvisitatie.work import history, keeping, observations
from wijkvisitatie.work.observations import Filter

WORD = "aubergine"


def bodies(dossier: Dossier) -> list[str]:
    with dossier.read() as connection:
        return list(
            connection.exec_driver_sql("SELECT body FROM revision ORDER BY number").scalars()
        )


def everything(dossier: Dossier) -> str:
    """All that can be read in the database, row by row."""
    with dossier.read() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'"
        ).scalars()
        return "\n".join(
            repr(tuple(row))
            for name in names.all()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        )


def erase(dossier: Dossier, *entities: str) -> None:
    with dossier.write() as writing:
        writing.erase(entities, reason="verzoek", kinds=["observation 1"])


def test_all_of_a_record_goes_and_the_rest_stays(dossier: Dossier) -> None:
    gone = build.an_observation(dossier, f"Mevrouw {WORD} vertelde.")
    stays = build.an_observation(dossier, "De winkelstraat leeft.")
    observations.change_observation(dossier, entity=gone, text=f"Nog eens {WORD}.")
    keeping.keep_draft(dossier, entity=gone, kind="observation", field="text", value=WORD)
    erase(dossier, gone)
    assert WORD not in everything(dossier)
    assert gone not in [json.loads(one)["entity"] for one in bodies(dossier)]
    (line,) = observations.page(dossier, filter=Filter(visit=build.VISIT))
    assert line.observation.entity == stays
    assert observations.count(dossier, filter=Filter(words=WORD)) == 0
    with dossier.read() as connection:
        assert soundness.gaps(connection) == {}


def test_nothing_can_be_written_to_it_any_more(dossier: Dossier) -> None:
    gone = build.an_observation(dossier, WORD)
    erase(dossier, gone)
    keeping.keep_draft(dossier, entity=gone, kind="observation", field="text", value=WORD)
    assert build.kept_drafts(dossier) == ()
    with pytest.raises(InputError, match="definitief gewist"):
        observations.change_observation(dossier, entity=gone, text=WORD)
    assert WORD not in everything(dossier)


def test_the_number_of_an_erased_change_is_never_given_again(dossier: Dossier) -> None:
    gone = build.an_observation(dossier, WORD)
    erase(dossier, gone)
    seqs = [json.loads(one)["seq"] for one in bodies(dossier)]
    with dossier.write() as writing:  # the log of erasures goes too, and with it the last number
        ours = [json.loads(one)["entity"] for one in bodies(dossier)][-1]
        writing.erase([ours])
    assert json.loads(bodies(dossier)[-1])["seq"] == max(seqs) + 1


def test_a_number_is_never_given_to_another_observation(
    dossier: Dossier, other_dossier: Dossier
) -> None:
    build.an_observation(dossier, "een")
    gone = build.an_observation(dossier, "twee")  # A002, the last
    add_revisions(other_dossier, bodies(dossier))
    erase(dossier, gone)
    add_revisions(other_dossier, bodies(dossier))
    for one in (dossier, other_dossier):
        entity = build.an_observation(one, "drie")
        line = observations.observation_line(one, entity=entity)
        assert line.observation.serial == "A003"


def test_an_old_package_does_not_bring_it_back(dossier: Dossier, other_dossier: Dossier) -> None:
    gone = build.an_observation(other_dossier, WORD)
    old = bodies(other_dossier)
    add_revisions(dossier, old)
    erase(dossier, gone)
    observations.change_observation(other_dossier, entity=gone, text=f"later {WORD}")
    add_revisions(dossier, [*old, *bodies(other_dossier)])
    assert WORD not in everything(dossier)
    add_revisions(other_dossier, bodies(dossier))
    assert WORD not in everything(other_dossier)
    for one in (dossier, other_dossier):
        with one.read() as connection:
            assert soundness.gaps(connection) == {}


def test_who_destroys_the_log_still_knows_what_it_erased(
    dossier: Dossier, other_dossier: Dossier
) -> None:
    gone = build.an_observation(dossier, WORD)
    old = bodies(dossier)
    erase(dossier, gone)
    log = json.loads(bodies(dossier)[-1])["entity"]
    with dossier.write() as writing:
        writing.erase([log])
    add_revisions(other_dossier, bodies(dossier))  # never saw the first erasure
    add_revisions(other_dossier, old)
    assert WORD not in everything(other_dossier)


def test_the_journal_brings_nothing_back(dossier: Dossier) -> None:
    gone = build.an_observation(dossier, WORD)
    keeping.keep_draft(dossier, entity=gone, kind="observation", field="text", value=WORD)
    erase(dossier, gone)
    with dossier.write() as writing:
        assert redo.redo(writing.connection, dossier.folder, dossier.key) == 0
        assert drafts.every(writing.connection) == ()
    assert WORD not in everything(dossier)


def test_undo_leaves_alone_what_was_erased(dossier: Dossier) -> None:
    gone = build.an_observation(dossier, "een")
    changes = observations.change_observation(dossier, entity=gone, text="twee")
    erase(dossier, gone)
    assert history.undo(dossier, revisions=changes.revisions, label="x").revisions == ()


@pytest.mark.parametrize("seed", range(200 if FULL else 8))
def test_the_order_has_no_meaning(dossier: Dossier, other_dossier: Dossier, seed: int) -> None:
    order = random.Random(seed)
    gone = build.an_observation(other_dossier, WORD)
    build.an_observation(other_dossier, "blijft")
    observations.change_observation(other_dossier, entity=gone, interpretation=WORD)
    before = bodies(other_dossier)
    erase(other_dossier, gone)
    mixed = [*before, *bodies(other_dossier)[-1:]] * order.choice([1, 2])
    order.shuffle(mixed)
    for body in mixed:
        add_revisions(dossier, [body])
    for one in (dossier, other_dossier):
        assert WORD not in everything(one)
    with other_dossier.read() as ours, dossier.read() as theirs:
        assert derived.fingerprint(ours) == derived.fingerprint(theirs)
        assert soundness.gaps(theirs) == {}
        assert erasing.is_erased(theirs, gone)
