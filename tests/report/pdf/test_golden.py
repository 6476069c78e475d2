"""The structure of a report with every kind of block is what it was.

After a change that is meant: ``WIJKVISITATIE_GOLDEN=1`` writes it anew; look at the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.report.pdf.dump import dump
from tests.report.pdf.test_hostile import everywhere
from wijkvisitatie.report.pdf import draw

GOLDEN = Path(__file__).with_name("golden")


def test_the_structure_is_what_it_was(sample_pdf: bytes) -> None:
    for name, data in (("sample", sample_pdf), ("everywhere", draw(everywhere("Een woord")))):
        file, found = GOLDEN / f"{name}.txt", dump(data)
        if os.environ.get("WIJKVISITATIE_GOLDEN"):
            file.write_text(found, encoding="utf-8")
        assert found == file.read_text(encoding="utf-8")
