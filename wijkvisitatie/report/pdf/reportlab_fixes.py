"""Two places where ReportLab 5.1 writes what PDF/A and PDF/UA refuse, put right.

Both have a test that compares with the stock code, so that a new version of ReportLab that no
longer needs them, or no longer calls them, is noticed. The changes hold for the whole process:
ReportLab offers no other way to reach these functions, and no other output gets worse by them.
"""

from __future__ import annotations

from typing import Any, Final

from reportlab.pdfbase import pdfdoc, ttfonts

_BLOCK: Final = 100  # the most pairs that one block of a character map may hold

_MAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_MAP_TAIL: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def apply() -> None:
    """Put the corrected functions in place; doing so twice changes nothing."""
    pdfdoc.PDFStream.format = stream_source
    ttfonts.makeToUnicodeCMap = character_map


def stream_source(stream: Any, document: Any) -> bytes:
    """A stream with an end of line before ``endstream``, which ISO 19005-2 6.1.7.1 asks for.

    Carriage return and line feed both: after data that end in a carriage return, a line feed
    alone would be read as the second half of one line end.
    """
    dictionary = pdfdoc.PDFDictionary(stream.dictionary.dict.copy())
    content = stream.content
    filters = stream.filters if stream.filters is not None else document.defaultStreamFilters
    if filters and "Filter" not in dictionary.dict:
        for one in reversed(list(filters)):
            content = one.encode(content)
        dictionary["Filter"] = pdfdoc.PDFArray([pdfdoc.PDFName(one.pdfname) for one in filters])
    data: bytes = pdfdoc.format(document.encrypt.encode(content), document)
    dictionary["Length"] = len(data)
    head: bytes = pdfdoc.format(dictionary, document)
    return head + b"\nstream\n" + data + b"\r\nendstream\n"


def character_map(_font: str, subset: list[int]) -> str:
    """The way back from glyphs to text, without U+0000, in small blocks, beyond U+FFFF too."""
    pairs = [
        f"<{code:02X}> <{chr(value).encode('utf-16-be').hex().upper()}>"
        for code, value in enumerate(subset)
        if value
    ]
    lines = [_MAP_HEAD]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, _MAP_TAIL])
