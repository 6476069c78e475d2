"""A framework as one JSON text: what a dossier keeps of the framework it was made with."""

from __future__ import annotations

import json
from dataclasses import asdict

from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.framework.rules import check_framework
from wijkvisitatie.framework.schema import Origin, build
from wijkvisitatie.texts import _


def to_json(framework: Framework) -> str:
    """The canonical JSON of a framework: equal frameworks give the same text."""
    return json.dumps(asdict(framework), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Framework:
    """The framework that ``to_json`` wrote. Raises DefinitionError on any other text."""
    origin = Origin(_("het kader in het dossier"))
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise origin.error((), _("de gegevens zijn beschadigd.")) from error
    framework = build(Framework, values, origin)
    check_framework(framework, origin)
    return framework
