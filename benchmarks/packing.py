"""A member's package of a day's work, against a plain ZIP of the same bytes.

The floor reads the same text and pictures and puts them in a ZIP on the disk: it encrypts nothing,
signs nothing, and does not look at what it has written. Ours reads the package again from the disk.
"""

from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path

import pyrage

from benchmarks import data
from benchmarks.measure import Ratio, in_turn
from tests import build
from wijkvisitatie.exchange.packing import pack
from wijkvisitatie.store import peers
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.peers import Peer

OBSERVATIONS = 600
PHOTOS = 40
PHOTO = 2_500_000  # bytes


def run() -> list[Ratio]:
    """How much longer packing takes, with and without the photos; and in seconds."""
    folder = data.new_folder()
    dossier = _a_days_work(folder / "dossier")
    pictures = sorted((dossier.folder / "bijlagen").rglob("*/*"))
    words = f"{OBSERVATIONS} waarnemingen inpakken"
    whole = in_turn(
        f"{words} en {PHOTOS} foto’s / gewone ZIP",
        lambda: pack(dossier, folder / "pakket.wvp"),
        lambda: _plain(dossier, folder / "gewoon.zip", pictures),
        most=4.0,
        rounds=5,
    )
    without = in_turn(
        f"{words} / gewone ZIP",
        lambda: pack(dossier, folder / "pakket.wvp", without_pictures=True),
        lambda: _plain(dossier, folder / "gewoon.zip", []),
        most=5.0,
        rounds=5,
    )
    dossier.close()
    return [whole, without, Ratio("… met foto’s / een seconde", whole.ours, 1.0, 5.0)]


def _a_days_work(folder: Path) -> Dossier:
    """A member's dossier: one that knows a secretariat."""
    dossier = build.a_round(folder)
    chance = random.Random(1)
    with dossier.write() as writing:
        made = [
            writing.create("observation", data.observation(number, dossier.member, chance))
            for number in range(OBSERVATIONS)
        ]
    for number in range(PHOTOS):
        sealed = dossier.keep_picture(chance.randbytes(PHOTO))
        values = {"observation": made[number], "sealed": sealed.sealed, "key": sealed.key}
        with dossier.write() as writing:
            writing.create("photo", {**values, "content": sealed.content, "mime": "image/jpeg"})
    with dossier.write() as writing:
        peers.keep(
            writing.connection,
            Peer(
                public_key="0" * 64,
                recipient=str(pyrage.x25519.Identity.generate().to_public()),
                member="",
                name="secretariaat",
                role="secretariaat",
                how="startpakket",
            ),
        )
    return dossier


def _plain(dossier: Dossier, place: Path, pictures: list[Path]) -> None:
    with dossier.read() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM revision").scalars().all()
    with place.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("regels.jsonl", "\n".join(bodies))
            for picture in pictures:
                archive.write(picture, picture.name, zipfile.ZIP_STORED)
        file.flush()
        os.fsync(file.fileno())
