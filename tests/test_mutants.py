"""Each planted fault still has its place in the code, so that a run of all means something."""

import ast
import shutil
from pathlib import Path

import pytest

from tests.mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_a_fault_can_still_be_planted(mutant: Mutant, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    file = tmp_path / "store" / mutant.file
    shutil.copy(ROOT / "wijkvisitatie" / "store" / mutant.file, file)
    mutant.plant(tmp_path)
    ast.parse(file.read_text(encoding="utf-8"))
