"""How much a package may hold: the same for who writes and who reads it.

A reader keeps to these before it believes anything; a writer keeps to them so that nothing is
made that can't be read.
"""

PACKAGE = 2_000_000_000
"""Bytes of a file: every stick can hold it, and ZIP needs no second form for it."""

MEMBERS = 20_000
DIRECTORY = MEMBERS * 256
"""Bytes of the list at the end of a ZIP; ours takes 114 per member."""

MANIFEST = 4096
HEADER = 8 * 1024**2
LINE = 16 * 1024**2
"""Bytes of one revision."""

BODY = 512 * 1024**2
"""Bytes of the compressed lines: more than a million revisions."""

TEXT = 4 * 1024**3
SMALL_TEXT = 64 * 1024**2
RATIO = 100
"""Text above ``SMALL_TEXT`` that grows more than this was made to fill a memory: what people type
grows some three times, and the ids in a revision, which are chance, keep it under thirty.
"""

PICTURE = 128 * 1024**2
"""Bytes of one sealed picture, which is read whole."""
