"""Dutch spelling, with a dictionary that is on the machine already; none comes with the program.

The dictionaries of Hunspell are those of LibreOffice and of every Linux. They are large and have
licences and makers of their own, and an office has them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from wijkvisitatie.model.records import Gemeente, Round, Wijk
from wijkvisitatie.paths import settings_folder
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every

NAMES = ("nl_NL", "nl", "nl-NL")
"""What such a dictionary is called, before .aff and .dic."""

WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[-'’][^\W\d_]+)*(?!\w)")
"""Letters only: what has a digit in it is a number or a code."""

_REFERENCE = re.compile(r"\[\[[^\[\]\n]*\]\]")
_MOST_SUGGESTIONS = 6


def wrong_words(text: str, known: Collection[str]) -> frozenset[str]:
    """The words of a text that neither the dictionary nor the dossier knows; none when there is
    no dictionary. References and words with a digit are no words.
    """
    speller = _speller()
    if speller is None:
        return frozenset()
    folded = {one.casefold() for one in known}
    found = set(WORD.findall(_REFERENCE.sub(" ", text)))
    return frozenset(
        word
        for word in found
        if word.casefold() not in folded and not speller.spell(word.replace("’", "'"))
    )


def suggestions(word: str) -> tuple[str, ...]:
    """What may have been meant, the likeliest first."""
    speller = _speller()
    return tuple(speller.suggest(word)[:_MOST_SUGGESTIONS]) if speller is not None else ()


def has_dictionary() -> bool:
    """Whether there is one on this machine."""
    return dictionary() is not None


def known_words(dossier: Dossier) -> frozenset[str]:
    """The words of this dossier itself: what was added to them, and the names of places."""
    with dossier.read() as connection:
        rounds = every(connection, Round, order=["title"])
        names = [
            *(one.name for one in every(connection, Gemeente, order=["name"])),
            *(one.name for one in every(connection, Wijk, order=["name"])),
        ]
    named = (word for name in names for word in WORD.findall(name))
    return frozenset([*(word for one in rounds for word in one.words), *named])


def add_word(dossier: Dossier, *, word: str) -> Changes:
    """Count a word as right in this dossier."""
    with dossier.write(_("Woord toegevoegd")) as writing:
        for one in every(writing.connection, Round, order=["title"]):
            words = sorted({*one.words, word}, key=str.casefold)
            writing.put("round", one.entity, {"words": words})
        return writing.changes()


def dictionary() -> Path | None:
    """The first dictionary that is found: its file without an ending."""
    for folder in folders():
        for name in NAMES:
            found = folder / name
            if found.with_suffix(".aff").is_file() and found.with_suffix(".dic").is_file():
                return found
    return None


def folders() -> Iterator[Path]:
    """Where a dictionary may be: the user's own first, then the system's, then an office's."""
    yield settings_folder() / "woordenboek"
    if sys.platform == "win32":
        for name in ("ProgramFiles", "ProgramFiles(x86)"):
            if root := os.environ.get(name):
                yield Path(root) / "LibreOffice" / "share" / "extensions" / "dict-nl"
    elif sys.platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-nl")
        yield Path("/Library/Spelling")
    else:
        yield from map(
            Path, ("/usr/share/hunspell", "/usr/share/myspell", "/usr/local/share/hunspell")
        )
        yield Path("/usr/lib/libreoffice/share/extensions/dict-nl")


def _speller() -> Any:
    """None when there is no dictionary."""
    found = dictionary()
    return None if found is None else _read(found)


@cache
def _read(file: Path) -> Any:
    """Once: it takes some tenths of a second."""
    from hunspell import Hunspell  # here, because who writes no texts has no use for it

    return Hunspell(file.name, hunspell_data_dir=str(file.parent))
