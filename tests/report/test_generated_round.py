"""Every kind of report of a whole round: 18 gemeenten, 40 wijken, photos, findings and advice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.round import a_round
from tests.conftest import FULL
from tests.report.kinds import AUDIENCES, NAMES, a_report
from tests.report.proofs import departs, problems
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store import keys
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import visits

SIZE = (
    {"observations": 4_000, "photos": 80, "findings": 400}
    if FULL
    else {"observations": 200, "photos": 4, "findings": 40}
)


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "KDF", {"iterations": 1, "lanes": 1, "memory_cost": 64})
        made = a_round(tmp_path_factory.mktemp("round") / "dossier", **SIZE)
    yield made
    made.close()


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("kind", NAMES)
def test_its_reports_pass_every_proof(kind: str, audience: str, round_: Dossier) -> None:
    visit = visits.visit_lines(round_)[0].visit.key
    report = a_report(round_, kind, audience, visit=visit)
    assert problems(report) == []
    assert departs(report, draw(report)) == ""
