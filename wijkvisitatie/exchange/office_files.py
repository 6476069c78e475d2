"""Files of an office program from outside: opened with bounds, so that no file can fill a memory.

Such a file is a zip; what it says of itself is not believed before it was looked at.
"""

from __future__ import annotations

import io
from zipfile import BadZipFile, ZipFile

from wijkvisitatie.errors import FormError
from wijkvisitatie.texts import _

MOST_BYTES = 20_000_000  # of the file
MOST_INSIDE = 100_000_000  # of what is packed in it
MOST_XML = 20_000_000  # of one part that is read
MOST_PARTS = 2_000

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def opened(data: bytes) -> ZipFile:
    """The zip of an office file. Raises FormError."""
    if len(data) > MOST_BYTES:
        raise too_large()
    if not data.startswith(_ZIP):
        raise FormError(_otherwise(data))
    try:
        found = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise damaged() from error
    parts = found.infolist()
    if (
        len(parts) > MOST_PARTS
        or sum(one.file_size for one in parts) > MOST_INSIDE
        or any(one.file_size > MOST_XML for one in parts if one.filename.endswith(".xml"))
    ):
        raise FormError(
            _("In dit bestand zit meer dan in een formulier past. Er is niets ingelezen.")
        )
    return found


def too_large() -> FormError:
    """What is said of a file that is larger than any form."""
    return FormError(_("Dit bestand is te groot voor een formulier. Er is niets ingelezen."))


def damaged() -> FormError:
    """What is said of a file that can't be read to its end."""
    return FormError(
        _(
            "Dit bestand is beschadigd, of geen Word- of Excel-bestand. Er is niets ingelezen; "
            "vraag de gemeente om het opnieuw te sturen."
        )
    )


def _otherwise(data: bytes) -> str:
    if data.startswith(_OLE):
        return _(
            "Dit bestand is van een oude soort, of er staat een wachtwoord op. Open het, en bewaar "
            "het zonder wachtwoord als .docx of .xlsx. Er is niets ingelezen."
        )
    if data.startswith(_PDF):
        return _(
            "Dit is een PDF. Het programma leest het formulier in Word of Excel; wat in een brief "
            "staat, voegt u zelf toe. Er is niets ingelezen."
        )
    return _("Dit is geen Word- of Excel-bestand (.docx of .xlsx). Er is niets ingelezen.")
