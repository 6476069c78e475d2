"""Where the program's own data files and the user's folders are."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

APP = "wijkvisitatie"


def resource(*parts: str) -> Traversable:
    """A data file shipped with the program, e.g. ``resource("lists", "wijken-2007.csv")``."""
    found = files("wijkvisitatie.resources")
    for part in parts:
        if part in {"", ".."} or "/" in part:
            raise ValueError(part)
        found = found / part
    return found


def dossiers_folder() -> Path:
    """The folder that holds a folder per dossier.

    Local, not roaming: a profile that is copied over a network at logon would copy a live
    database file, which can damage it.
    """
    import platformdirs  # here, because not every start needs it

    return Path(platformdirs.user_data_dir(APP, appauthor=False, roaming=False)) / "dossiers"


def settings_folder() -> Path:
    """The folder of the committee's own frameworks and area lists and of the window's state."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False, roaming=False))
