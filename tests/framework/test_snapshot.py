"""A dossier's copy of a framework is the framework, whatever a committee wrote in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkvisitatie.errors import DefinitionError
from wijkvisitatie.framework.definition import (
    CODE_LISTS,
    Code,
    FocusArea,
    Framework,
    Question,
    RubricStep,
    Step,
)
from wijkvisitatie.framework.loader import builtin_framework, from_json, to_json
from wijkvisitatie.framework.rules import NEEDED_KEYS, SHORT_LENGTH

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
said = texts.filter(str.strip)
lists = st.lists(said, min_size=1, max_size=2).map(tuple)
steps = st.tuples(*(st.builds(Step, st.just(value), said, texts) for value in range(1, 6)))


def areas(number: int) -> st.SearchStrategy[FocusArea]:
    """A focus area with this number."""
    return st.builds(
        FocusArea,
        id=st.just(number),
        title=said,
        short=said.map(lambda text: text.strip()[:SHORT_LENGTH].strip()).filter(bool),
        finding=said,
        advice=said,
        source=said,
        evidence=lists,
        questions=st.tuples(st.builds(Question, st.just(f"{number}.1"), said)),
        rubric=st.tuples(*(st.builds(RubricStep, st.just(level), said) for level in range(1, 6))),
    )


@st.composite
def codes(draw: st.DrawFn, name: str) -> tuple[Code, ...]:
    """A code list with what the program needs in it, and a committee's own entries."""
    needed = NEEDED_KEYS.get(name, ())
    own = draw(st.lists(said, min_size=1, max_size=4))
    keys = [*needed, *(f"{number} {word}" for number, word in enumerate(own))]
    chords = draw(st.permutations("abcdefghij"))
    return tuple(
        Code(key, f"{key}: {draw(said)}", draw(texts), (f"ook {key}",), draw(texts), chord)
        for key, chord in zip(keys, chords, strict=False)
    )


frameworks = st.builds(
    Framework,
    id=st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True),
    version=said,
    title=said,
    source=said,
    areas=st.tuples(*map(areas, range(1, 6))),
    levels=steps,
    ladder=steps,
    ladder_area=st.integers(1, 5),
    codes=st.fixed_dictionaries({name: codes(name) for name in CODE_LISTS}),
)


@settings(max_examples=40)  # a framework is large, and each example makes one
@given(frameworks)
def test_round_trip(framework: Framework) -> None:
    text = to_json(framework)
    assert from_json(text) == framework
    assert to_json(from_json(text)) == text


def test_the_built_in_framework_too() -> None:
    assert from_json(to_json(builtin_framework())) == builtin_framework()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"id": 3}', "[" * 100_000])
def test_damage_is_a_sentence(text: str) -> None:
    with pytest.raises(DefinitionError, match="kader in het dossier"):
        from_json(text)
