"""The eindrapport of a generated round against a raw canvas, Typst and textbook ReportLab.

Each engine draws the same words in a process of its own, in turn, so that memory is that of the
drawing alone. ``WIJKVISITATIE_FULL=1`` also shows how it grows to ten times the observations.
"""

from __future__ import annotations

import importlib.util
import io
import multiprocessing
import os
import pickle
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import engine_canvas, engine_platypus, engine_typst
from benchmarks.data import new_folder
from benchmarks.measure import Memory, Ratio, held_megabytes
from benchmarks.round import a_round
from wijkvisitatie.report.blocks import Report
from wijkvisitatie.report.content import gemeente_report, round_report
from wijkvisitatie.report.pdf import draw, fonts
from wijkvisitatie.work import rounds, tracks

OBSERVATIONS = 4_000
ROUNDS = 3
_FULL = bool(os.environ.get("WIJKVISITATIE_FULL"))


class Run(NamedTuple):
    """What one drawing took."""

    seconds: float
    megabytes: float  # of memory
    size: int  # of the file, in bytes
    pages: int


def run() -> list[Ratio | Memory]:
    """The ratios, the memory, and what a click on a deelrapportage takes."""
    folder = new_folder()
    click = _in_a_process(_made, folder, OBSERVATIONS)
    engines: dict[str, Callable[[Path], Run]] = {"eigen": _own, "kaal canvas": _raw}
    engines["leerboek ReportLab"] = _textbook
    if importlib.util.find_spec("typst"):
        engines["Typst"] = _with_typst
    rounds_: dict[str, list[Run]] = {name: [] for name in engines}
    for number in range(ROUNDS):
        for name, engine in engines.items():
            if number == 0 or name in {"eigen", "kaal canvas"}:  # the others take half a minute
                rounds_[name].append(_in_a_process(engine, folder))
    found = {name: _median(runs) for name, runs in rounds_.items()}
    for name, one in found.items():
        print(
            f"{name:<20}{one.seconds:>8.2f} s{one.pages:>6} pagina’s{one.megabytes:>7.0f} MB"
            f"{one.size / 1e6:>7.1f} MB bestand"
        )
    own = found["eigen"]
    ratios: list[Ratio | Memory] = [
        Ratio("eindrapport / kaal canvas", own.seconds, found["kaal canvas"].seconds, 2.5),
        Ratio(
            "eindrapport / leerboek ReportLab",
            own.seconds,
            found["leerboek ReportLab"].seconds,
            0.2,
        ),
        Memory("geheugen van het eindrapport", own.megabytes, 200),
        Ratio("deelrapportage na een klik / een seconde", click, 1.0, 1.0),
    ]
    if "Typst" in found:
        ratios.append(Ratio("eindrapport / Typst", own.seconds, found["Typst"].seconds, 0.2))
    return ratios + (_growth(own) if _FULL else [])


def _growth(usual: Run) -> list[Ratio | Memory]:
    """Time per page at three and ten times the observations."""
    found: list[Ratio | Memory] = []
    for times in (3, 10):
        folder = new_folder()
        _in_a_process(_made, folder, times * OBSERVATIONS)
        more = _in_a_process(_own, folder)
        words = f"een pagina bij {times}× zoveel / bij {OBSERVATIONS} waarnemingen"
        found.append(Ratio(words, more.seconds / more.pages, usual.seconds / usual.pages, 1.3))
        print(f"{times}×: {more.seconds:.2f} s, {more.pages} pagina’s, {more.megabytes:.0f} MB")
    return found


def _made(folder: Path, observations: int) -> float:
    """Put down what each engine draws from; the seconds that a deelrapportage took meanwhile."""
    dossier = a_round(folder / "dossier", observations=observations)
    report = round_report(dossier, audience="openbaar")
    track = tracks.first_track(rounds.gemeente_entity("GM0202"))
    start = time.perf_counter()
    draw(gemeente_report(dossier, track=track, audience="openbaar"))
    took = time.perf_counter() - start
    dossier.close()
    (folder / "report.pickle").write_bytes(pickle.dumps(report))
    (folder / "pages.pickle").write_bytes(pickle.dumps(engine_canvas.noted(report, folder)))
    return took


def _own(folder: Path) -> Run:
    report = _report(folder)
    return _timed(lambda: draw(report))


def _raw(folder: Path) -> Run:
    _report(folder)  # its memory counts as in the others
    pages = pickle.loads((folder / "pages.pickle").read_bytes())

    def work() -> bytes:
        for name in {word.font[0] for page in pages for word in page.words}:
            fonts.load(name)
        return engine_canvas.drawn(pages)

    return _timed(work)


def _textbook(folder: Path) -> Run:
    report = _report(folder)
    return _timed(lambda: engine_platypus.drawn(report))


def _with_typst(folder: Path) -> Run:
    file = engine_typst.written(_report(folder), folder)
    return _timed(lambda: engine_typst.drawn(file))


def _report(folder: Path) -> Report:
    found: Report = pickle.loads((folder / "report.pickle").read_bytes())
    return found


def _timed(work: Callable[[], bytes]) -> Run:
    from pypdf import PdfReader

    start = time.perf_counter()
    made = work()
    took = time.perf_counter() - start
    held = held_megabytes()

    return Run(took, held, len(made), len(PdfReader(io.BytesIO(made)).pages))


def _median(runs: list[Run]) -> Run:
    return sorted(runs)[len(runs) // 2] if len(runs) > 1 else runs[0]


def _in_a_process(work: Callable[..., Any], *given: Any) -> Any:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)
