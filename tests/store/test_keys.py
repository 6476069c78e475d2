"""Key slots: what opens a dossier, what never does, and damage told apart from a wrong secret."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkvisitatie.errors import DossierDamaged, InputError, KnownError, WrongPassphrase
from wijkvisitatie.store import keys, recovery_code
from wijkvisitatie.store.secret import Secret

PASSPHRASE = "vier losse woorden hier"
CHEAP = {"iterations": 1, "lanes": 1, "memory_cost": 64}
# The folder is the same for all examples of a test: none of them writes to it.
same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KDF", CHEAP)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    keys.create(tmp_path, PASSPHRASE)
    yield tmp_path
    assert sorted(one.name for one in tmp_path.iterdir()) == [keys.FILE]  # nothing left beside it


@pytest.fixture
def key(folder: Path) -> bytes:
    return keys.unlock(folder, PASSPHRASE)


@pytest.fixture
def code(folder: Path, key: bytes) -> str:
    made = recovery_code.new_code()
    keys.set_recovery_code(folder, key, made)
    return made


def by_code(folder: Path, code: str) -> bytes:
    return keys.unlock_by(folder, Secret("herstelcode", code))


def test_the_passphrase_and_the_code_open_the_same_dossier(folder, key, code):
    assert keys.unlock(folder, PASSPHRASE) == by_code(folder, code) == key


def test_a_code_may_be_typed_carelessly(folder, key, code):
    careless = code.replace(" ", "-").lower().replace("0", "o").replace("1", "l")
    assert by_code(folder, f"  {careless}\n") == key
    assert by_code(folder, code.replace(" ", "").replace("0", "O").replace("1", "i")) == key


def test_a_slip_in_a_code_is_told_apart_from_a_code_of_another_dossier(folder, code):
    other = "2" if code[0] != "2" else "3"
    with pytest.raises(WrongPassphrase, match="typefout"):
        by_code(folder, other + code[1:])
    with pytest.raises(WrongPassphrase, match="36 tekens; hier staan er 35"):
        by_code(folder, code[1:])
    with pytest.raises(WrongPassphrase, match="hoort niet bij dit dossier"):
        by_code(folder, recovery_code.new_code())


def test_codes_are_all_different_and_well_formed():
    made = {recovery_code.new_code() for _turn in range(200)}
    assert len(made) == 200
    for one in made:
        assert [len(group) for group in recovery_code.groups(one)] == [4] * 9
        assert set(recovery_code.bare(one)) <= set(recovery_code.SIGNS)


def test_a_new_passphrase_leaves_the_other_slots_alone(folder, key, code):
    before = {one["soort"]: one for one in keys.read(folder)["sloten"]}
    keys.change_passphrase(folder, key, "iets heel anders")
    after = {one["soort"]: one for one in keys.read(folder)["sloten"]}
    assert after["herstelcode"] == before["herstelcode"]
    assert after["wachtwoord"] != before["wachtwoord"]
    assert by_code(folder, code) == keys.unlock(folder, "iets heel anders") == key
    with pytest.raises(WrongPassphrase):
        keys.unlock(folder, PASSPHRASE)


def test_a_new_code_takes_the_place_of_the_old_one(folder, key, code):
    keys.confirm_recovery_code(folder)
    newer = recovery_code.new_code()
    keys.set_recovery_code(folder, key, newer)
    assert by_code(folder, newer) == key
    with pytest.raises(WrongPassphrase):
        by_code(folder, code)
    (line,) = [one for one in keys.lines(folder) if one.kind == "herstelcode"]
    assert not line.kept  # the new sheet has not been seen yet


def test_a_removed_slot_no_longer_opens(folder, key, code):
    keys.remove(folder, "herstelcode")
    assert keys.unlock(folder, PASSPHRASE) == key
    with pytest.raises(WrongPassphrase):
        by_code(folder, code)


def test_confirming_changes_nothing_but_that(folder, key, code):
    keys.confirm_recovery_code(folder)
    assert [one.kept for one in keys.lines(folder)] == [True, False]
    assert all(one.whole and one.made for one in keys.lines(folder))
    assert by_code(folder, code) == key


def test_the_secretariat_opens_with_its_own_key_only(folder, key):
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    keys.set_recipient(folder, key, f"{mine.to_public()}\n")
    assert keys.unlock_by(folder, Secret("secretariaat", str(mine))) == key
    assert keys.lines(folder)[1].recipient == str(mine.to_public())
    with pytest.raises(WrongPassphrase, match="past niet"):
        keys.unlock_by(folder, Secret("secretariaat", str(other)))
    with pytest.raises(WrongPassphrase, match="AGE-SECRET-KEY"):
        keys.unlock_by(folder, Secret("secretariaat", "geen sleutel"))
    with pytest.raises(InputError, match="age1"):
        keys.set_recipient(folder, key, "age1onzin")


def test_a_secretariats_slot_of_another_dossier_is_refused(folder, key, tmp_path_factory):
    """Also when whoever swapped it worked out the check sum again."""
    from wijkvisitatie.store import slots

    secretariat = pyrage.x25519.Identity.generate()
    foreign = slots.seal_recipient(str(secretariat.to_public()), b"x" * 32, "ander dossier")
    content = keys.read(folder)
    content["sloten"].append(slots._with_check(foreign, content["dossier"]))
    keys._save(folder, content)
    with pytest.raises(WrongPassphrase):
        keys.unlock_by(folder, Secret("secretariaat", str(secretariat)))


@same_folder
@given(st.text())
def test_any_other_passphrase_is_refused(folder, key, typed):
    if typed == PASSPHRASE:
        return
    with pytest.raises(WrongPassphrase, match="past niet"):
        keys.unlock(folder, typed)


@same_folder
@given(st.sampled_from(["herstelcode", "secretariaat"]), st.text())
def test_any_other_secret_is_refused(folder, code, kind, typed):
    with pytest.raises(WrongPassphrase):
        keys.unlock_by(folder, Secret(kind, typed))


def test_every_flipped_bit_is_harmless_or_called_damage(folder, key, code):
    """With the right secret in hand nobody may be told that it is wrong."""
    file = folder / keys.FILE
    whole = file.read_bytes()
    damaged = 0
    for place in range(len(whole)):
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << place % 8
        file.write_bytes(spoiled)
        for secret in (Secret("wachtwoord", PASSPHRASE), Secret("herstelcode", code)):
            try:
                assert keys.unlock_by(folder, secret) == key
            except DossierDamaged:
                damaged += 1
    assert damaged > len(whole) // 2


def test_damage_to_one_slot_leaves_the_others_usable(folder, key, code):
    content = keys.read(folder)
    (slot,) = [one for one in content["sloten"] if one["soort"] == "wachtwoord"]
    slot["zout"] = slot["zout"][::-1]
    keys._save(folder, content)
    with pytest.raises(DossierDamaged, match="slot beschadigd"):
        keys.unlock(folder, PASSPHRASE)
    assert by_code(folder, code) == key
    keys.change_passphrase(folder, key, "nieuw en heel")
    assert keys.unlock(folder, "nieuw en heel") == key


def test_a_damaged_code_does_not_make_a_wrong_passphrase_look_like_damage(folder, code):
    content = keys.read(folder)
    content["sloten"][0]["nonce"] = "AAAA"
    keys._save(folder, content)
    assert content["sloten"][0]["soort"] == "herstelcode"
    with pytest.raises(WrongPassphrase):
        keys.unlock(folder, "fout wachtwoord")


def test_a_key_file_from_before_the_check_sums_still_works(folder, key):
    content = keys.read(folder)
    for name in ("controle", "gemaakt"):
        del content["sloten"][0][name]
    keys._save(folder, content)
    assert keys.unlock(folder, PASSPHRASE) == key
    keys.set_recovery_code(folder, key, recovery_code.new_code())
    assert keys.unlock(folder, PASSPHRASE) == key


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"sloten": 3}', '{"dossier": "a", "sloten": [1]}', "[" * 100_000]
)
def test_what_is_no_key_file_is_called_damaged(folder, content):
    (folder / keys.FILE).write_text(content, encoding="utf-8")
    with pytest.raises(DossierDamaged, match="beschadigd"):
        keys.unlock(folder, PASSPHRASE)


def test_a_slot_of_a_newer_version_is_kept(folder, key):
    content = keys.read(folder)
    content["sloten"].append({"soort": "pasje", "nummer": 7})
    keys._save(folder, content)
    keys.change_passphrase(folder, key, "een nieuw wachtwoord")
    assert keys.read(folder)["sloten"][-1] == {"soort": "pasje", "nummer": 7}
    with pytest.raises(WrongPassphrase):
        keys.unlock(folder, PASSPHRASE)


def test_a_change_that_can_not_be_written_leaves_the_old_way_in(folder, key, monkeypatch):
    def full(*_arguments: object) -> None:
        raise KnownError("vol")

    monkeypatch.setattr(keys, "write_whole", full)
    with pytest.raises(KnownError):
        keys.change_passphrase(folder, key, "iets nieuws")
    assert keys.unlock(folder, PASSPHRASE) == key


def test_the_file_holds_no_secret(folder, key, code):
    text = (folder / keys.FILE).read_text(encoding="utf-8")
    assert json.loads(text)["sloten"]
    for secret in (PASSPHRASE, code, recovery_code.bare(code), recovery_code.bare(code)[:8]):
        assert secret not in text
    assert PASSPHRASE not in repr(Secret("wachtwoord", PASSPHRASE))
