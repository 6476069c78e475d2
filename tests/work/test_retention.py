"""Retention: due when its term is over and not a day before, and destroyed on a yes only."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests import build
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import (
    discarded,
    erasure,
    names,
    programme,
    recovery,
    retention,
    rounds,
    visits,
)
from wijkvisitatie.work.keeping import keep_draft
from wijkvisitatie.work.observations import Filter, count
from wijkvisitatie.work.tracks import track_of


@pytest.fixture
def round_entity(dossier: Dossier) -> str:
    return rounds.the_round(dossier).entity


def step(dossier: Dossier, phase: str, at: str) -> None:
    track = track_of(visits.visit(dossier, entity=build.VISIT))
    with dossier.write() as writing:
        writing.create("phase_step", {"track": track, "phase": phase, "at": at})


def due(dossier: Dossier, day: str) -> list[tuple[str, str, str]]:
    found = retention.due(dossier, today=date.fromisoformat(day))
    return [(one.kind, one.since, one.why) for one in found]


def test_nothing_is_due_as_long_as_no_end_is_known(dossier: Dossier) -> None:
    build.an_observation(dossier)
    assert due(dossier, "2099-01-01") == []


def test_the_term_counts_from_the_adopted_report_and_ends_on_its_day(dossier: Dossier) -> None:
    build.an_observation(dossier)
    step(dossier, "vastgesteld", "2010-09-30T12:00:00")
    assert due(dossier, "2011-09-29") == []
    assert due(dossier, "2011-09-30") == [("observation", "2011-09-30", "rapport vastgesteld")]


def test_publication_goes_before_adoption_and_both_before_the_end_of_the_round(
    dossier: Dossier, round_entity: str
) -> None:
    build.an_observation(dossier)
    rounds.change_round(dossier, entity=round_entity, end="2011-02-28")
    assert due(dossier, "2099-01-01")[0][1:] == ("2012-02-28", "einde van de visitatie")
    step(dossier, "vastgesteld", "2010-09-30T12:00:00")
    assert due(dossier, "2099-01-01")[0][1] == "2011-09-30"
    step(dossier, "gepubliceerd", "2010-11-15T12:00:00")
    assert due(dossier, "2099-01-01")[0][1:] == ("2011-11-15", "rapport gepubliceerd")


def test_a_report_of_before_the_visit_starts_no_term(dossier: Dossier) -> None:
    build.an_observation(dossier)
    step(dossier, "vastgesteld", "2008-01-01T12:00:00")
    assert due(dossier, "2099-01-01") == []


def test_zero_keeps_for_good(dossier: Dossier, round_entity: str) -> None:
    build.an_observation(dossier)
    rounds.change_round(dossier, entity=round_entity, end="2011-02-28", keep_observations=0)
    assert due(dossier, "2099-01-01") == []


def test_what_lies_in_the_trash_is_due_too(dossier: Dossier, round_entity: str) -> None:
    rounds.change_round(dossier, entity=round_entity, end="2011-02-28")
    gone = build.an_observation(dossier)
    with dossier.write() as writing:
        writing.delete("observation", gone)
    (one,) = retention.due(dossier, today=date(2099, 1, 1))
    assert one.entities == (gone,)


def test_destroying_goes_through_erasing_and_leaves_the_findings(
    dossier: Dossier, round_entity: str
) -> None:
    gone = build.an_observation(dossier)
    with dossier.write() as writing:
        finding = writing.create("finding", {"text": "De straat leeft.", "area": 1})
        writing.create("ground", {"finding": finding, "observation": gone})
    rounds.change_round(dossier, entity=round_entity, end="2011-02-28")
    dues = retention.due(dossier, today=date(2099, 1, 1))
    outcome = retention.destroy(dossier, dues)
    assert outcome is not None
    assert outcome.tidied.is_done
    assert count(dossier, filter=Filter()) == 0
    with dossier.read() as connection:
        texts = connection.exec_driver_sql("SELECT text FROM finding").scalars().all()
    assert texts == ["De straat leeft."]
    (line,) = erasure.log(dossier)
    assert line.reason == "termijn"
    assert line.counts == {"observation": 1, "ground": 1}


def test_names_are_due_when_they_are_for_every_visit(dossier: Dossier, round_entity: str) -> None:
    made = names.start(dossier, passphrase="vier losse woorden hier")
    item = programme.items(dossier, visit=build.VISIT)[0].entity
    names.put(dossier, made, item=item, role="bewoner", name="W. Geheim")
    step(dossier, "vastgesteld", "2010-09-30T12:00:00")
    assert due(dossier, "2011-01-01") == [("names", "2010-12-30", "rapport vastgesteld")]
    visits.plan_visit(
        dossier,
        key="later",
        gemeente=rounds.gemeente_entity("GM0344"),
        wijken=(),
        dates=("2011-01-10",),
    )
    assert due(dossier, "2011-01-01") == []
    rounds.change_round(dossier, entity=round_entity, end="2011-02-28")
    dues = retention.due(dossier, today=date(2011, 5, 28))
    assert retention.destroy(dossier, dues) is None
    assert not names.exist(dossier)
    assert [line.counts for line in erasure.log(dossier)] == [{"names": 1}]


def test_the_log_has_a_term_of_its_own(dossier: Dossier) -> None:
    erasure.erase(dossier, entities=[build.an_observation(dossier)], reason="verzoek")
    (line,) = erasure.log(dossier)
    day = datetime.fromtimestamp(line.at / 1000).date()
    assert due(dossier, (day + timedelta(days=4 * 365)).isoformat()) == []
    dues = retention.due(dossier, today=day + timedelta(days=5 * 366))
    retention.destroy(dossier, dues)
    assert [one.counts for one in erasure.log(dossier)] == [{"erasure": 1}]


def test_discarded_text_is_kept_as_long_as_the_round_says(
    dossier: Dossier, round_entity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_draft(dossier, entity="e", kind="observation", field="text", value="weg ermee")
    recovery.discard(dossier, entity="e")
    rounds.change_round(dossier, entity=round_entity, keep_discarded=60)
    now = recovery._now()
    monkeypatch.setattr(recovery, "_now", lambda: now + 59 * 86_400_000)
    recovery.begin_session(dossier)
    assert len(discarded.discarded(dossier)) == 1
    monkeypatch.setattr(recovery, "_now", lambda: now + 61 * 86_400_000)
    recovery.begin_session(dossier)
    assert discarded.discarded(dossier) == ()


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2010-01-31", 1, "2010-02-28"),
        ("2011-12-31", 2, "2012-02-29"),
        ("2010-06-24", 12, "2011-06-24"),
        ("2010-12-01", 1, "2011-01-01"),
    ],
)
def test_a_month_later(day: str, months: int, then: str) -> None:
    assert retention.after(day, months) == then


def test_the_terms_are_proposals_until_somebody_says_what_they_were_held_against(
    dossier: Dossier, round_entity: str
) -> None:
    assert not retention.is_tested(rounds.the_round(dossier))
    rounds.change_round(dossier, entity=round_entity, keep_source="Selectielijst gemeenten 2020")
    assert retention.is_tested(rounds.the_round(dossier))
