"""The secretary's file with names: apart, sealed, and destroyed without harm to the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import build
from wijkvisitatie.errors import (
    DossierDamaged,
    DossierExists,
    DossierMissing,
    InputError,
    WrongPassphrase,
)
from wijkvisitatie.exchange import formats
from wijkvisitatie.report.content.visit import visit_report
from wijkvisitatie.store import names_file
from wijkvisitatie.store.dossier import Dossier, open_dossier
from wijkvisitatie.work import names, observations, programme
from wijkvisitatie.work.observations import Filter

SECRET = "vier losse woorden hier"
NAME = "Wilhelmina Geheimnaam"


@pytest.fixture
def item(dossier: Dossier) -> str:
    return programme.items(dossier, visit=build.VISIT)[0].entity


@pytest.fixture
def opened(dossier: Dossier, item: str) -> names.OpenNames:
    made = names.start(dossier, passphrase=SECRET)
    return names.put(dossier, made, item=item, role="bewoner", name=NAME)


def everything_written(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_name_comes_back_with_the_passphrase_only(dossier, item, opened):
    assert names.unlock(dossier, passphrase=SECRET).names == {(item, "bewoner"): NAME}
    with pytest.raises(WrongPassphrase):
        names.unlock(dossier, passphrase=build.PASSPHRASE)


def test_a_name_stands_readable_in_no_file_of_the_folder(dossier, opened):
    written = everything_written(dossier.folder)
    assert names_file.exists(dossier.folder)
    assert NAME.encode() not in written
    assert NAME.encode("utf-16-le") not in written


def test_a_name_is_in_no_report_export_or_database(dossier, item, opened, tmp_path):
    build.an_observation(dossier, "Iemand vertelde iets.", item=item, role="bewoner")
    lines = observations.in_order(dossier, filter=Filter(visit=build.VISIT))
    target = tmp_path / "uit.json"
    formats.write_file(dossier, target, "json")
    with dossier.read() as connection:
        rows = [
            str(tuple(row))
            for (table,) in connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
            ).all()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')
        ]
    told = [repr(visit_report(dossier, visit=build.VISIT)), repr(lines), repr(opened), *rows]
    assert rows
    assert not [text for text in (*told, target.read_text()) if "Geheimnaam" in text]


def test_destroying_leaves_the_rest_of_the_dossier_as_it_was(dossier, opened):
    build.an_observation(dossier, "Blijft staan.")
    names.destroy(dossier)
    names.destroy(dossier)  # a second time does no harm
    assert not names.exist(dossier)
    with pytest.raises(DossierMissing):
        names.unlock(dossier, passphrase=SECRET)
    dossier.close()
    again = open_dossier(dossier.folder, build.PASSPHRASE)
    (line,) = observations.page(again, filter=Filter(visit=build.VISIT))
    assert line.observation.text == "Blijft staan."
    again.close()


def test_an_emptied_name_is_kept_nowhere(dossier, item, opened):
    names.put(dossier, opened, item=item, role="bewoner", name=" ")
    assert names.unlock(dossier, passphrase=SECRET).names == {}


def test_there_is_one_file_and_its_passphrase_is_no_short_one(dossier):
    with pytest.raises(InputError):
        names.start(dossier, passphrase="kort")
    assert not names.exist(dossier)
    names.start(dossier, passphrase=SECRET)
    with pytest.raises(DossierExists):
        names.start(dossier, passphrase=SECRET)


def test_the_file_of_another_dossier_does_not_open(dossier, opened, tmp_path):
    folder = tmp_path / "ander"
    other = build.a_round(folder)
    (folder / names_file.FILE).write_bytes((dossier.folder / names_file.FILE).read_bytes())
    with pytest.raises(DossierDamaged):
        names.unlock(other, passphrase=SECRET)
    other.close()


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text[: len(text) // 2],
        lambda _text: "[]",
        lambda _text: "{}",
        lambda text: json.dumps({**json.loads(text), "slot": 3}),
        lambda text: json.dumps({**json.loads(text), "namen": "AAAA"}),
        lambda text: json.dumps({**json.loads(text), "nonce": 7}),
    ],
)
def test_damage_is_told_apart_from_a_wrong_passphrase(dossier, opened, harm):
    file = dossier.folder / names_file.FILE
    file.write_text(harm(file.read_text()))
    with pytest.raises(DossierDamaged):
        names.unlock(dossier, passphrase=SECRET)


def test_only_talks_are_listed(dossier, item):
    programme.add_item(dossier, visit=build.VISIT, title="Lunch", kind="lunch")
    ((line, items),) = names.talks(dossier)
    assert line.visit.entity == build.VISIT
    assert [one.entity for one in items] == [item]
