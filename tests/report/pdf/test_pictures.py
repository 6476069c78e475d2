"""Pictures come as they look, never with what the camera wrote beside them."""

import io
from pathlib import Path

import page
import pikepdf
import pytest
from PIL import Image

from tests.report.pdf import sample
from tests.report.pdf.reading import Reader
from tests.report.pdf.sample_parts import street
from wijkvisitatie.report.blocks import Entry, Picture
from wijkvisitatie.report.pdf import draw

CAMERA = "TESTCAMERA"


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo_with_data() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    exif.get_ifd(0x8825)[1] = "N"
    image = Image.open(io.BytesIO(street(600, 400)))
    return encoded(image, "JPEG", exif=exif, comment=f"{CAMERA} opmerking".encode())


def drawn(*data: bytes) -> bytes:
    pictures = tuple(Picture(one, "Tekening", "Bijschrift") for one in data)
    return draw(sample.a_report(*pictures, Entry("W-1", "", (), "tekst", pictures=pictures)))


def test_no_camera_data_in_the_file() -> None:
    photo = photo_with_data()
    assert CAMERA.encode() in photo
    pdf = drawn(photo)
    assert CAMERA.encode() not in pdf
    reader = Reader(pdf)
    streams = [one for one in reader.pdf.objects if isinstance(one, pikepdf.Stream)]
    assert streams
    assert not any(CAMERA.encode() in one.read_raw_bytes() for one in streams)


def test_the_picture_is_the_same_one() -> None:
    photo = photo_with_data()
    reader = Reader(drawn(photo))
    (found,) = reader.pdf.pages[1].Resources.XObject.values()
    shown = Image.open(io.BytesIO(found.read_raw_bytes()))
    assert shown.tobytes() == Image.open(io.BytesIO(photo)).tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_any_kind_of_picture_keeps_the_file_valid(mode: str, tmp_path: Path) -> None:
    image = Image.open(io.BytesIO(street(600, 400))).resize((60, 40))
    kind = "JPEG" if mode == "CMYK" else "PNG"
    converted = image.convert("L").convert(mode) if mode == "I;16" else image.convert(mode)
    path = tmp_path / "pictures.pdf"
    path.write_bytes(drawn(encoded(converted, kind)))
    for profile in ("ua1", "2a"):
        assert not page.validate_pdf(str(path), profile=profile).failures


@pytest.mark.parametrize(
    "data",
    [b"", b"geen plaatje", street(600, 400)[:2_000], b"\xff\xd8\xff\xe1\x00"],
    ids=["empty", "text", "cut off", "head only"],
)
def test_a_picture_that_can_not_be_read_is_told_to_the_reader(data: bytes) -> None:
    reader = Reader(drawn(data))
    assert reader.text().count("Deze afbeelding kan niet worden gelezen.") == 2


def test_a_picture_that_is_used_twice_is_stored_once() -> None:
    photo = street(600, 400)
    once, twice = drawn(photo), drawn(photo, photo)
    assert len(twice) - len(once) < len(photo)


def test_extreme_shapes_stay_on_the_page() -> None:
    data = [encoded(Image.new("RGB", size), "PNG") for size in ((1, 1), (2_000, 1), (1, 2_000))]
    assert len(Reader(drawn(*data)).pdf.pages) >= 2


def test_a_decorative_picture_is_not_read() -> None:
    picture = Picture(street(600, 400), "", decorative=True)
    reader = Reader(draw(sample.a_report(picture)))
    assert not [one for one in reader.elements() if one.S == "/Figure"]
