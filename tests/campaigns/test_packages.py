"""Damaged and ill-willed packages: one sentence each, or the same content; and nothing changed."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import build
from tests.campaigns.conftest import Count, several
from tests.exchange import package_attacks as attacks
from tests.exchange.laptops import Laptops, laptops, picture, state
from tests.exchange.package_making import in_lines, zipped
from wijkvisitatie.errors import Cancelled, KnownError
from wijkvisitatie.exchange.joining import Look, join, look
from wijkvisitatie.exchange.overview import visit_objects
from wijkvisitatie.exchange.package import open_package
from wijkvisitatie.exchange.records import observation_objects
from wijkvisitatie.exchange.start import make_dossier, start_package
from wijkvisitatie.store import comparing
from wijkvisitatie.store.identity import identity
from wijkvisitatie.store.revisions import Revision, parse
from wijkvisitatie.work import backups, conflicts, integrity, photos, rounds

EACH = 25  # packages in one test


@dataclass(frozen=True)
class Target:
    """A secretariat that knows Anna, what Anna sends, and what it says when it is whole."""

    made: Laptops
    files: dict[str, Path]
    signer: attacks.Signer
    lines: bytes
    known: Revision
    place: Path

    def contents(self, file: Path) -> tuple[object, ...]:
        key = identity(self.made.office).age_identity
        package = open_package(file, [key])
        return package.header, list(package.bodies), dict(package.pictures())


@pytest.fixture(scope="module")
def target(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    place = tmp_path_factory.mktemp("pakketten")
    with laptops(made_once, place, ("Anna",)) as made, pytest.MonkeyPatch.context() as patch:
        (anna,) = made.members
        observation = build.an_observation(anna, "Anna ziet lege winkels.", area=3)
        photos.add_photo(anna, observation=observation, data=picture(), alt="Lege etalage")
        first = made.pack(anna)
        join(made.office, look(made.office, [first]))
        bodies = list(open_package(first, [identity(made.office).age_identity]).bodies)
        header = open_package(first, [identity(made.office).age_identity]).header
        files = {
            "inlevering": first,
            "stand": made.pack(made.office),
            "start": start_package(made.office, made.file()).path,
        }
        plain = {"attachments": (), "recipients": (identity(made.office).recipient,)}
        signer = attacks.Signer(
            identity(anna).signing_key,
            identity(made.office).recipient,
            replace(header, **plain),
        )
        known = next(one for one in map(parse, bodies) if one.kind == "observation")
        # A copy before each of some thousands of joins would take the time of all the rest.
        nothing = SimpleNamespace(copy=SimpleNamespace(path=place / "geen"))
        patch.setattr(backups, "backup_now", lambda *_args, **_named: nothing)
        yield Target(made, files, signer, in_lines(*bodies), known, place / "boos.wvp")


def outcome(target: Target, file: Path) -> str:
    """What becomes of a package, to be refused in one sentence or to be joined without a fault;
    the join is called off at its end.
    """
    (found,) = look(target.made.office, [file])
    if found.error:
        assert_sentence(found)
        return "refused"
    with suppress(Cancelled):
        join(target.made.office, [found], accepted=accept(found), progress=call_off)
    return "harmless"


def assert_sentence(found: Look) -> None:
    assert found.error.startswith(f"{found.path.name}: ")
    assert found.error.endswith(".")
    assert "\n" not in found.error


def accept(found: Look) -> dict[str, str]:
    assert found.sender is not None
    return {found.sender.public_key: ""} if found.sender.state == "onbekend" else {}


def call_off(done: int, total: int) -> None:
    if done == total:
        raise Cancelled


@pytest.mark.parametrize("kind", ["inlevering", "stand", "start"])
@pytest.mark.parametrize("damage", attacks.DAMAGE)
@pytest.mark.parametrize("run", several(1, 20))
def test_damaged_bytes(target: Target, count: Count, kind: str, damage: Callable, run: int) -> None:
    whole, before = target.files[kind].read_bytes(), state(target.made.office)
    said = target.contents(target.files[kind])
    for turn in range(EACH):
        chance = random.Random(f"{kind} {damage.__name__} {run} {turn}")
        target.place.write_bytes(damage(whole, chance))
        how = outcome(target, target.place)
        if how == "harmless":
            assert target.contents(target.place) == said
        count(packages=1, **{how: 1})
    assert state(target.made.office) == before


@pytest.mark.parametrize("kind", ["inlevering", "start"])
@pytest.mark.parametrize("run", several(1, 40))
def test_another_zip(target: Target, count: Count, kind: str, run: int) -> None:
    before, members = state(target.made.office), attacks.members_of(target.files[kind])
    said = target.contents(target.files[kind])
    for turn in range(EACH):
        chance = random.Random(f"zip {kind} {run} {turn}")
        how = outcome(target, attacks.rezipped(members, target.place, chance))
        if how == "harmless":
            assert target.contents(target.place) == said
        count(packages=1, **{how: 1})
    assert state(target.made.office) == before


def wrong_header(target: Target, chance: random.Random) -> Path:
    return attacks.wrong_header(target.signer, target.place, target.lines, chance)


def strange_header(target: Target, chance: random.Random) -> Path:
    return attacks.strange_header(target.signer, target.place, target.lines, chance)


def wrong_lines(target: Target, chance: random.Random) -> Path:
    return attacks.wrong_lines(target.signer, target.place, target.known, chance)


@pytest.mark.parametrize("attack", [wrong_header, strange_header, wrong_lines])
@pytest.mark.parametrize("run", several(1, 60))
def test_signed_by_somebody_known(target: Target, count: Count, attack: Callable, run: int) -> None:
    before = state(target.made.office)
    for turn in range(EACH):
        how = outcome(target, attack(target, random.Random(f"{attack.__name__} {run} {turn}")))
        count(packages=1, **{how: 1})
    assert state(target.made.office) == before


@pytest.mark.parametrize("run", several(6, 60))
def test_bombs_and_false_promises(target: Target, count: Count, run: int) -> None:
    before = state(target.made.office)
    chance = random.Random(f"bomb {run}")
    how = outcome(target, attacks.unbelievable(target.signer, target.place, target.lines, chance))
    count(packages=1, **{how: 1})
    assert state(target.made.office) == before


def test_more_members_than_a_package_has(target: Target, count: Count) -> None:
    members = attacks.members_of(target.files["inlevering"])
    many = [(f"att/{number:064x}", b"") for number in range(20_001)]
    assert outcome(target, zipped(target.place, [*members.items(), *many])) == "refused"
    count(packages=1, refused=1)


def test_a_name_twice(target: Target, count: Count) -> None:
    members = attacks.members_of(target.files["inlevering"])
    assert outcome(target, attacks.twice_named(target.place, members)) == "refused"
    count(packages=1, refused=1)


@pytest.mark.parametrize("run", several(1, 20))
def test_a_bomb_of_zip(target: Target, count: Count, run: int) -> None:
    name = random.Random(run).choice(["body.age", "body.gz", "wijkvisitatie.json", f"att/{0:064x}"])
    zipped(target.place, [(name, bytes(50_000_000))], zipfile.ZIP_DEFLATED)
    assert outcome(target, target.place) == "refused"
    count(packages=1, refused=1)


@pytest.mark.parametrize("run", several(2, 40))
def test_damaged_start_packages_begin_nothing(
    target: Target, count: Count, tmp_path: Path, run: int
) -> None:
    whole = target.files["start"].read_bytes()
    member = rounds.members(target.made.office)[0].entity
    for turn in range(EACH):
        chance = random.Random(f"start {run} {turn}")
        file = tmp_path / "start.wvp"
        file.write_bytes(chance.choice(attacks.DAMAGE)(whole, chance))
        said = begun(tmp_path / f"nieuw-{turn}", file, member)
        assert (said == "") == (tmp_path / f"nieuw-{turn}").exists()
        assert said[-1:] in {"", "."}
        count(packages=1, **{"refused" if said else "harmless": 1})


def begun(folder: Path, file: Path, member: str) -> str:
    """Why no dossier could be made from a start package; "" when one was."""
    try:
        make_dossier(folder, file, build.PASSPHRASE, member=member).close()
    except KnownError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("run", several(2, 40))
def test_a_dossier_that_took_in_what_no_laptop_makes_still_works(
    target: Target, made_once: Path, tmp_path: Path, count: Count, run: int
) -> None:
    """Values of the wrong kind that could be meant are stored; everything must go on with them."""
    folder = Path(shutil.copytree(target.made.office.folder, tmp_path / "dossier"))
    office = target.made.open(folder)
    chance, joined = random.Random(f"join {run}"), 0
    for _turn in range(EACH):
        file = attacks.wrong_lines(target.signer, tmp_path / "p.wvp", target.known, chance)
        (found,) = look(office, [file])
        if not found.error:
            join(office, [found], deletions_seen=True)
            joined += 1
    with office.read() as connection:
        assert comparing.differences(connection) == []
    assert integrity.check(office).fingerprint  # it may name records that belong to nothing
    assert visit_objects(office) is not None
    assert observation_objects(office) is not None
    assert conflicts.open_conflicts(office) is not None
    assert rounds.framework_of(office).areas
    again = target.made.pack(office)
    assert look(office, [again])[0].error == ""
    count(packages=EACH, joined=joined)
