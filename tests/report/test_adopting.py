"""Adopting: what is kept is what was checked, and nothing is kept of what does not succeed."""

from __future__ import annotations

import hashlib
import io

import pypdf
import pytest

from tests.work.test_course import TRACK, ready
from wijkvisitatie.errors import Cancelled, InputError
from wijkvisitatie.framework.reports import report_definition
from wijkvisitatie.report import adopting, check
from wijkvisitatie.report.content import gemeente_report, round_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store import attachments
from wijkvisitatie.work import editions, findings, history, rounds, sections, synthesis, tracks

__all__ = ["ready"]
WHY = "alles is gezegd"


def adopt(dossier, **values: object):
    return adopting.adopt(dossier, track=TRACK, reason=WHY, **values)


def kept(dossier) -> dict[str, bytes]:
    last = editions.latest(dossier, track=TRACK, report="gemeente")
    assert last is not None
    return {
        one.audience: editions.file_data(dossier, file=one)
        for one in editions.files(dossier, edition=last.entity)
        if one.mime == "application/pdf"
    }


def phase(dossier) -> str:
    return tracks.track_line(dossier, track=TRACK).track.phase


def sealed(dossier) -> int:
    return len(list((dossier.folder / attachments.FOLDER).glob("??/*")))


def test_the_very_files_are_kept_and_say_what_they_are(ready):
    adopt(ready)
    assert phase(ready) == "vastgesteld"
    files = kept(ready)
    assert set(files) == {"openbaar", "intern"}
    for audience, data in files.items():
        assert check.check(data, name=audience) == ()
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        assert all("VASTGESTELD" in page for page in pages)
        again = gemeente_report(ready, track=TRACK, audience=audience)
        assert draw(again) == data, "made again it is the same file, to the byte"


def test_they_can_be_had_again_with_what_an_archive_needs(ready, tmp_path):
    adopt(ready)
    last = editions.latest(ready, track=TRACK, report="gemeente")
    assert last is not None
    (line,) = findings.findings(ready, track=TRACK)
    findings.change_finding(ready, entity=line.finding.entity, text="Nu staat er iets anders.")
    saved = editions.save(ready, edition=last.entity, audience="openbaar", folder=tmp_path)
    stem = "Deelrapportage Arnhem versie 1"
    names = [f"{stem}{end}" for end in
             (".bestand.mdto.xml", ".csv", ".json", ".mdto.xml", ".pdf")]  # fmt: skip
    assert sorted(path.name for path in saved) == names
    data = (tmp_path / f"{stem}.pdf").read_bytes()
    assert data == kept(ready)["openbaar"]
    described = (tmp_path / f"{stem}.bestand.mdto.xml").read_text("utf-8")
    assert hashlib.sha256(data).hexdigest() in described
    editions.save(ready, edition=last.entity, audience="openbaar", folder=tmp_path)
    (tmp_path / f"{stem}.csv").write_text("van een ander")
    with pytest.raises(InputError, match="al een ander bestand"):
        editions.save(ready, edition=last.entity, audience="openbaar", folder=tmp_path)
    assert (tmp_path / f"{stem}.csv").read_text() == "van een ander"


def test_a_later_version_is_an_erratum_that_says_what_changed(ready):
    adopt(ready)
    with pytest.raises(InputError, match="precies wat er in versie 1 staat"):
        adopt(ready)
    (line,) = findings.findings(ready, track=TRACK)
    findings.change_finding(ready, entity=line.finding.entity, text="Bewoners horen het te laat.")
    adopt(ready, changes=["  Een woord te veel.  ", ""])
    last = editions.latest(ready, track=TRACK, report="gemeente")
    assert last is not None
    assert (last.number, last.status) == (2, "erratum")
    assert last.changes == ("Een woord te veel.", "B3.1 is gewijzigd.")
    text = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(kept(ready)["openbaar"])).pages
    )
    assert "ERRATUM" in text
    assert "B3.1 is gewijzigd." in text


def test_undo_takes_back_version_files_and_phase_together(ready):
    before = phase(ready)
    made = adopt(ready)
    history.undo(ready, revisions=made.revisions, label="")
    assert editions.editions(ready, track=TRACK, report="gemeente") == ()
    assert phase(ready) == before
    assert gemeente_report(ready, track=TRACK, audience="openbaar").status == "CONCEPT"


def test_the_outlook_tells_beforehand_what_adopting_does(ready):
    first = adopting.outlook(ready, track=TRACK)
    assert (first.edition.number, first.edition.status, first.last) == (1, "vastgesteld", None)
    assert (first.needs_reason, first.is_same, first.obstacles, first.faults) == (
        True, False, (), ()
    )  # fmt: skip
    assert sealed(ready) == 0
    adopt(ready)
    same = adopting.outlook(ready, track=TRACK)
    assert (same.is_same, same.needs_reason) == (True, False)
    (line,) = findings.findings(ready, track=TRACK)
    findings.change_finding(ready, entity=line.finding.entity, text="Bel 06-12345678.")
    changed = adopting.outlook(ready, track=TRACK)
    assert (changed.edition.number, changed.edition.status) == (2, "erratum")
    assert changed.edition.changes == ("B3.1 is gewijzigd.",)
    assert [one.kind for one in changed.obstacles] == ["personal"]


def test_what_was_looked_at_is_kept_as_it_is_unless_something_changed(ready, monkeypatch):
    looked = adopting.outlook(ready, track=TRACK)
    with monkeypatch.context() as patch:
        patch.setattr(adopting, "_drawn", None)  # nothing is drawn again
        adopt(ready, looked=looked)
    last = editions.latest(ready, track=TRACK, report="gemeente")
    assert last is not None
    assert last.at == looked.edition.at
    assert kept(ready)["openbaar"] == looked.files[0].data
    (line,) = findings.findings(ready, track=TRACK)
    findings.change_finding(ready, entity=line.finding.entity, text="Een.")
    looked = adopting.outlook(ready, track=TRACK)
    findings.change_finding(ready, entity=line.finding.entity, text="Twee.")
    adopt(ready, looked=looked)
    last = editions.latest(ready, track=TRACK, report="gemeente")
    assert last is not None
    assert "Twee." in {one.text.split("\n")[0] for one in editions.frozen(last)}


def test_the_round_as_a_whole_is_adopted_too(ready):
    for part in report_definition("eind").sections:
        sections.write_section(ready, track=synthesis.ROUND, key=part.key, text="Alles.")
    with pytest.raises(InputError, match="geen enkele bevinding"):
        adopting.adopt(ready, track=synthesis.ROUND)
    (line,) = findings.findings(ready, track=TRACK)
    synthesis.make_national(
        ready, area=3, findings=[line.finding.entity], text="Overal horen bewoners het laat."
    )
    adopting.adopt(ready, track=synthesis.ROUND)
    last = editions.latest(ready, track=synthesis.ROUND, report="eind")
    assert last is not None
    assert (last.number, last.status) == (1, "vastgesteld")
    again = round_report(ready, audience="openbaar")
    assert again.status == "VASTGESTELD"
    data = {
        editions.file_data(ready, file=one) for one in editions.files(ready, edition=last.entity)
    }
    assert draw(again) in data
    assert phase(ready) == "bezoek", "a round has no phase"


def test_what_blocks_is_told_and_nothing_is_kept(ready):
    (line,) = findings.findings(ready, track=TRACK)
    findings.change_finding(ready, entity=line.finding.entity, text="Bel 06-12345678.")
    with pytest.raises(InputError, match="kan nog niet:\n1 tekst wijst misschien"):
        adopt(ready)
    assert phase(ready) == "bezoek"
    adopt(ready, assured=["personal"])
    assert phase(ready) == "vastgesteld"


def test_a_phase_is_not_skipped_without_a_reason(ready):
    with pytest.raises(InputError, match="schrijf op waarom"):
        adopting.adopt(ready, track=TRACK)
    assert editions.editions(ready, track=TRACK, report="gemeente") == ()
    assert sealed(ready) == 0


def test_after_publishing_an_erratum_moves_no_phase(ready):
    adopt(ready)
    framework = rounds.framework_of(ready)
    tracks.move_to(ready, track=TRACK, phase="gepubliceerd", framework=framework)
    (line,) = findings.findings(ready, track=TRACK)
    findings.change_finding(ready, entity=line.finding.entity, text="Anders.")
    adopting.adopt(ready, track=TRACK)
    assert phase(ready) == "gepubliceerd"


def test_what_may_not_go_out_is_not_adopted(ready, monkeypatch):
    monkeypatch.setattr(adopting, "_faults", lambda *_any: ("Pagina 1: een fout.",))
    assert adopting.outlook(ready, track=TRACK).faults == ("Pagina 1: een fout.",)
    with pytest.raises(InputError, match="Pagina 1: een fout"):
        adopt(ready)
    assert editions.editions(ready, track=TRACK, report="gemeente") == ()
    assert sealed(ready) == 0


def test_a_change_during_the_making_is_in_what_is_kept(ready):
    (line,) = findings.findings(ready, track=TRACK)
    texts = iter(["Een.", "Twee."])

    def meanwhile(done: int, _total: int) -> None:
        if done == 1 and (text := next(texts, None)):
            findings.change_finding(ready, entity=line.finding.entity, text=text)

    adopt(ready, progress=meanwhile)
    last = editions.latest(ready, track=TRACK, report="gemeente")
    assert last is not None
    assert "Twee." in {one.text for one in editions.frozen(last)}
    assert gemeente_report(ready, track=TRACK, audience="intern").status == "VASTGESTELD"
    assert sealed(ready) == 10, "those of the tries before are gone again"


def test_who_stops_it_has_nothing_half_done(ready):
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        adopt(ready, progress=stop)
    assert (phase(ready), sealed(ready)) == ("bezoek", 0)
