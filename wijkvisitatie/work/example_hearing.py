"""The statements of findings that the example's gemeenten got: what their remarks are about.

What was sent is told back from what is there now: a remark names the words that it changed, as they
were and as they became. No file is kept of it, for nothing went out.
"""

from __future__ import annotations

from dataclasses import replace

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work import editions, hearing
from wijkvisitatie.work.example_files import Table, named
from wijkvisitatie.work.passages import Passage, as_json


def send_statement(dossier: Dossier, *, track: str, content: Table) -> None:
    """Freeze the first statement of a track, and tie the remarks of the file to it."""
    remarks = content.get("remarks", [])
    about = [named("remark", track, str(place)) for place in range(1, len(remarks) + 1)]
    known = {one.entity: one for one in hearing.hearing(dossier, track=track).remarks()}
    words = {
        known[entity].passage: (remark["after"], remark["before"])
        for entity, remark in zip(about, remarks, strict=True)
        if "before" in remark
    }
    now = hearing.to_send(dossier, track=track)
    sent = {one.entity: _as_it_was(one, words) for one in now}
    with dossier.write(_("Voorbeeld gemaakt")) as writing:
        edition = writing.create(
            "edition",
            {
                "track": track,
                "report": hearing.REPORT,
                "number": 1,
                "status": editions.FOR_FACT_CHECK,
                "at": next(one["at"] for one in content["steps"] if one["phase"] == hearing.PHASE),
                "content": as_json(sent.values()),
            },
            entity=named("edition", track, hearing.REPORT),
        )
        for entity in about:
            passage = known[entity].passage
            before = sent[passage].text
            after = next(one.text for one in now if one.entity == passage)
            told = {"edition": edition, "before": before, "after": after if after != before else ""}
            writing.put("remark", entity, told)


def _as_it_was(passage: Passage, words: dict[str, tuple[str, str]]) -> Passage:
    after, before = words.get(passage.entity, ("", ""))
    return replace(passage, text=passage.text.replace(after, before)) if after else passage
