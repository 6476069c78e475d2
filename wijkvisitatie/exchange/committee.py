"""Who a row says recorded it: a member of the committee, or somebody to be put on it."""

from __future__ import annotations

import string
from collections.abc import Iterable

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.columns import plain
from wijkvisitatie.model.records import Member
from wijkvisitatie.texts import _
from wijkvisitatie.work.rounds import NewMember, member_entity

# X starts the numbers of observations whose member is not known.
_LETTERS = tuple(string.ascii_uppercase.replace("X", ""))


class Committee:
    """The members a file may name, and those that it adds."""

    def __init__(self, members: Iterable[Member], *, taken: Iterable[str], fallback: str) -> None:
        """``taken`` are all letters ever given, ``fallback`` is whose rows name nobody."""
        self._members = tuple(members)
        self._by_letter = {one.letter: one.entity for one in self._members}
        self._taken = set(taken)
        first = next((one.entity for one in self._members), "")
        self.fallback = fallback or first
        self.newcomers: dict[str, NewMember] = {}  # by entity

    def member(self, lid: str, name: str = "") -> str:
        """The entity of a member by letter or name; an unknown one is added. Raises InputError."""
        if not lid.strip():
            return self.fallback
        letter = lid.strip().upper()
        return self._by_letter.get(letter) or self._named(lid) or self._added(letter, lid, name)

    def other_name(self, letter: str, name: str) -> str:
        """What the member with this letter is called here, when a file has another name."""
        known = next((one.name for one in self._members if one.letter == letter), "")
        return known if name.strip() and known and plain(known) != plain(name) else ""

    def _named(self, lid: str) -> str:
        found = [one.entity for one in self._members if plain(one.name) == plain(lid)]
        found += [one for one, new in self.newcomers.items() if plain(new.name) == plain(lid)]
        if len(found) > 1:
            raise InputError(
                _("er zijn meer leden die ‘{lid}’ heten; schrijf de letter").format(lid=lid.strip())
            )
        return found[0] if found else ""

    def _added(self, letter: str, lid: str, name: str) -> str:
        if letter in _LETTERS:
            if letter in self._taken:
                raise InputError(_("lid {letter} staat in de prullenbak").format(letter=letter))
            called = name.strip() or _("Lid {letter}").format(letter=letter)
        else:
            letter, called = self._next_letter(), lid.strip()
        entity = member_entity(letter)
        self._taken.add(letter)
        self._by_letter[letter] = entity
        self.newcomers[entity] = NewMember(called, letter)
        return entity

    def _next_letter(self) -> str:
        for letter in _LETTERS:
            if letter not in self._taken:
                return letter
        raise InputError(_("er is geen letter meer vrij voor een nieuw lid"))
