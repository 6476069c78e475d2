"""What docs/pakketten.md says is how a package is read: its steps, followed on a real one."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.exceptions import InvalidSignature

from tests import build
from tests.exchange.laptops import laptops, picture
from wijkvisitatie.exchange.package import Header
from wijkvisitatie.store.identity import identity
from wijkvisitatie.store.revisions import Revision, revision_id
from wijkvisitatie.work import photos

DOCUMENT = (Path(__file__).parents[2] / "docs" / "pakketten.md").read_text(encoding="utf-8")
VERIFYING, PICTURE = re.findall("```python\n(.*?)```", DOCUMENT, flags=re.DOTALL)


@pytest.fixture(scope="module")
def unpacked(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a member's package with a photo, unzipped, and the key that opens it."""
    place = tmp_path_factory.mktemp("document")
    with laptops(made_once, place, ("Anna",)) as made:
        (anna,) = made.members
        observation = build.an_observation(anna, "De winkelstraat leeft.")
        photos.add_photo(anna, observation=observation, data=picture(), alt="Een straat")
        shutil.copyfile(made.pack(anna), place / "pakket.wvp")
        key = identity(made.office).age_identity
    (place / "sleutel.txt").write_text(f"{key}\n", encoding="ascii")
    with zipfile.ZipFile(place / "pakket.wvp") as archive:
        archive.extractall(place / "uitgepakt")
    body = (place / "uitgepakt" / "body.age").read_bytes()
    opened = bytes(pyrage.decrypt(body, [pyrage.x25519.Identity.from_str(key)]))
    (place / "uitgepakt" / "regels.txt").write_bytes(gzip.decompress(opened))
    return place


def lines(place: Path) -> list[bytes]:
    return (place / "uitgepakt" / "regels.txt").read_bytes().splitlines(keepends=True)


def revisions(place: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(place)[2:]]


def test_the_three_checks(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = json.loads(lines(unpacked)[0])
    assert hashlib.sha256(b"".join(lines(unpacked)[2:])).hexdigest() == header["sha256"]
    for file in (unpacked / "uitgepakt" / "att").iterdir():
        assert hashlib.sha256(file.read_bytes()).hexdigest() == file.name
    monkeypatch.chdir(unpacked)
    exec(VERIFYING, {})


def test_the_signature_check_can_fail(
    unpacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "uitgepakt").mkdir()
    changed = (unpacked / "uitgepakt" / "regels.txt").read_bytes().replace(b'"part":1', b'"part":2')
    (tmp_path / "uitgepakt" / "regels.txt").write_bytes(changed)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSignature):
        exec(VERIFYING, {})


def test_what_the_lines_say(unpacked: Path) -> None:
    said = {one["kind"]: one["set"] for one in revisions(unpacked) if one["kind"] != "wijk"}
    assert said["observation"]["text"] == "De winkelstraat leeft."
    for line, content in zip(lines(unpacked)[2:], revisions(unpacked), strict=True):
        body = line.rstrip(b"\n").decode()
        assert Revision(**content).body() == body
        assert hashlib.sha256(body.encode()).hexdigest()[:32] == revision_id(body)


def test_the_picture(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (photo,) = [one["set"] for one in revisions(unpacked) if one["kind"] == "photo"]
    monkeypatch.chdir(unpacked)
    found: dict[str, Any] = {"foto": photo}
    exec(PICTURE, found)
    assert found["beeld"][:2] == b"\xff\xd8"
    assert hashlib.sha256(found["beeld"]).hexdigest() == photo["content"]


def test_every_field_of_the_header_is_told(unpacked: Path) -> None:
    header = json.loads(lines(unpacked)[0])
    front = json.loads((unpacked / "uitgepakt" / "wijkvisitatie.json").read_bytes())
    assert front.items() <= header.items()
    for name in {*header, *header["extra"], *(one.name for one in fields(Header))}:
        assert f"`{name}`" in DOCUMENT, name


def test_every_field_of_a_change_is_told(unpacked: Path) -> None:
    for name in Revision.__slots__:
        assert f"`{name}`" in DOCUMENT
    for kind in {one["kind"] for one in revisions(unpacked)}:
        assert f"`{kind}`" in DOCUMENT


@pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not here")
def test_with_the_program_age(unpacked: Path) -> None:
    command = ["age", "-d", "-i", "sleutel.txt", "-o", "door-age.gz", "uitgepakt/body.age"]
    assert " ".join(command).replace("door-age.gz", "uitgepakt/body.gz") in DOCUMENT
    subprocess.run(command, cwd=unpacked, check=True)
    assert gzip.decompress((unpacked / "door-age.gz").read_bytes()) == b"".join(lines(unpacked))
