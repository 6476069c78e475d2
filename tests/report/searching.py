"""All that can be found in a file by who looks further than its pages."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
from PIL import Image

from tests.report.pdf.reading import Reader


def in_pdf(data: bytes) -> str:
    """Every text in a PDF: on its pages, in any string of any object, in any stream, and in the
    bytes themselves; without the signs that only the layout puts in a word.
    """
    reader = Reader(data)
    texts = [reader.text(), reader.story(), *_as_bytes(data)]
    for one in reader.pdf.objects:
        texts += _strings(one)
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image":
            texts += _as_bytes(one.read_bytes())
    return "\n".join(text.replace("\u00ad", "") for text in texts)


def in_word(data: bytes) -> str:
    """Every text in a Word file: in each of its parts, with words whole over pieces of layout."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        found = [parts.read(name) for name in parts.namelist()]
    texts = [text for part in found for text in _as_bytes(part)]
    return "\n".join(text for one in texts for text in (one, re.sub("<[^>]*>", "", one)))


def in_bytes(data: bytes) -> str:
    """The text of a file that is text."""
    return "\n".join(_as_bytes(data))


def pictures(data: bytes) -> set[tuple[int, ...]]:
    """The colour in the middle of each picture in a PDF."""
    pdf, found = pikepdf.open(io.BytesIO(data)), set()
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
            image = pikepdf.PdfImage(one).as_pil_image().convert("RGB")
            found.add(image.getpixel((image.width // 2, image.height // 2)))
    return found


def colour(picture: bytes) -> tuple[int, ...]:
    """The colour of a picture that has one."""
    return Image.open(io.BytesIO(picture)).convert("RGB").getpixel((5, 5))


def _strings(value: object) -> list[str]:
    if isinstance(value, pikepdf.String):
        return [str(value), *_as_bytes(bytes(value))]
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return [text for name in value.keys() for text in [name, *_direct(value[name])]]  # noqa: SIM118
    if isinstance(value, pikepdf.Array):
        return [text for one in value for text in _direct(one)]
    return []


def _direct(value: object) -> list[str]:
    """What is in a value that is no object of its own."""
    return [] if getattr(value, "is_indirect", False) else _strings(value)


def _as_bytes(data: bytes) -> list[str]:
    return [data.decode("utf-8", "ignore"), data.decode("utf-16-be", "ignore")]
