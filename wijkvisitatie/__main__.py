"""Where the program starts: ``python -m wijkvisitatie`` and the command ``wijkvisitatie``."""

from __future__ import annotations

import sys

from wijkvisitatie import quiet
from wijkvisitatie.cli.main import main

__all__ = ["main", "start"]


def start() -> int:
    """Run the program as a process of its own; returns the exit code."""
    quiet.install()
    return main()


if __name__ == "__main__":
    sys.exit(start())
