"""The report of the test's visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import build
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.content import visit_report
from wijkvisitatie.store.dossier import Dossier


@pytest.fixture
def report(dossier: Dossier) -> Callable[[], Report]:
    """Makes the report of the test's visit, as it is at that moment."""
    return lambda: visit_report(dossier, visit=build.VISIT)
