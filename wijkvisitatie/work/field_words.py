"""What the fields of records are called, and their values in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import HANDED_IN, REOPENED
from wijkvisitatie.store.revisions import DELETED, Value
from wijkvisitatie.texts import _, listing, short_date


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
    "explanation": FieldWords(_("Toelichting")),
    "themes": FieldWords(_("Thema’s")),
    "addressee": FieldWords(_("Aan wie")),
    "term": FieldWords(_("Termijn")),
    "priority": FieldWords(_("Belang")),
    "conditions": FieldWords(_("Voorwaarden")),
    "owner": FieldWords(_("Van wie")),
    "worked": FieldWords(_("Waardoor het werkte")),
    "usable_by": FieldWords(_("Bruikbaar voor")),
    "aim": FieldWords(_("Doel")),
    "amount": FieldWords(_("Bedrag in euro’s")),
    "decision": FieldWords(_("Besluit")),
    "reason": FieldWords(_("Reden")),
    "received": FieldWords(_("Ontvangen")),
    "sender": FieldWords(_("Afzender")),
    "afterword": FieldWords(_("Nawoord")),
    "seen": FieldWords(_("Gezien")),
    "compared": FieldWords(_("Vergeleken met toen")),
}

# What nobody changes by hand, and can all the same be other on two laptops.
_OTHERS: dict[str, str] = {
    "visit": _("Bezoek"),
    "member": _("Lid"),
    "serial": _("Volgnummer"),
    "observation": _("Waarneming"),
    "observations": _("Waarnemingen"),
    "content": _("Inhoud"),
    "gemeente": _("Gemeente"),
    "key": _("Sleutel"),
    "code": _("Code"),
    "abbreviation": _("Afkorting"),
    "letter": _("Letter"),
    "rank": _("Plaats in de volgorde"),
    "state": _("Stand"),
    "count": _("Aantal waarnemingen"),
    "area_list": _("Gebiedenlijst"),
    "definition": _("Inhoud van het kader"),
    "version": _("Versie"),
    "id": _("Naam van het kader"),
    "keep_observations": _("Waarnemingen bewaren, in maanden"),
    "keep_photos": _("Foto’s bewaren, in maanden"),
    "keep_levels": _("Oordelen bewaren, in maanden"),
    "keep_names": _("Namen bewaren, in maanden"),
    "keep_log": _("Wislogboek bewaren, in maanden"),
    "words": _("Eigen woorden voor de spelling"),
    "keep_discarded": _("Weggegooide tekst bewaren, in dagen"),
    "keep_source": _("Selectielijst"),
    "sealed": _("Versleuteld bestand"),
    "mime": _("Soort bestand"),
    "width": _("Breedte"),
    "height": _("Hoogte"),
    "track": _("Traject"),
    "earlier": _("Eerder traject"),
    "due": _("Volgende stap voor"),
    "turn": _("Aan zet"),
    "talk": _("Beraad geopend"),
    "levels_printed": _("Niveaus in het openbare rapport"),
    "before": _("Daarvoor"),
    "after": _("Daarna"),
    "finding": _("Bevinding"),
    "municipal": _("Bevinding van een gemeente"),
    "against": _("Spreekt tegen"),
    "one": _("Eerste waarneming"),
    "other": _("Tweede waarneming"),
    "level": _("Oordeel van de commissie"),
    "printed": _("In het rapport"),
    "recommendation": _("Aanbeveling"),
    "project": _("Project"),
    "about": _("Waarover"),
    "passage": _("Passage"),
    "done": _("Afgehandeld"),
    "edition": _("Rapportversie"),
    "report": _("Rapport"),
    "number": _("Nummer"),
    "status": _("Status"),
    "fingerprint": _("Vingerafdruk"),
    "changes": _("Wijzigingen"),
    "audience": _("Voor wie"),
}

# Fields of which the code list depends on the kind of record.
_CODES = {
    ("programme_item", "kind"): "programme_kinds",
    ("member", "role"): "member_roles",
    ("track", "turn"): "turns",
    ("phase_step", "before"): "phases",
    ("recommendation", "addressee"): "addressees",
    ("recommendation", "priority"): "priorities",
    ("project", "state"): "project_states",
    ("funding", "source"): "funding_sources",
    ("remark", "kind"): "remark_kinds",
    ("remark", "decision"): "remark_decisions",
    ("follow_up", "state"): "followups",
    ("follow_up", "compared"): "comparisons",
}

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
    "framework": _("Visitatiekader"),
    "track": _("Traject"),
    "phase_step": _("Fasestap"),
    "finding": _("Bevinding"),
    "ground": _("Grond van een bevinding"),
    "support": _("Grond van een landelijke bevinding"),
    "set_aside": _("Terzijde gelegd"),
    "contradiction": _("Tegenspraak"),
    "reading": _("Duiding"),
    "committee_level": _("Oordeel van de commissie"),
    "dissent": _("Minderheidsstandpunt"),
    "recommendation": _("Aanbeveling"),
    "basis": _("Grond van een aanbeveling"),
    "good_practice": _("Goed voorbeeld"),
    "project": _("Project"),
    "funding": _("Financiering"),
    "section": _("Rapporttekst"),
    "comment": _("Opmerking"),
    "remark": _("Opmerking uit het wederhoor"),
    "response": _("Bestuurlijke reactie"),
    "edition": _("Rapportversie"),
    "edition_file": _("Bestand van een rapportversie"),
    "follow_up": _("Opvolging"),
}

SETTLED_BY = "strijdig:"
"""Begins the name of a draft that is written to settle a conflict in the field after it."""

_SCALES = {"value": "levels", "claimed": "ladder", "reached": "ladder"}
_STATES = {HANDED_IN: _("Ingeleverd"), REOPENED: _("Heropend")}


def label_of(field: str) -> str:
    """What a field is called; its own name when a newer version of the program made it."""
    if field.startswith(SETTLED_BY):
        words = _("{field}, geschreven bij een strijdigheid")
        return words.format(field=label_of(field.removeprefix(SETTLED_BY)))
    return FIELDS[field].label if field in FIELDS else _OTHERS.get(field, field)


def codes_of(kind: str, field: str) -> str:
    """The code list of a field's values; "" when it has none."""
    return _CODES.get((kind, field), FIELDS[field].codes if field in FIELDS else "")


def scale_of(field: str) -> str:
    """The scale of the framework that a field's numbers are on; "" when on none."""
    return "areas" if field == "area" else _SCALES.get(field, "")


def area_words(framework: Framework, area: int | None) -> str:
    """An area as a list names it: its number and short name."""
    if not area:
        return _("Niet geplaatst")
    known = {one.id: one.short for one in framework.areas}
    return f"{area} {known.get(area, '')}".rstrip()


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
    codes = codes_of(kind, field)
    if isinstance(value, list | tuple):
        return listing([_one(framework, names, codes, field, one) for one in value])
    return _one(framework, names, codes, field, value)


def _one(
    framework: Framework, names: Mapping[str, str], codes: str, field: str, value: Value
) -> str:
    if field == "area":
        return area_words(framework, value)
    if value is None or value == "":
        return ""
    if codes:
        return framework.label(codes, str(value))
    if field == "dates":
        return short_date(str(value))
    if field in _SCALES:
        steps = {step.value: step.label for step in getattr(framework, _SCALES[field])}
        return f"{value} {steps.get(value, '')}".rstrip()
    if field == "state":
        return _STATES.get(value, str(value))
    return names.get(str(value), str(value))
