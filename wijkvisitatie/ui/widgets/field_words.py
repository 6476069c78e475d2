"""What the fields of records are called, and their values in words, for history and trash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.store.revisions import DELETED, Value
from wijkvisitatie.texts import _, listing, short_date
from wijkvisitatie.ui.widgets.marks import area_words


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field's name for the user; ``codes`` is the code list of its values."""

    label: str
    codes: str = ""


# Only what a user can change; how a picture is sealed, for instance, has no history to show.
FIELDS: dict[str, FieldWords] = {
    DELETED: FieldWords(_("Prullenbak")),
    "text": FieldWords(_("Tekst")),
    "interpretation": FieldWords(_("Duiding")),
    "area": FieldWords(_("Aandachtspunt")),
    "wijk": FieldWords(_("Wijk")),
    "item": FieldWords(_("Programmaonderdeel")),
    "kind": FieldWords(_("Soort"), "observation_kinds"),
    "evidence": FieldWords(_("Bewijs"), "evidence_kinds"),
    "role": FieldWords(_("Rol"), "roles"),
    "setting": FieldWords(_("Setting"), "settings"),
    "quote_status": FieldWords(_("Citaatstatus"), "quote_statuses"),
    "confidential": FieldWords(_("Vertrouwelijk")),
    "question": FieldWords(_("Leidvraag")),
    "at": FieldWords(_("Tijd")),
    "source": FieldWords(_("Bron")),
    "title": FieldWords(_("Titel")),
    "date": FieldWords(_("Dag")),
    "start": FieldWords(_("Begin")),
    "end": FieldWords(_("Einde")),
    "chosen_by": FieldWords(_("Gekozen door"), "chosen_by"),
    "place": FieldWords(_("Plaats")),
    "roles": FieldWords(_("Gesprekspartners"), "roles"),
    "note": FieldWords(_("Notitie")),
    "alt": FieldWords(_("Beschrijving")),
    "caption": FieldWords(_("Bijschrift")),
    "consent": FieldWords(_("Toestemming"), "consents"),
    "decorative": FieldWords(_("Alleen versiering")),
    "phase": FieldWords(_("Fase"), "phases"),
    "wijken": FieldWords(_("Wijken")),
    "dates": FieldWords(_("Dagen")),
    "nature": FieldWords(_("Aard van het bezoek")),
    "limits": FieldWords(_("Niet gezien")),
    "value": FieldWords(_("Niveau")),
    "not_judgeable": FieldWords(_("Niet te beoordelen")),
    "confidence": FieldWords(_("Betrouwbaarheid"), "confidences"),
    "motivation": FieldWords(_("Motivering")),
    "claimed": FieldWords(_("Trede volgens hen")),
    "reached": FieldWords(_("Trede in de praktijk")),
    "name": FieldWords(_("Naam")),
    "committee": FieldWords(_("Commissie")),
    "organisation": FieldWords(_("Opdrachtgever")),
    "small_group": FieldWords(_("Kleinste groep")),
}

# A programme item's kind comes from a list of its own.
_CODES = {("programme_item", "kind"): "programme_kinds", ("member", "role"): "member_roles"}

KINDS: dict[str, str] = {
    "visit": _("Bezoek"),
    "programme_item": _("Programmaonderdeel"),
    "observation": _("Waarneming"),
    "photo": _("Foto"),
    "level": _("Oordeel"),
    "hand_in": _("Inlevering"),
    "member": _("Commissielid"),
    "gemeente": _("Gemeente"),
    "wijk": _("Wijk"),
    "round": _("Visitatie"),
}


def value_words(
    framework: Framework, names: Mapping[str, str], kind: str, field: str, value: Value
) -> str:
    """A stored value as a user reads it; "" when it is empty.

    ``names`` tells what the records are called that a value may point to.
    """
    if field == DELETED:
        return _("Teruggezet") if value is None else _("In de prullenbak")
    if isinstance(value, bool):
        return _("Ja") if value else _("Nee")
    codes = _CODES.get((kind, field), FIELDS[field].codes if field in FIELDS else "")
    if isinstance(value, list | tuple):
        return listing([_one(framework, names, codes, field, one) for one in value])
    return _one(framework, names, codes, field, value)


def _one(
    framework: Framework, names: Mapping[str, str], codes: str, field: str, value: Value
) -> str:
    if value is None or value == "":
        return ""
    if codes:
        return framework.label(codes, str(value))
    if field == "dates":
        return short_date(str(value))
    if field == "area":
        return area_words(framework, value)
    return names.get(str(value), str(value))
