"""The end of a document: its structure tree, its description, and the bytes of the file."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc

from wijkvisitatie.paths import resource
from wijkvisitatie.report.pdf import structure, words
from wijkvisitatie.report.pdf.canvas import Link, TaggedCanvas
from wijkvisitatie.report.pdf.metadata import Description, time_stamp, xmp
from wijkvisitatie.report.pdf.objects import Source
from wijkvisitatie.report.pdf.structure import Element
from wijkvisitatie.report.pdf.style import PAGE_HEIGHT


def finish(canvas: TaggedCanvas, root: Element, about: Description) -> None:
    """Complete the file and write it to the canvas's output. All pages must be finished."""
    canvas.fill_in_late_text()
    _describe(canvas, about)
    _add_structure(canvas, root)
    doc = canvas._doc  # noqa: SLF001 - ReportLab has no public way to its document
    # The file's ID follows from its content; ReportLab began it with a date from the surroundings.
    doc.signature = hashlib.md5(usedforsecurity=False)
    for page in canvas.finished_pages():
        doc.updateSignature(page.stream)
    doc.SaveToFile(canvas._filename, canvas)  # noqa: SLF001 - save() would add a page


def _describe(canvas: TaggedCanvas, about: Description) -> None:
    doc = canvas._doc  # noqa: SLF001
    doc._timeStamp = time_stamp(about.moment)  # noqa: SLF001
    for name in ("title", "author", "subject", "keywords", "creator", "producer"):
        setattr(doc.info, name, getattr(about, name))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    catalog = doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(doc)])
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    kind = pdfdoc.PDFDictionary(
        {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    )
    # Not compressed, so that an archive's tools find it without reading PDF.
    catalog.Metadata = pdfdoc.PDFStream(kind, xmp(about), filters=[])


def _output_intent(doc: Any) -> Any:
    """What our red, green and blue mean: the standard screen colours."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _srgb())
    name = pdfdoc.PDFString("sRGB IEC61966-2.1")
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": name,
            "Info": name,
            "DestOutputProfile": doc.Reference(profile),
        }
    )


@cache
def _srgb() -> bytes:
    return resource("colour", "sRGB.icc").read_bytes()


def _add_structure(canvas: TaggedCanvas, root: Element) -> None:
    structure.without_empty(root)
    elements = list(structure.in_order(root))
    objects = [Source() for _ in elements]
    names = {
        id(element): canvas.reference(one) for element, one in zip(elements, objects, strict=True)
    }
    pages = [canvas.object_name(f"Page{index + 1}") for index in range(len(canvas.contents))]
    tree = Source()
    tree_name = canvas.reference(tree)
    for element, one in zip(elements, objects, strict=True):
        parent = names[id(element.parent)] if element.parent else tree_name
        one.source = structure.source(element, names, pages, parent)
    for number, link in enumerate(canvas.links, len(pages)):
        link.source.source = _link(canvas, link, pages, number)
    link_elements = [link.element for link in canvas.links]
    parents = Source(structure.parent_tree(canvas.contents, link_elements, names))
    next_key = len(pages) + len(canvas.links)
    tree.source = structure.tree_root(names[id(root)], canvas.reference(parents), next_key)
    canvas._doc.Catalog.StructTreeRoot = tree  # noqa: SLF001


def _link(canvas: TaggedCanvas, link: Link, pages: list[str], number: int) -> bytes:
    """The annotation of a link; ``number`` leads from it to its element."""
    page, down = canvas.places[link.target]
    box = " ".join(f"{value:.2f}" for value in link.box)
    title = structure.text_string(words.go_to(canvas.anchors[link.target]))
    return (
        "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]"  # F 4: printed, as PDF/A asks
        f"/Rect[{box}]/Contents{title}/Dest[{pages[page]}/XYZ 0 {PAGE_HEIGHT - down:.2f} null]"
        f"/StructParent {number}>>"
    ).encode("ascii")
