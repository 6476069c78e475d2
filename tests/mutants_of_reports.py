"""Faults planted in what makes reports: one rule each of the PDF, and in what may get out."""

from __future__ import annotations

from functools import partial

from tests.mutants import Mutant

TESTS = (
    "tests/report/pdf/test_gate.py",
    "tests/report/pdf/test_structure.py",
    "tests/report/pdf/test_golden.py",
    "tests/report/pdf/test_draw.py",
    "tests/report/pdf/test_tables.py",
    "tests/report/pdf/test_pictures.py",
    "tests/report/pdf/test_hostile.py",
    "tests/report/test_leaks.py",
)

_Fault = partial(Mutant, folder="report", tests=TESTS)

MUTANTS = (
    _Fault(
        name="a header cell is the header of nothing",
        file="pdf/structure.py",
        old='return "/A<</O/Table/Scope/Column>>"',
        new='return ""',
    ),
    _Fault(
        name="a picture is not described",
        file="pdf/structure.py",
        old='return f"/Alt {text_string(alt)}/A',
        new='return f"/A',
    ),
    _Fault(
        name="the way back leads to the first element",
        file="pdf/structure.py",
        old="names[id(element)] for element in elements",
        new="names[id(elements[0])] for element in elements",
    ),
    _Fault(
        name="a link leads back to the next one",
        file="pdf/document.py",
        old='f"/StructParent {number}>>"',
        new='f"/StructParent {number - 1}>>"',
    ),
    _Fault(
        name="a link says nothing",
        file="pdf/document.py",
        old="/Contents{title}/Dest",
        new="/NM{title}/Dest",
    ),
    _Fault(
        name="a link is not printed",
        file="pdf/document.py",
        old="/Subtype/Link/F 4/",
        new="/Subtype/Link/F 0/",
    ),
    _Fault(
        name="no order for the Tab key",
        file="pdf/canvas.py",
        old='page.Tabs = pdfdoc.PDFName("S")',
        new='page.Tabs = pdfdoc.PDFName("R")',
    ),
    _Fault(
        name="no language",
        file="pdf/canvas.py",
        old="            lang=LANGUAGE,\n",
        new="",
    ),
    _Fault(
        name="not said to be tagged",
        file="pdf/document.py",
        old='pdfdoc.PDFDictionary({"Marked": "true"})',
        new='pdfdoc.PDFDictionary({"Marked": "false"})',
    ),
    _Fault(
        name="the name of the file instead of the title",
        file="pdf/document.py",
        old='canvas.setViewerPreference("DisplayDocTitle", "true")',
        new='canvas.setViewerPreference("DisplayDocTitle", "false")',
    ),
    _Fault(
        name="colours mean nothing",
        file="pdf/document.py",
        old="    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(doc)])\n",
        new="",
    ),
    _Fault(
        name="a heading level may be skipped",
        file="pdf/outline.py",
        old="max(1, min(block.level, level + 1, _DEEPEST))",
        new="max(1, min(block.level, _DEEPEST))",
    ),
    _Fault(
        name="the words of two lines are read as one",
        file="pdf/canvas.py",
        old='" " if ends_line else ""',
        new='""',
    ),
    _Fault(
        name="a hyphen stays in the word that is read",
        file="pdf/fonts.py",
        old='SOFT_HYPHEN: Final = "\\u00ad"',
        new='SOFT_HYPHEN: Final = "-"',
    ),
    _Fault(
        name="characters without a glyph are drawn",
        file="pdf/gate.py",
        old='    text = _INVISIBLE.sub("", text)\n',
        new="",
    ),
    _Fault(
        name="a head that is repeated is read again",
        file="pdf/tables.py",
        old="element = None if repeated else cell.element",
        new="element = cell.element",
    ),
    _Fault(
        name="a report for the public tells what members make of it",
        file="content/entries.py",
        old='if audience == "intern":',
        new="if audience:",
    ),
    _Fault(
        name="what is confidential is printed",
        file="content/material.py",
        old="if withheld(one.observation) is None)",
        new="if one.observation)",
    ),
    _Fault(
        name="the sources of what was set aside are named",
        file="content/material.py",
        old="named is None or one.observation.entity in named",
        new="True",
    ),
)
