"""The file as a whole: same bytes for the same report, stopped cleanly, stored whole or not."""

import errno
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.report.pdf import sample
from tests.report.pdf.reading import Reader
from wijkvisitatie.errors import (
    Cancelled,
    InputError,
    StorageAway,
    StorageFull,
    StorageReadOnly,
)
from wijkvisitatie.report.blocks import Heading, Paragraph, Run
from wijkvisitatie.report.pdf import draw, write

DIGEST = (
    "import hashlib; from tests.report.pdf.sample import report;"
    "from wijkvisitatie.report.pdf import draw;"
    "print(hashlib.sha256(draw(report())).hexdigest())"
)
LAST_PAGE = re.compile(r"Pagina (\d+) van (\d+)")


def test_equal_reports_give_equal_bytes(sample_pdf: bytes) -> None:
    assert draw(sample.report()) == sample_pdf


def test_bytes_do_not_depend_on_the_process() -> None:
    digests = set()
    for seed, zone, epoch in (("1", "Europe/Amsterdam", "1"), ("2", "Asia/Tokyo", "2000000000")):
        changed = {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch}
        surroundings = {**os.environ, **changed}
        run = subprocess.run(
            [sys.executable, "-c", DIGEST],
            env=surroundings,
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout)
    assert len(digests) == 1


def test_another_date_gives_another_file(sample_pdf: bytes) -> None:
    assert draw(replace(sample.report(), date="2010-07-06")) != sample_pdf


def test_dates_in_the_file_are_those_of_the_report(reader: Reader) -> None:
    assert str(reader.pdf.docinfo["/CreationDate"]) == "D:20100705000000+00'00'"
    with reader.pdf.open_metadata() as metadata:
        assert metadata["xmp:CreateDate"] == "2010-07-05T00:00:00Z"


def test_title_and_language_are_in_the_file(reader: Reader) -> None:
    assert str(reader.pdf.docinfo["/Title"]) == "Bezoekverslag Klarendal, Arnhem"
    assert str(reader.pdf.Root.Lang) == "nl-NL"
    assert bool(reader.pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_every_page_but_the_cover_has_its_number_and_the_status(reader: Reader) -> None:
    total = len(reader.pdf.pages)
    for page in range(1, total):
        text = reader.text(page)
        assert LAST_PAGE.search(text).groups() == (str(page + 1), str(total))
        assert "CONCEPT" in text
        assert "Bezoekverslag Klarendal" in text


def test_all_fonts_are_embedded(reader: Reader) -> None:
    for page in reader.pdf.pages:
        for font in page.Resources.Font.values():
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_progress_counts_up_to_the_last_block() -> None:
    seen: list[tuple[int, int]] = []
    report = sample.report()
    draw(report, progress=lambda done, total: seen.append((done, total)))
    count = len(report.blocks)
    assert seen == [(done, count) for done in range(count + 1)]


def test_a_cancelled_report_leaves_no_file(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(sample.report(), tmp_path / "verslag.pdf", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_the_written_file_is_what_was_drawn(tmp_path: Path, sample_pdf: bytes) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(b"een vorige versie")
    write(sample.report(), path)
    assert path.read_bytes() == sample_pdf
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, StorageFull), (errno.EROFS, StorageReadOnly), (errno.EIO, StorageAway)],
)
def test_a_disk_that_refuses_keeps_the_old_file(
    number: int, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(b"een vorige versie")

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(error):
        write(sample.report(), path)
    assert path.read_bytes() == b"een vorige versie"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"verslag\.pdf"):
        write(sample.a_report(), tmp_path / "weg" / "verslag.pdf")


def test_a_heading_never_ends_a_page() -> None:
    """At each height of the page: a heading takes the start of its text along."""
    for filler in range(30, 46):
        blocks = [Paragraph((Run("regel\n" * filler),)), Heading("Een kop", 1)]
        reader = Reader(draw(sample.a_report(*blocks, Paragraph((Run("tekst\n" * 4),)))))
        page = next(page for page in range(1, 4) if "Een kop" in reader.text(page))
        assert "tekst" in reader.text(page)


def test_a_remark_stands_with_what_it_is_about() -> None:
    """At each height of the page: "Rust op: …" at the top of the next would be about nothing."""
    for filler in range(30, 46):
        blocks = [Paragraph((Run("regel\n" * filler),)), Paragraph((Run("De bevinding."),))]
        remark = Paragraph((Run("Rust op: KLA-3-A001."),), "note")
        reader = Reader(draw(sample.a_report(*blocks, remark)))
        page = next(page for page in range(1, 4) if "Rust op" in reader.text(page))
        assert "De bevinding." in reader.text(page)


def test_no_line_stands_alone_at_either_side_of_a_break() -> None:
    for filler in range(30, 60):
        blocks = [
            Paragraph((Run("regel\n" * filler + "regel"),)),
            Paragraph((Run("x\n" * 5 + "x"),)),
        ]
        reader = Reader(draw(sample.a_report(*blocks)))
        for page in range(1, len(reader.pdf.pages)):
            alone = [one for one in reader.shown if one.page == page and one.text == "x "]
            assert len(alone) != 1
