"""The colours of the window can be told apart: WCAG contrast, light and dark."""

from __future__ import annotations

import re

import pytest

from wijkvisitatie.paths import resource
from wijkvisitatie.ui.style import palette

TEXT, MARK = 4.5, 3.0
GROUNDS = ("surface", "raised", "hover", "selected")

TEXTS = [(text, ground) for text in ("text", "muted") for ground in GROUNDS]
TEXTS += [(text, ground) for text in ("warn", "error", "ok", "accent") for ground in GROUNDS[:2]]
TEXTS += [("text", f"{kind}_back") for kind in ("warn", "error", "ok")]
TEXTS += [("accent_text", "accent"), ("accent_text", "accent_hover")]
MARKS = [(f"area{area}", ground) for area in range(1, 6) for ground in GROUNDS]
MARKS += [
    ("outline", "surface"),
    ("outline", "raised"),
    ("accent", "surface"),
    ("accent", "raised"),
]
MARKS += [("accent", "selected"), ("accent", "hover"), ("muted", "surface"), ("muted", "raised")]
MARKS += [("warn", "warn_back"), ("error", "error_back")]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, TEXT), (MARKS, MARK)], ids=["texts", "marks"])
def test_contrast(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = palette()[scheme]
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < least
    }
    assert weak == {}


def test_both_schemes_have_the_same_roles() -> None:
    assert palette()["light"].keys() == palette()["dark"].keys()


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    sheet = resource("styles", "window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![-_\w])", re.sub(r"/\*.*?\*/", "", sheet)) == []
    named = set(re.findall(r"\{([a-z_0-9]+)\}", sheet))
    assert named <= palette()["light"].keys()
