"""The first page of a search in 100,000 observations against the raw FTS5 query."""

from __future__ import annotations

from benchmarks import data
from benchmarks.measure import Ratio, in_turn
from tests import build
from wijkvisitatie.store import search
from wijkvisitatie.work import observations
from wijkvisitatie.work.observations import Filter

OBSERVATIONS = 100_000
WORDS = "bewonerschap wink"


def run() -> list[Ratio]:
    """The ratio of a search."""
    dossier = data.large_dossier(OBSERVATIONS)
    asked = Filter(visit=build.VISIT, words=WORDS)
    expression = search.match_expression(WORDS, build.VISIT)

    def ours() -> None:
        assert len(observations.page(dossier, filter=asked)) == observations.PAGE

    def floor() -> None:
        with dossier.read() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            found = raw.execute(
                "SELECT o.* FROM observation_words w JOIN observation o ON o.position = w.rowid "
                "WHERE w.observation_words MATCH ? ORDER BY w.rowid DESC LIMIT 100",
                (expression,),
            ).fetchall()
            assert len(found) == observations.PAGE

    return [in_turn("eerste bladzij van een zoekvraag / kale FTS5", ours, floor, most=3.0)]
