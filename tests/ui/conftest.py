"""A page's surroundings in a test: an open dossier, its worker, and errors that fail the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.tasks import Worker
from wijkvisitatie.work import rounds


@pytest.fixture
def context(qapp: object, dossier: Dossier) -> Iterator[Context]:
    """A context over this test's own dossier; an error that reaches the window fails the test."""
    errors: list[BaseException] = []
    worker = Worker("test dossier", errors.append)
    made = Context(
        dossier, rounds.framework_of(dossier), rounds.the_round(dossier), rounds.me(dossier), worker
    )
    made.failed.connect(errors.append)
    yield made
    made.close()
    worker.finish()
    assert not errors
