"""Which program this is, and whose work it rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from wijkvisitatie import __version__
from wijkvisitatie.texts import _


class AboutDialog(QMessageBox):
    """Version, licence and the open-source work inside."""

    def __init__(self, _context: object, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Over Wijkvisitatie"))
        self.setText(_("Wijkvisitatie {version}").format(version=__version__))
        self.setInformativeText(
            _(
                "Waarnemingen in de wijk vastleggen, samenvoegen en er een rapport van maken. "
                "Uw gegevens staan versleuteld op deze laptop; het programma gebruikt geen "
                "netwerk.\n\n"
                "Licentie: EUPL-1.2. Met dank aan Qt en PySide6 (LGPL), SQLCipher (BSD, Zetetic "
                "LLC), SQLAlchemy, ReportLab, Pillow, pyca/cryptography, pyrage (MIT), Source "
                "Sans (OFL) en Lucide (ISC)."
            )
        )
