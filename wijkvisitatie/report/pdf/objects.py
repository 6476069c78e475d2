"""Objects of the file that we write ourselves: thousands of them, for links and structure."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc


class Source(pdfdoc.PDFObject):
    """An object of which the source is known before the file is written.

    ReportLab's own dictionaries are formatted key by key at the end; with a link in each row of a
    table that took as long as laying out its text.
    """

    __RefOnly__ = 1

    def __init__(self, source: bytes = b"") -> None:
        self.source = source

    def format(self, document: Any) -> bytes:
        return self.source
