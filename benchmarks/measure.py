"""Timing two things in turn, so that a machine that slows down slows both."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the floor something took; times are medians in seconds."""

    name: str
    ours: float
    floor: float
    most: float  # the ratio that the project promises to stay under

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.ours / self.floor <= self.most

    def line(self) -> str:
        """One line of the table."""
        ratio = self.ours / self.floor
        verdict = "ok" if self.kept else "OVER"
        return (
            f"{self.name:<52}{self.ours * 1e3:>10.2f} ms /{self.floor * 1e3:>9.2f} ms ="
            f"{ratio:>6.2f}x   (at most {self.most}x)  {verdict}"
        )


@dataclass(frozen=True, slots=True)
class Standstill:
    """The longest time for which a window took no key, in seconds, by the clock and of its thread.

    The clock also counts what else the machine did meanwhile; what the window's own thread took
    is ours on any machine, and so that is what the promise is about.
    """

    name: str
    clock: float
    thread: float
    most: float  # that the project promises to stay under

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.thread <= self.most

    def line(self) -> str:
        """One line of the table."""
        verdict = "ok" if self.kept else "OVER"
        if self.kept and self.clock > self.most:
            verdict = "ok, but the clock says more"
        return (
            f"{'stilstand: ' + self.name:<52}{self.clock * 1e3:>10.2f} ms, thread"
            f"{self.thread * 1e3:>7.2f} ms   (at most {self.most * 1e3:.0f} ms)  {verdict}"
        )


@dataclass(frozen=True, slots=True)
class Memory:
    """The most memory that something took, as a whole process."""

    name: str
    megabytes: float
    most: float  # that the project promises to stay under

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.megabytes <= self.most

    def line(self) -> str:
        """One line of the table."""
        verdict = "ok" if self.kept else "OVER"
        return (
            f"{self.name:<52}{self.megabytes:>10.0f} MB{'':<22}(at most {self.most} MB)  {verdict}"
        )


def in_turn(
    name: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    most: float,
    rounds: int = 9,
) -> Ratio:
    """Time both in turn after one round that does not count."""
    ours(), floor()
    times = [(_timed(ours), _timed(floor)) for _round in range(rounds)]
    return Ratio(
        name,
        statistics.median(own for own, _least in times),
        statistics.median(least for _own, least in times),
        most,
    )


def peak_megabytes() -> float:
    """The most memory that this process and its finished children ever held."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children) / 1024


def held_megabytes() -> float:
    """The most memory that this process itself held; of one that was started by another, the
    system's count begins with what that one held.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return peak_megabytes()
    (line,) = (one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
