"""Pictures from a camera made fit to keep: small enough, upright, and nothing but pixels."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

LONGEST_SIDE = 1600  # pixels: sharp at the full width of a page
MOST_PIXELS = 200_000_000  # more is no photo but an attempt to fill the memory


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture re-encoded from its pixels: no EXIF, GPS, XMP, thumbnail or comment is left."""

    data: bytes
    mime: str
    width: int
    height: int


def prepare(data: bytes) -> Picture:
    """Re-encode a JPEG, PNG, HEIC or other picture. Raises InputError when it can't be read.

    Done when a photo comes in and never at report time: shrinking costs half a second each.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    _register_heif()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(data)) as opened:
            opened.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))  # JPEG: decode smaller
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _encoded(upright, drawn=opened.format == "PNG")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,  # Pillow's word for a broken PNG
    ) as error:
        raise InputError(
            _("Dit bestand is geen foto die het programma kan lezen (JPEG, PNG of HEIC).")
        ) from error


def _encoded(image: Any, *, drawn: bool) -> Picture:
    """Drawings stay PNG (sharp lines); photos become JPEG. A new image carries pixels only."""
    from PIL import Image

    flat = _flat(image)
    pixels = Image.new("RGB", flat.size)
    pixels.paste(flat)
    target = io.BytesIO()
    if drawn:
        pixels.save(target, "PNG", optimize=True)
    else:
        pixels.save(target, "JPEG", quality=85, optimize=True)
    return Picture(target.getvalue(), "image/png" if drawn else "image/jpeg", *pixels.size)


def _flat(image: Any) -> Any:
    """On white paper, without transparency: PDF/A wants opaque RGB."""
    from PIL import Image

    if image.mode not in {"RGBA", "LA", "PA"} and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")


def _register_heif() -> None:
    from pi_heif import register_heif_opener

    register_heif_opener()
