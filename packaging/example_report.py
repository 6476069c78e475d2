"""The shortest proof that a program works: the example dossier and the report of one visit.

Usage: example_report.py FOLDER PROGRAM... ; prints where the dossier and the report are.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

# The example holds public facts only; its passphrase is in the README.
PASSPHRASE = "voorbeeld"


def make_example_report(folder: Path, program: list[str]) -> tuple[Path, Path]:
    """Build the example in this folder and report on its largest visit; returns both paths.

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
    return dossier, report


def main() -> None:
    """Do it for the folder and the program on the command line; ends with the program's code."""
    folder, *program = sys.argv[1:]
    os.environ.setdefault("WIJKVISITATIE_WACHTWOORD", PASSPHRASE)
    try:
        dossier, report = make_example_report(Path(folder), program)
    except subprocess.CalledProcessError as failure:
        sys.exit(failure.returncode)
    if not report.read_bytes().startswith(b"%PDF-"):
        sys.exit(f"Dit is geen PDF: {report}")
    print(f"Voorbeelddossier: {dossier}  (wachtwoordzin: {os.environ['WIJKVISITATIE_WACHTWOORD']})")
    print(f"Rapport:          {report}")


if __name__ == "__main__":
    main()
