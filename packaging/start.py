"""Where the packaged application starts."""

import sys

from wijkvisitatie.__main__ import start

sys.exit(start())
