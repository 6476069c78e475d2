"""Ways to break a sound PDF, each against one rule: what the check of every report must notice.

Each fault is done to the file as it is, by its objects or by the operators of a page, so that
nothing of the engine that made it is in between.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.report.pdf.reading import is_element, kids

Damage = Callable[[Pdf], Any]
Operation = tuple[list[Any], str]


def damaged(data: bytes, damage: Damage, **saving: Any) -> bytes:
    """The file with this done to it."""
    pdf, out = pikepdf.open(io.BytesIO(data)), io.BytesIO()
    damage(pdf)
    pdf.save(out, **saving)
    return out.getvalue()


def elements(pdf: Pdf, tag: str = "") -> Iterator[Any]:
    """The structure elements in the order of the story; with a tag only those."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if not tag or f"/{tag}" == one.S:
            yield one
        waiting += [kid for kid in reversed(kids(one)) if is_element(kid)]


def an(tag: str, with_kids: str = "") -> Callable[[Pdf], Any]:
    """Finds the first element of a kind, with ``with_kids`` the first that has such a child."""

    def found(pdf: Pdf) -> Any:
        return next(
            one
            for one in elements(pdf, tag)
            if not with_kids or any(is_element(kid) and f"/{with_kids}" == kid.S for kid in one.K)
        )

    return found


def put(where: Callable[[Pdf], Any], name: str, value: Any) -> Damage:
    """Sets an entry; a function makes its value of the file."""
    return lambda pdf: where(pdf).__setitem__(name, value(pdf) if callable(value) else value)


def drop(where: Callable[[Pdf], Any], name: str) -> Damage:
    """Takes an entry out."""
    return lambda pdf: where(pdf).__delitem__(name)


def tagged(old: str, new: str) -> Damage:
    """Calls the first element of a kind something else."""
    return put(an(old), "/S", Name(f"/{new}"))


def in_xmp(old: str, new: str) -> Damage:
    """Changes the description of the file, in which ``old`` must stand."""

    def damage(pdf: Pdf) -> None:
        text = pdf.Root.Metadata.read_bytes().decode()
        assert old in text
        pdf.Root.Metadata.write(text.replace(old, new).encode())

    return damage


def drawn(change: Callable[[list[Operation]], list[Operation]], page: int = 2) -> Damage:
    """Changes the operators of a page."""

    def damage(pdf: Pdf) -> None:
        found = [
            (list(one.operands), str(one.operator))
            for one in pikepdf.parse_content_stream(pdf.pages[page])
        ]
        source = pikepdf.unparse_content_stream(
            [(operands, pikepdf.Operator(name)) for operands, name in change(found)]
        )
        pdf.pages[page].Contents = pdf.make_stream(source)

    return damage


def before(*operations: Operation) -> Damage:
    """Draws something first on a page."""
    return drawn(lambda found: [*operations, *found])


def unmarked(found: list[Operation]) -> list[Operation]:
    """The operators without the mark around the first content."""
    start = next(i for i, (operands, name) in enumerate(found) if name == "BDC" and _mcid(operands))
    end = next(i for i in range(start, len(found)) if found[i][1] == "EMC")
    return [one for index, one in enumerate(found) if index not in (start, end)]


def within_artifact(found: list[Operation]) -> list[Operation]:
    """The first marked content within an artifact."""
    start = next(i for i, (operands, name) in enumerate(found) if name == "BDC" and _mcid(operands))
    end = next(i for i in range(start, len(found)) if found[i][1] == "EMC")
    opened: Operation = ([Name.Artifact], "BMC")
    return [*found[:start], opened, *found[start : end + 1], ([], "EMC"), *found[end + 1 :]]


def around_artifact(found: list[Operation]) -> list[Operation]:
    """An artifact within the first marked content."""
    start = next(i for i, (operands, name) in enumerate(found) if name == "BDC" and _mcid(operands))
    inner: list[Operation] = [([Name.Artifact], "BMC"), ([], "EMC")]
    return [*found[: start + 1], *inner, *found[start + 1 :]]


def _mcid(operands: list[Any]) -> bool:
    return len(operands) > 1 and "/MCID" in operands[1]


def a_page_with_links(pdf: Pdf) -> Any:
    """The first page that has a link."""
    return next(page.obj for page in pdf.pages if "/Annots" in page)


def a_link(pdf: Pdf) -> Any:
    """The first link there is."""
    return a_page_with_links(pdf).Annots[0]


def a_font(pdf: Pdf) -> Any:
    """The first font of a page with text."""
    return next(iter(pdf.pages[2].Resources.Font.values()))


def an_image(pdf: Pdf) -> Any:
    """The first picture."""
    return next(one for one in pdf.objects if is_image(one))


def is_image(one: Any) -> bool:
    """Whether an object is a picture."""
    return isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"


def an_annotation(**entries: Any) -> Damage:
    """Puts a further annotation on a page."""

    def damage(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 40, 40]), F=4, **entries)
        page = pdf.pages[2]
        page["/Annots"] = Array([*page.get("/Annots", []), pdf.make_indirect(made)])

    return damage


def a_field(pdf: Pdf) -> None:
    """Makes a link something to fill in."""
    a_link(pdf).Subtype = Name.Widget
    pdf.Root.AcroForm = Dictionary(Fields=Array([a_link(pdf)]))


def twice(tag: str) -> Damage:
    """Puts the first element of a kind a second time among those of its parent."""

    def damage(pdf: Pdf) -> None:
        one = an(tag)(pdf)
        copy = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=one.S, P=one.P, K=Array()))
        one.P.K.append(copy)

    return damage


def without_child(parent: str, child: str) -> Damage:
    """Takes an element away from the first of its kind of parent."""

    def damage(pdf: Pdf) -> None:
        of = an(parent, child)(pdf)
        of.K = Array([one for one in of.K if not (is_element(one) and f"/{child}" == one.S)][1:])

    return damage


def state(**entries: Any) -> Damage:
    """Gives a page a graphics state and uses it."""

    def damage(pdf: Pdf) -> None:
        pdf.pages[2].Resources.ExtGState = Dictionary(G0=Dictionary(Type=Name.ExtGState, **entries))
        before(([Name.G0], "gs"))(pdf)

    return damage


def hidden_file(pdf: Pdf) -> None:
    """Something else inside the PDF."""
    pdf.attachments["feiten.csv"] = b"a;b"


def to_unicode(codes: str) -> Damage:
    """Lets each letter stand for other characters."""

    def damage(pdf: Pdf) -> None:
        for font in pdf.pages[2].Resources.Font.values():
            source = font.ToUnicode.read_bytes().decode()
            source = re.sub(r"(?m)^(<\w\w>) <\w{4}>$", rf"\1 <{codes}>", source)
            font.ToUnicode.write(source.encode())

    return damage


def root(pdf: Pdf) -> Any:
    """What all of the document hangs from."""
    return pdf.Root


def tree(pdf: Pdf) -> Any:
    """What all of the structure hangs from."""
    return pdf.Root.StructTreeRoot


def a_page(pdf: Pdf) -> Any:
    """A page with text."""
    return pdf.pages[2].obj


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

FAULTS: dict[str, tuple[Damage, str]] = {
    # The document says what it is
    "no language": (drop(root, "/Lang"), "LANGUAGE"),
    "a language that is none": (put(root, "/Lang", String("9_?")), "LANGUAGE"),
    "not said to be tagged": (drop(root, "/MarkInfo"), "TAGGED-DOCUMENT"),
    "said not to be tagged": (
        put(lambda pdf: pdf.Root.MarkInfo, "/Marked", False),
        "TAGGED-DOCUMENT",
    ),
    "tags that are suspect": (put(lambda pdf: pdf.Root.MarkInfo, "/Suspects", True), "SUSPECTS"),
    "the file's name instead of the title": (
        put(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", False),
        "VIEWER-PREFERENCES",
    ),
    "no preferences": (drop(root, "/ViewerPreferences"), "VIEWER-PREFERENCES"),
    "no metadata": (drop(root, "/Metadata"), "METADATA"),
    "no title": (in_xmp("dc:title>", "dc:other>"), "METADATA"),
    "no claim to be accessible": (in_xmp("pdfuaid:part>", "pdfuaid:other>"), "ID-"),
    "another part of the standard": (
        in_xmp("<pdfuaid:part>1<", "<pdfuaid:part>9<"),
        "PDFUA1-ID-PART",
    ),
    "no claim to be kept": (in_xmp("pdfaid:part>", "pdfaid:other>"), "PDFA2A"),
    "a lower claim": (in_xmp("conformance>A<", "conformance>X<"), "PDFA2A"),
    # Structure
    "no structure": (drop(root, "/StructTreeRoot"), "STRUCT-TREE-ROOT"),
    "an element without a parent": (drop(an("P"), "/P"), "STRUCT-ELEMENT-PARENT"),
    "a name that nobody knows": (tagged("P", "Alinea"), "ROLE-MAP"),
    "a circle of names": (
        put(tree, "/RoleMap", Dictionary(Title=Name.Kop, Kop=Name.Title)),
        "ROLE-MAP",
    ),
    "a known name that means something else": (
        put(tree, "/RoleMap", Dictionary(Title=Name.P, P=Name.H1)),
        "ROLE-MAP-STANDARD",
    ),
    "a heading level skipped": (tagged("H2", "H4"), "HEADING"),
    "a heading without a level among those with one": (tagged("H2", "H"), "HEADING"),
    "a picture without description": (drop(an("Figure"), "/Alt"), "ALTERNATIVE-TEXT"),
    "a formula without description": (tagged("P", "Formula"), "FORMULA-ALTERNATIVE-TEXT"),
    "a note without a name": (tagged("P", "Note"), "NOTE-ID"),
    "a header cell of nothing": (drop(an("TH"), "/A"), "TABLE-HEADERS"),
    "a cell outside a row": (put(an("LI"), "/S", Name.TD), "TD-PARENT|L-KIDS"),
    "a row outside a table": (put(an("LI"), "/S", Name.TR), "TR-PARENT|L-KIDS"),
    "text between the rows": (put(an("TR"), "/S", Name.P), "KIDS"),
    "text between the cells": (put(an("TH"), "/S", Name.P), "TR-KIDS"),
    "a second head": (twice("THead"), "THEAD-COUNT"),
    "rows of different lengths": (without_child("TR", "TD"), "TABLE-"),
    "a cell as wide as two that are not there": (
        put(an("TD"), "/A", Dictionary(O=Name.Table, ColSpan=2)),
        "TABLE-",
    ),
    "a table within a list": (put(an("LI"), "/S", Name.Table), "L-KIDS"),
    "an item outside a list": (tagged("L", "Sect"), "LI-PARENT"),
    "text beside the items": (put(an("LI"), "/S", Name.P), "L-KIDS"),
    "a sign outside an item": (put(an("LBody"), "/S", Name.P), "LI-KIDS"),
    "a line of contents outside it": (tagged("TOC", "Sect"), "TOCI-PARENT"),
    "text between the lines of contents": (put(an("TOCI"), "/S", Name.P), "TOC-KIDS"),
    # Links and other things on the page
    "a link that says nothing": (drop(a_link, "/Contents"), "LINK-CONTENTS"),
    "a link outside the structure": (drop(a_link, "/StructParent"), "LINK-LINK-TAG"),
    "a link that is not printed": (drop(a_link, "/F"), "PDFA2A-"),
    "a link that is hidden": (put(a_link, "/F", 2), "PDFA2A-"),
    "a remark outside the structure": (
        an_annotation(Subtype=Name.Text, Contents=String("hm")),
        "ANNOTATION",
    ),
    "a field outside a form": (
        a_field,
        "WIDGET|FORM",
    ),
    "a film": (an_annotation(Subtype=Name.Movie, Contents=String("f")), "PDFA2A-"),
    "a link that starts a program": (
        put(a_link, "/A", Dictionary(S=Name.Launch, F=String("a.exe"))),
        "PDFA2A-",
    ),
    "no order for the Tab key": (drop(a_page_with_links, "/Tabs"), "PAGE-TABS"),
    "another order for the Tab key": (put(a_page_with_links, "/Tabs", Name.R), "PAGE-TABS"),
    # What is drawn
    "text that is neither read nor decoration": (drawn(unmarked), "CONTENT-TAGGING"),
    "text to be read within decoration": (drawn(within_artifact), "TAGGED-CONTENT-INSIDE"),
    "decoration within text to be read": (drawn(around_artifact), "ARTIFACT"),
    "a colour of a press": (
        before(([Name.Artifact], "BMC"), ([0, 0, 0, 1], "k"), ([], "EMC")),
        "PDFA2A-",
    ),
    "an operator that nobody knows": (before(([], "zz")), "PDFA2A-"),
    "an intent that nobody knows": (before(([Name.Mooi], "ri")), "PDFA2A-"),
    "a blend that nobody knows": (state(BM=Name.Wazig), "PDFA2A-"),
    "a transfer of colours": (state(TR=Name.Identity), "PDFA2A-"),
    "too much saved at once": (
        drawn(lambda found: [*([([], "q")] * 40), *found, *([([], "Q")] * 40)]),
        "PDFA2A-",
    ),
    # Letters and pictures
    "letters without a meaning": (
        lambda pdf: [one.__delitem__("/ToUnicode") for one in pdf.pages[2].Resources.Font.values()],
        "UNICODE",
    ),
    "letters that mean nothing": (to_unicode("0000"), "UNICODE"),
    "a font that is elsewhere": (
        drop(lambda pdf: a_font(pdf).FontDescriptor, "/FontFile2"),
        "EMBED",
    ),
    "letters of another width": (
        put(a_font, "/Widths", lambda pdf: Array([int(one) + 300 for one in a_font(pdf).Widths])),
        "WIDTH",
    ),
    "a picture that is smoothed": (put(an_image, "/Interpolate", True), "PDFA2A-"),
    "a picture with another for a press": (
        put(an_image, "/Alternates", lambda pdf: Array([Dictionary(Image=pdf.make_stream(b""))])),
        "PDFA2A-",
    ),
    "no meaning of colours": (drop(root, "/OutputIntents"), "PDFA2A-"),
    # What moves, hides or locks
    "something that runs at opening": (put(root, "/OpenAction", SCRIPT), "PDFA2A-"),
    "something that runs at closing": (put(root, "/AA", Dictionary(WC=SCRIPT)), "PDFA2A-"),
    "something that runs on a page": (put(a_page, "/AA", Dictionary(O=SCRIPT)), "PDFA2A-"),
    "a file within": (hidden_file, "PDFA2A-"),
    "a form of another kind": (
        put(
            root, "/AcroForm", lambda pdf: Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<a/>"))
        ),
        "PDFA2A-",
    ),
    "layers without a name": (
        put(
            root,
            "/OCProperties",
            lambda pdf: Dictionary(
                OCGs=Array(), D=Dictionary(), Configs=Array([Dictionary(AS=Array())])
            ),
        ),
        "OPTIONAL-CONTENT",
    ),
}
"""Each fault with what stands in the name of the rule, or of one of the rules, against it."""
