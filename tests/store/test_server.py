"""A dossier on a server: the same content, several desks at once, and the way there and back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import build
from tests.servers import TEXTS, Databases
from wijkvisitatie.errors import (
    DossierDamaged,
    DossierExists,
    DossierInUse,
    DossierMissing,
    DossierTooNew,
    DossierUnreachable,
    InputError,
    WrongPassphrase,
)
from wijkvisitatie.store import database, derived, desk, joining, keys, restore, server
from wijkvisitatie.store.dossier import Dossier, create, open_dossier
from wijkvisitatie.store.identity import identity
from wijkvisitatie.work import backups, copy_words, erasure, keeping, observations, tidying
from wijkvisitatie.work.integrity import check
from wijkvisitatie.work.observations import Filter

ROOT = Path(__file__).parents[2]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 1)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})


@pytest.fixture
def desks(on_server: Path, tmp_path: Path):
    """Two desks on one dossier."""
    other = tmp_path / "tweede bureau"
    shutil.copytree(on_server, other)
    content = json.loads((other / desk.FILE).read_text(encoding="utf-8"))
    (other / desk.FILE).write_text(json.dumps({**content, "bureau": "ab" * 16}), encoding="utf-8")
    with (
        closing(open_dossier(on_server, build.PASSPHRASE)) as one,
        closing(open_dossier(other, build.PASSPHRASE)) as two,
    ):
        yield one, two


def bodies(dossier: Dossier) -> list[str]:
    with dossier.read() as connection:
        return list(connection.exec_driver_sql("SELECT body FROM revision").scalars())


def found(dossier: Dossier, words: str) -> list[str]:
    filter = Filter(words=words, visit=build.VISIT)
    lines = observations.page(dossier, filter=filter, limit=5000)
    return [line.observation.entity for line in lines]


def test_the_same_revisions_say_the_same_on_both_engines(dossier, on_server):
    """Also in another order, and also what search finds."""
    entities = [build.an_observation(dossier, text) for text in TEXTS]
    observations.change_observation(dossier, entity=entities[1], area=3, source="de % van ‘ons’")
    observations.remove_observation(dossier, entity=entities[2])
    with closing(open_dossier(on_server, build.PASSPHRASE)) as there:
        with there.write() as writing:
            joining.add_revisions(writing.connection, reversed(bodies(dossier)))
        here, other = check(dossier), check(there)
        assert other.faults == ()
        assert (other.fingerprint, other.counts) == (here.fingerprint, here.counts)
        for words in ("winkelstraat", "slotw", "町の人々", "accent", "façade", "facade", "lang"):
            assert found(there, words) == found(dossier, words), words
        with there.write() as writing:
            derived.rebuild(writing.connection)
        assert check(there).fingerprint == here.fingerprint


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(
        st.sampled_from(
            "aAbßéÉe\u0301ĳİıſςΣσ'\"\\%:*&|!<->()@ .,-_/1２٣町がか\u3099😀🤔ǡ\u0316\n\t"
        ),
        max_size=12,
    ),
    words=st.text(
        st.sampled_from("aAbßéÉe\u0301ςΣσ'\\%:*&|!@-_1２町が😀🤔ǡ "), min_size=1, max_size=4
    ),
)
def test_search_finds_the_same_on_both_engines(both_open, text, words):
    here, there = both_open
    one, two = (build.an_observation(each, text) for each in (here, there))
    assert (one in found(here, words)) == (two in found(there, words))


@pytest.fixture
def both_open(dossier, on_server):
    with closing(open_dossier(on_server, build.PASSPHRASE)) as there:
        yield dossier, there


def test_programs_that_write_at_once_never_take_the_same_number_and_see_each_other(desks):
    code = (
        "import sys; from pathlib import Path; from tests import build; "
        "from wijkvisitatie.store.dossier import open_dossier; "
        "dossier = open_dossier(Path(sys.argv[1]), build.PASSPHRASE); "
        "[build.an_observation(dossier, f'waarneming {one}') for one in range(15)]; "
        "dossier.close()"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", code, str(one.folder)], cwd=ROOT) for one in desks
    ]
    assert [program.wait() for program in programs] == [0, 0]
    one, two = (observations.in_order(each, filter=Filter()) for each in desks)
    assert one == two
    assert len({line.observation.serial for line in one}) == len(one) == 30
    assert desks[0].device != desks[1].device
    assert check(desks[0]).faults == check(desks[1]).faults == ()


def test_what_is_being_typed_is_of_one_desk(desks):
    one, two = desks
    for each, words in ((one, "van de een"), (two, "van de ander")):
        keeping.keep_draft(each, entity="x", kind="observation", field="text", value=words)
    assert [[draft.value for draft in build.kept_drafts(each)] for each in desks] == [
        ["van de een"],
        ["van de ander"],
    ]


def test_all_desks_are_the_same_to_others_and_the_server_holds_no_secret_of_theirs(desks):
    one, two = (identity(each) for each in desks)
    assert one.public_key == two.public_key
    with desks[0].read() as connection:
        facts = str(connection.exec_driver_sql("SELECT * FROM main.meta").all())
    assert one.age_identity not in facts
    assert one.signing_key.private_bytes_raw().hex() not in facts


def test_every_desk_has_a_picture_and_a_damaged_file_comes_from_the_server(desks):
    one, two = desks
    sealed = one.keep_picture(b"een foto")
    assert two.picture(sealed=sealed.sealed, key=sealed.key) == b"een foto"
    (file,) = (two.folder / "bijlagen").rglob(sealed.sealed)
    file.write_bytes(b"stuk")
    assert two.picture(sealed=sealed.sealed, key=sealed.key) == b"een foto"
    one.forget_picture(sealed.sealed)
    file.unlink()
    with pytest.raises(DossierDamaged):
        two.picture(sealed=sealed.sealed, key=sealed.key)


def test_what_is_erased_goes_at_every_desk(desks):
    one, two = desks
    entity = build.an_observation(one, "uitwisbaar")
    sealed = one.keep_picture(b"een foto")
    with one.write() as writing:
        photo = {"observation": entity, "sealed": sealed.sealed, "key": sealed.key}
        writing.create("photo", photo)
    copy = backups.backup_now(two, why=backups.BY_HAND).copy
    keeping.keep_draft(two, entity=entity, kind="observation", field="text", value="uitwisbaar")
    erasure.erase(one, entities=(entity,), reason="verzoek")
    tidying.tidy(one)
    with one.read() as connection:
        assert not connection.exec_driver_sql("SELECT 1 FROM main.picture").all()
        kept = connection.exec_driver_sql("SELECT body FROM revision").scalars()
        assert not any("uitwisbaar" in body for body in kept)
    assert build.kept_drafts(two) == ()
    assert tidying.is_due(two)
    tidying.tidy(two)
    assert not tidying.is_due(two)
    with closing(database.connect_to_read(copy.path, two.key)) as raw:
        assert not raw.execute("SELECT 1 FROM revision WHERE body LIKE '%uitwisbaar%'").fetchall()
    assert check(two).faults == ()
    with two.read() as connection:  # its number is not given out again at another desk
        assert observations.next_serial(connection, one.member) == "A002"


def test_who_waits_too_long_for_another_desk_is_told(impatient, desks):
    one, two = desks
    with one.write() as writing:
        with two.read() as connection:  # reading never waits
            assert connection.exec_driver_sql("SELECT count(*) FROM revision").scalar_one()
        with pytest.raises(DossierInUse, match="ander bureau"), two.write():
            pass
        writing.create("wijk", {"name": "Nieuw"})


def test_a_wrong_passphrase_opens_nothing(on_server):
    with pytest.raises(WrongPassphrase):
        open_dossier(on_server, "een ander wachtwoord")


def test_a_key_file_of_another_dossier_opens_nothing(on_server, cheap, tmp_path):
    key = keys.create(tmp_path, build.PASSPHRASE)
    assert key
    server.write_keys(on_server, (tmp_path / keys.FILE).read_bytes())
    with pytest.raises(DossierDamaged, match="hoort bij een ander dossier"):
        open_dossier(on_server, build.PASSPHRASE)


def test_a_newer_program_elsewhere_is_noticed_before_anything_is_written(desks):
    one, two = desks
    with one.write() as writing:
        writing.connection.exec_driver_sql(
            "UPDATE main.meta SET value = '999.0' WHERE name = 'programma'"
        )
    with pytest.raises(DossierTooNew):
        build.an_observation(two)


def test_a_server_that_is_away_is_one_sentence(on_server, tmp_path):
    address = f"postgresql://iemand@/dossier?host={tmp_path}"
    folder = desk.folder_of(address, tmp_path / "bureaus")
    with pytest.raises(DossierUnreachable, match="niet bereikbaar"):
        open_dossier(folder, build.PASSPHRASE)


def test_an_empty_database_holds_no_dossier_and_one_that_is_filled_is_left_alone(
    databases: Databases, on_server, tmp_path
):
    with pytest.raises(DossierMissing):
        open_dossier(desk.folder_of(databases(), tmp_path / "bureaus"), build.PASSPHRASE)
    with pytest.raises(DossierExists):
        create(on_server, build.PASSPHRASE)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://iemand:geheim@server/naam",
        "postgresql://server/naam?password=geheim",
        "postgresql://server",
        "postgresql://server:geenpoort/naam",
        "mysql://server/naam",
    ],
)
def test_what_is_no_address_or_holds_a_password_is_refused(address, tmp_path):
    with pytest.raises(InputError) as refused:
        desk.folder_of(address, tmp_path)
    assert "geheim" not in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_a_desk_is_made_once_for_an_address(tmp_path):
    first = desk.folder_of("postgresql://iemand@server/ronde", tmp_path)
    assert desk.folder_of("postgresql://iemand@server/ronde", tmp_path) == first
    assert desk.folder_of("postgresql://iemand@server/ronde?x=1", tmp_path) != first


def test_a_copy_of_a_server_is_an_ordinary_dossier_and_can_go_to_another_server(
    on_server, databases: Databases, tmp_path
):
    with closing(open_dossier(on_server, build.PASSPHRASE)) as dossier:
        observation = build.an_observation(dossier, TEXTS[0])
        sealed = dossier.keep_picture(b"een foto")
        with dossier.write() as writing:
            photo = {"observation": observation, "sealed": sealed.sealed, "key": sealed.key}
            writing.create("photo", photo)
        keeping.keep_draft(dossier, entity="x", kind="observation", field="text", value="half")
        before, who = check(dossier), identity(dossier).public_key
        copy = backups.backup_now(dossier, why=backups.BY_HAND).copy.path
        (line,) = copy_words.differences(on_server, key=dossier.key, copy=copy)
        assert line == "De kopie zegt hetzelfde als het dossier nu."
        with pytest.raises(InputError, match="staat op een server"):
            backups.go_back(on_server, key=dossier.key, copy=copy)
    there = desk.folder_of(databases(), tmp_path / "bureaus")
    server.write_keys(there, keys.written(on_server))
    key = keys.purpose_key(keys.unlock(there, build.PASSPHRASE), "database")
    with closing(backups.move_to_server(there, key=key, copy=copy)) as moved:
        build.an_observation(moved)
        after = check(moved)
        assert after.faults == ()
        assert (after.revisions, identity(moved).public_key) == (before.revisions + 1, who)
        assert [draft.value for draft in build.kept_drafts(moved)] == ["half"]
    folder = tmp_path / "laptop"
    restore.bring_keys(folder, copy)
    with closing(backups.go_back(folder, key=key, copy=copy).dossier) as local:
        assert check(local).fingerprint == before.fingerprint
        assert identity(local).public_key == who
