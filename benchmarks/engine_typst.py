"""Typst, a typesetter written in Rust that makes PDF/UA too: the same content in its markup.

It is no part of the project: ``pip install typst`` beside it to measure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report_rows import rows_of
from wijkvisitatie.paths import resource
from wijkvisitatie.report import blocks

_HEAD = """#set document(title: {title})
#set page(paper: "a4", margin: 2cm, header: [{running}], footer: context counter(page).display())
#set text(font: "Source Sans 3", size: 10pt, lang: "nl", hyphenate: true)
#show heading.where(level: 1): set text(20pt)
"""


def written(report: blocks.Report, folder: Path) -> Path:
    """The report in Typst's markup, with its photos beside it."""
    records = {one.anchor for one in blocks.records(report.blocks)}
    places = records | {one.anchor for one in report.blocks if isinstance(one, blocks.Heading)}
    places.discard("")
    lines = [_HEAD.format(title=_text(report.title), running=f"#{_text(report.title)}")]
    for block in report.blocks:
        match block:
            case blocks.Contents():
                lines.append("#pagebreak(weak: true)\n#outline(depth: 2)")
            case blocks.Heading():
                lines += ["#pagebreak(weak: true)"] if block.new_page else []
                shown = "true" if block.in_contents else "false"
                made = f"#heading(level: {block.level}, outlined: {shown}, {_text(block.text)})"
                lines.append(made + _label(block.anchor))
            case _:
                lines += _parts(block, folder, places)
    file = folder / "report.typ"
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file


def drawn(file: Path) -> bytes:
    """Compiled to PDF/UA-1 and PDF/A-2a, as ours is."""
    import typst  # type: ignore[import-not-found]

    fonts = str(resource("fonts"))
    made: bytes = typst.compile(
        str(file), font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"]
    )
    return made


def _parts(block: blocks.Block, folder: Path, places: set[str]) -> list[str]:
    """The same links as ours: from each number to where its record stands."""
    match block:
        case blocks.Paragraph(runs):
            return [_runs(runs, places)]
        case blocks.Items(items):
            return ["\n".join(f"- {_runs(runs, places)}" for runs in items)]
    texts, rows, pictures = rows_of(block)
    lines = [f"#{_text(text)}" for text in texts if text.strip()]
    if isinstance(block, blocks.Entry):
        lines[0] = f"#[#{_text(texts[0])}]{_label(block.anchor)}"
    if rows:
        lines.append(_table(block, rows, places))
    for number, data in enumerate(pictures):
        file = folder / f"{hashlib.sha256(data).hexdigest()[:16]}-{number}.jpg"
        file.write_bytes(data)
        lines.append(f'#image("{file.name}", width: 7cm, alt: "Een foto van de wijk")')
    return lines


def _table(block: blocks.Block, rows: list[tuple[str, ...]], places: set[str]) -> str:
    head, *body = rows
    targets = getattr(block, "targets", ()) or ("",) * len(body)
    anchors = [one.anchor for one in getattr(block, "entries", ())] or [""] * len(body)
    cells = [
        cell
        for row, target, anchor in zip(body, targets, anchors, strict=True)
        for cell in (
            f"[{_runs((blocks.Run(row[0], target=target),), places)}{_label(anchor)}]",
            *map(_text, row[1:]),
        )
    ]
    header = f"table.header({', '.join(map(_text, head))})"
    columns = f"columns: {len(head)} * (1fr,), stroke: (bottom: 0.5pt)"
    return f"#table({columns}, {header}, {', '.join(cells)})"


def _runs(runs: Sequence[blocks.Run], places: set[str]) -> str:
    return "".join(
        f'#link(label("{run.target}"))[#{_text(run.text)}]'
        if run.target in places
        else f"#{_text(run.text)};"
        for run in runs
    )


def _label(anchor: str) -> str:
    return f'#label("{anchor}")' if anchor else ""


def _text(text: str) -> str:
    """A string of Typst's own: nothing in it is markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
