"""What every record has; a file of its own, so that the kinds can be told in more than one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A stable id, whether it is in the trash, and its fields in conflict."""

    entity: str
    deleted: bool = False
    conflicts: tuple[str, ...] = ()
