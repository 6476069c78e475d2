"""How the report names the people whom the committee heard: by role, and never recognisably."""

from __future__ import annotations

from collections.abc import Iterable

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.records import Observation
from wijkvisitatie.texts import _
from wijkvisitatie.work.small_groups import talks


def role_names(
    framework: Framework, observations: Iterable[Observation], *, smallest: int
) -> dict[tuple[str, str], str]:
    """How each role is named in each wijk, by (wijk, role).

    A role that few people share would point to a person, so with fewer talks than ``smallest`` the
    wider role stands.
    """
    return {
        place: _name(framework, place[1], wider=number < smallest)
        for place, number in talks(observations).items()
    }


def _name(framework: Framework, role: str, *, wider: bool) -> str:
    if not wider:
        return framework.label("roles", role)
    code = framework.code("roles", role)
    words = code.wider if code and code.wider else _("een gesprekspartner")
    return words[:1].upper() + words[1:]
