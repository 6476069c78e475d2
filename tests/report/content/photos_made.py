"""Photos to be printed, or not."""

from __future__ import annotations

import io

from PIL import Image

from tests import build
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import photos


def a_picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(target, "PNG")
    return target.getvalue()


def with_photo(dossier: Dossier, **values: object) -> str:
    """An observation with a photo; returns its entity."""
    observation = build.an_observation(dossier, "Een gevel met een muurschildering.", area=1)
    known = {"alt": "Een gevel", "consent": "geen personen herkenbaar", **values}
    photos.add_photo(dossier, observation=observation, data=a_picture(), **known)
    return observation
