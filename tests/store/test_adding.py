"""What comes in from elsewhere: counted, kept once, and never in the place of something else."""

from __future__ import annotations

import pytest

from tests import build
from tests.store.revision_making import ENTITY, MEMBER, a_revision, an_edit, an_erasure
from wijkvisitatie.store import comparing, derived, gaps, joining, tally
from wijkvisitatie.store.counting import Line
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.joining import Joined
from wijkvisitatie.store.revisions import fold, revision_id
from wijkvisitatie.store.writing import revisions_of
from wijkvisitatie.work import observations
from wijkvisitatie.work.observations import Filter

OTHER = "f" * 32


def add(dossier: Dossier, *bodies: str, eraser: str | None = None) -> Joined:
    """Join these; what was told beforehand must be what was done, and the tables must be right."""
    with dossier.read() as connection:
        told = tally.count(connection, bodies, eraser=eraser)
    with dossier.write() as writing:
        done = joining.join(writing, bodies, eraser=eraser)
        assert comparing.differences(writing.connection) == []
    assert told == done.tally
    assert done.new + done.known + done.refused == len(bodies)
    return done


def shown(dossier: Dossier, entity: str = ENTITY):
    return observations.observation_line(dossier, entity=entity).observation


def found(dossier: Dossier, words: str) -> int:
    return observations.count(dossier, filter=Filter(words=words))


def test_a_record_that_is_new_and_the_same_again(dossier):
    done = add(dossier, a_revision())
    assert done.tally.lines == {"observation": Line(new=1)}
    assert done.tally.devices == {"1" * 32: 1}
    assert found(dossier, "winkelstraat") == 1
    again = add(dossier, a_revision(), a_revision())
    assert (again.new, again.known) == (0, 2)
    assert again.tally.lines == {"observation": Line(same=1)}
    assert again.changed == frozenset()


def test_an_edit_that_had_seen_the_text_changes_it(dossier):
    first = a_revision()
    add(dossier, first)
    done = add(dossier, first, an_edit(first, {"text": "De straat staat leeg."}))
    assert done.tally.lines == {"observation": Line(changed=1)}
    assert shown(dossier).text == "De straat staat leeg."
    assert found(dossier, "winkelstraat") == 0
    assert found(dossier, "leeg") == 1


def test_two_edits_that_had_not_seen_each_other_both_stay(dossier):
    first = a_revision()
    add(dossier, first, an_edit(first, {"text": "A"}, device="2" * 32))
    done = add(dossier, an_edit(first, {"text": "B"}, device="3" * 32))
    assert done.tally.lines == {"observation": Line(conflicting=1)}
    assert shown(dossier).conflicts == ("text",)
    # Another field of it is no part of the conflict that there was already.
    done = add(dossier, an_edit(first, {"wijk": "x"}, device="4" * 32))
    assert done.tally.lines == {"observation": Line(changed=1)}


def test_the_same_text_twice_is_no_conflict(dossier):
    first = a_revision()
    add(dossier, first, an_edit(first, {"text": "A"}, device="2" * 32))
    done = add(dossier, an_edit(first, {"text": "A"}, device="3" * 32))
    assert done.tally.lines == {"observation": Line(changed=1)}
    assert shown(dossier).conflicts == ()


def test_an_edit_does_not_bury_what_another_laptop_said(dossier):
    first = a_revision()
    edits = [an_edit(first, {"text": f"van {n}"}, device=f"{n}" * 32) for n in (2, 3)]
    add(dossier, first, *edits)
    shown_first = shown(dossier).text
    observations.change_observation(dossier, entity=ENTITY, text="van mij")
    with dossier.read() as connection:
        revisions = revisions_of(connection, "observation", ENTITY)
    said = {revisions[one].set["text"] for one in fold(revisions).heads["text"]}
    assert said == {"van mij", "van 2", "van 3"} - {shown_first}
    assert shown(dossier).conflicts == ("text",)


def test_an_edit_of_what_two_laptops_say_the_same_leaves_neither_as_a_conflict(dossier):
    first = a_revision()
    edits = [an_edit(first, {"area": 3}, device=f"{n}" * 32) for n in (2, 3)]
    add(dossier, first, *edits)
    observations.change_observation(dossier, entity=ENTITY, area=4)
    assert (shown(dossier).area, shown(dossier).conflicts) == (4, ())


def test_a_conflict_that_the_sender_already_had_is_one_here_too(dossier):
    first = a_revision()
    done = add(
        dossier,
        an_edit(first, {"text": "B"}, device="3" * 32),
        first,
        an_edit(first, {"text": "A"}, device="2" * 32),
    )
    assert done.tally.lines == {"observation": Line(conflicting=1)}


def test_a_deletion_is_counted_and_one_against_an_edit_is_a_conflict(dossier):
    first, other = a_revision(), a_revision(entity=OTHER, seq=2)
    add(dossier, first, other)
    trash = an_edit(first, {"deleted": [revision_id(first)]}, seq=3)
    assert add(dossier, trash).tally.deletions == 1
    assert found(dossier, "winkelstraat") == 1
    add(dossier, an_edit(other, {"text": "intussen"}, entity=OTHER, device="2" * 32))
    blind = an_edit(other, {"deleted": [revision_id(other)]}, entity=OTHER, seq=4)
    done = add(dossier, blind)
    assert (done.tally.deletions, done.tally.lines) == (0, {"observation": Line(conflicting=1)})
    assert (shown(dossier, OTHER).deleted, shown(dossier, OTHER).text) == (False, "intussen")


def test_a_record_that_comes_in_many_slices_is_one_record(dossier, monkeypatch):
    monkeypatch.setattr(joining.incoming, "SLICE", 2)
    first = a_revision()
    edits = [an_edit(first, {"text": f"tekst {n}"}, device=f"{n}" * 32) for n in range(2, 8)]
    done = add(dossier, *edits, first, a_revision(entity=OTHER))
    assert done.tally.lines == {"observation": Line(new=1, conflicting=1)}
    assert found(dossier, "tekst") == 1


def test_a_body_that_no_revision_can_have_changes_nothing(dossier):
    with dossier.read() as connection:
        before = derived.fingerprint(connection)
    with pytest.raises(ValueError, match="revision"), dossier.write() as writing:
        joining.join(writing, [a_revision(), '{"id":"niets"}'])
    with dossier.read() as connection:
        assert derived.fingerprint(connection) == before


def test_a_record_that_two_call_by_another_kind_is_the_same_on_all_laptops(dossier, other_dossier):
    bodies = [a_revision(), a_revision({"name": "Arnhem"}, kind="gemeente", device="2" * 32)]
    for laptop, order in ((dossier, bodies), (other_dossier, bodies[::-1])):
        for body in order:
            add(laptop, body)
    marks = set()
    for laptop in (dossier, other_dossier):
        with laptop.read() as connection:
            marks.add(derived.fingerprint(connection))
    assert len(marks) == 1


def test_an_erased_record_is_gone_and_stays_away(dossier):
    first = a_revision()
    done = add(dossier, first)
    with dossier.write() as writing:
        writing.keep_draft(
            kind="observation", entity=ENTITY, field="text", value="getypt", context={}
        )
        writing.erase([ENTITY], reason="verzoek")
    with dossier.read() as connection:
        for table in ("revision", "observation", "draft", "discarded"):
            query = f"SELECT count(*) FROM {table} WHERE entity = ?"
            assert connection.exec_driver_sql(query, (ENTITY,)).scalar() == 0
    assert found(dossier, "winkelstraat") == 0
    done = add(dossier, first, an_edit(first, {"text": "later"}))
    assert (done.refused, done.tally.lines) == (2, {"observation": Line(refused=1)})


def test_the_number_of_a_change_that_another_laptop_erased_is_not_given_again(
    dossier, other_dossier
):
    gone = build.an_observation(dossier, "het laatste")
    with dossier.read() as connection:
        bodies = list(connection.exec_driver_sql("SELECT body FROM revision").scalars())
        last = gaps.held(connection)[dossier.device][-1][1]
    add(other_dossier, *bodies)
    with other_dossier.write() as writing:
        writing.erase([gone])
    add(dossier, writing.entry.revisions[0])
    entity = build.an_observation(dossier, "daarna")
    with dossier.read() as connection:
        (made,) = revisions_of(connection, "observation", entity).values()
    assert made.seq == last + 1


def test_a_conflict_is_settled_for_all_that_was_looked_at(dossier):
    first = a_revision()
    edits = [an_edit(first, {"text": f"van {n}"}, device=f"{n}" * 32) for n in (2, 3, 4)]
    add(dossier, first, *edits)
    with dossier.write() as writing:
        looked_at = fold(writing.revisions("observation", ENTITY)).conflicts
        writing.put("observation", ENTITY, {"text": "samen"}, resolves=looked_at)
    assert (shown(dossier).text, shown(dossier).conflicts) == ("samen", ())


def test_an_erasure_keeps_out_what_comes_later(dossier):
    done = add(dossier, an_erasure(ENTITY))
    assert done.tally.lines == {"erasure": Line(new=1)}
    assert add(dossier, a_revision()).refused == 1
    assert add(dossier, an_erasure(ENTITY)).tally.lines == {"erasure": Line(same=1)}


def test_an_erasure_in_one_package_with_what_it_erases(dossier):
    add(dossier, a_revision(entity=OTHER))
    done = add(dossier, a_revision(), an_erasure(ENTITY, OTHER), a_revision({"text": "x"}, seq=9))
    assert done.tally.lines == {"erasure": Line(new=1), "observation": Line(refused=1)}
    assert done.tally.deletions == 1
    with dossier.read() as connection:
        query = "SELECT count(*) FROM revision WHERE kind = 'observation'"
        assert connection.exec_driver_sql(query).scalar() == 0


@pytest.mark.parametrize("together", [False, True])
def test_a_member_erases_only_what_they_made(dossier, together):
    theirs = a_revision(by=MEMBER)
    edited = an_edit(theirs, {"text": "beter"}, by="x" * 32)
    erasure = an_erasure(ENTITY, by="x" * 32)
    if together:
        done = add(dossier, edited, erasure, theirs, eraser="x" * 32)
    else:
        add(dossier, edited, theirs)
        done = add(dossier, erasure, eraser="x" * 32)
    assert done.tally.lines["erasure"] == Line(refused=1)
    assert shown(dossier).text == "beter"
    done = add(dossier, erasure, eraser=MEMBER)
    assert done.tally.lines == {"erasure": Line(new=1)}
    assert done.tally.deletions == 1
