"""What must hold in a framework beyond its shape, so that the program may rely on it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wijkvisitatie.framework.definition import CODE_LISTS, Code, FocusArea, Framework
from wijkvisitatie.framework.lines import KeyPath
from wijkvisitatie.framework.schema import Origin, unknown_name
from wijkvisitatie.texts import _

SHORT_LENGTH = 14  # what fits on a button and over a column

# The program itself acts on these keys (a quote with status 'niet publiceren' stays out of the
# report, a photo with 'nog vragen' too), so a committee can't do without them. All other lists
# are free.
NEEDED_KEYS = {
    "evidence_kinds": ("citaat", "parafrase"),
    "settings": ("georganiseerd", "spontaan"),
    "quote_statuses": ("vrijgegeven", "parafrase", "niet publiceren"),
    "consents": ("geen personen herkenbaar", "toestemming gegeven", "nog vragen"),
    "confidences": ("laag", "midden", "hoog"),
    "member_roles": ("voorzitter", "lid", "secretaris"),
    "remark_kinds": ("feitelijke correctie", "andere lezing"),
    "comparisons": ("beter", "gelijk", "slechter", "niet gezien"),
}

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_CHORD = re.compile(r"[a-z]")


def check_framework(framework: Framework, origin: Origin) -> None:
    """Raises DefinitionError at the first rule that the framework breaks."""
    if not _ID.fullmatch(framework.id):
        raise origin.error(("id",), _("gebruik in ‘id’ kleine letters, cijfers en streepjes."))
    _check_numbers("levels", [step.value for step in framework.levels], "value", origin)
    _check_numbers("ladder", [step.value for step in framework.ladder], "value", origin)
    _check_numbers("areas", [area.id for area in framework.areas], "id", origin)
    if framework.ladder_area not in range(1, 6):
        raise origin.error(
            ("ladder_area",), _("‘ladder_area’ moet een aandachtspunt van 1 tot en met 5 zijn.")
        )
    for index, area in enumerate(framework.areas):
        _check_area(area, ("areas", index), origin)
    _check_lists(framework, origin)


def _check_numbers(
    name: str, numbers: list[int], key: str, origin: Origin, parent: KeyPath = ()
) -> None:
    """The entries of this list must be numbered 1 to 5, in that order."""
    for index, number in enumerate(numbers):
        if number != index + 1 or index > 4:
            complaint = _("‘{name}’ moet precies de nummers 1 tot en met 5 hebben, op volgorde.")
            raise origin.error((*parent, name, index, key), complaint.format(name=name))
    if len(numbers) < 5:
        complaint = _("‘{name}’ stopt bij {last}; vul aan tot en met 5.")
        raise origin.error((*parent, name), complaint.format(name=name, last=len(numbers)))


def _check_area(area: FocusArea, path: KeyPath, origin: Origin) -> None:
    if len(area.short) > SHORT_LENGTH:
        complaint = _("‘short’ mag ten hoogste {most} tekens lang zijn.").format(most=SHORT_LENGTH)
        raise origin.error((*path, "short"), complaint)
    _check_numbers("rubric", [step.level for step in area.rubric], "level", origin, path)
    pattern = re.compile(rf"{area.id}\.[1-9][0-9]*")
    for index, question in enumerate(area.questions):
        if not pattern.fullmatch(question.key):
            complaint = _("‘{key}’ moet met {area}. beginnen en dan een nummer hebben.")
            raise origin.error(
                (*path, "questions", index, "key"),
                complaint.format(key=question.key, area=area.id),
            )
    keys = (question.key for question in area.questions)
    _refuse_double(keys, (*path, "questions"), "key", origin)


def _check_lists(framework: Framework, origin: Origin) -> None:
    for name in framework.codes:
        if name not in CODE_LISTS:
            raise origin.error(("codes", name), unknown_name(name, CODE_LISTS))
    for name in CODE_LISTS:
        if not framework.codes.get(name):
            complaint = _("de keuzelijst ‘{name}’ ontbreekt of is leeg; vul de lijst aan.")
            raise origin.error(("codes", name), complaint.format(name=name))
        _check_codes(name, framework.codes[name], origin)


def _check_codes(name: str, codes: tuple[Code, ...], origin: Origin) -> None:
    path: KeyPath = ("codes", name)
    _refuse_double((code.key for code in codes), path, "key", origin)
    _refuse_double((code.chord for code in codes), path, "chord", origin)
    _refuse_ambiguous(codes, path, origin)
    for index, code in enumerate(codes):
        if code.chord and not _CHORD.fullmatch(code.chord):
            complaint = _("‘chord’ moet één kleine letter zijn.")
            raise origin.error((*path, index, "chord"), complaint)
    keys = {code.key for code in codes}
    for needed in NEEDED_KEYS.get(name, ()):
        if needed not in keys:
            complaint = _("‘{key}’ ontbreekt in deze lijst; het programma heeft die nodig.")
            raise origin.error(path, complaint.format(key=needed))


def _refuse_double(values: Iterable[str], path: KeyPath, key: str, origin: Origin) -> None:
    """No two entries of a list may have the same value; an empty one means none and may repeat."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value and value in seen:
            complaint = _("‘{value}’ komt twee keer voor; kies een andere {key}.")
            raise origin.error((*path, index, key), complaint.format(value=value, key=key))
        seen.add(value)


def _refuse_ambiguous(codes: tuple[Code, ...], path: KeyPath, origin: Origin) -> None:
    """A word in an imported file must lead to one entry only, whatever its capitals."""
    owner: dict[str, int] = {}
    for index, code in enumerate(codes):
        for word in (code.key, code.label, *code.also):
            if owner.setdefault(word.casefold(), index) != index:
                complaint = _("‘{word}’ hoort al bij ‘{other}’; haal het op één plek weg.")
                other = codes[owner[word.casefold()]].key
                raise origin.error((*path, index), complaint.format(word=word, other=other))
