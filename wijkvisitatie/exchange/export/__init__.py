"""All of a dossier as open tables, for analysis, archive and requests under the Woo.

Which tables and columns there are, what they are called and who may have them is data
(``resources/export``); ``docs/gegevens.md`` tells it to readers.
"""

from wijkvisitatie.exchange.export.gathered import Audience
from wijkvisitatie.exchange.export.writing import FORMATS, Exported, export

__all__ = ["FORMATS", "Audience", "Exported", "export"]
