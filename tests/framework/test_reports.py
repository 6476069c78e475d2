"""The parts of each kind of report: complete, and with keys under which texts can be kept."""

import pytest

from wijkvisitatie.framework.reports import report_definition


@pytest.mark.parametrize("key", ["nota", "gemeente", "eind"])
def test_a_definition_tells_all_of_its_parts(key: str) -> None:
    found = report_definition(key)
    assert found.key == key
    assert len({part.key for part in found.sections}) == len(found.sections)
    for part in found.sections:
        assert part.title
        assert part.help.endswith((".", "?"))
        assert part.kind in {"text", "made", "both"}


def test_what_people_write_in_both_has_the_same_key() -> None:
    shared = {"samenvatting", "aard", "wijken", "aandachtspunten", "niet-gezien", "aanbevelingen"}
    for key in ("gemeente", "eind"):
        assert shared <= {part.key for part in report_definition(key).sections}
