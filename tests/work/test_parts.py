"""The parts of a report: what was typed is found again, also where no record was yet."""

from __future__ import annotations

from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import comments, keeping, recovery, rounds, sections, tracks
from wijkvisitatie.work.parts import part_lines
from wijkvisitatie.work.passages import passages

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


def typed(dossier: Dossier, key: str, text: str) -> str:
    entity = sections.section_entity(TRACK, key)
    context = {"track": TRACK, "key": key}
    keeping.keep_draft(
        dossier, entity=entity, kind="section", field="text", value=text, context=context
    )
    return entity


def test_after_a_fall_a_text_is_named_by_its_gemeente(dossier: Dossier) -> None:
    """The first track of a gemeente has no record that could say so."""
    recovery.begin_session(dossier)
    typed(dossier, "samenvatting", "Halverwege")
    (left,) = recovery.begin_session(dossier)
    assert (left.kind, left.place, left.is_new) == ("section", "Arnhem", True)


def test_a_part_tells_what_was_typed_and_what_was_said_of_it(dossier: Dossier) -> None:
    sections.write_section(dossier, track=TRACK, key="samenvatting", text="Eerst")
    entity = typed(dossier, "samenvatting", "Later")
    said = {"about": entity, "passage": "", "member": ""}
    comments.add_comment(dossier, entity="", text="Kort?", **said)
    made = comments.add_comment(dossier, entity="", text="Mooi.", **said)
    comments.settle(dossier, entity=made.entity("comment"), done=True)
    line = part_lines(dossier, rounds.framework_of(dossier), track=TRACK)[0]
    assert (line.text, line.shown, line.comments) == ("Eerst", "Later", 1)


def test_each_chapter_on_a_focus_area_is_a_part(dossier: Dossier) -> None:
    framework = rounds.framework_of(dossier)
    for track in (TRACK, ""):
        keys = [line.part.key for line in part_lines(dossier, framework, track=track)]
        assert [key for key in keys if key.startswith("aandachtspunt-")] == [
            f"aandachtspunt-{area}" for area in range(1, 6)
        ]


def test_the_opening_of_a_chapter_is_frozen_under_its_title_and_in_its_place(
    dossier: Dossier,
) -> None:
    for key in ("aanbevelingen", "aandachtspunt-3", "samenvatting"):
        sections.write_section(dossier, track=TRACK, key=key, text=key)
    said = passages(dossier, track=TRACK)
    assert [one.text for one in said] == ["samenvatting", "aandachtspunt-3", "aanbevelingen"]
    assert said[1].number.startswith("3. ")
