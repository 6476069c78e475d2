"""Each planted fault still has its place in the code, so that a run of all means something."""

import ast
import shutil
from pathlib import Path

import pytest

from tests import mutants_of_reports
from tests.mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize(
    "mutant", [*MUTANTS, *mutants_of_reports.MUTANTS], ids=lambda one: one.name
)
def test_a_fault_can_still_be_planted(mutant: Mutant, tmp_path: Path) -> None:
    file = tmp_path / mutant.folder / mutant.file
    file.parent.mkdir(parents=True)
    shutil.copy(ROOT / "wijkvisitatie" / mutant.folder / mutant.file, file)
    mutant.plant(tmp_path)
    ast.parse(file.read_text(encoding="utf-8"))
