"""The committee after the beginning: a name put right, a member who leaves, one who joins."""

from __future__ import annotations

from string import ascii_uppercase

import sqlalchemy as sa

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.writing import Changes
from wijkvisitatie.texts import _
from wijkvisitatie.work.rounds import NewMember, add_member_in


def join(dossier: Dossier, *, name: str) -> Changes:
    """Put somebody on the committee under the first letter that nobody has had.

    Raises InputError when all letters are given out.
    """
    with dossier.write(_("Commissielid toegevoegd")) as writing:
        given = set(writing.connection.scalars(sa.select(TABLES["member"].c.letter)))
        free = [letter for letter in ascii_uppercase if letter not in given]
        if not free:
            raise InputError(_("Er zijn geen letters meer vrij voor een nieuw lid."))
        add_member_in(writing, NewMember(name, free[0]))
        return writing.changes()


def change_member(dossier: Dossier, *, entity: str, **values: str) -> Changes:
    """Change a member's name or role; the letter stays, for it is in the numbers."""
    with dossier.write(_("Commissielid gewijzigd")) as writing:
        writing.put("member", entity, values)
        return writing.changes()


def leave(dossier: Dossier, *, entity: str) -> Changes:
    """Move a member to the trash.

    Raises InputError for the one whose laptop this is, and for one who recorded something.
    """
    if entity == dossier.member:
        raise InputError(_("Dit lid gebruikt deze laptop. Kies eerst een ander lid."))
    with dossier.write(_("Commissielid naar de prullenbak")) as writing:
        for kind in ("observation", "level"):
            table = TABLES[kind]
            query = sa.select(table.c.entity).where(table.c.member == entity).limit(1)
            if writing.connection.scalar(query) is not None:
                raise InputError(
                    _("Dit lid heeft al iets vastgelegd en blijft daarom in de commissie.")
                )
        writing.delete("member", entity)
        return writing.changes()
