"""From a start package to one truth: what members hand in, joined in any order."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from pypdf import PdfReader

from tests import build
from tests.exchange.laptops import (
    Laptops,
    fingerprint,
    laptops,
    opened,
    own_member,
    picture,
    state,
    take,
    texts,
)
from tests.exchange.package_making import members_of
from wijkvisitatie.errors import DossierExists
from wijkvisitatie.exchange.coverage import pack_coverage
from wijkvisitatie.exchange.joining import (
    ManyDeletions,
    UnknownSender,
    deletions,
    join,
    look,
)
from wijkvisitatie.exchange.package import open_package
from wijkvisitatie.exchange.packing import pack
from wijkvisitatie.exchange.start import make_dossier, start_package
from wijkvisitatie.report.sheet import write_receipt
from wijkvisitatie.store import peers
from wijkvisitatie.store.identity import identity
from wijkvisitatie.work import committee_levels, observations, photos, rounds, tracks, visits


@pytest.fixture
def two(made_once: Path, tmp_path: Path) -> Iterator[Laptops]:
    with laptops(made_once, tmp_path, ("Anna", "Bram")) as made:
        yield made


def test_a_member_begins_with_the_round_and_nothing_else(two: Laptops) -> None:
    anna, office = two.members[0], two.office
    assert rounds.me(anna).name == "Anna"
    assert rounds.the_round(anna) == rounds.the_round(office)
    assert rounds.wijken(anna) == rounds.wijken(office)
    assert rounds.framework_of(anna) == rounds.framework_of(office)
    assert texts(anna) == set()


def test_what_members_hand_in_is_with_the_secretariat(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Anna ziet lege winkels.")
    build.an_observation(bram, "Bram hoort over de huur.")
    receipt = take(two.office, two.pack(anna), two.pack(bram))
    assert texts(two.office) == {"Anna ziet lege winkels.", "Bram hoort over de huur."}
    assert receipt.new() == 2
    assert [one.name for one in receipt.packages] == ["Anna", "Bram"]
    assert own_member(anna) == receipt.packages[0].member


def test_twice_is_nothing_new(two: Laptops) -> None:
    build.an_observation(two.members[0])
    file = two.pack(two.members[0])
    take(two.office, file)
    before = fingerprint(two.office)
    receipt = take(two.office, file)
    assert receipt.new() == 0
    assert fingerprint(two.office) == before


def test_a_receipt_is_a_page_to_file(two: Laptops, tmp_path: Path) -> None:
    build.an_observation(two.members[0])
    receipt = take(two.office, two.pack(two.members[0]))
    write_receipt(tmp_path / "bewijs.pdf", receipt, title="Visitatie 2010-2011")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "bewijs.pdf").pages)
    assert "Ontvangstbewijs" in text
    assert "inleverpakket van Anna" in text
    assert receipt.packages[0].sha256[:20] in text


def test_counts_are_exchanged_without_what_they_count(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Dit blijft bij Anna.", area=3, role="bewoner")
    written = pack_coverage(anna, two.file())
    assert b"blijft bij Anna" not in gzip.decompress(members_of(written.path)["body.gz"])
    looks = look(bram, [written.path])
    receipt = join(bram, looks, accepted={looks[0].sender.public_key: own_member(anna)})
    assert receipt.packages[0].coverage == {build.VISIT: [[build.KLARENDAL, 3, "bewoner", 1]]}
    assert texts(bram) == set()


def test_the_state_goes_back_and_all_say_the_same(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Anna ziet lege winkels.")
    build.an_observation(bram, "Bram hoort over de huur.")
    take(two.office, two.pack(anna), two.pack(bram))
    build.an_observation(two.office, "Het secretariaat was er ook.")
    state_file = two.pack(two.office)
    for member in two.members:
        assert take(member, state_file).gaps == ()
        assert fingerprint(member) == fingerprint(two.office)


@pytest.mark.parametrize("number", [2, 7])
def test_any_order_gives_the_same(made_once: Path, tmp_path: Path, number: int) -> None:
    names = ("Anna", "Bram", "Carla", "Dirk", "Els", "Frits", "Gerda")[:number]
    with laptops(made_once, tmp_path, names) as made:
        for turn, member in enumerate(made.members):
            for one in range(3):
                build.an_observation(member, f"Nummer {one} van {names[turn]}.")
        rounds.change_round(made.office, entity=rounds.the_round(made.office).entity, title="Ronde")
        files = [made.pack(member) for member in made.members]
        prints = set()
        for turn, order in enumerate((files, files[::-1], [*files[1:], files[0], files[0]])):
            folder = tmp_path / f"kopie-{turn}"
            shutil.copytree(made.office.folder, folder)
            office = made.open(folder)
            for file in order:
                take(office, file)
            prints.add(fingerprint(office))
            assert len(texts(office)) == 3 * number
        take(made.office, *files)
        assert prints == {fingerprint(made.office)}


def test_the_blind_first_round_is_in_the_bytes(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Anna ziet lege winkels.")
    build.an_observation(bram, "Bram hoort over de huur.")
    take(two.office, two.pack(anna))
    key = identity(bram).recipient
    sent = two.packed(two.office, to=[key])
    assert "lege winkels" not in opened(sent.files[0].path, bram)
    assert sent.contents.held_back == 1
    assert take(bram, sent.files[0].path).gaps == ()
    assert texts(bram) == {"Bram hoort over de huur."}
    take(two.office, two.pack(bram))
    assert "lege winkels" in opened(two.pack(two.office, to=[key]), bram)


def test_what_is_past_the_first_round_may_be_seen(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Anna ziet lege winkels.")
    take(two.office, two.pack(anna))
    key = identity(bram).recipient
    for phase, seen in (
        ("bezoek", False),
        ("waarnemingen ingeleverd", True),
        ("gepubliceerd", True),
    ):
        visits.change_visit(two.office, entity=build.VISIT, phase=phase)
        file = two.pack(two.office, to=[key])
        assert ("lege winkels" in opened(file, bram)) == seen


def test_a_stranger_sees_no_more_than_who_handed_in_nothing(two: Laptops) -> None:
    build.an_observation(two.office, "Het secretariaat was er.")
    stranger = pyrage.x25519.Identity.generate()
    file = two.pack(two.office, to=[str(stranger.to_public())])
    package = open_package(file, [str(stranger)])
    assert "secretariaat was er" not in "".join(package.bodies)
    assert any('"kind":"wijk"' in body for body in package.bodies)


def test_a_member_sends_another_member_only_what_may_be_seen(two: Laptops) -> None:
    anna, bram = two.members
    build.an_observation(anna, "Anna ziet lege winkels.")
    file = two.pack(anna, to=[identity(bram).recipient])
    assert "lege winkels" not in opened(file, bram)


def test_photos_levels_and_edits_stay_back_with_what_they_belong_to(two: Laptops) -> None:
    anna, bram = two.members
    observation = build.an_observation(anna, "Anna ziet lege winkels.")
    photos.add_photo(anna, observation=observation, data=picture(), alt="Lege etalage")
    take(two.office, two.pack(anna))
    observations.change_observation(two.office, entity=observation, interpretation="Verloedering")
    packed = two.packed(two.office, to=[identity(bram).recipient])
    said = opened(packed.files[0].path, bram)
    assert "etalage" not in said
    assert "Verloedering" not in said
    assert packed.files[0].header.attachments == ()
    assert packed.contents.held_back == 2


@pytest.mark.parametrize("opened_first", [False, True])
def test_what_the_committee_concluded_waits_for_who_did_not_hand_in(
    two: Laptops, opened_first: bool
) -> None:
    """Whether or not the track has a record yet."""
    bram = two.members[1]
    track = tracks.first_track(rounds.gemeente_entity("GM0202"))
    if opened_first:
        committee_levels.open_talk(two.office, track=track)
    place = {"track": track, "wijk": build.KLARENDAL, "area": 3}
    committee_levels.set_committee_level(two.office, **place, value=2, motivation="Zqcommissie")
    committee_levels.set_dissent(two.office, **place, member="iemand", text="Zqanders")
    said = opened(two.pack(two.office, to=[identity(bram).recipient]), bram)
    assert "Zqcommissie" not in said
    assert "Zqanders" not in said


def test_a_planted_word_is_in_no_package(two: Laptops) -> None:
    anna, word = two.members[0], "Quxmanifest"
    observation = build.an_observation(anna, f"{word} op de muur.")
    photos.add_photo(anna, observation=observation, data=picture(), alt=word)
    take(two.office, two.pack(anna))
    for file in (*two.place.glob("*.wvp"), two.pack(two.office)):
        content = file.read_bytes()
        assert word.encode() not in content
        clear = members_of(file).get("body.gz", b"")
        assert not clear or word.encode() not in gzip.decompress(clear)


def test_an_invitation_makes_one_laptop_known(two: Laptops) -> None:
    (first, second) = two.twice("Carla")
    build.an_observation(first, "Van de eerste.")
    build.an_observation(second, "Van de tweede.")
    one, other = two.pack(first), two.pack(second)
    looks = look(two.office, [one, other])
    assert [one.sender.state for one in looks] == ["uitgenodigd", "uitgenodigd"]
    before = state(two.office)
    with pytest.raises(UnknownSender):
        join(two.office, looks)
    assert state(two.office) == before
    take(two.office, one)
    take(two.office, one)
    (look_again,) = look(two.office, [other])
    assert look_again.sender.state == "onbekend"
    with pytest.raises(UnknownSender, match="niet bekend"):
        join(two.office, [look_again])
    take(two.office, other, accepted={look_again.sender.public_key: own_member(second)})
    assert texts(two.office) == {"Van de eerste.", "Van de tweede."}


def test_a_start_package_for_anybody_proves_nothing(two: Laptops) -> None:
    carla = two.add("Carla", personal=False)
    (found,) = look(two.office, [two.pack(carla)])
    assert (found.sender.state, found.sender.name) == ("onbekend", "Carla")


def test_the_wrong_round_is_refused(two: Laptops, tmp_path: Path) -> None:
    other = build.another_round(tmp_path / "andere ronde")
    file = pack(other, two.file(), to=[identity(two.office).recipient]).files[0].path
    other.close()
    (found,) = look(two.office, [file])
    assert "andere visitatieronde" in found.error
    before = state(two.office)
    join(two.office, [found])
    assert state(two.office)["revision"] == before["revision"]


def test_a_start_package_into_an_existing_folder(two: Laptops) -> None:
    written = start_package(two.office, two.file(), member=own_member(two.members[0]))
    before = state(two.members[0])
    with pytest.raises(DossierExists):
        make_dossier(two.members[0].folder, written.path, build.PASSPHRASE)
    assert state(two.members[0]) == before


def test_a_new_start_package_brings_a_member_up_to_date(two: Laptops) -> None:
    anna, bram = two.members
    take(two.office, two.pack(anna))
    two.add("Carla")
    (found,) = look(bram, [start_package(two.office, two.file()).path])
    assert found.sender.state == "bekend"
    join(bram, [found])
    assert [one.name for one in rounds.members(bram)][-1] == "Carla"
    with bram.read() as connection:
        assert peers.find(connection, identity(anna).public_key).name == "Anna"


def test_many_deletions_are_asked_about(two: Laptops) -> None:
    anna = two.members[0]
    made = [build.an_observation(anna, f"Nummer {turn}.") for turn in range(21)]
    take(two.office, two.pack(anna))
    for one in made:
        observations.remove_observation(anna, entity=one)
    looks = look(two.office, [two.pack(anna)])
    assert deletions(looks) == 21
    before = state(two.office)
    with pytest.raises(ManyDeletions, match="21 onderdelen"):
        join(two.office, looks)
    assert state(two.office) == before
    join(two.office, looks, deletions_seen=True)
    with two.office.read() as connection:
        assert (
            connection.exec_driver_sql("SELECT count(*) FROM observation WHERE deleted").scalar()
            == 21
        )


def test_missing_changes_are_named(two: Laptops) -> None:
    anna = two.members[0]
    build.an_observation(anna, "Deze gaat verloren.")
    lost = anna.device
    build.an_observation(anna, "Deze blijft.")
    with anna.write() as writing:  # as a copy from before would
        writing.connection.exec_driver_sql(
            "DELETE FROM revision WHERE device = ? AND seq = 1", (lost,)
        )
    assert take(two.office, two.pack(anna)).gaps == (
        "Van de laptop van Anna ontbreekt 1 wijziging. Vraag een nieuw pakket.",
    )
