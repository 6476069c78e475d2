"""The commands of the exchange: packing, joining, and the start package of a member."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijkvisitatie.cli import output
from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _, listing, ngettext

if TYPE_CHECKING:
    from wijkvisitatie.exchange.joining import Look
    from wijkvisitatie.exchange.packing import Packed
    from wijkvisitatie.model.records import Member
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.work.receipts import Line

DONE = 0


def pack(options: argparse.Namespace) -> int:
    """Write what this dossier sends: a hand-in of a member, or the state of the secretariat."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange import packing

    with opened(options) as dossier:
        packed = packing.pack(dossier, Path(options.uit), to=options.voor)
    for line in _packed_words(packed):
        output.say(output.one_line(line))
    return DONE


def take_in(options: argparse.Namespace) -> int:
    """Join packages, or only tell what that would do; a start package can begin a dossier."""
    from wijkvisitatie.cli.access import folder_of
    from wijkvisitatie.store.dossier import exists

    files = [Path(name) for name in options.bestanden]
    folder = folder_of(options)
    if exists(folder):
        return _join(options, files)
    return _begin(options, folder, files)


def participant(options: argparse.Namespace) -> int:
    """Write the start package of one member, who is put on the committee when needed."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange import start
    from wijkvisitatie.work import rounds

    target = Path(options.uit_startpakket)
    with opened(options) as dossier:
        rounds.the_round(dossier)  # before somebody is put on a committee that is none
        start.refuse_in_members_dossier(dossier)
        member = _member_named(dossier, options.naam)
        start.start_package(dossier, target, member=member)
    output.say(
        _("Het startpakket voor {name} staat in {file}.").format(
            name=output.one_line(options.naam), file=target
        )
    )
    output.say(_("Geef het alleen aan dit lid: wie het heeft, kan zich er één keer mee melden."))
    return DONE


def conflicts(options: argparse.Namespace) -> int:
    """Tell what several laptops say differently, and what each of them says."""
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange.conflict_list import conflict_objects

    with opened(options) as dossier:
        found = conflict_objects(dossier)
    if options.json:
        output.say_json(found)
        return DONE
    rows = [
        (one["nummer"], one["veldnaam"], side["door"], output.snippet(side["tekst"], ""))
        for one in found
        for side in one["versies"]
    ]
    output.say_table((_("nummer"), _("veld"), _("door"), _("tekst")), rows)
    words = ngettext("{number} veld is strijdig.", "{number} velden zijn strijdig.", len(found))
    output.say(words.format(number=len(found)))
    return DONE


def _join(options: argparse.Namespace, files: Sequence[Path]) -> int:
    from wijkvisitatie.cli.access import opened
    from wijkvisitatie.exchange import joining

    with opened(options) as dossier:
        looks = joining.look(dossier, files)
        _refuse_damaged(looks)
        if options.proef:
            _say_preview(looks)
            return DONE
        accepted = _asked_about(dossier, looks)
        seen = _deletions_agreed(looks)
        receipt = joining.join(dossier, looks, accepted=accepted, deletions_seen=seen)
    for one in receipt.packages:
        output.say(output.one_line(one.words()))
        _say_lines(one.lines)
    for line in (*receipt.gaps, *receipt.missing, *receipt.notes):
        output.say(output.one_line(line))
    output.say(_("De reservekopie van hiervoor staat in {file}.").format(file=receipt.backup))
    return DONE


def _begin(options: argparse.Namespace, folder: Path, files: Sequence[Path]) -> int:
    """Make a dossier of the first file, a start package, and join the others into it."""
    from wijkvisitatie.cli.passphrase import chosen_passphrase
    from wijkvisitatie.exchange import start
    from wijkvisitatie.work.passphrases import refuse_short

    first, *others = files
    opened_start = start.open_start(first)
    name = output.one_line(opened_start.title)
    if options.proef:
        output.say(
            _("{file} is een startpakket voor {title}, met {number} leden.").format(
                file=first, title=name, number=len(opened_start.members)
            )
        )
        return DONE
    member = opened_start.member or _chosen_member(opened_start.members)
    passphrase = chosen_passphrase(options)
    refuse_short(passphrase)
    start.make_dossier(folder, first, passphrase, member=member).close()
    output.say(_("Het dossier van {title} staat in {folder}.").format(title=name, folder=folder))
    return _join(options, others) if others else DONE


def _chosen_member(members: Sequence[Member]) -> str:
    from wijkvisitatie.cli.questions import chosen

    number = chosen(
        _("Wie bent u?"),
        [one.name for one in members],
        otherwise=_(
            "Dit startpakket is niet voor één lid gemaakt, en hier is niemand om te vragen wie het "
            "is. Vraag het secretariaat om een startpakket voor dit lid."
        ),
    )
    return members[number].entity


def _refuse_damaged(looks: Sequence[Look]) -> None:
    for one in looks:
        if one.error:
            raise InputError(_("Er is niets ingelezen. {reason}").format(reason=one.error))


def _asked_about(dossier: Dossier, looks: Sequence[Look]) -> dict[str, str]:
    """Who the unknown signers are, by who sits at the keyboard. Raises UnknownSender."""
    from wijkvisitatie.cli.questions import chosen
    from wijkvisitatie.exchange import joining
    from wijkvisitatie.work import rounds

    members = rounds.members(dossier)
    accepted = {}
    for who in joining.unknown(looks):
        number = chosen(
            _("Een pakket zegt van {name} te zijn (sleutel {key}). Van wie is het?").format(
                name=output.one_line(who.name), key=who.fingerprint()
            ),
            [_("het secretariaat"), *(one.name for one in members)],
            otherwise=joining.unknown_words(who),
        )
        accepted[who.public_key] = members[number - 1].entity if number else ""
    return accepted


def _deletions_agreed(looks: Sequence[Look]) -> bool:
    """Whether many deletions are meant, by who sits at the keyboard. Raises ManyDeletions."""
    from wijkvisitatie.cli.questions import agreed
    from wijkvisitatie.exchange import joining

    number = joining.deletions(looks)
    if number <= joining.MANY_DELETIONS:
        return False
    return agreed(
        _("Deze pakketten doen {number} onderdelen weg. Is dat de bedoeling?").format(
            number=number
        ),
        otherwise=joining.deletions_words(number),
    )


def _say_lines(lines: Sequence[Line]) -> None:
    """What was sent and what becomes of it, per kind, in numbers that add up."""
    from wijkvisitatie.work.receipts import kind_words, numbers

    if lines:
        head = [_("soort"), *(word for word, _number in numbers(lines[0]))]
        rows = [
            [kind_words(line.kind), *(str(number) for _word, number in numbers(line))]
            for line in lines
        ]
        output.say_table(head, rows)


def _say_preview(looks: Sequence[Look]) -> None:
    for one in looks:
        assert one.sender is not None
        output.say(
            _("{file}: van {name} ({state}).").format(
                file=one.path, name=output.one_line(one.sender.name), state=one.sender.state
            )
        )
        _say_lines(one.lines)
    output.say(_("Dit was een proef: er is niets veranderd."))


def _packed_words(packed: Packed) -> Iterator[str]:
    from wijkvisitatie.work.receipts import PACKAGES

    contents = packed.contents
    for one in packed.files:
        size = f"{max(one.size / 1e6, 0.1):.1f} MB".replace(".", ",")
        kind = PACKAGES[contents.kind]
        yield _("Het {kind} staat in {file} ({size}).").format(kind=kind, file=one.path, size=size)
        yield _("SHA-256: {hash}").format(hash=one.sha256)
    names = [target.name or target.recipient for target in contents.targets]
    yield _("Voor: {names}.").format(names=listing([*names, _("dit dossier zelf")]))
    number = contents.records.get("observation", 0)
    yield ngettext(
        "Er zit {number} waarneming in.", "Er zitten {number} waarnemingen in.", number
    ).format(number=number)
    if packed.left_out():
        yield ngettext(
            "{number} foto ging niet mee.", "{number} foto’s gingen niet mee.", packed.left_out()
        ).format(number=packed.left_out())
    if contents.held_back:
        yield ngettext(
            "{number} onderdeel ging niet mee, omdat een ontvanger het nog niet mag zien.",
            "{number} onderdelen gingen niet mee, omdat een ontvanger ze nog niet mag zien.",
            contents.held_back,
        ).format(number=contents.held_back)
    if contents.unfinished:
        yield ngettext(
            "In {number} veld staat tekst die nog niet is vastgelegd; die ging niet mee.",
            "In {number} velden staat tekst die nog niet is vastgelegd; die ging niet mee.",
            contents.unfinished,
        ).format(number=contents.unfinished)


def _member_named(dossier: Dossier, name: str) -> str:
    """The member of this name, or a new one. Raises InputError."""
    from wijkvisitatie.work import committee, rounds

    wanted = " ".join(name.split())
    if not wanted:
        raise InputError(_("Geef met --naam de naam van het lid."))
    same = [one for one in rounds.members(dossier) if one.name.casefold() == wanted.casefold()]
    if len(same) > 1:
        raise InputError(
            _("Er zijn meer leden die {name} heten. Geef ze eerst een eigen naam.").format(
                name=wanted
            )
        )
    return same[0].entity if same else committee.join(dossier, name=wanted).entity("member")
