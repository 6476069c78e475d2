"""Packages in words: what each would do, and what each did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wijkvisitatie.exchange.joining import Look
from wijkvisitatie.exchange.senders import SenderState
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.ui.widgets.package_view import Row
from wijkvisitatie.work.receipts import PACKAGES, Line, Receipt, Received, moment


def prospect(looks: Sequence[Look], accepted: Mapping[str, str]) -> tuple[Row, ...]:
    """What joining would do: of all usable packages together, and of each."""
    rows = [_looked(one, accepted) for one in looks]
    if len(looks) < 2:
        return tuple(rows)
    lines = tuple(line for one in looks for line in one.lines)
    return (_together(len(looks), lines), *rows)


def outcome(receipt: Receipt) -> tuple[Row, ...]:
    """What joining did."""
    rows = [_received(one) for one in receipt.packages]
    if len(rows) < 2:
        return tuple(rows)
    lines = tuple(line for one in receipt.packages for line in one.lines)
    return (_together(len(rows), lines), *rows)


def summary(lines: Iterable[Line]) -> str:
    """In one line what is new and what is in conflict."""
    known = list(lines)
    parts = [
        (sum(one.new for one in known), _("{n} nieuw")),
        (sum(one.changed for one in known), _("{n} gewijzigd")),
        (sum(one.conflicting for one in known), _("{n} strijdig")),
        (sum(one.refused for one in known), _("{n} geweigerd")),
    ]
    return ", ".join(words.format(n=number) for number, words in parts if number) or _("0 nieuw")


def _together(number: int, lines: tuple[Line, ...]) -> Row:
    words = ngettext("{n} pakket samen", "{n} pakketten samen", number)
    return Row(words.format(n=number), summary(lines), "layout-list", lines=lines)


def _looked(one: Look, accepted: Mapping[str, str]) -> Row:
    if one.error or one.sender is None:
        said = (("error", one.error), ("muted", _("Van dit bestand wordt niets gebruikt.")))
        return Row(one.path.name, _("geweigerd"), "triangle-alert", said)
    asked = one.sender.state == "onbekend" and one.sender.public_key not in accepted
    facts = [("muted", _made(one.header.made, one.path.name)), _signature(one.sender)]
    if one.header.parts > 1:
        words = _("Dit is deel {part} van {parts}.")
        facts.append(("muted", words.format(part=one.header.part, parts=one.header.parts)))
    if one.header.kind == "dekking":
        facts.append(("", _("Hierin staat alleen wat er al is bekeken, geen waarnemingen.")))
    elif not one.lines:
        facts.append(("", _("In dit pakket zitten geen gegevens.")))
    is_asked = one.sender.state == "onbekend"
    return Row(
        _title(one.header.kind, one.sender.name),
        _("afzender nog onbekend") if asked else summary(one.lines),
        "circle-help" if asked else "circle-check",
        tuple(facts),
        one.lines,
        question=_question(one.sender) if is_asked else "",
        key=one.sender.public_key,
    )


def _received(one: Received) -> Row:
    facts = [("muted", _made(one.made, one.file))]
    if one.pictures:
        words = ngettext("{n} foto is erbij gezet.", "{n} foto’s zijn erbij gezet.", one.pictures)
        facts.append(("", words.format(n=one.pictures)))
    return Row(
        _title(one.kind, one.name), summary(one.lines), "circle-check", tuple(facts), one.lines
    )


def _title(kind: str, name: str) -> str:
    words = _("{kind} van {name}").format(kind=PACKAGES.get(kind, kind), name=name)
    return words[:1].upper() + words[1:]


def _made(made: int, file: str) -> str:
    return _("Gemaakt op {moment}. Bestand: {file}").format(moment=moment(made), file=file)


def _signature(who: SenderState) -> tuple[str, str]:
    if who.state == "zelf":
        return "ok", _("U maakte dit pakket zelf, op deze laptop.")
    if who.state == "bekend":
        return "ok", _("De handtekening is van {name} en klopt.").format(name=who.name)
    if who.state == "uitgenodigd":
        words = _("De handtekening klopt. {name} begon met het startpakket dat voor dit lid is.")
        return "ok", words.format(name=who.name)
    words = _(
        "Dit pakket zegt van {name} te zijn, maar deze handtekening is hier nog niet bekend. "
        "Bel of vraag het {name}: is de sleutel {fingerprint}? Die staat bij {name} in "
        "Uitwisselen, Inleveren."
    )
    return "warn", words.format(name=who.name, fingerprint=who.fingerprint())


def _question(who: SenderState) -> str:
    return _("Ja, dit pakket is van {name}").format(name=who.name)
