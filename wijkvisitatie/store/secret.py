"""What somebody gives to open a dossier. It imports nothing, for the window's first picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["wachtwoord", "herstelcode", "secretariaat"]
KINDS: tuple[Kind, ...] = ("wachtwoord", "herstelcode", "secretariaat")


@dataclass(frozen=True, slots=True)
class Secret:
    """Never shown when the program tells about itself, as in the report of a fault."""

    kind: Kind
    text: str = field(repr=False)  # for the secretariat: its age identity, "AGE-SECRET-KEY-1..."
