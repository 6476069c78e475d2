"""The few words that the engine itself writes on a page."""

from __future__ import annotations

from wijkvisitatie.report.blocks import Entry
from wijkvisitatie.texts import _


def page_of(number: int, total: int) -> str:
    """The page number in the foot of a page."""
    return _("Pagina {number} van {total}").format(number=number, total=total)


def go_to(title: str) -> str:
    """What a link to another place in the document says of itself."""
    return _("Ga naar {title}").format(title=title)


def quoted(text: str) -> str:
    """Literal words between quotation marks."""
    return _("‘{text}’").format(text=text)


def by(role: str) -> str:
    """Who said the words above."""
    return _("— {role}").format(role=role)


def told(entry: Entry) -> str:
    """A record in one cell: its text, literal words with who said them, and what is made of it."""
    quote, reading = entry.quote, entry.interpretation.strip()
    said = (quoted(quote.text.strip()), by(quote.by) if quote.by.strip() else "") if quote else ()
    label = f"{entry.interpretation_label}: " if reading and entry.interpretation_label else ""
    parts = (entry.text.strip(), " ".join(filter(None, said)), label + reading)
    return "\n".join(filter(None, parts))


def unreadable_picture() -> str:
    """What stands in the place of a picture that can't be read."""
    return _("Deze afbeelding kan niet worden gelezen.")


def untitled() -> str:
    """Stands for the text of a heading that has none: a contents line must have words."""
    return _("(zonder titel)")


def undescribed() -> str:
    """Stands for the description of a picture that has none."""
    return _("Afbeelding zonder beschrijving")
