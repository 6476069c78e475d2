"""What we put right in ReportLab is still wrong in it, and is still where we put it right.

A failure here after an upgrade is good news or bad news, never a fault of the report: look at
``reportlab_fixes`` and take out what is no longer needed.
"""

import importlib.util
from types import ModuleType

import pytest
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from wijkvisitatie.report.pdf import reportlab_fixes


def stock(name: str) -> ModuleType:
    """A module of ReportLab as it was installed, without our changes."""
    spec = importlib.util.find_spec(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_our_functions_are_in_place() -> None:
    assert pdfdoc.PDFStream.format is reportlab_fixes.stream_source
    assert ttfonts.makeToUnicodeCMap is reportlab_fixes.character_map


def test_stock_streams_lack_the_end_of_line() -> None:
    module = stock("reportlab.pdfbase.pdfdoc")
    document = module.PDFDocument()
    stream = module.PDFStream(content=b"abc", filters=[])
    assert b"abcendstream" in stream.format(document)
    ours = pdfdoc.PDFStream(content=b"abc", filters=[]).format(pdfdoc.PDFDocument())
    assert ours.endswith(b"stream\nabc\r\nendstream\n")
    assert b"/Length 3" in ours


def test_stock_character_maps_hold_what_validators_refuse() -> None:
    module = stock("reportlab.pdfbase.ttfonts")
    subset = [0, *range(33, 160), 0x1F600]
    theirs = module.makeToUnicodeCMap("F", subset)
    assert "<00> <0000>" in theirs
    assert "129 beginbfchar" in theirs
    ours = reportlab_fixes.character_map("F", subset)
    assert "<00> <0000>" not in ours
    assert "100 beginbfchar" in ours
    assert "<D83DDE00>" in ours


@pytest.mark.parametrize("name", ["_doc", "_code", "_annotationrefs", "_formsinuse", "_filename"])
def test_the_canvas_still_has_the_parts_we_reach_into(name: str) -> None:
    assert hasattr(Canvas("never-saved.pdf"), name)
