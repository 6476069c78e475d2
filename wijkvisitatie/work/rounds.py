"""The round: its area list, committee, framework, and whose laptop this is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from wijkvisitatie.errors import DefinitionError, InputError
from wijkvisitatie.framework.definition import AreaList, Framework
from wijkvisitatie.framework.loader import builtin_framework, from_json, to_json
from wijkvisitatie.model.records import FrameworkCopy, Gemeente, Member, Round, Wijk
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import dossier as store
from wijkvisitatie.store.dossier import Changes, Connection, Dossier, Writing
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every, find


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member to put on the committee; ``letter`` starts the numbers of what they record."""

    name: str
    letter: str
    role: str = "lid"


def start_round(
    dossier: Dossier,
    *,
    title: str,
    committee: str,
    area_list: AreaList,
    framework: Framework,
    members: tuple[NewMember, ...],
    organisation: str = "",
    start: str = "",
    end: str = "",
    source: str = "",
) -> Changes:
    """Fill a new dossier: the round, its gemeenten and wijken, the committee and the framework.

    What comes from a list has an id that follows from the list, so that two dossiers made from
    the same list can be joined. Raises InputError when two members share a letter.
    """
    letters = [member.letter for member in members]
    if len(set(letters)) != len(letters):
        raise InputError(_("Elk commissielid heeft een eigen letter nodig."))
    with dossier.write(_("Visitatie gemaakt")) as writing:
        _put_framework(writing, framework)
        _put_areas(writing, area_list)
        for member in members:
            add_member_in(writing, member)
        values = {
            "title": title,
            "committee": committee,
            "organisation": organisation,
            "start": start,
            "end": end,
            "area_list": f"{area_list.id} {area_list.version}",
            "source": source,
        }
        writing.create("round", values, entity=named_entity("round", title))
        return writing.changes()


def change_round(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change the round's own data (title, committee, dates, smallest group)."""
    with dossier.write(_("Visitatie gewijzigd")) as writing:
        writing.put("round", entity, values)
        return writing.changes()


def the_round(dossier: Dossier) -> Round:
    """The round of this dossier. Raises InputError in a dossier that has none yet."""
    with dossier.read() as connection:
        return round_in(connection)


def round_in(connection: Connection) -> Round:
    """The round, within a larger read. Raises InputError in a dossier that has none yet."""
    found = every(connection, Round, order=["title"])
    if not found:
        raise InputError(_("Dit dossier heeft nog geen visitatieronde."))
    return found[0]


def framework_of(dossier: Dossier) -> Framework:
    """The framework this dossier was made with; the built-in one when it carries none."""
    with dossier.read() as connection:
        return framework_in(connection)


def framework_in(connection: Connection) -> Framework:
    """The framework, within a larger read: the last version that can be read."""
    for copy in reversed(every(connection, FrameworkCopy, order=["version"])):
        with suppress(DefinitionError):  # one that another laptop sent must not close a dossier
            return from_json(copy.definition)
    return builtin_framework()


def members(dossier: Dossier) -> tuple[Member, ...]:
    """The committee, by letter."""
    with dossier.read() as connection:
        return members_in(connection)


def members_in(connection: Connection) -> tuple[Member, ...]:
    """The committee, within a larger read."""
    return every(connection, Member, order=["letter"])


def add_member_in(writing: Writing, member: NewMember) -> str:
    """Put a member on the committee within a larger action; returns the entity."""
    values = {"name": member.name, "letter": member.letter, "role": member.role}
    return writing.create("member", values, entity=member_entity(member.letter))


def me(dossier: Dossier) -> Member | None:
    """Whose laptop this is, or None as long as nobody said so."""
    if not dossier.member:
        return None
    with dossier.read() as connection:
        return find(connection, Member, dossier.member)


def set_me(dossier: Dossier, *, member: str) -> None:
    """Say whose laptop this is. Local: not exchanged and not undone."""
    store.set_member(dossier, member)


def gemeenten(dossier: Dossier) -> tuple[Gemeente, ...]:
    """The gemeenten of the round, by name."""
    with dossier.read() as connection:
        return every(connection, Gemeente, order=["name"])


def wijken(dossier: Dossier, *, gemeente: str = "") -> tuple[Wijk, ...]:
    """The wijken of the round, by name; of one gemeente when asked."""
    table = TABLES["wijk"]
    where = [table.c.gemeente == gemeente] if gemeente else []
    with dossier.read() as connection:
        return every(connection, Wijk, *where, order=["name"])


def gemeente_entity(code: str) -> str:
    """The id of a listed gemeente."""
    return named_entity("gemeente", code)


def wijk_entity(key: str) -> str:
    """The id of a listed wijk."""
    return named_entity("wijk", key)


def member_entity(letter: str) -> str:
    """The id of a member of the committee."""
    return named_entity("member", letter)


def _put_framework(writing: Writing, framework: Framework) -> None:
    values = {
        "id": framework.id,
        "version": framework.version,
        "definition": to_json(framework),
    }
    entity = named_entity("framework", framework.id, framework.version)
    writing.create("framework", values, entity=entity)


def _put_areas(writing: Writing, area_list: AreaList) -> None:
    names = {wijk.gemeente_code: wijk.gemeente for wijk in area_list.wijken}
    for code, name in names.items():
        writing.create("gemeente", {"name": name, "code": code}, entity=gemeente_entity(code))
    for wijk in area_list.wijken:
        values = {
            "key": wijk.key,
            "name": wijk.name,
            "abbreviation": wijk.abbreviation,
            "gemeente": gemeente_entity(wijk.gemeente_code),
        }
        writing.create("wijk", values, entity=wijk_entity(wijk.key))
