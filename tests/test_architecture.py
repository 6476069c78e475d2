"""Who may import whom, and the house rules that a reader should never have to check by hand."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "wijkvisitatie"

GROUND = ("__init__", "errors", "files", "paths", "quiet", "resources", "spreadsheets", "texts")
TOP = ("__main__", "app", "cli")

# From the ground up. A part imports itself and what stands on a line before its own; only the
# parts of ground and top also know each other.
LAYERS = (
    GROUND,
    ("framework",),
    ("model",),
    ("store",),
    ("work",),
    ("exchange", "report"),
    ("ui",),
    TOP,
)
HEIGHT = {part: height for height, parts in enumerate(LAYERS) for part in parts}

# The only parts that may import a library from outside; one that is not named is free for all.
ONLY_IN = {
    "PySide6": ("ui", "app"),
    "docx": ("report.word",),
    "hunspell": ("work.spelling",),
    "page": ("report.check",),
    "psycopg": ("store",),
    "pypdf": ("report.check",),
    "pyrage": ("store", "exchange.package"),
    "reportlab": ("report.pdf",),
    "sqlalchemy": ("model", "store", "work"),
    "sqlcipher3": ("store",),
}
MOST_LINES = 400


def modules() -> Iterator[tuple[str, str]]:
    """Each module of the program: its name inside the package and its source."""
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        yield name, file.read_text(encoding="utf-8")


def imports(module: str, source: str) -> Iterator[tuple[int, str]]:
    """Each line that imports something, also inside a function, with the full name it imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = ["wijkvisitatie", *module.split(".")][: -node.level] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def within(name: str, part: str) -> bool:
    """Whether this dotted name is that part or something inside it."""
    return f"{name}.".startswith(f"{part}.")


def broken_layers(module: str, source: str) -> list[str]:
    """The imports in this module that break a rule about layers or libraries."""
    return [
        f"{module}:{line} imports {name}"
        for line, name in imports(module, source)
        if not (layer_allows(module, name) and library_allows(module, name))
    ]


def layer_allows(module: str, name: str) -> bool:
    """Whether a module may import this name, as far as it is one of our own parts."""
    own, other = module.split(".")[0], name.removeprefix("wijkvisitatie.").split(".")[0]
    if not within(name, "wijkvisitatie") or other not in HEIGHT:
        return True
    if within(module, "report.content") and within(name, "wijkvisitatie.report.pdf"):
        return False
    together = own == other or {own, other} <= set(GROUND) or {own, other} <= set(TOP)
    return together or HEIGHT[other] < HEIGHT[own]


def library_allows(module: str, name: str) -> bool:
    """Whether a module may import this name, as far as it is a library with a place of its own."""
    places = ONLY_IN.get(name.split(".")[0])
    return places is None or any(within(module, place) for place in places)


def silent_catches(module: str, source: str) -> list[str]:
    """The places that catch everything, keep it to themselves and don't say right there why."""
    lines = source.splitlines()
    return [
        f"{module}:{node.lineno} {lines[node.lineno - 1].strip()}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not isinstance(node.body[-1], ast.Raise)
        and "#" not in "".join(lines[node.lineno - 1 : node.lineno + 1])
    ]


def test_layers() -> None:
    assert [offence for name, source in modules() for offence in broken_layers(name, source)] == []


def test_every_part_has_a_layer() -> None:
    parts = {name.split(".")[0] for name, _source in modules()}
    assert parts <= set(HEIGHT)


def test_catching_everything_is_explained() -> None:
    assert [offence for name, source in modules() for offence in silent_catches(name, source)] == []


def test_files_stay_short() -> None:
    long = {name: source.count("\n") for name, source in modules()}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("framework.loader", "import wijkvisitatie.store"),
        ("store.database", "from wijkvisitatie import work"),
        ("model.records", "from ..store import database"),
        ("exchange.package", "from wijkvisitatie.report import blocks"),
        ("model.__init__", "from .. import store"),
        ("report.content", "def draw():\n    from .pdf import render"),
        ("work.visits", "from PySide6.QtCore import QObject"),
        ("ui.pages.visit", "import sqlalchemy as sa"),
        ("report.content", "from reportlab.pdfgen import canvas"),
        ("work.visits", "import sqlcipher3.dbapi2"),
    ],
)
def test_a_planted_import_is_found(module: str, source: str) -> None:
    assert broken_layers(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("app", "from wijkvisitatie import cli"),
        ("errors", "from wijkvisitatie.texts import _"),
        ("report.pdf.render", "from wijkvisitatie.report.blocks import Block\nimport reportlab"),
        ("ui.main_window", "import PySide6.QtWidgets\nfrom wijkvisitatie.work import visits"),
        ("cli", "from wijkvisitatie import __version__"),
        ("model.__init__", "from . import records"),
    ],
)
def test_a_right_import_passes(module: str, source: str) -> None:
    assert broken_layers(module, source) == []


def test_a_planted_silent_catch_is_found() -> None:
    silent = "try:\n    pass\nexcept Exception:\n    pass\n"
    assert silent_catches("cli", silent)
    assert silent_catches("cli", silent.replace("Exception:", "Exception:  # why")) == []
    assert silent_catches("cli", silent.replace(":\n    pass\n", ":\n    raise\n")) == []
