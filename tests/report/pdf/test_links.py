"""Links, contents and bookmarks lead to the page where their words stand."""

from typing import Any

import pikepdf

from tests.report.pdf.reading import Reader, is_element, kids


def page_of(reader: Reader, destination: Any) -> int:
    """The page (from 0) that a destination array points to."""
    return reader.page_number(destination[0])


def text_under(reader: Reader, element: Any) -> str:
    """The text of an element and all below it."""
    found = ""
    for kid in kids(element):
        if is_element(kid):
            found += text_under(reader, kid)
        elif isinstance(kid, int):
            index = reader.page_number(element.Pg)
            found += "".join(
                one.text for one in reader.shown if (one.page, one.number) == (index, kid)
            )
    return found


def link_of(element: Any) -> Any:
    """The annotation that a Link element holds."""
    return next(
        kid.Obj
        for kid in kids(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    )


def test_each_line_of_the_contents_leads_to_its_heading(reader: Reader) -> None:
    lines = [one for one in reader.elements() if one.S == "/TOCI"]
    assert len(lines) == 12
    for line in lines:
        link = line.K[0].K[0] if isinstance(line.K, pikepdf.Array) else line.K.K
        *title, number = text_under(reader, link).split()
        title = [word for word in title if not word.isdigit()]
        target = page_of(reader, link_of(link).Dest)
        assert target + 1 == int(number)
        assert " ".join(title) in " ".join(reader.text(target).split())


def test_bookmarks_lead_to_their_headings(reader: Reader) -> None:
    with reader.pdf.open_outline() as outline:
        waiting = list(outline.root)
        titles = []
        for item in waiting:
            waiting += item.children
            titles.append(item.title)
            assert item.title in " ".join(reader.text(page_of(reader, item.destination)).split())
    assert "Burgerparticipatie" in titles
    assert "Herleidtabel van waarnemingen" in titles


def test_a_reference_in_the_text_leads_to_the_record(reader: Reader) -> None:
    found = 0
    for element in reader.elements():
        if element.S == "/Link" and text_under(reader, element).strip() == "KLA-003":
            found += 1
            link = link_of(element)
            assert "Een bewoner die al dertig jaar" in reader.text(page_of(reader, link.Dest))
            assert str(link.Contents) == "Ga naar KLA-003"
    assert found == 2  # once in the finding, once in the annex


def test_a_link_covers_its_words(reader: Reader) -> None:
    for index, page in enumerate(reader.pdf.pages):
        for link in page.get("/Annots", []):
            left, lower, right, upper = map(float, link.Rect)
            assert any(
                one.page == index and left - 1 <= one.x <= right and lower <= one.y <= upper
                for one in reader.shown
            )
