"""Which parts a report has, in which order and who writes them: data in resources/report."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from wijkvisitatie.framework.schema import Origin, build
from wijkvisitatie.paths import resource


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report. ``kind`` is text (people write it), made (from the data) or both;
    ``only`` is "herbezoek" for what only the report of a revisit has.
    """

    key: str
    title: str
    kind: str
    help: str
    only: str = ""

    @property
    def is_written(self) -> bool:
        """Whether people write a text for it."""
        return self.kind in {"text", "both"}


@dataclass(frozen=True, slots=True)
class ReportDefinition:
    """A kind of report with its parts."""

    key: str
    title: str
    sections: tuple[Part, ...]

    def parts(self, *, revisit: bool) -> tuple[Part, ...]:
        """The parts that this report has, of a revisit or not."""
        return tuple(part for part in self.sections if revisit or not part.only)


@cache
def report_definition(key: str) -> ReportDefinition:
    """The parts of a kind of report that comes with the program."""
    file = resource("report", f"{key}.toml")
    text = file.read_text(encoding="utf-8")
    return build(ReportDefinition, tomllib.loads(text), Origin(file.name, text))
