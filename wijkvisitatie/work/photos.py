"""Photos with observations: taken in without their metadata, described, removed."""

from __future__ import annotations

from contextlib import suppress

import sqlalchemy as sa

from wijkvisitatie.errors import KnownError
from wijkvisitatie.model.records import Photo
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.texts import _
from wijkvisitatie.work.pictures import prepare
from wijkvisitatie.work.reading import every, find


def add_photo(
    dossier: Dossier, *, observation: str, data: bytes, entity: str = "", **values: Value
) -> Changes:
    """Put a photo with an observation. Raises InputError when it is no picture we can read."""
    picture = prepare(data)
    sealed = dossier.keep_picture(picture.data)
    known: dict[str, Value] = {
        "observation": observation,
        "content": sealed.content,
        "sealed": sealed.sealed,
        "key": sealed.key,
        "mime": picture.mime,
        "width": picture.width,
        "height": picture.height,
    }
    try:
        with dossier.write(_("Foto toegevoegd")) as writing:
            writing.create("photo", {**known, **values}, entity=entity)
            return writing.changes()
    except BaseException:
        _take_away(dossier, sealed.sealed)  # or each try on a full disk would fill it more
        raise


def change_photo(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change a photo's description, caption, consent, or whether it is decoration only."""
    with dossier.write(_("Foto gewijzigd")) as writing:
        writing.put("photo", entity, values)
        return writing.changes()


def remove_photo(dossier: Dossier, *, entity: str) -> Changes:
    """Move a photo to the trash."""
    with dossier.write(_("Foto naar de prullenbak")) as writing:
        writing.delete("photo", entity)
        return writing.changes()


def photos(dossier: Dossier, *, observation: str) -> tuple[Photo, ...]:
    """The photos of an observation, oldest first."""
    with dossier.read() as connection:
        table = TABLES["photo"]
        return every(connection, Photo, table.c.observation == observation, order=["at"])


def photos_of_visit(dossier: Dossier, *, visit: str) -> tuple[Photo, ...]:
    """All photos of a visit's observations."""
    photo, observation = TABLES["photo"], TABLES["observation"]
    inside = (
        observation.select()
        .with_only_columns(observation.c.entity)
        .where(observation.c.visit == visit, observation.c.deleted.is_(False))
    )
    with dossier.read() as connection:
        return every(connection, Photo, photo.c.observation.in_(inside), order=["at"])


def photo_data(dossier: Dossier, *, entity: str) -> bytes:
    """A photo's bytes (JPEG or PNG). Raises DossierDamaged when its file is."""
    with dossier.read() as connection:
        found = find(connection, Photo, entity)
    return dossier.picture(sealed=found.sealed, key=found.key)


def _take_away(dossier: Dossier, sealed: str) -> None:
    """Remove a picture that no record points to; one that was recorded after all stays."""
    photo = TABLES["photo"].c
    with suppress(KnownError), dossier.read() as connection:  # when in doubt it stays
        if (
            connection.execute(sa.select(photo.entity).where(photo.sealed == sealed)).first()
            is None
        ):
            dossier.forget_picture(sealed)
