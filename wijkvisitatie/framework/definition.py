"""What an assessment framework and an area list consist of, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question: a prompt for the member, never a required field."""

    key: str  # "3.1": area and number, stable over framework versions
    text: str


@dataclass(frozen=True, slots=True)
class RubricStep:
    """What one level of the measuring scale looks like in one focus area."""

    level: int  # 1..5
    text: str


@dataclass(frozen=True, slots=True)
class FocusArea:
    """One of the five focus areas (aandachtspunten); ids 1-5 never change, titles may."""

    id: int
    title: str
    short: str  # at most about 14 characters, for buttons and column heads
    finding: str  # what the committee of 2011 found
    advice: str  # what it advised
    source: str
    evidence: tuple[str, ...]  # what to look for
    questions: tuple[Question, ...]
    rubric: tuple[RubricStep, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list.

    ``key`` is what is stored and exchanged, ``label`` what a user reads; ``also`` holds other
    spellings that an import accepts; ``wider`` the label that replaces this one in a report
    where so few people share it that they could be recognised; ``chord`` the
    one letter that picks it from the keyboard.
    """

    key: str
    label: str
    help: str = ""
    also: tuple[str, ...] = ()
    wider: str = ""
    chord: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale: the common levels 1-5 or the participation ladder."""

    value: int
    label: str
    help: str = ""


# The code lists that every framework carries; the names are the keys in its TOML file.
CODE_LISTS = (
    "observation_kinds",  # goede weg, obstakel, knelpunt, vernieuwing, leerpunt, bijvangst
    "evidence_kinds",  # eigen waarneming, citaat, parafrase, document, cijfer, foto
    "roles",  # interlocutor roles
    "settings",  # georganiseerd, spontaan
    "chosen_by",  # who chose the contact: gemeente, corporatie, commissie, bewoners, toeval
    "programme_kinds",  # tafelgesprek, rondgang, wandeling, presentatie, ...
    "quote_statuses",  # vrijgegeven, parafrase, niet publiceren
    "consents",  # of a photo: geen personen herkenbaar, toestemming, nog vragen
    "confidences",  # laag, midden, hoog
    "funding_sources",
    "phases",
    "member_roles",  # voorzitter, lid, secretaris
    "turns",  # whose turn it is in a phase
    "addressees",  # of a recommendation
    "priorities",
    "project_states",
    "remark_kinds",  # feitelijke correctie, andere lezing
    "remark_decisions",
    "followups",  # what came of a recommendation
    "comparisons",  # beter, gelijk, slechter, niet gezien
)

LATER_LISTS = CODE_LISTS[CODE_LISTS.index("turns") :]
"""The lists that a framework made before version 2011.2 lacks; it gets the program's own."""


@dataclass(frozen=True, slots=True)
class Framework:
    """A versioned assessment framework. A dossier carries the version it was made with."""

    id: str
    version: str
    title: str
    source: str
    areas: tuple[FocusArea, ...]
    levels: tuple[Step, ...]
    ladder: tuple[Step, ...]
    ladder_area: int  # the focus area in which claimed and reached step are recorded
    codes: dict[str, tuple[Code, ...]] = field(hash=False)

    def area(self, number: int) -> FocusArea:
        """The focus area with this id. Raises KeyError."""
        for area in self.areas:
            if area.id == number:
                return area
        raise KeyError(number)

    def code(self, name: str, key: str | None) -> Code | None:
        """The entry ``key`` of code list ``name``, or None (an older framework may not know it)."""
        return next((code for code in self.codes[name] if code.key == key), None)

    def label(self, name: str, key: str | None) -> str:
        """What to show for a stored key: its label, or the key itself when the list lacks it."""
        code = self.code(name, key)
        return code.label if code else (key or "")


@dataclass(frozen=True, slots=True)
class ListedWijk:
    """A wijk on an area list. ``key`` is our own stable key (``0202-klarendal``): the 40 wijken
    do not map to CBS wijken, so no CBS code is invented.
    """

    key: str
    name: str
    abbreviation: str  # three capitals, unique within the list: the start of observation numbers
    gemeente: str
    gemeente_code: str  # GM code


@dataclass(frozen=True, slots=True)
class AreaList:
    """A versioned list of wijken (gebiedenlijst) over which a round goes."""

    id: str
    version: str
    title: str
    source: str
    wijken: tuple[ListedWijk, ...]
