"""The recovery code: made to be printed, kept on paper for years, and typed over from it.

32 signs of 5 bits make 160 random bits; 4 more tell a slip in typing from a code of another
dossier. The signs are Crockford's: without I, L, O and U, so that none looks like another.
"""

from __future__ import annotations

import hashlib
import secrets

from wijkvisitatie.errors import WrongPassphrase
from wijkvisitatie.texts import _

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4  # signs that are read and typed at a time
_RANDOM = 32
_CHECK = 4
_LENGTH = _RANDOM + _CHECK
_LOOKALIKES = str.maketrans("OIL", "011")


def new_code() -> str:
    """A code that nobody has, in groups (see ``groups``) with spaces between them."""
    drawn = "".join(secrets.choice(SIGNS) for _sign in range(_RANDOM))
    return " ".join(groups(drawn + _check(drawn)))


def groups(code: str) -> tuple[str, ...]:
    """The groups of four in which a code is printed and asked back."""
    signs = bare(code)
    return tuple(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def bare(typed: str) -> str:
    """Only the signs of what was typed: case, spaces, dashes and O or 0, I or 1 don't matter."""
    signs = typed.upper().translate(_LOOKALIKES)
    return "".join(sign for sign in signs if sign.isalnum())


def checked(typed: str) -> str:
    """The signs of a whole code. Raises WrongPassphrase when it can't be one, and says why."""
    signs = bare(typed)
    if len(signs) != _LENGTH:
        raise WrongPassphrase(
            _("Een herstelcode heeft {whole} tekens; hier staan er {given}. Kijk het na.").format(
                whole=_LENGTH, given=len(signs)
            )
        )
    if _check(signs[:_RANDOM]) != signs[_RANDOM:]:
        raise WrongPassphrase(
            _("In deze herstelcode zit een typefout. Vergelijk elke groep met het blad.")
        )
    return signs


def _check(signs: str) -> str:
    number = int.from_bytes(hashlib.sha256(signs.encode()).digest()[:4], "big")
    return "".join(SIGNS[number >> 5 * place & 31] for place in range(_CHECK))
