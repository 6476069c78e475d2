"""Numbers and addresses that point to one person, found by their shape and their own checks.

Every pattern looks at a bounded number of characters from each place it can start at, so that no
text can make one slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Span = tuple[str, int, int]  # kind, start, end

_GAP = r"[ \u00a0./–-]"  # what people write between the parts of a number
_DATE = r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]{3,9}\.?)[-/. ](?:[0-9]{4}|[0-9]{2})(?![0-9])"

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PHONE = re.compile(
    r"(?<![\w+])(?![0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}(?![0-9]))"  # a date, a time
    rf"(?:(?:\+|00)31{_GAP}{{0,2}}(?:\(0\){_GAP}{{0,2}})?|\(?0)"
    rf"[1-9](?:(?:\)|{_GAP}){{0,3}}[0-9]){{8}}(?![0-9])"
)
_IBAN = re.compile(
    r"(?<![^\W_])(?:NL[0-9]{2}(?: ?[A-Z]){4}(?: ?[0-9]){10}|BE[0-9]{2}(?: ?[0-9]){12}"
    r"|DE[0-9]{2}(?: ?[0-9]){18})(?![^\W_])",
    re.IGNORECASE | re.ASCII,
)
_POSTCODE = re.compile(
    r"[1-9](?<![^\W_].)[0-9]{3} ?[A-Z]{2},? (?:huisnummer |nummer |nr\.? )?[0-9]{1,4}[a-zA-Z]?"
    r"(?![^\W_])"
)
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,3}|[0-9]{1,3})-(?:[A-Z]{2,3}|[0-9]{2,3})-(?:[A-Z]{1,3}|[0-9]{1,3})"
    r"(?![\w-])"
)
_BIRTH = re.compile(rf"(?<![^\W_])geb(?:oren|\.|oortedatum)[^0-9\n]{{1,20}}{_DATE}", re.IGNORECASE)
# Looking ahead only, because a number before it may share its beginning; no amount of money.
_BSN = re.compile(
    r"[0-9](?<![0-9]{2})(?<!€[0-9])(?<!€ [0-9])(?=([0-9]{7,8}"
    r"|[0-9]{2}([. ])[0-9]{3}\2[0-9]{3}"
    r"|[0-9]{3}([. ])[0-9]{2}\3[0-9]{3}"
    r"|[0-9]([. ])[0-9]{2}\4[0-9]{2}\4[0-9]{3})(?![0-9]))"
)
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_BSN_LENGTH = 9
_PLATE_LENGTH = 6


def spans(text: str) -> Iterator[Span]:
    """Where something of this sort stands in a text; one may lie inside another."""
    for kind, pattern, is_one in _SIMPLE:
        for match in pattern.finditer(text):
            if is_one(match[0]):
                yield kind, *match.span()
    for match in _BSN.finditer(text):
        if is_bsn(re.sub("[. ]", "", match[0] + match[1])):
            yield "bsn", match.start(), match.end(1)


def is_bsn(digits: str) -> bool:
    """Whether 8 or 9 digits pass the eleven-test of the burgerservicenummer and are no date."""
    nine = digits.rjust(_BSN_LENGTH, "0")
    if not nine.strip("0") or _DAY.fullmatch(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(one * int(digit) for one, digit in zip(weights, nine, strict=True)) % 11 == 0


def is_iban(text: str) -> bool:
    """Whether the check digits of a bank account number are right (ISO 7064, modulo 97)."""
    plain = text.replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def _is_plate(text: str) -> bool:
    """Six characters in three groups, some of letters and some of digits: 12-AB-34."""
    groups = text.split("-")
    letters = sum(group.isalpha() for group in groups)
    return sum(map(len, groups)) == _PLATE_LENGTH and 0 < letters < len(groups)


def _always(_text: str) -> bool:
    return True


_SIMPLE: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("email", _EMAIL, _always),
    ("phone", _PHONE, _always),
    ("iban", _IBAN, is_iban),
    ("address", _POSTCODE, _always),
    ("plate", _PLATE, _is_plate),
    ("birth", _BIRTH, _always),
)
