"""How long the window stands still at the secretariat's table, with a whole round on it.

18 gemeenten, 40 wijken, 20,000 observations and 400 findings. What somebody does may take what a
hand does not notice, and so may the first look at a page, which has yet to be made.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import data, table_steps
from benchmarks.measure import Standstill
from benchmarks.round import PASSPHRASE, a_round
from benchmarks.standing_still import Pulse, no_settings
from wijkvisitatie import app as program
from wijkvisitatie.ui.main_window import MainWindow

OBSERVATIONS, FINDINGS = 20_000, 400
ARRIVES = 2_500  # ms in which everything of a page has been read


def run() -> list[Standstill]:
    """A line for each thing that somebody does."""
    folder = data.new_folder() / "ronde"
    a_round(folder, observations=OBSERVATIONS, photos=1, findings=FINDINGS).close()
    app = program.make_application()
    with no_settings(folder.parent):
        window = MainWindow(start_page=False)
        window.show()
        pulse = Pulse()
        _open(window, folder, pulse)
        steps = table_steps.all_steps(window, pulse)
        found = [pulse.measured(*step, ARRIVES) for step in steps]
        window.close()
    app.processEvents()
    return found


def _open(window: MainWindow, folder: Path, pulse: Pulse) -> None:
    window.open_folder(folder, PASSPHRASE)
    pulse.wait(lambda: window.context is not None)
    assert window.context is not None
    table_steps.prepare(window.context)
    pulse.rest(ARRIVES)  # the pages are imported meanwhile
