"""The recovery sheet as a file: one accessible page that can be read and typed over."""

from __future__ import annotations

import io
from pathlib import Path

import page
import pypdf
import pytest

from wijkvisitatie.report.content import recovery_sheet
from wijkvisitatie.report.pdf import draw
from wijkvisitatie.store.recovery_code import groups, new_code


@pytest.mark.parametrize("title", ["Ronde 2026", "Visitatie <wijken> & dorpen " * 12])
def test_the_sheet_is_one_accessible_page_with_every_group(title: str, tmp_path: Path) -> None:
    code = new_code()
    data = draw(recovery_sheet(title=title, name="ronde", code=code, date="2026-11-24"))
    (only,) = pypdf.PdfReader(io.BytesIO(data)).pages
    text = only.extract_text()
    assert [group for group in groups(code) if group not in text] == []
    assert "24 november 2026" in text
    path = tmp_path / "blad.pdf"
    path.write_bytes(data)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf(str(path), profile=profile).failures == []
