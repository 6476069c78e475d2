"""Run the benchmarks named on the command line, or all of them."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.measure import peak_megabytes

NAMES = (
    "starting",
    "saving",
    "searching",
    "autosaving",
    "standing_still",
    "standing_still_table",
    "reporting",
    "round_report",
    "joining",
    "packing",
)


def main(names: list[str]) -> int:
    """Print a line per ratio; 1 when a promise is not kept."""
    kept = True
    for name in names or NAMES:
        for ratio in import_module(f"benchmarks.{name}").run():
            print(ratio.line(), flush=True)
            kept = kept and ratio.kept
    print(f"{'meeste geheugen':<52}{peak_megabytes():>10.0f} MB")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
