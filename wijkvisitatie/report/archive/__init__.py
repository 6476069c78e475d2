"""What goes with a report into an archive: its description (MDTO), and what it says as data.

These files stand beside the PDF and not in it: an archive takes a PDF/A-2a with other files in it
for something else. They are made from the very blocks that are drawn, so that they can say nothing
that the report does not say.
"""

from wijkvisitatie.report.archive.sidecars import Sidecar, sidecars, store

__all__ = ["Sidecar", "sidecars", "store"]
