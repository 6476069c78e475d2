"""Where the program starts: ``python -m wijkvisitatie`` and the command ``wijkvisitatie``."""

from __future__ import annotations

import sys

from wijkvisitatie.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
