"""A disk that refuses, where it does so in truth: when the journal is brought to it."""

from __future__ import annotations

import os

import pytest

from wijkvisitatie.store import journal_file

_real = journal_file._sync


class Disk:
    """As it should be, until ``error`` is a number of ``errno``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error = 0
        monkeypatch.setattr(journal_file, "_sync", self._sync)

    def _sync(self, descriptor: int) -> None:
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        _real(descriptor)


def refuse(error: int) -> None:
    """Let the disk refuse from now on, in a process that ends with it."""
    disk = Disk(pytest.MonkeyPatch())
    disk.error = error
