"""How large a file is, in words."""

from __future__ import annotations


def size_words(size: int) -> str:
    """``1,4 MB``; small files in kB, never 0."""
    if size < 100_000:
        return f"{max(round(size / 1000), 1)} kB"
    return f"{size / 1e6:.1f} MB".replace(".", ",")
