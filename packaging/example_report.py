"""The shortest proof that a program works: the example dossier and the report of one visit.

Usage: example_report.py FOLDER PROGRAM... ; the program itself tells where it put them.
"""

import json
import subprocess
import sys
from pathlib import Path


def make_example_report(folder: Path, program: list[str]) -> Path:
    """Build the example in this folder and report on its largest visit; returns the report.

    Raises CalledProcessError where one of the program's commands fails.
    """
    dossier, report = folder / "voorbeeld", folder / "bezoekrapport.pdf"
    subprocess.run([*program, "voorbeeld", "--dossier", dossier], check=True)
    listing = subprocess.run(
        [*program, "bezoeken", "--dossier", dossier, "--json"], stdout=subprocess.PIPE, check=True
    )
    visit = max(json.loads(listing.stdout), key=lambda one: one["waarnemingen"])["sleutel"]
    asked = ["--dossier", dossier, "--soort", "bezoek", "--bezoek", visit, "--uit", report]
    subprocess.run([*program, "rapport", *asked], check=True)
    return report


def main() -> None:
    """Do it for the folder and the program on the command line; ends with the program's code."""
    folder, *program = sys.argv[1:]
    try:
        report = make_example_report(Path(folder), program)
    except subprocess.CalledProcessError as failure:
        sys.exit(failure.returncode)
    if not report.read_bytes().startswith(b"%PDF-"):
        sys.exit(f"Dit is geen PDF: {report}")


if __name__ == "__main__":
    main()
