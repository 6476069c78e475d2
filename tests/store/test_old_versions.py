"""Dossiers that an earlier version wrote: real files, opened by this one with nothing lost.

``old/version-N`` was written by the last program whose dossiers had version N; that of the present
version by the first that drew conclusions, for what is derived from them can change without a step.
"""

import shutil
from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.model.conclusions import CONCLUSIONS
from wijkvisitatie.store import backup, derived, drafts, schema
from wijkvisitatie.store.dossier import open_dossier
from wijkvisitatie.store.identity import identity
from wijkvisitatie.work import (
    committee_levels,
    editions,
    findings,
    history,
    observations,
    rounds,
    tracks,
)
from wijkvisitatie.work.integrity import check
from wijkvisitatie.work.reading import every

OLD = Path(__file__).with_name("old")
NUMBERS = range(1, len(schema.STEPS) + 1)
_FIRST = "f63e9555d227709d7d9a6c24c6acd834e9a229f07ce9403b28fa47a7bd0e008e"
_CONCLUDED = "e693a81872c7b8ecf3623274ef682cc64697baa8e68ccb491c356e639cd44d71"
SAID = {1: _FIRST, 2: _FIRST, 3: _CONCLUDED}
"""The fingerprint that the dossiers had when they were written."""
TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
SIGNER = "b9c944684b07969613a30a9109c6af66a0bc0358666be14dca098f30260a5604"
"""The public key that the one of version 2 had."""


@pytest.fixture(params=NUMBERS)
def number(request):
    return request.param


@pytest.fixture
def folder(number, tmp_path):
    place = tmp_path / "oud"
    shutil.copytree(OLD / f"version-{number}", place)
    return place


def test_every_earlier_version_has_its_file() -> None:
    assert {path.name for path in OLD.iterdir()} == {f"version-{number}" for number in NUMBERS}


def test_an_old_dossier_opens_with_all_it_had(number, folder):
    dossier = open_dossier(folder, build.PASSPHRASE)
    with dossier.read() as connection:
        assert derived.fingerprint(connection) == SAID[number]
    lines = observations.page(dossier, filter=observations.Filter(visit=build.VISIT))
    texts = {line.observation.text for line in lines}
    assert texts == {
        "De winkelstraat leeft, zeker op zaterdag.",
        "Bewoners hoorden het achteraf.",
    }
    assert [one.words for one in history.trash(dossier)] == ["Dubbel genoteerd."]
    assert [one.value for one in build.kept_drafts(dossier)] == ["Het overleg kwam te laat"]
    assert check(dossier).sound
    dossier.close()


def test_what_only_this_laptop_knows_stays(tmp_path):
    """Version 2: text that its writer did not want back, an id that was erased, and its keys."""
    shutil.copytree(OLD / "version-2", tmp_path / "oud")
    dossier = open_dossier(tmp_path / "oud", build.PASSPHRASE)
    with dossier.read() as connection:
        (text,) = drafts.discarded(connection)
        (erased,) = connection.exec_driver_sql("SELECT id, device, seq FROM erased").all()
    assert text.draft.value == "Toch maar niet."
    assert tuple(erased) == ("0" * 32, "", 0)
    assert identity(dossier).public_key == SIGNER
    dossier.close()


def test_what_was_concluded_stays(tmp_path):
    """Version 3: a record of each kind, one in conflict, and the very file of an edition."""
    shutil.copytree(OLD / "version-3", tmp_path / "oud")
    dossier = open_dossier(tmp_path / "oud", build.PASSPHRASE)
    with dossier.read() as connection:
        assert all(every(connection, one, order=["entity"]) for one in CONCLUSIONS.values())
    (finding,) = findings.findings(dossier, track=TRACK)
    assert (finding.number, finding.finding.text) == ("B3.1", "De regie ontbreekt.")
    assert [len(finding.support), len(finding.against), len(finding.recommendations)] == [1, 1, 1]
    (level,) = committee_levels.committee_levels(dossier, track=TRACK)
    assert (level.value, level.conflicts) == (2, ("motivation",))
    (edition,) = editions.all_editions(dossier, track=TRACK)
    assert [one.text for one in editions.frozen(edition)] == [
        "Zie B3.1.",
        "De regie ontbreekt.",
        "Vraag het eerder.",
    ]
    (file,) = editions.files(dossier, edition=edition.entity)
    assert editions.file_data(dossier, file=file) == b"%PDF-1.7 nota"
    dossier.close()


@pytest.mark.parametrize("number", NUMBERS[:-1], indirect=True)
def test_a_checked_copy_of_the_old_file_is_kept_and_made_once(folder):
    open_dossier(folder, build.PASSPHRASE).close()
    dossier = open_dossier(folder, build.PASSPHRASE)
    (copy,) = backup.listing(folder / backup.FOLDER)
    assert copy.why == f"{backup.BEFORE}versie-{len(schema.STEPS)}"
    assert backup.is_sound(copy.path, dossier.key)
    dossier.close()
