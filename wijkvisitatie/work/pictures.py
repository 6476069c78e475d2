"""Pictures from a camera made fit to keep: small enough, upright, and nothing but pixels."""

from __future__ import annotations

import io
import re
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

LONGEST_SIDE = 1600  # pixels: sharp at the full width of a page
MOST_PIXELS = 200_000_000  # more is no photo but an attempt to fill the memory

# What cameras, telephones and screens make. Not all that Pillow can read: it would hand a
# PostScript file, for one, to another program.
_FORMATS = ("JPEG", "PNG", "HEIF", "AVIF", "WEBP", "GIF", "BMP", "TIFF")

# What decoders raise at a damaged file, as thousands of damaged ones showed; SyntaxError is
# Pillow's word for a broken PNG.
_DAMAGE = (OSError, ValueError, EOFError, RuntimeError, SyntaxError, struct.error)


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
    from PIL.Image import DecompressionBombError

    try:
        return _prepared(data)
    except (*_DAMAGE, DecompressionBombError) as error:
        raise InputError(
            _("Dit bestand is geen foto die het programma kan lezen (JPEG, PNG of HEIC).")
        ) from error


def _prepared(data: bytes) -> Picture:
    from PIL import Image

    _check_heif(data)
    _register_heif()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:  # Pillow itself only warns up to twice that
            raise ValueError(opened.size)
        opened.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))  # JPEG: decode smaller
        flat = _flat(_eight_bits(_upright(opened)))
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        coloured = _in_usual_colours(flat, opened.info.get("icc_profile"))
        return _encoded(coloured, drawn=opened.format == "PNG")


def _encoded(image: Any, *, drawn: bool) -> Picture:
    """Drawings stay PNG (sharp lines); photos become JPEG. A new image carries pixels only."""
    from PIL import Image

    pixels = Image.new("RGB", image.size)
    pixels.paste(image)
    target = io.BytesIO()
    if drawn:
        pixels.save(target, "PNG", optimize=True)
    else:
        pixels.save(target, "JPEG", quality=85, optimize=True)
    return Picture(target.getvalue(), "image/png" if drawn else "image/jpeg", *pixels.size)


def _upright(opened: Any) -> Any:
    """As the camera was held; as it lies when what the camera says of itself can't be read."""
    from PIL import ImageOps

    opened.load()  # a damaged picture must fail here, and not pass for a damaged description
    with suppress(Exception):  # damage in EXIF shows in as many ways as there are fields
        return ImageOps.exif_transpose(opened)
    return opened.copy()


def _eight_bits(image: Any) -> Any:
    """Pillow cuts deeper grey values off at white; a scan would become an empty page."""
    if image.mode != "I" and not image.mode.startswith("I;16"):
        return image
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _flat(image: Any) -> Any:
    """On white paper, without transparency: PDF/A wants opaque colours."""
    from PIL import Image

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    return image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")


def _in_usual_colours(image: Any, profile: bytes | None) -> Any:
    """In sRGB: without its profile a telephone's picture would look dull."""
    from PIL import ImageCms

    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that does not fit its picture
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            usual = ImageCms.createProfile("sRGB")
            made: Any = ImageCms.profileToProfile(image, own, usual, outputMode="RGB")
            return made
    return image.convert("RGB")


def _check_heif(data: bytes) -> None:
    """Refuse a HEIC file with a broken name in it: pi_heif (1.4) would end the whole program.

    An item's name and type follow its id (2 bytes, or 4 in version 3) and 2 bytes of protection.
    """
    if data[4:8] != b"ftyp":
        return
    for found in re.finditer(b"infe([\2\3])", data):
        box = found.start() - 4
        names = found.start() + (12 if found[1] == b"\2" else 14)
        size = int.from_bytes(data[box : box + 4], "big")
        data[names : box + size].decode()  # raises UnicodeDecodeError, which is a ValueError


def _register_heif() -> None:
    """Only for the picture itself: what else a telephone puts with it is not looked at."""
    from pi_heif import register_heif_opener

    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
