"""The example visitation whole: with the versions that its worked-out gemeenten adopted."""

from __future__ import annotations

from pathlib import Path

from wijkvisitatie.report.adopting import adopt
from wijkvisitatie.store.dossier import unmake
from wijkvisitatie.work.adoption import SUSPECTED
from wijkvisitatie.work.editions import ADOPTED
from wijkvisitatie.work.example import make_example
from wijkvisitatie.work.example_files import files
from wijkvisitatie.work.example_table import track_of


def make_whole_example(folder: Path, passphrase: str) -> None:
    """Make the example in a new dossier. Raises DossierError.

    What stops halfway leaves no half example behind.
    """
    dossier = make_example(folder, passphrase)
    try:
        for track, moment in _adopted().items():
            adopt(dossier, track=track, assured=SUSPECTED, at=moment)
    except BaseException:
        dossier.close()
        unmake(folder)
        raise
    dossier.close()


def _adopted() -> dict[str, str]:
    """The tracks of which the files say that they were adopted, and when."""
    return {
        track_of(content["track"]): step["at"]
        for content in files("table")
        for step in content.get("steps", [])
        if step["phase"] == ADOPTED
    }
