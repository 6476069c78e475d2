"""No word that a camera wrote in a photo is left in what is stored, or in the printed report."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from tests import build
from wijkvisitatie.report.content.visit import visit_report
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import photos

PLANTED = b"GeheimWoord"
WORD = PLANTED.decode()
XMP = b"<x:xmpmeta>" + PLANTED + b"</x:xmpmeta>"
HEIC = Path(__file__).with_name("data") / "phone.heic"
IN_HEIC = b"Geheim"


def saved(kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(target, kind, **options)
    return target.getvalue()


def exif() -> Image.Exif:
    """Who made it, where, a remark, and a second directory as for a thumbnail."""
    made = Image.Exif()
    made[0x010F] = f"{WORD} merk"
    made[0x013B] = f"{WORD} maker"
    made[0x8825] = {1: "N", 2: (51.0, 59.0, 3.0), 29: WORD}
    made.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + PLANTED
    return made


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


def jpeg() -> bytes:
    """Also with IPTC, and a thumbnail inside that has a comment of its own."""
    data = saved("JPEG", exif=exif(), xmp=XMP, comment=PLANTED, icc_profile=PLANTED * 20)
    name = b"\x1c\x02\x50" + len(PLANTED).to_bytes(2, "big") + PLANTED
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(name).to_bytes(4, "big") + name + b"\0"
    thumbnail = b"JFXX\0\x10" + saved("JPEG", comment=PLANTED)
    return data[:2] + segment(0xED, iptc) + segment(0xE0, thumbnail) + data[2:]


def png() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", WORD)
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved("PNG", pnginfo=text, exif=exif())


def made(kind: str) -> tuple[bytes, bytes]:
    """A photo, and the word that is planted in it."""
    if kind == "heic":
        return HEIC.read_bytes(), IN_HEIC
    known = {
        "jpeg": jpeg,
        "png": png,
        "webp": lambda: saved("WEBP", exif=exif(), xmp=XMP),
        "tiff": lambda: saved("TIFF", tiffinfo={270: WORD, 315: WORD, 700: XMP, 33723: PLANTED}),
    }
    return known[kind](), PLANTED


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "heic"])
def test_nothing_a_camera_wrote_is_stored_or_printed(dossier: Dossier, kind: str) -> None:
    data, word = made(kind)
    assert word in data
    observation = build.an_observation(dossier, "Een plein.", area=1, kind="goede weg")
    photos.add_photo(
        dossier,
        observation=observation,
        data=data,
        alt="Een plein",
        consent="geen personen herkenbaar",
    )
    (photo,) = photos.photos(dossier, observation=observation)
    assert word not in photos.photo_data(dossier, entity=photo.entity)
    printed = draw(visit_report(dossier, visit=build.VISIT))
    assert all(word not in part for part in parts(printed))


def parts(printed: bytes) -> list[bytes]:
    """The file as it is, and every stream in it, packed and unpacked; there is a photo in it."""
    found, pictures = [printed], 0
    with pikepdf.open(io.BytesIO(printed)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Stream):
                found.append(one.read_raw_bytes())
                pictures += one.get("/Subtype") == "/Image"
                found += [] if "/DCTDecode" in str(one.get("/Filter")) else [one.read_bytes()]
    assert pictures
    return found
