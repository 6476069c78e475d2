"""Photos as they come in: only pixels are kept, upright, and no file can bring the program down."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from wijkvisitatie.errors import InputError
from wijkvisitatie.work.pictures import LONGEST_SIDE, prepare

SECRETS = (b"Geheim", b"GPS", b"Exif", b"http://ns.adobe", b"xmpmeta", b"ICC_PROFILE", b"acsp")
HEIC = Path(__file__).with_name("data") / "phone.heic"
RED, WHITE = (200, 30, 30), (255, 255, 255)


def camera_exif() -> bytes:
    """What a telephone writes, of a picture that was taken a quarter turned."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "GeheimMerk"
    exif[0x8825] = {1: "N", 2: (51.0, 59.0, 3.0), 3: "E", 4: (5.0, 55.0, 1.0)}
    return exif.tobytes()


def sensor_picture(mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> Image.Image:
    """White, with red at the upper left."""
    image = Image.new("RGB", size, WHITE)
    image.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def from_camera() -> dict[str, bytes]:
    """Files with all that should not be kept, lying on their side."""
    image, exif = sensor_picture(), camera_exif()
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>GeheimXmp</x:xmpmeta>")
    text.add_text("Comment", "GeheimCommentaar")
    more = {"exif": exif, "icc_profile": srgb()}
    xmp = b"<x:xmpmeta>GeheimXmp</x:xmpmeta>"
    return {
        "jpeg": file_of(image, "JPEG", **more, xmp=xmp, comment=b"GeheimCommentaar"),
        "png": file_of(image, "PNG", **more, pnginfo=text),
        "webp": file_of(image, "WEBP", **more, xmp=xmp),
        "tiff": file_of(image, "TIFF", **more),
        "heic": HEIC.read_bytes(),
    }


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "heic"])
def test_of_a_camera_file_nothing_is_kept_but_upright_pixels(kind):
    data = from_camera()[kind]
    assert b"Geheim" in data
    picture = prepare(data)
    for secret in SECRETS:
        assert secret not in picture.data
    kept = opened(picture.data)
    assert not kept.getexif()
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert kept.size == (picture.width, picture.height) == (64, 96)
    assert near(kept.getpixel((48, 16)), RED), "turned a quarter: red is at the upper right"
    assert near(kept.getpixel((16, 16)), WHITE)


def test_a_wide_colour_profile_is_worked_into_the_pixels():
    swapped = _swapped_profile()
    kept = opened(prepare(file_of(sensor_picture(), "PNG", icc_profile=swapped)).data)
    assert not near(kept.getpixel((10, 10)), RED)
    assert near(kept.getpixel((90, 60)), WHITE)


def _swapped_profile() -> bytes:
    """The usual colours with two of its colours exchanged: easy to see when it is used."""
    profile = srgb()
    return profile.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_profile_or_exif_that_is_broken_costs_the_profile_and_not_the_photo():
    picture = file_of(
        sensor_picture(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff", icc_profile=b"x"
    )
    assert near(opened(prepare(picture).data).getpixel((10, 10)), RED)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("P", "GIF"), ("LA", "PNG"), ("RGBA", "WEBP")],
)
def test_every_way_of_holding_colours_becomes_opaque_rgb(mode, kind):
    kept = opened(prepare(file_of(sensor_picture(mode), kind)).data)
    assert kept.mode == "RGB"
    assert near(kept.getpixel((90, 60)), WHITE)
    grey = sensor_picture("L").convert("RGB").getpixel((5, 5))
    assert near(kept.getpixel((10, 10)), grey if mode in {"L", "LA"} else RED)


def test_what_is_transparent_becomes_paper():
    kept = opened(prepare(file_of(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG")).data)
    assert kept.getpixel((4, 4)) == WHITE


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_are_no_white_page(kind):
    kept = opened(prepare(file_of(Image.new("I;16", (9, 9), 32_768), kind)).data)
    assert near(kept.getpixel((4, 4)), (128, 128, 128))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_one_is_kept(kind):
    frames = [Image.new("RGB", (20, 20), "blue") for _ in range(3)]
    data = file_of(sensor_picture(size=(20, 20)), kind, save_all=True, append_images=frames)
    assert near(opened(prepare(data).data).getpixel((3, 3)), RED)


def test_a_large_picture_is_made_smaller_and_keeps_its_shape():
    picture = prepare(file_of(sensor_picture(size=(4000, 1000)), "JPEG"))
    assert (picture.width, picture.height) == (LONGEST_SIDE, 400)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("width", [20_000, 60_000])
def test_a_bomb_is_refused_before_it_is_unpacked(width):
    with pytest.raises(InputError, match="geen foto"):
        prepare(_png_that_claims(width, 15_000))


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"geen foto",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"%PDF-1.7",
        b"\xff\xd8",
    ],
    ids=["nothing", "text", "postscript", "pdf", "two bytes"],
)
def test_what_is_no_photo_is_refused_in_a_sentence(data):
    with pytest.raises(InputError, match="geen foto"):
        prepare(data)


def test_a_broken_name_in_a_heic_file_does_not_end_the_program():
    name = b"application/rdf+xml"
    assert name in HEIC.read_bytes()
    with pytest.raises(InputError, match="geen foto"):
        prepare(HEIC.read_bytes().replace(name, b"\xff" * len(name)))


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, about what is damaged
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "heic"])
def test_damage_gives_a_photo_or_a_sentence_and_nothing_else(kind):
    whole, chance = from_camera()[kind], random.Random(5)
    refused = 0
    for _turn in range(40):
        data = bytearray(whole)
        for _flip in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        cut = chance.choice([len(data), chance.randrange(len(data))])
        try:
            prepare(bytes(data[:cut]))
        except InputError:
            refused += 1
    assert refused
