"""Wederhoor of a revisit: what it found of an earlier recommendation leads to Herbezoek."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.test_revisit import begin
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.hearing import HearingPage
from wijkvisitatie.work import editions, hearing, revisit


def test_what_a_revisit_found_is_a_passage_that_leads_to_its_page(qtbot: QtBot, context: Context):
    dossier = context.dossier
    context.track = track = begin(dossier)
    line = revisit.read(dossier, track=track).lines[0]
    revisit.follow(
        dossier, track=track, recommendation=line.recommendation.entity, seen="Een panel."
    )
    editions.freeze(
        dossier,
        track=track,
        report=hearing.REPORT,
        status=editions.FOR_FACT_CHECK,
        fingerprint="f",
        content=hearing.to_send(dossier, track=track),
    )
    page = HearingPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.rows.list.count() > 0)
    for at in range(page.rows.list.count()):
        page.rows.list.setCurrentRow(at)
        if page.passage._row.line.sent.kind == "follow_up":
            break
    assert page.passage.title.text() == "A1/2010"
    with qtbot.waitSignal(context.page_wanted) as asked:
        page.passage.go()
    assert asked.args == ["revisit"]
    assert context.take_sought() == line.follow_up.entity
