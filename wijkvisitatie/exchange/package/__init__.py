"""The package file (.wvp): revisions and sealed pictures, signed and encrypted, in one file.

Bytes and files only: what goes in and what becomes of it is for those who call ``write`` and
``open_package``. The format is told in ``docs/pakketten.md``.
"""

from wijkvisitatie.exchange.package.header import (
    Attachment,
    Header,
    Kind,
    Range,
    Sender,
    range_of,
)
from wijkvisitatie.exchange.package.meter import Progress
from wijkvisitatie.exchange.package.parts import estimate
from wijkvisitatie.exchange.package.reading import Package, kind_of, open_package
from wijkvisitatie.exchange.package.sealing import is_recipient
from wijkvisitatie.exchange.package.writing import Bodies, Written, write

__all__ = [
    "Attachment",
    "Bodies",
    "Header",
    "Kind",
    "Package",
    "Progress",
    "Range",
    "Sender",
    "Written",
    "estimate",
    "is_recipient",
    "kind_of",
    "open_package",
    "range_of",
    "write",
]
