"""A programme item in words: short for a line, longer for who looks at it."""

from __future__ import annotations

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import ProgrammeItem
from wijkvisitatie.texts import _


def title(item: ProgrammeItem) -> str:
    """An item in a few words: its time and title."""
    return f"{item.start} {item.title or _('Onderdeel zonder titel')}".strip()


def kind_and_setting(framework: Framework, item: ProgrammeItem) -> str:
    """What it is, and whether it was arranged: ``Tafelgesprek · georganiseerd``."""
    kind = framework.label("programme_kinds", item.kind)
    setting = framework.label("settings", item.setting)
    return " · ".join(part for part in (kind, setting.lower() if kind else setting) if part)


def details(framework: Framework, item: ProgrammeItem) -> list[str]:
    """What else there is to say of an item, a line each: where, who chose it, with whom."""
    chosen = framework.label("chosen_by", item.chosen_by)
    lines = (
        item.place,
        _("Keuze: {who}").format(who=chosen[:1].lower() + chosen[1:]) if chosen else "",
        ", ".join(framework.label("roles", role) for role in item.roles),
    )
    return [line for line in lines if line]
