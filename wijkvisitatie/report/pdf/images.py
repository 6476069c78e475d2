"""Pictures for the file: their pixels only, without what a camera wrote beside them."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image, UnidentifiedImageError
from reportlab.pdfbase import pdfdoc

from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.style import SMALL_EDGE

# The parts of a JPEG that draw the picture; all other application data and comments go.
_START_OF_SCAN: Final = 0xDA
_COLOUR_TRANSFORM: Final = 0xEE
_PRIVATE: Final = frozenset({*range(0xE0, 0xF0), 0xFE}) - {_COLOUR_TRANSFORM}
_COMPONENTS: Final = {"L": ("DeviceGray", 1), "RGB": ("DeviceRGB", 3)}
_MOST_PIXELS: Final = 50_000_000  # more is not a photo that was reduced on import


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image ready for the file: its size in pixels and its data."""

    name: str
    width: int
    height: int
    mode: str  # "L" or "RGB"
    data: bytes
    is_jpeg: bool


def read(data: bytes) -> Pixels | None:
    """The picture in ``data`` (JPEG, PNG or what Pillow knows); ``None`` when it can't be read."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            if image.format == "JPEG" and image.mode in _COMPONENTS:
                image.load()  # a broken picture is found here, not by the reader
                return _pixels(image, b"".join(_drawing_segments(data)), is_jpeg=True)
            flat = _on_white(image)
            return _pixels(flat, flat.tobytes(), is_jpeg=False)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # Pillow raises any of these for a damaged file


def add(canvas: TaggedCanvas, pixels: Pixels) -> None:
    """Store a picture in the document; one that is used twice is stored once."""
    canvas.add_image(pixels.name, _stream(pixels))


def _pixels(image: Image.Image, data: bytes, *, is_jpeg: bool) -> Pixels:
    mode = image.mode if image.mode in _COMPONENTS else "RGB"
    name = hashlib.sha256(data).hexdigest()[:32]
    return Pixels(name, image.width, image.height, mode, data, is_jpeg)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture without transparency, which would ask for a blending space in the file."""
    if image.mode in _COMPONENTS and "transparency" not in image.info:
        return image.copy()
    with_alpha = image.convert("RGBA")
    page = Image.new("RGB", image.size, "white")
    page.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return page


def _stream(pixels: Pixels) -> Any:
    space, _ = _COMPONENTS[pixels.mode]
    dictionary = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": pixels.width,
        "Height": pixels.height,
        "ColorSpace": pdfdoc.PDFName(space),
        "BitsPerComponent": 8,
        "Filter": pdfdoc.PDFName("DCTDecode" if pixels.is_jpeg else "FlateDecode"),
    }
    data = pixels.data if pixels.is_jpeg else zlib.compress(pixels.data)
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(dictionary), data)


def _drawing_segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG without those that hold place, time, camera or thumbnails."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data):
        kind = data[at + 1]
        if data[at] != 0xFF or kind == _START_OF_SCAN:
            break
        if kind == 0xFF:  # fill byte
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind not in _PRIVATE:
            yield data[at:end]
        at = end
    yield data[at : data.rfind(b"\xff\xd9") + 2 or None]


def fitted(pixels: Pixels, width: float, height: float) -> tuple[float, float]:
    """The size in points at which the picture fills ``width``, or ``height`` if it is tall."""
    scale = min(width / pixels.width, height / pixels.height)
    return max(pixels.width * scale, SMALL_EDGE), max(pixels.height * scale, SMALL_EDGE)
