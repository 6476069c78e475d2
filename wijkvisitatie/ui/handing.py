"""What handing in would mean, what it did, in words; for the dialog that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wijkvisitatie.exchange.handing_over import MAIL
from wijkvisitatie.exchange.packing import Contents, Packed, look
from wijkvisitatie.exchange.senders import fingerprint
from wijkvisitatie.model.records import HANDED_IN, HandIn
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.identity import identity
from wijkvisitatie.texts import _, clock, long_date, ngettext
from wijkvisitatie.ui.widgets.gap_list import Group
from wijkvisitatie.work import handing_in
from wijkvisitatie.work.handing_in import AreaCheck, Completeness
from wijkvisitatie.work.party import is_members_dossier
from wijkvisitatie.work.size_words import size_words


@dataclass(frozen=True, slots=True)
class Prospect:
    """What handing in a visit would mean now."""

    check: Completeness
    state: HandIn | None
    contents: Contents
    key: str  # of this laptop, to be read out
    is_members: bool  # it goes to a secretariat; else this is its own dossier


def size(contents: Contents, *, mail: bool, bare: bool) -> str:
    """How large the package becomes, and what follows from it; ``bare`` is without photos."""
    photos = len(contents.pictures)
    about = contents.size(without_pictures=bare)
    words = [_("Het pakket wordt ongeveer {size}.").format(size=size_words(about))]
    if mail and about > MAIL:
        split = _(
            "Dat is te groot voor één mail. Het wordt in ongeveer {n} bestanden gesplitst: stuur "
            "ze elk in een eigen mail."
        )
        words.append(split.format(n=-(-about // MAIL)))
        if photos and not bare:
            words.append(_("Of kies: zonder foto’s. Die levert u dan later in, op een stick."))
    if photos and bare:
        without = ngettext(
            "{n} foto gaat nu niet mee en blijft op deze laptop.",
            "{n} foto’s gaan nu niet mee en blijven op deze laptop.",
            photos,
        )
        words.append(without.format(n=photos))
    return " ".join(words)


def read(dossier: Dossier, visit: str) -> Prospect:
    """In a worker: it looks at all that would go out. Raises InputError."""
    return Prospect(
        handing_in.completeness(dossier, visit=visit),
        handing_in.state(dossier, visit=visit),
        look(dossier),
        fingerprint(identity(dossier).public_key),
        is_members_dossier(dossier),
    )


def group(one: AreaCheck, areas: Mapping[int, str]) -> Group:
    """What of a focus area goes along and what it lacks."""
    name = f"{one.area} {areas[one.area]}" if one.area else _("Nog niet geplaatst")
    number = ngettext("{n} waarneming", "{n} waarnemingen", one.observations)
    parts = [f"{name} – {number.format(n=one.observations)}"]
    if not one.gaps:
        parts.append(_("niets ontbreekt"))
    return Group(", ".join(parts), "circle-alert", "muted", one.gaps)


def lead(found: Prospect) -> str:
    """What handing in means for this visit."""
    number = ngettext(
        "U levert {n} waarneming in.", "U levert {n} waarnemingen in.", found.check.observations
    ).format(n=found.check.observations)
    if found.state is not None and found.state.state == HANDED_IN:
        words = _(
            "Dit bezoek is al ingeleverd, op {day} om {time}. U kunt het pakket nog eens maken; "
            "twee keer inlezen doet niets dubbel."
        )
        at = found.state.at
        return words.format(day=long_date(at), time=clock(at))
    if not found.is_members:
        words = _(
            "Dit is het dossier van het secretariaat: uw waarnemingen staan er al in. Inleveren "
            "sluit ze af, zodat iedereen ziet dat u klaar bent."
        )
        return f"{number} {words}"
    words = _(
        "Inleveren haalt niets weg: alles blijft ook op deze laptop. Wat nog ontbreekt, mag "
        "ontbreken."
    )
    return f"{number} {words}"


def next_step(packed: Packed, *, mail: bool) -> str:
    """What to do with the files that were made."""
    number = len(packed.files)
    if mail:
        words = ngettext(
            "Stuur dit bestand als bijlage naar het secretariaat.",
            "Stuur deze {n} bestanden naar het secretariaat, elk in een eigen mail.",
            number,
        )
    else:
        words = ngettext(
            "Geef de stick met dit bestand aan het secretariaat.",
            "Geef de stick met deze {n} bestanden aan het secretariaat.",
            number,
        )
    safe = _("Alleen het secretariaat en u kunnen het openen.")
    return f"{words.format(n=number)} {safe}"


def keep(packed: Packed, file: Path, *, title: str, visit: str, name: str, key: str) -> None:
    """Write the receipt of a package that was handed in."""
    from wijkvisitatie.report.content.sent_receipt import Sent, SentFile, sent_receipt
    from wijkvisitatie.report.pdf import write  # slow to import

    sent = Sent(
        title=title,
        visit=visit,
        name=name,
        key=key,
        at=packed.files[0].header.made,
        records=packed.contents.records,
        files=[SentFile(one.path.name, one.size, one.sha256) for one in packed.files],
        left_out=packed.left_out(),
    )
    write(sent_receipt(sent), file)
