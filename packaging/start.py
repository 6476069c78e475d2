"""Where the packaged application starts."""

import sys

from wijkvisitatie.__main__ import main

sys.exit(main())
