"""Erasing: the word is in no byte of the folder or the stick, and nothing brings it back."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests import build
from tests.reading_bytes import files_with
from wijkvisitatie.errors import Cancelled, InputError
from wijkvisitatie.exchange import formats
from wijkvisitatie.exchange.intake import take_file
from wijkvisitatie.model.records import KINDS, field_names
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import attachments, backup, database, journal, peers, second_folder
from wijkvisitatie.store.dossier import Dossier, add_revisions, open_dossier
from wijkvisitatie.store.peers import Peer
from wijkvisitatie.work import (
    backups,
    erasure,
    history,
    integrity,
    keeping,
    observations,
    photos,
    recovery,
    tidying,
)
from wijkvisitatie.work.observations import Filter

WORD = "xqbergine"
# The search index shares the beginning of a word with its neighbour.
SEEN = WORD[2:]


@pytest.fixture
def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(target, "JPEG")
    return target.getvalue()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def planted(dossier: Dossier, stick: Path, picture: bytes) -> str:
    """A record with the word in everything that is made of a record; the rest must stay."""
    build.an_observation(dossier, "De winkelstraat leeft.")
    gone = build.an_observation(dossier, f"Mevrouw {WORD} woont op nummer 12.")
    backups.set_second(dossier, folder=stick)
    backups.backup_now(dossier, why=backups.BY_HAND)
    observations.change_observation(dossier, entity=gone, interpretation=f"Over {WORD}.")
    photos.add_photo(dossier, observation=gone, data=picture, alt=f"Het huis van {WORD}")
    keeping.keep_draft(dossier, entity=gone, kind="observation", field="text", value=f"{WORD}!")
    recovery.discard(dossier, entity=gone)
    keeping.keep_draft(dossier, entity=gone, kind="observation", field="text", value=f"{WORD}?")
    backups.backup_now(dossier, why=backups.BY_HAND)
    history.put_back(dossier, kind="observation", entity=gone, field="text", value=f"{WORD}.")
    return gone


def traces(dossier: Dossier, *places: Path) -> list[str]:
    return [
        name for place in (dossier.folder, *places) for name in files_with(SEEN, place, dossier.key)
    ]


def texts(dossier: Dossier) -> list[str]:
    return [one.observation.text for one in observations.page(dossier, filter=Filter())]


def erase(dossier: Dossier, *entities: str) -> erasure.Outcome:
    return erasure.erase(dossier, entities=entities, reason="verzoek")


def test_the_search_would_find_it_wherever_it_is(
    dossier: Dossier, stick: Path, planted: str
) -> None:
    """Else a search that finds nothing proves nothing."""
    found = traces(dossier, stick)
    kinds = [".db-wal" if one.endswith("-wal") else Path(one).suffix for one in found]
    assert {".wvj", ".db-wal", ".db"} <= set(kinds)
    assert sum(one.endswith(".db") for one in found) >= 4  # two copies, here and on the stick


def test_the_word_is_in_no_byte_and_the_rest_is_all_there(
    dossier: Dossier, stick: Path, planted: str
) -> None:
    copies = [one.path.name for one in backups.own_copies(dossier.folder)]
    outcome = erase(dossier, planted)
    assert outcome.tidied == tidying.Tidied()
    assert outcome.number == 2
    assert traces(dossier, stick) == []
    assert texts(dossier) == ["De winkelstraat leeft."]
    assert [one.path.name for one in backups.own_copies(dossier.folder)] == copies
    for place in (dossier.folder, second_folder.place_in(stick, dossier.folder)):
        assert not list((place / attachments.FOLDER).glob("??/*"))
    assert integrity.check(dossier).sound
    erase(dossier, build.an_observation(dossier, f"nog een {WORD}"))  # and a second time
    assert traces(dossier, stick) == []


def test_a_copy_that_was_written_anew_can_be_gone_back_to(dossier: Dossier, planted: str) -> None:
    erase(dossier, planted)
    folder, key = dossier.folder, dossier.key
    dossier.close()
    oldest = backups.own_copies(folder)[-1]
    back = backups.go_back(folder, key=key, copy=oldest.path).dossier
    assert texts(back) == ["De winkelstraat leeft."]
    assert traces(back) == []
    back.close()


def test_neither_an_old_package_nor_an_old_copy_brings_it_back(
    dossier: Dossier, stick: Path, planted: str, tmp_path: Path
) -> None:
    with dossier.read() as connection:
        old = list(connection.exec_driver_sql("SELECT body FROM revision").scalars())
    untouched = tmp_path / "elders"
    shutil.copytree(second_folder.place_in(stick, dossier.folder), untouched)
    erase(dossier, planted)
    add_revisions(dossier, old)
    assert texts(dossier) == ["De winkelstraat leeft."]
    folder, key = dossier.folder, dossier.key
    dossier.close()
    (copy, _older) = backup.listing(untouched)
    back = backups.go_back(folder, key=key, copy=copy.path).dossier
    assert texts(back) == ["De winkelstraat leeft."]
    assert traces(back) == []
    back.close()


def test_an_erasure_that_comes_with_a_package_is_carried_through(
    dossier: Dossier, other_dossier: Dossier
) -> None:
    gone = build.an_observation(other_dossier, WORD)
    with other_dossier.read() as connection:
        add_revisions(
            dossier, list(connection.exec_driver_sql("SELECT body FROM revision").scalars())
        )
    backups.backup_now(dossier, why=backups.BY_HAND)
    erase(other_dossier, gone)
    with other_dossier.read() as connection:
        add_revisions(
            dossier, list(connection.exec_driver_sql("SELECT body FROM revision").scalars())
        )
    assert tidying.is_due(dossier)
    backups.backup_if_due(dossier, why=backups.WORKING)
    assert traces(dossier) == []
    assert not tidying.is_due(dossier)


def test_a_stick_that_is_away_is_done_when_it_is_back(
    dossier: Dossier, stick: Path, planted: str
) -> None:
    away = stick.with_name("in een la")
    stick.rename(away)
    outcome = erase(dossier, planted)
    assert outcome.tidied.away == (second_folder.place_in(stick, dossier.folder),)
    assert traces(dossier) == []
    assert not tidying.is_due(dossier)
    away.rename(stick)
    assert tidying.is_due(dossier)
    backups.backup_if_due(dossier, why=backups.WORKING)
    assert traces(dossier, stick) == []
    assert tidying.waiting(dossier) == ()


def test_a_stick_that_never_comes_back_can_be_let_go(
    dossier: Dossier, stick: Path, planted: str
) -> None:
    shutil.rmtree(stick)
    (place,) = erase(dossier, planted).tidied.away
    tidying.forget_place(dossier, place)
    assert tidying.waiting(dossier) == ()


def test_a_damaged_copy_goes_and_is_named(dossier: Dossier, planted: str) -> None:
    newest, older = backups.own_copies(dossier.folder)
    older.path.write_bytes(older.path.read_bytes()[:-4096])
    outcome = erase(dossier, planted)
    assert outcome.tidied.removed == (older.path.name,)
    assert [one.path for one in backups.own_copies(dossier.folder)] == [newest.path]
    assert not older.keys.exists()
    assert traces(dossier) == []


def test_what_was_set_aside_is_done_too(dossier: Dossier, planted: str) -> None:
    folder, key = dossier.folder, dossier.key
    dossier.close()
    back = backups.go_back(folder, key=key, copy=backups.own_copies(folder)[0].path)
    assert (back.aside / database.FILE).exists()
    outcome = erase(back.dossier, planted)
    assert outcome.tidied == tidying.Tidied()
    assert traces(back.dossier) == []
    assert (back.aside / database.FILE).exists()
    assert journal.files(back.aside)
    back.dossier.close()


def test_what_was_set_aside_and_can_not_be_read_is_named(dossier: Dossier, planted: str) -> None:
    aside = dossier.folder / "opzij" / "20260101-120000"
    aside.mkdir(parents=True)
    (aside / database.FILE).write_bytes(bytes(8192))
    assert erase(dossier, planted).tidied.unreadable == (aside,)
    assert tidying.waiting(dossier) == (aside,)
    shutil.rmtree(aside)  # as the user was told to do
    assert tidying.tidy(dossier).is_done
    assert tidying.waiting(dossier) == ()


def test_stopped_halfway_it_goes_on_later(dossier: Dossier, stick: Path, planted: str) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    outcome = erasure.erase(dossier, entities=[planted], reason="verzoek", progress=stop)
    assert "later vanzelf" in outcome.tidied.trouble
    assert texts(dossier) == ["De winkelstraat leeft."]
    dossier.close()
    again = open_dossier(dossier.folder, build.PASSPHRASE)
    assert tidying.is_due(again)
    backups.backup_if_due(again, why=backups.WORKING)
    assert traces(again, stick) == []
    again.close()


def test_copies_of_an_older_version_are_done_too(dossier: Dossier, tmp_path: Path) -> None:
    """A real copy of the first version, which has no table for what was discarded."""
    old = Path(__file__).parents[1] / "store" / "old" / "version-1"
    folder = tmp_path / "oud"
    shutil.copytree(old, folder)
    opened = open_dossier(folder, build.PASSPHRASE)  # makes a copy of the old version first
    (copy,) = backups.own_copies(folder)
    (line, *_rest) = observations.page(opened, filter=Filter())
    words = max(line.observation.text.split(), key=len)[2:]
    assert files_with(words, copy.path.parent, opened.key)
    erase(opened, line.observation.entity)
    assert backup.is_sound(copy.path, opened.key)
    assert not files_with(line.observation.text[3:], folder, opened.key)
    opened.close()


def test_a_copy_without_the_passage_has_its_number_photos_and_links(
    dossier: Dossier, stick: Path, planted: str, picture: bytes
) -> None:
    with dossier.read() as connection:
        serial = connection.exec_driver_sql(
            "SELECT serial FROM observation WHERE entity = ?", (planted,)
        ).scalar_one()
    (photo,) = photos.photos(dossier, observation=planted)
    photos.change_photo(dossier, entity=photo.entity, alt="Een huis")  # it follows as it is now
    with dossier.write() as writing:
        level = writing.create("level", {"visit": build.VISIT, "observations": [planted]})
        ground = writing.create("ground", {"finding": "f", "observation": planted})
    erasure.erase(
        dossier,
        entities=[planted],
        reason="verzoek",
        replace={"text": "Een bewoner vertelde.", "interpretation": ""},
    )
    assert traces(dossier, stick) == []
    (line,) = [
        one
        for one in observations.page(dossier, filter=Filter())
        if one.observation.text == "Een bewoner vertelde."
    ]
    made = line.observation
    assert made.serial == serial
    assert made.entity != planted
    (photo,) = photos.photos(dossier, observation=made.entity)
    assert photos.photo_data(dossier, entity=photo.entity)
    with dossier.read() as connection:
        names = connection.exec_driver_sql(
            "SELECT observations FROM level WHERE entity = ?", (level,)
        ).scalar_one()
        rests_on = connection.exec_driver_sql(
            "SELECT observation FROM ground WHERE entity = ?", (ground,)
        ).scalar_one()
    assert names == f'["{made.entity}"]'
    assert rests_on == made.entity


def test_what_names_it_stays_and_names_it_no_more(dossier: Dossier, planted: str) -> None:
    with dossier.write() as writing:
        level = writing.create("level", {"visit": build.VISIT, "observations": [planted]})
        writing.create("ground", {"finding": "f", "observation": planted})
    goes = erasure.what_goes(dossier, entities=[planted])
    assert sorted(goes.values()) == ["ground", "observation", "photo"]
    erase(dossier, planted)
    with dossier.read() as connection:
        query = "SELECT observations FROM level WHERE entity = ?"
        assert connection.exec_driver_sql(query, (level,)).scalar_one() == "[]"
    assert integrity.check(dossier).sound


def test_the_log_tells_who_when_and_how_many_and_nothing_more(
    dossier: Dossier, planted: str
) -> None:
    erase(dossier, planted)
    (line,) = erasure.log(dossier)
    assert (line.who, line.counts, line.reason) == (
        "A, lid",
        {"observation": 1, "photo": 1},
        "verzoek",
    )
    with pytest.raises(InputError):
        erase(dossier, planted)  # it is not there any more


def test_a_member_leaves_to_the_secretariat_what_others_made(dossier: Dossier) -> None:
    mine = build.an_observation(dossier, "van mij")
    dossier.member, me = "iemand anders", dossier.member
    theirs = build.an_observation(dossier, "van een ander")
    with dossier.write() as writing:
        ground = writing.create("ground", {"finding": "f", "observation": mine})
        peer = Peer(
            public_key="k", recipient="", member="", name="S", role="secretariaat", how="gevraagd"
        )
        peers.keep(writing.connection, peer)
    dossier.member = me
    with pytest.raises(InputError, match="alleen het secretariaat"):
        erase(dossier, theirs)
    assert sorted(texts(dossier)) == ["van een ander", "van mij"]
    erase(dossier, mine)
    assert texts(dossier) == ["van een ander"]
    with dossier.read() as connection:
        assert connection.exec_driver_sql("SELECT entity FROM ground").scalar() == ground


def test_a_file_that_is_taken_in_again_does_not_bring_it_back(
    dossier: Dossier, tmp_path: Path
) -> None:
    table = tmp_path / "in.csv"
    build.an_observation(dossier, f"Over {WORD}.")
    formats.write_file(dossier, table, "csv")
    (line,) = observations.page(dossier, filter=Filter())
    erase(dossier, line.observation.entity)
    receipt = take_file(dossier, table)
    assert not receipt.stored
    assert any("definitief gewist" in words for words in receipt.words())
    assert texts(dossier) == []


def test_every_field_that_belongs_is_one_that_there_is() -> None:
    for pairs in (*erasure._BELONGS.values(), erasure._ABOUT_ANY):
        for kind, field in pairs:
            assert field in field_names(kind)
    assert set(erasure._BELONGS) <= set(KINDS) == set(TABLES)
