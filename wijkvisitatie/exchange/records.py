"""Observations as plain objects under the names of ``columns``: what every kind of file holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wijkvisitatie.model.records import Photo
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import photos, programme, visits
from wijkvisitatie.work.observations import Filter, ObservationLine, in_order

Object = dict[str, Any]


def observation_objects(dossier: Dossier, *, words: str = "") -> list[Object]:
    """All observations, or those in which these words stand, in the order of the visits.

    The order does not depend on how they came into the dossier: equal dossiers give equal files.
    """
    visit_keys = {line.visit.entity: line.visit.key for line in visits.visit_lines(dossier)}
    titles = _item_titles(dossier, visit_keys)
    lines = [
        line
        for line in in_order(dossier, filter=Filter(words=words))
        if line.observation.visit in visit_keys  # not those of a visit in the trash
    ]
    lines.sort(key=lambda line: _place(line, visit_keys))
    return [_object(dossier, line, visit_keys, titles) for line in lines]


def _place(line: ObservationLine, visit_keys: Mapping[str, str]) -> tuple[Any, ...]:
    one = line.observation
    return visit_keys[one.visit], one.at, one.serial, one.entity


def _item_titles(dossier: Dossier, visit_entities: Iterable[str]) -> dict[str, str]:
    return {
        item.entity: item.title
        for visit in visit_entities
        for item in programme.items(dossier, visit=visit)
    }


def _object(
    dossier: Dossier,
    line: ObservationLine,
    visit_keys: Mapping[str, str],
    titles: Mapping[str, str],
) -> Object:
    one = line.observation
    taken = photos.photos(dossier, observation=one.entity) if line.photos else ()
    return {
        "nummer": line.number,
        "bezoek": visit_keys[one.visit],
        "wijk": line.wijk_key,
        "wijknaam": line.wijk,
        "aandachtspunt": one.area,
        "soort": one.kind,
        "bewijs": one.evidence,
        "tekst": one.text,
        "duiding": one.interpretation,
        "rol": one.role,
        "setting": one.setting,
        "tijd": one.at,
        "lid": line.letter,
        "lidnaam": line.member,
        "programmaonderdeel": titles.get(one.item or "", ""),
        "onderdeelid": one.item,
        "leidvraag": one.question,
        "citaatstatus": one.quote_status,
        "vertrouwelijk": one.confidential,
        "bron": one.source,
        "fotos": [_photo_object(photo) for photo in taken],
        "id": one.entity,
    }


def _photo_object(photo: Photo) -> Object:
    return {
        "id": photo.entity,
        "inhoud": photo.content,
        "soort": photo.mime,
        "breedte": photo.width,
        "hoogte": photo.height,
        "beschrijving": photo.alt,
        "versiering": photo.decorative,
        "bijschrift": photo.caption,
        "toestemming": photo.consent,
        "tijd": photo.at,
    }
