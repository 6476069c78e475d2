"""The end of a document: its structure tree, its description, and the bytes of the file."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc

from wijkvisitatie.paths import resource
from wijkvisitatie.report.pdf import structure
from wijkvisitatie.report.pdf.canvas import TaggedCanvas
from wijkvisitatie.report.pdf.metadata import Description, time_stamp, xmp
from wijkvisitatie.report.pdf.structure import Element


class _Source(pdfdoc.PDFObject):
    """An object whose PDF source we write ourselves."""

    __RefOnly__ = 1

    def __init__(self, source: bytes = b"") -> None:
        self.source = source

    def format(self, document: Any) -> bytes:
        return self.source


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
    objects = [_Source() for _ in elements]
    names = {
        id(element): _reference(canvas, one) for element, one in zip(elements, objects, strict=True)
    }
    pages = [canvas.object_name(f"Page{index + 1}") for index in range(len(canvas.contents))]
    tree = _Source()
    tree_name = _reference(canvas, tree)
    for element, one in zip(elements, objects, strict=True):
        parent = names[id(element.parent)] if element.parent else tree_name
        one.source = structure.source(element, names, pages, parent)
    for index, (annotation, _) in enumerate(canvas.links):
        annotation["StructParent"] = len(pages) + index
    link_elements = [element for _, element in canvas.links]
    parents = _Source(structure.parent_tree(canvas.contents, link_elements, names))
    next_key = len(pages) + len(canvas.links)
    tree.source = structure.tree_root(names[id(root)], _reference(canvas, parents), next_key)
    canvas._doc.Catalog.StructTreeRoot = tree  # noqa: SLF001


def _reference(canvas: TaggedCanvas, one: _Source) -> str:
    """Give an object its number; the reference to it, such as ``12 0 R``."""
    return canvas.object_name(canvas._doc.Reference(one).name)  # noqa: SLF001
