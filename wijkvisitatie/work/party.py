"""Whose dossier this is: the secretariat's, or that of a member who hands in to one."""

from __future__ import annotations

from dataclasses import dataclass

from wijkvisitatie.errors import InputError
from wijkvisitatie.store import peers
from wijkvisitatie.store.dossier import Connection, Dossier
from wijkvisitatie.store.identity import Identity, made_before
from wijkvisitatie.store.peers import Peer


@dataclass(frozen=True, slots=True)
class Party:
    """Whose dossier this is: a member's, as soon as it knows a secretariat that is not itself."""

    secretariat: Peer | None

    @property
    def is_member(self) -> bool:
        """Whether this dossier hands in to a secretariat."""
        return self.secretariat is not None


def party(connection: Connection, own: Identity | None) -> Party:
    """Whose dossier this is, within a larger read."""
    found = peers.secretariat(connection)
    is_self = found is not None and own is not None and found.public_key == own.public_key
    return Party(None if is_self else found)


def is_members_dossier(dossier: Dossier) -> bool:
    """Whether this dossier hands in to a secretariat; else it is the secretariat's own."""
    own = made_before(dossier)
    with dossier.read() as connection:
        return party(connection, own).is_member


def refuse_in_members_dossier(dossier: Dossier, words: str) -> None:
    """Raises InputError with these ``words``, a sentence on whose work it is, in the dossier of
    a member.
    """
    if is_members_dossier(dossier):
        raise InputError(words)
