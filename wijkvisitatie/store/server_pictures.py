"""The sealed pictures of a dossier on a server: rows there, and files in a desk's folder.

The server has them so that every desk does and its own copies hold them. A desk keeps what it
used: sealed, for the keys stand in the photos' records, and those are on the server only.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from wijkvisitatie.files import make_folder, write_whole
from wijkvisitatie.store import attachments
from wijkvisitatie.store.statements import first, run


def bring(connection: sa.Connection, folder: Path, names: Iterable[str]) -> None:
    """Put sealed pictures that the server has into the folder of a desk. Raises KnownError."""
    for name in filter(attachments.is_name, names):
        file = attachments.place(folder, name)
        if attachments.is_whole(file):
            continue
        row = first(connection, "SELECT content FROM main.picture WHERE name = ?", (name,))
        if row is not None:
            make_folder(file.parent)
            write_whole(file, bytes(row[0]))


def share(connection: sa.Connection, folder: Path, names: Iterable[str]) -> None:
    """Give the server the sealed pictures that it does not have. What is not whole stays away."""
    for name in filter(attachments.is_name, names):
        file = attachments.place(folder, name)
        if attachments.is_whole(file):
            run(
                connection,
                "INSERT INTO main.picture(name, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (name, file.read_bytes()),
            )


def forget(connection: sa.Connection, name: str) -> None:
    """Remove a sealed picture."""
    run(connection, "DELETE FROM main.picture WHERE name = ?", (name,))
