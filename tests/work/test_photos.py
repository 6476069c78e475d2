"""Photos in the dossier: sealed one by one, and no file is left that no record points to."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests import build
from wijkvisitatie.store.dossier import Writing
from wijkvisitatie.work import integrity, photos


def a_picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(target, "JPEG")
    return target.getvalue()


def files(dossier) -> list[str]:
    return [path.name for path in (dossier.folder / "bijlagen").rglob("*") if path.is_file()]


def test_one_picture_with_two_observations_is_sealed_twice_and_one_can_go(dossier):
    one, two = (build.an_observation(dossier, text) for text in ("een", "twee"))
    for observation in (one, two):
        photos.add_photo(dossier, observation=observation, data=a_picture())
    (first,), (second,) = (photos.photos(dossier, observation=entity) for entity in (one, two))
    assert first.content == second.content
    assert (first.sealed, first.key) != (second.sealed, second.key)
    photos.remove_photo(dossier, entity=first.entity)
    assert photos.photo_data(dossier, entity=second.entity)
    assert integrity.check(dossier).sound


def test_a_photo_that_could_not_be_recorded_leaves_no_file(dossier, monkeypatch):
    observation = build.an_observation(dossier)

    def refuse(*_given: object, **_named: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Writing, "create", refuse)
        with pytest.raises(KeyboardInterrupt):
            photos.add_photo(dossier, observation=observation, data=a_picture())
    assert files(dossier) == []
    photos.add_photo(dossier, observation=observation, data=a_picture())
    assert len(files(dossier)) == 1


def test_a_photo_that_was_recorded_keeps_its_file_whatever_fails_after_it(dossier, monkeypatch):
    observation = build.an_observation(dossier)
    real = dossier._engine.dialect.do_commit

    def commit_and_fail(connection: object) -> None:
        real(connection)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(dossier._engine.dialect, "do_commit", commit_and_fail)
        with pytest.raises(KeyboardInterrupt):
            photos.add_photo(dossier, observation=observation, data=a_picture())
    (photo,) = photos.photos(dossier, observation=observation)
    assert photos.photo_data(dossier, entity=photo.entity)


def test_a_name_of_a_file_from_elsewhere_never_leads_out_of_the_dossier(dossier):
    with dossier.write() as writing:
        values = {"observation": "x", "sealed": "../../etc/passwd", "key": "AA=="}
        writing.create("photo", values)
    assert "ontbreekt of is beschadigd" in integrity.check(dossier).faults[0]
