"""Each kind of block as paragraphs, tables and pictures of Word."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from wijkvisitatie.report.blocks import (
    Bars,
    Block,
    Box,
    Column,
    Contents,
    Entry,
    Facts,
    Heading,
    Items,
    Matrix,
    Paragraph,
    Picture,
    Quote,
    Radars,
    Register,
    Run,
    Table,
    records,
)
from wijkvisitatie.report.pdf import words
from wijkvisitatie.report.pdf.gate import clean, clean_line
from wijkvisitatie.report.word.inline import bookmark, field, write_runs
from wijkvisitatie.texts import _

_WIDE: Final = Cm(12)
_UNREADABLE: Final = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_DEEPEST: Final = 4


class Writer:
    """Writes blocks into a document, and knows the place of each record that a link leads to."""

    def __init__(self, document: Any, blocks: Iterable[Block]) -> None:
        self._document = document
        self._level = 0
        blocks = tuple(blocks)
        headings = [one.anchor for one in blocks if isinstance(one, Heading)]
        anchors = filter(None, (*headings, *(one.anchor for one in records(blocks))))
        self._places = {name: number for number, name in enumerate(dict.fromkeys(anchors), 1)}
        self._placed: set[str] = set()

    def write(self, block: Block) -> None:
        """Add one block at the end."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph(runs):
                write_runs(self._document.add_paragraph(), runs, self._places)
            case Items():
                self._items(block)
            case Entry():
                self._entry(block)
            case Quote():
                self._quote(block)
            case Picture():
                self._picture(block)
            case Box() | Facts() | Contents():
                self._group(block)
            case _:
                self._table(_as_table(block), anchors=[one.anchor for one in records((block,))])

    def _group(self, block: Box | Facts | Contents) -> None:
        if not isinstance(block, Facts):
            self._said(block.title).bold = True
        match block:
            case Box(_title, inner):
                for one in inner:
                    self.write(one)
            case Facts(rows):
                for label, value in rows:
                    line = self._document.add_paragraph()
                    write_runs(line, (Run(f"{label}: ", strong=True), Run(value)), {})
            case Contents():
                shown = _("Klik hier en druk op F9 om de inhoudsopgave te maken.")
                field(self._document.add_paragraph(), f'TOC \\o "1-{block.depth}" \\h', shown)

    def _heading(self, block: Heading) -> None:
        self._level = max(1, min(block.level, self._level + 1, _DEEPEST))
        made = self._document.add_heading(clean_line(block.text) or words.untitled(), self._level)
        made.paragraph_format.page_break_before = block.new_page or None
        self._place(made, block.anchor)

    def _items(self, block: Items) -> None:
        number = self._new_list() if block.ordered else 0
        for runs in block.items:
            line = self._document.add_paragraph(
                style="List Number" if block.ordered else "List Bullet"
            )
            if number:
                properties = line._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
                properties.get_or_add_numId().val = number
                properties.get_or_add_ilvl().val = 0
            write_runs(line, runs, self._places)

    def _new_list(self) -> int:
        """A list that counts from one; else Word goes on where the last list ended."""
        style = self._document.styles["List Number"].element
        numbering = self._document.part.numbering_part.element
        of_style = numbering.num_having_numId(style.pPr.numPr.numId.val)
        made = numbering.add_num(of_style.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _quote(self, block: Quote) -> None:
        self._document.add_paragraph(words.quoted(clean(block.text)), style="Quote")
        if clean_line(block.by):
            self._said(words.by(clean_line(block.by)))

    def _entry(self, block: Entry) -> None:
        line = self._document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        labels = " · ".join(one for one in map(clean_line, block.labels) if one)
        write_runs(line, (Run(clean_line(block.number), strong=True), Run(f"  {labels}")), {})
        self._place(line, block.anchor)
        if block.text.strip():
            self._said(block.text)
        if block.quote:
            self._quote(block.quote)
        if block.interpretation.strip():
            line = self._document.add_paragraph()
            label = f"{block.interpretation_label}: " if block.interpretation_label else ""
            write_runs(line, (Run(label, strong=True), Run(block.interpretation)), {})
        for picture in block.pictures:
            self._picture(picture)

    def _picture(self, block: Picture) -> None:
        try:
            made = self._document.add_picture(io.BytesIO(block.data), width=_WIDE)
        except _UNREADABLE:
            self._said(words.unreadable_picture())
        else:
            alt = "" if block.decorative else clean_line(block.alt) or words.undescribed()
            made._inline.docPr.set("descr", alt)  # noqa: SLF001 - no public way to describe
        if clean_line(block.caption):
            self._document.add_paragraph(clean_line(block.caption), style="Caption")

    def _table(self, block: Table, *, anchors: Sequence[str] = ()) -> None:
        if clean_line(block.caption):
            caption = self._document.add_paragraph(clean_line(block.caption), style="Caption")
            caption.paragraph_format.keep_with_next = True
        made = self._document.add_table(0, len(block.columns), style="Table Grid")
        self._row(made, [(one.title, "") for one in block.columns], head=len(block.columns))
        head = OxmlElement("w:tblHeader")
        made.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001 - repeated on each page
        targets = block.targets or ("",) * len(block.rows)
        for row, target in zip(block.rows, targets, strict=False):
            cells = [(row[0], target), *((one, "") for one in row[1:])]
            self._row(made, cells, head=1 if block.row_headers else 0)
        look = made._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
        if look is not None:  # which cells are heads, for who has the table read aloud
            look.set(qn("w:firstColumn"), "1" if block.row_headers else "0")
        for row, anchor in zip(made.rows[1:], anchors, strict=False):  # of a register
            self._place(row.cells[0].paragraphs[0], anchor)
        self._document.add_paragraph()

    def _row(self, table: Any, cells: Sequence[tuple[str, str]], *, head: int) -> None:
        row = table.add_row().cells
        for index, (text, target) in enumerate(cells[: len(row)]):
            run = Run(text, strong=index < head, target=target)
            write_runs(row[index].paragraphs[0], (run,), self._places)

    def _said(self, text: str) -> Any:
        return self._document.add_paragraph().add_run(clean(text))

    def _place(self, paragraph: Any, anchor: str) -> None:
        """A name that two blocks share is that of the first."""
        if anchor in self._places and anchor not in self._placed:
            self._placed.add(anchor)
            bookmark(paragraph, self._places[anchor])


def _as_table(block: Block) -> Table:
    """A chart as the table of its figures, which is what somebody can go on writing with."""
    match block:
        case Matrix():
            columns = (Column(""), *(Column(one) for one in block.column_labels))
            rows = tuple(
                (label, *cells)
                for label, cells in zip(block.row_labels, block.cells(), strict=False)
            )
            return Table(columns, rows, block.caption)
        case Radars():
            spokes = block.radars[0].labels if block.radars else ()
            columns = (Column(""), *(Column(one) for one in spokes))
            rows = tuple((one.title, *one.words) for one in block.radars)
            return Table(columns, rows, block.caption)
        case Bars():
            figures = zip(block.labels, map(str, block.values), strict=False)
            return Table((Column(""), Column(_("Aantal"))), tuple(figures), block.caption)
        case Register():
            columns = tuple(map(Column, block.titles))
            rows = tuple(
                (one.number, words.told(one), ", ".join(one.labels)) for one in block.entries
            )
            return Table(columns, rows, block.caption, targets=block.targets)
        case Table():
            return block
        case _:
            raise TypeError(type(block))
