"""Teksten: what is written is kept, part by part, gemeente by gemeente."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import build
from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.pages.texts import TextsPage
from wijkvisitatie.ui.widgets.pdf_pages import PdfPages
from wijkvisitatie.ui.widgets.pdf_preview import PdfPreview
from wijkvisitatie.work import findings, rounds, sections, tracks, weighing

CTRL = Qt.KeyboardModifier.ControlModifier
TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TextsPage:
    seen = build.an_observation(context.dossier, "De winkelstraat leeft.", area=3)
    findings.make_finding(
        context.dossier, track=TRACK, area=3, observations=[seen], text="De straat is van iedereen."
    )
    context.track = TRACK
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: Context) -> TextsPage:
    made = TextsPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.parts.count() > 0)
    made.first_focus()
    qtbot.waitUntil(made.editor.edit.hasFocus)
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def kept(dossier: Dossier) -> list[str]:
    return [one.value for one in build.kept_drafts(dossier)]


def written(dossier: Dossier, key: str = "samenvatting", track: str = TRACK) -> str:
    found = sections.sections(dossier, track=track).get(key)
    return found.text if found else ""


def test_what_is_typed_is_kept_at_once_and_a_version_when_left(qtbot: QtBot, page: TextsPage):
    dossier = page._context.dossier
    qtbot.keyClicks(page.editor.edit, "De wijk is trots.")
    qtbot.waitUntil(
        lambda: [one.value for one in build.kept_drafts(dossier)] == ["De wijk is trots."]
    )
    assert written(dossier) == ""
    press(qtbot, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: written(dossier) == "De wijk is trots.")
    assert page.parts.key() == "aard"
    assert page.editor.edit.toPlainText() == ""
    assert build.kept_drafts(dossier) == ()
    press(qtbot, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: page.editor.edit.toPlainText() == "De wijk is trots.")


def test_a_text_that_was_never_finished_is_there_again(qtbot: QtBot, page: TextsPage):
    """The program ended before it was a version, and the part had no record yet."""
    dossier = page._context.dossier
    entity = sections.section_entity(TRACK, "wijken")
    with dossier.write() as writing:
        context = {"track": TRACK, "key": "wijken"}
        writing.keep_draft(
            kind="section", entity=entity, field="text", value="Halverwege", context=context
        )
    again = shown(qtbot, page._context)
    again.parts.choose("wijken")
    assert again.editor.edit.toPlainText() == "Halverwege"
    again.flush()
    qtbot.waitUntil(lambda: written(dossier, "wijken") == "Halverwege")
    with dossier.read() as connection:
        assert drafts.every(connection) == ()


def test_a_reference_is_typed_by_number_and_kept_by_entity(qtbot: QtBot, page: TextsPage):
    dossier = page._context.dossier
    finding = findings.findings(dossier, track=TRACK)[0]
    qtbot.keyClicks(page.editor.edit, f"Zie [[{finding.number}]].")
    page.flush()
    qtbot.waitUntil(lambda: written(dossier) == f"Zie [[{finding.finding.entity}]].")
    findings.change_finding(dossier, entity=finding.finding.entity, area=5)
    page.reload()
    qtbot.waitUntil(lambda: page.editor.edit.toPlainText() == "Zie [[B5.1]].")


def test_the_round_has_texts_of_its_own(qtbot: QtBot, page: TextsPage):
    dossier = page._context.dossier
    qtbot.keyClicks(page.editor.edit, "Over Arnhem")
    page.turn_to("")
    qtbot.waitUntil(lambda: page.parts.choose("vervolg"))
    assert written(dossier) == "Over Arnhem"
    page.parts.choose("samenvatting")
    assert page.editor.edit.toPlainText() == ""
    qtbot.keyClicks(page.editor.edit, "Over alles")
    page.flush()
    qtbot.waitUntil(lambda: written(dossier, track="") == "Over alles")
    assert written(dossier) == "Over Arnhem"


def test_an_action_on_a_text_can_be_undone(qtbot: QtBot, page: TextsPage):
    dossier = page._context.dossier
    sections.write_section(dossier, track=TRACK, key="samenvatting", text="Eerst")
    page.reload()
    qtbot.waitUntil(lambda: page.editor.edit.toPlainText() == "Eerst")
    page.editor.edit.selectAll()
    qtbot.keyClicks(page.editor.edit, "Later")
    page.flush()
    qtbot.waitUntil(lambda: written(dossier) == "Later")
    page._context.undo()
    qtbot.waitUntil(lambda: page.editor.edit.toPlainText() == "Eerst")


def test_styles_by_key(qtbot: QtBot, page: TextsPage):
    edit = page.editor.edit
    qtbot.keyClicks(edit, "Wat opviel")
    press(qtbot, Qt.Key.Key_1)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_3)
    qtbot.keyClicks(edit, "trots")
    press(qtbot, Qt.Key.Key_B)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "jong")
    assert edit.toPlainText() == "# Wat opviel\n- **trots**\n- jong"
    edit.undo()
    assert "jong" not in edit.toPlainText()


def test_a_part_that_the_program_makes_has_no_field(page: TextsPage):
    page.parts.choose("reactie")
    assert not page.editor.edit.isVisible()


def test_two_brackets_open_a_list_of_what_can_be_named(qtbot: QtBot, page: TextsPage):
    edit = page.editor.edit
    edit.setPlainText("Zie 😀 ")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(edit, "[[straat is")
    offered = page.editor.references.list
    qtbot.waitUntil(offered.isVisible)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "Zie 😀 [[B3.1]]"
    assert not offered.isVisible()
    press(qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(offered.isVisible)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    number = weighing.material(page._context.dossier, wanted=weighing.Wanted(TRACK))[0].number
    assert edit.toPlainText() == f"Zie 😀 [[B3.1]][[{number}]]"


def test_escape_leaves_what_was_typed(qtbot: QtBot, page: TextsPage):
    edit = page.editor.edit
    qtbot.keyClicks(edit, "[[B")
    offered = page.editor.references.list
    qtbot.waitUntil(offered.isVisible)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not offered.isVisible()
    assert edit.toPlainText() == "[[B"


def comment_texts(page: TextsPage) -> list[str]:
    return [page.comments.list.item(row).text() for row in range(page.comments.list.count())]


def test_a_remark_is_made_on_words_and_leads_back_to_them(qtbot: QtBot, page: TextsPage):
    edit = page.editor.edit
    qtbot.keyClicks(edit, "De wijk is trots en jong.")
    edit.find_words("trots")
    press(qtbot, Qt.Key.Key_M)
    qtbot.waitUntil(page.comments.edit.hasFocus)
    qtbot.keyClicks(page.comments.edit, "Wie zegt dat?")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(comment_texts(page)) == 1)
    assert comment_texts(page)[0].startswith("Wie zegt dat?")
    assert "over “trots”" in comment_texts(page)[0]
    assert page.comments.edit.toPlainText() == ""
    qtbot.waitUntil(lambda: "1 opmerking" in page.state.text())
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    page.comments.list.setFocus()
    qtbot.keyClick(page.comments.list, Qt.Key.Key_Return)
    assert edit.textCursor().selectedText() == "trots"
    page.comments.list.setFocus()
    qtbot.keyClick(page.comments.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "afgehandeld" in comment_texts(page)[0])
    page._context.undo()
    qtbot.waitUntil(lambda: "afgehandeld" not in comment_texts(page)[0])


def test_a_remark_that_was_not_placed_waits(qtbot: QtBot, page: TextsPage):
    press(qtbot, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: page.comments._sheet is not None)
    qtbot.keyClicks(page.comments.edit, "Nog niet af")
    page.flush()
    qtbot.waitUntil(lambda: kept(page._context.dossier) == ["Nog niet af"])
    again = shown(qtbot, page._context)
    qtbot.waitUntil(lambda: again.comments.edit.toPlainText() == "Nog niet af")
    again.comments.place()
    qtbot.waitUntil(lambda: len(comment_texts(again)) == 1)
    assert kept(page._context.dossier) == []


def test_the_history_shows_numbers(qtbot: QtBot, page: TextsPage):
    dossier = page._context.dossier
    finding = findings.findings(dossier, track=TRACK)[0].finding.entity
    sections.write_section(dossier, track=TRACK, key="samenvatting", text=f"Zie [[{finding}]].")
    page.reload()
    page.side.setCurrentWidget(page.history)
    qtbot.waitUntil(lambda: page.history._list.count() == 1)
    assert "[[B3.1]]" in page.history._list.item(0).text()


def pages(page: TextsPage) -> PdfPreview:
    found = page.preview.findChild(PdfPreview)
    assert isinstance(found, PdfPreview)
    return found


def printed(page: TextsPage) -> str:
    """What the preview says, when there is one."""
    found = page.preview.findChild(PdfPages)
    if found is None:
        return ""
    document = found._document
    return " ".join(document.getAllText(at).text() for at in range(document.pageCount()))


def test_the_preview_follows_the_typing_before_anything_is_stored(qtbot: QtBot, page: TextsPage):
    qtbot.waitUntil(lambda: "nog niet geschreven" in printed(page))
    qtbot.keyClicks(page.editor.edit, "De wijk is trots, zie [[B3.1]].")
    qtbot.waitUntil(lambda: "De wijk is trots, zie B3.1." in printed(page))
    assert written(page._context.dossier) == ""
    page.parts.choose("aandachtspunt-3")
    qtbot.waitUntil(lambda: "De straat is van iedereen." in printed(page))
    finding = findings.findings(page._context.dossier, track=TRACK)[0].finding.entity
    dossier = page._context.dossier
    page._context.act(
        page, lambda: findings.change_finding(dossier, entity=finding, text="Van niemand.")
    )
    qtbot.waitUntil(lambda: "Van niemand." in printed(page))


def test_from_the_preview_to_the_text_or_the_record_and_back(qtbot: QtBot, page: TextsPage):
    page.parts.choose("aandachtspunt-3")
    qtbot.waitUntil(lambda: "De straat is van iedereen." in printed(page))
    finding = findings.findings(page._context.dossier, track=TRACK)[0].finding.entity
    with qtbot.waitSignal(page._context.page_wanted) as went:
        page.preview.sought.emit(f"bevinding-{finding}")
    assert went.args == ["weighing"]
    assert page._context.take_sought() == finding
    press(qtbot, Qt.Key.Key_J)
    assert pages(page).has_focus()
    with qtbot.waitSignal(page.preview.sought):
        qtbot.keyClick(page.preview.findChild(PdfPages), Qt.Key.Key_Return)
    page.preview.sought.emit("aandachtspunt-3")
    assert page.editor.edit.hasFocus()
    assert page.parts.key() == "aandachtspunt-3"


def test_the_preview_of_the_round_is_the_chapter_that_is_written(qtbot: QtBot, page: TextsPage):
    page.turn_to("")
    qtbot.waitUntil(lambda: page.parts.choose("vervolg"))
    page.editor.enter()
    qtbot.keyClicks(page.editor.edit, "Over drie jaar komt de commissie terug.")
    qtbot.waitUntil(lambda: "Over drie jaar komt de commissie terug." in printed(page))
    assert "Gesprekspartners" not in printed(page)
