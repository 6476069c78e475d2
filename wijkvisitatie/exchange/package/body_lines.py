"""The lines of a package: one revision each, compressed.

Lines are kept compressed in memory and read again at each use: 100,000 observations take some
35 MB, and no disk ever sees them in the clear.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wijkvisitatie.errors import InputError
from wijkvisitatie.exchange.package import limits
from wijkvisitatie.texts import _

_LEVEL = 6  # of gzip: 9 takes longer and saves next to nothing


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Bodies of revisions, to be gone through any number of times."""

    data: bytes  # gzip
    count: int
    size: int  # bytes of the lines
    sha256: str  # of the lines
    skip: int = 0  # lines in ``data`` that stand before the bodies

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[str]:
        return (without_end(line).decode() for line in self.raw())

    def raw(self) -> Iterator[bytes]:
        """Each line with its end; of one that is too long no more than the beginning. Raises what
        gzip does when the bytes are none of ours.
        """
        with gzip.open(io.BytesIO(self.data)) as text:
            for _before in range(self.skip):
                text.readline()
            while line := text.readline(limits.LINE + 1):
                yield line


def pack(bodies: Iterable[str], *, each: Callable[[], None] = lambda: None) -> Lines:
    """Compress bodies; ``each`` is called after each of them. Raises InputError when it is more
    than a package may hold.
    """
    digest, target, count, size = hashlib.sha256(), io.BytesIO(), 0, 0
    with gzip.GzipFile(fileobj=target, mode="wb", compresslevel=_LEVEL, mtime=0) as packed:
        for body in bodies:
            line = f"{body}\n".encode()
            _refuse_too_much(len(line), size, target.tell())
            digest.update(line)
            packed.write(line)
            count, size = count + 1, size + len(line)
            each()
    return Lines(target.getvalue(), count, size, digest.hexdigest())


def without_end(line: bytes) -> bytes:
    """A line's content. Raises ValueError when it has no end, because it is cut off."""
    if not line.endswith(b"\n"):
        raise ValueError("a line without an end")
    return line[:-1]


def _refuse_too_much(line: int, size: int, packed: int) -> None:
    if line > limits.LINE:
        raise InputError(
            _("Eén tekst in het dossier is te groot voor een pakket. Maak die tekst korter.")
        )
    if size + line > limits.TEXT or packed > limits.BODY:
        raise InputError(_("Het dossier bevat meer dan er in één pakket kan."))
