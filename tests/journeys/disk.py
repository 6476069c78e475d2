"""A disk that refuses, where it does so in truth: when the journal is brought to it."""

from __future__ import annotations

import os

import pytest

from wijkvisitatie.store import journal_file


class Disk:
    """As it should be, until ``error`` is a number of ``errno``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error = 0
        real = journal_file._sync

        def sync(descriptor: int) -> None:
            if self.error:
                raise OSError(self.error, os.strerror(self.error))
            real(descriptor)

        monkeypatch.setattr(journal_file, "_sync", sync)
