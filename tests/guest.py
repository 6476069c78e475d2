"""A second laptop for pictures: a member who begins, records and hands in."""

from __future__ import annotations

from pathlib import Path

from wijkvisitatie.exchange.packing import pack
from wijkvisitatie.exchange.start import make_dossier, start_package
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import observations, rounds, visits

SENTENCES = (
    (1, "Bewoners noemen de speeltuin als eerste als wij vragen wat er beter werd."),
    (3, "De bewonersavond was op een werkdag om vier uur."),
    (3, "Twee bewoners wisten niet dat er een plan lag."),
)


def guest_package(office: Dossier, visit: str, stick: Path) -> tuple[Path, Path]:
    """The guest's dossier, and a package of theirs."""
    members = [one for one in rounds.members(office) if one.entity != office.member]
    start = start_package(office, stick / "begin.wvp", member=members[-1].entity).path
    guest = make_dossier(stick / "gast", start, "wachtwoord van een gast")
    wijk = visits.visit(guest, entity=visit).wijken[0]
    for area, text in SENTENCES:
        observations.record_observation(
            guest, visit=visit, wijk=wijk, area=area, text=text, at="2010-06-24T11:12:40"
        )
    (written,) = pack(guest, stick / "Inlevering Arnhem.wvp").files
    guest.close()
    return stick / "gast", written.path
