"""The whole Word file: its properties, head and foot, and the blocks one after another."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from wijkvisitatie.report.blocks import Cover, Report
from wijkvisitatie.report.pdf.gate import clean_line
from wijkvisitatie.report.pdf.metadata import LANGUAGE, moment_of
from wijkvisitatie.report.word.blocks import Writer
from wijkvisitatie.report.word.inline import field
from wijkvisitatie.texts import _

_FIXED: Final = (1980, 1, 1, 0, 0, 0)  # the time of each part in the zip: the first it can hold


def compose(report: Report) -> bytes:
    """The report as a .docx; equal reports give equal bytes."""
    document = Document()
    _describe(document, report)
    _head_and_foot(document, report)
    if report.cover is not None:
        _cover(document, report.cover)
    writer = Writer(document, report.blocks)
    for block in report.blocks:
        writer.write(block)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _describe(document: Any, report: Report) -> None:
    describe(document, title=report.title, author=report.author, date=report.date)
    about = document.core_properties
    about.subject = clean_line(report.subject)[:255]
    about.keywords = ", ".join(map(clean_line, report.keywords))[:255]


def describe(document: Any, *, title: str, author: str, date: str) -> None:
    """Say of a document what it is, who made it, and that it is in Dutch; ``date`` (ISO)."""
    about = document.core_properties
    about.title = clean_line(title)[:255]  # Word takes no more
    about.author = clean_line(author)[:255]
    about.comments = ""
    about.language = LANGUAGE
    about.created = about.modified = moment_of(date).replace(tzinfo=None)
    about.last_modified_by = ""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _head_and_foot(document: Any, report: Report) -> None:
    (section,) = document.sections
    words = [clean_line(one) for one in (report.status, report.running_head)]
    section.header.paragraphs[0].text = " · ".join(one for one in words if one)
    foot = section.footer.paragraphs[0]
    foot.add_run(_("Pagina "))
    field(foot, "PAGE", "1")


def _cover(document: Any, cover: Cover) -> None:
    document.add_paragraph(clean_line(cover.kind), style="Subtitle")
    document.add_paragraph(clean_line(cover.title), style="Title")
    for words in (cover.subtitle, cover.organisation, cover.status):
        if clean_line(words):
            document.add_paragraph(clean_line(words))
    for label, value in cover.facts:
        line = document.add_paragraph()
        line.add_run(f"{clean_line(label)}: ").bold = True
        line.add_run(clean_line(value))


def timeless(data: bytes) -> bytes:
    """The same zip without the moment at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as target:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, _FIXED)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, made.read(name))
    return out.getvalue()
