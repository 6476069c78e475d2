"""Damage done by hand, and the course of each repair: found, mended, and then nothing is found."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests import build
from tests.campaigns.day import picture
from wijkvisitatie.store import attachments
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import integrity, photos

TEXT = "De bakker op het plein"


OLD = 2 * 3600  # seconds: nobody can be busy with such a file any more


def sql(dossier: Dossier, *statements: str) -> None:
    with dossier.write() as writing:
        for one in statements:
            writing.connection.exec_driver_sql(one)


def without_journal(dossier: Dossier) -> None:
    for file in dossier.journal.all_ended():
        file.unlink()


def age(file: Path) -> None:
    os.utime(file, (time.time() - OLD,) * 2)


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def mended(dossier: Dossier, *words: str) -> integrity.Repaired:
    """Find exactly this, mend it, and find nothing after that."""
    found = integrity.check(dossier)
    assert len(found.findings) == len(words), found.faults
    for said, expected in zip(found.faults, words, strict=True):
        assert expected in said
    assert all(one.mendable for one in found.findings)
    repaired = integrity.repair(dossier)
    assert sorted(one.words for one in repaired.mended) == sorted(found.faults)
    assert integrity.check(dossier).faults == ()
    assert integrity.repair(dossier).mended == ()
    return repaired


def fingerprint(dossier: Dossier) -> str:
    found = integrity.check(dossier)
    assert found.sound, found.faults
    return found.fingerprint


def a_photo(dossier: Dossier) -> tuple[str, Path]:
    entity = photos.add_photo(
        dossier, observation=build.an_observation(dossier, TEXT), data=picture()
    ).entity("photo")
    (file,) = (dossier.folder / attachments.FOLDER).glob("??/*")
    return entity, file
