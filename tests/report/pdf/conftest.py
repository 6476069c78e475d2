"""The sample report, drawn once for all tests that only read it."""

import pytest

from tests.report.pdf import sample
from tests.report.pdf.reading import Reader
from wijkvisitatie.report.pdf import draw


@pytest.fixture(scope="session")
def sample_pdf() -> bytes:
    return draw(sample.report())


@pytest.fixture(scope="session")
def reader(sample_pdf: bytes) -> Reader:
    return Reader(sample_pdf)
