"""What holds for every kind of report, for whom it is and whatever stands in the dossier."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests import build
from tests.conftest import FULL
from tests.report.conftest import filled
from tests.report.digests import digests
from tests.report.kinds import AUDIENCES, NAMES, a_report
from tests.report.pdf.reading import Reader, kids
from tests.report.pdf.test_hostile import HOSTILE
from tests.report.proofs import departs, problems
from wijkvisitatie.report.blocks import Contents
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.dossier import Dossier, add_revisions, open_dossier

EVERY = pytest.mark.parametrize(
    ("kind", "audience"), [(kind, audience) for kind in NAMES for audience in AUDIENCES]
)
LONG = (
    "Bij de wijkvernieuwingsverantwoordelijkheden van de bewonersorganisatie kreeg een coördinator"
    " het beheer over de leefbaarheidsvraagstukken."
)


@pytest.fixture(scope="module")
def worded(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """A dossier with running text in every field: long words, and each field its own number."""
    number = itertools.count(1)

    def text(_kind: str, field: str, _which: str) -> str:
        if field in {"name", "committee", "organisation"}:
            return f"Naam {next(number)}"  # a cover has no room for more
        return f"N{next(number)}" if field == "abbreviation" else f"{LONG} Nummer {next(number)}."

    with filled(made_once, tmp_path_factory.mktemp("worded"), text) as dossier:
        yield dossier


@EVERY
def test_it_is_accessible_and_can_be_kept(kind: str, audience: str, worded: Dossier) -> None:
    assert problems(a_report(worded, kind, audience)) == []


@EVERY
def test_it_is_read_aloud_as_the_story_is_told(kind: str, audience: str, worded: Dossier) -> None:
    """Each word once and whole, though a line end broke it, in the order of the story."""
    report = a_report(worded, kind, audience)
    data = draw(report)
    assert "\u00ad" in Reader(data).story()
    assert departs(report, data) == ""


@EVERY
def test_each_line_of_the_contents_names_the_page_it_leads_to(
    kind: str, audience: str, worded: Dossier
) -> None:
    report = a_report(worded, kind, audience)
    reader = Reader(draw(report))
    text = {(one.page, one.number): "" for one in reader.shown}
    for one in reader.shown:
        text[one.page, one.number] += one.text
    lines = [one for one in reader.elements() if one.S == "/Link" and one.P.S == "/Reference"]
    assert bool(lines) == any(isinstance(one, Contents) for one in report.blocks)
    for line in lines:
        shown = [text[reader.page_number(line.Pg), kid] for kid in kids(line) if type(kid) is int]
        (link,) = [kid.Obj for kid in kids(line) if isinstance(kid, pikepdf.Dictionary)]
        place = (
            link.Dest if isinstance(link.Dest, pikepdf.Array) else reader.pdf.Root.Dests[link.Dest]
        )
        assert int(shown[-1]) == reader.page_number(place[0]) + 1


# Whatever somebody typed, pasted or sent

TURNS = len(HOSTILE) if FULL else 2


@pytest.mark.parametrize("turn", range(TURNS))
def test_hostile_text_in_every_field_of_every_record(
    turn: int, made_once: Path, tmp_path: Path
) -> None:
    """Each field another kind of hostile text, each turn the next; in the codes too."""
    kinds = itertools.cycle([*list(HOSTILE)[turn:], *list(HOSTILE)[:turn]])
    sized = {kind: text[:1_500] for kind, text in HOSTILE.items()}
    text = lambda *_place: sized[next(kinds)]  # noqa: E731
    with filled(made_once, tmp_path, text, codes=sized["markup"]) as dossier:
        for kind, audience in itertools.product(NAMES, AUDIENCES):
            assert problems(a_report(dossier, kind, audience)) == [], (kind, audience)


# The same data, the same bytes

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Europe/Amsterdam", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "3", "TZ": "UTC"},
)


@pytest.fixture(scope="module")
def here(worded: Dossier) -> dict[str, str]:
    """The digests in this process."""
    return digests(worded)


def test_a_process_leaves_no_trace(worded: Dossier, here: dict[str, str], tmp_path: Path) -> None:
    """Neither its hash seed, nor where and when it runs, nor the folder."""
    for number, changed in enumerate(SURROUNDINGS):
        folder = tmp_path / f"laptop {number}"
        shutil.copytree(worded.folder, folder)
        ran = subprocess.run(
            [sys.executable, "-m", "tests.report.digests", str(folder)],
            env={**os.environ, **changed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        assert json.loads(ran.stdout) == here


def test_the_order_in_which_data_came_leaves_no_trace(
    worded: Dossier, here: dict[str, str], made_once: Path, tmp_path: Path
) -> None:
    """A laptop that got it all in another order, and has a device and a member of its own."""
    folder = tmp_path / "andere laptop"
    shutil.copytree(made_once, folder)
    shutil.copytree(worded.folder / "bijlagen", folder / "bijlagen", dirs_exist_ok=True)
    with worded.read() as connection:
        bodies = [row[0] for row in connection.exec_driver_sql("SELECT body FROM revision")]
    random.Random(7).shuffle(bodies)
    other = open_dossier(folder, build.PASSPHRASE)
    other.device = "f" * 32
    for start in range(0, len(bodies), 20):
        add_revisions(other, bodies[start : start + 20])
    assert digests(other) == here
    other.close()
