"""The form of the fact check comes back from Word and Excel as people leave it, or not at all."""

from __future__ import annotations

import contextlib
import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests import build
from tests.conftest import FULL
from tests.exchange.hostile import HOSTILE
from tests.work.test_findings import TRACK, a_finding
from tests.work.test_hearing import read, send
from wijkvisitatie.errors import FormError
from wijkvisitatie.exchange.hearing_reading import read_data
from wijkvisitatie.report.form_xlsx import write_form
from wijkvisitatie.report.word.form import compose_form
from wijkvisitatie.spreadsheets import LONGEST, escaped
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.work import cards, findings, hearing_intake, history, rounds
from wijkvisitatie.work.hearing_form import FilledForm, FormLine, HearingForm, empty_form
from wijkvisitatie.work.hearing_intake import Intake

FORM = HearingForm(
    "Reactieformulier",
    "WH-GM0202-1-0123abcd",
    1,
    "2011-04-09",
    (
        FormLine("B3.1", "Bewoners worden laat gehoord."),
        FormLine("B3.10", "=1+1 is geen formule."),
        FormLine("Algemeen", "Wat nergens bij hoort."),
    ),
    ("Feitelijke correctie", "Andere lezing"),
)
KINDS = ("docx", "xlsx")


def made(kind: str, form: HearingForm = FORM) -> bytes:
    if kind == "xlsx":
        return write_form(form)
    return compose_form(form, author="Commissie", date="2011-03-12")


class Filling:
    """A form in the hands of a gemeente."""

    def __init__(self, data: bytes) -> None:
        self.is_word = any(
            name.startswith("word/") for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
        )
        self.file: Any = (Document if self.is_word else load_workbook)(io.BytesIO(data))

    def cell(self, row: int, column: int) -> Any:
        """Of the table, heads are row 0."""
        if self.is_word:
            return self.file.tables[1].rows[row].cells[column]
        sheet = self.file.active
        top = next(one.row for one in sheet["A"] if one.value == "Passage")
        return sheet.cell(top + row, column + 1)

    def write(self, row: int, column: int, text: str) -> None:
        cell = self.cell(row, column)
        if self.is_word:
            cell.text = text
        else:
            cell.value = escaped(text)[:LONGEST]
            cell.data_type = "s"

    def sender(self, text: str) -> None:
        if self.is_word:
            self.file.tables[0].rows[1].cells[1].text = text
        else:
            self.file.active.cell(3, 2).value = text

    def back(self) -> bytes:
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()


def said(form: FilledForm) -> list[tuple[str, str, str]]:
    return [(one.code, one.kind, one.text) for one in form.said if one.text]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_says_nothing_and_is_the_same_each_time(kind):
    data = made(kind)
    assert data == made(kind)
    form = read_data(data)
    assert (form.reference, form.sender, said(form)) == (FORM.reference, "", [])
    assert [(one.code, one.kind, one.sent) for one in form.said] == [
        (line.code, "", line.text) for line in FORM.lines
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", [*HOSTILE.values(), "een\ntwee"])
def test_what_is_filled_in_comes_back(kind, text):
    filling = Filling(made(kind))
    shown = "".join(one for one in text if one.isprintable() or one == "\n")[:LONGEST].strip()
    filling.write(2, 3, shown)
    filling.write(2, 2, "Andere lezing")
    filling.sender("  Afdeling   Wijken ")
    form = read_data(filling.back())
    assert form.sender == "Afdeling Wijken"
    assert said(form) == ([("B3.10", "Andere lezing", shown)] if shown else [])


@pytest.mark.parametrize("text", HOSTILE.values())
def test_no_passage_breaks_a_form(text):
    form = replace(FORM, lines=(FormLine("B3.1", text), FormLine("B3.2", "daarna")))
    for kind in KINDS:
        codes = [one.code for one in read_data(made(kind, form)).said]
        assert codes == ["B3.1", "B3.2"]


@pytest.mark.parametrize("text", HOSTILE.values())
@pytest.mark.parametrize("kind", KINDS)
def test_no_title_and_no_kind_breaks_a_form(kind, text):
    form = replace(FORM, title=text[:200], kinds=(text[:200], 'met een komma, en "meer"'))
    assert read_data(made(kind, form)).reference == FORM.reference


def test_the_kinds_can_be_chosen_in_excel_whatever_stands_in_them():
    kinds = ("Feitelijke correctie, klein", 'De "andere" lezing')
    book = load_workbook(io.BytesIO(made("xlsx", replace(FORM, kinds=kinds))))
    (choice,) = book.active.data_validations.dataValidation
    sheet, cells = choice.formula1.replace("'", "").replace("$", "").split("!")
    assert tuple(row[0].value for row in book[sheet][cells]) == kinds


def test_a_row_without_a_passage_is_about_that_above_it():
    filling = Filling(made("docx"))
    filling.write(1, 3, "een")
    row = filling.file.tables[1].add_row()
    filling.file.tables[1].rows[1]._tr.addnext(row._tr)
    filling.write(2, 3, "twee")
    assert said(read_data(filling.back())) == [("B3.1", "", "een"), ("B3.1", "", "twee")]


def test_columns_may_move_and_more_may_stand_around_them():
    filling = Filling(made("xlsx"))
    filling.write(1, 3, "een")
    sheet = filling.file.active
    sheet.insert_cols(1, 2)
    sheet.insert_rows(1, 3)
    sheet.cell(1, 1).value = "Intern: gezien door juridische zaken"
    filling.file.create_sheet("Ook dit", 0)
    assert said(read_data(filling.back())) == [("B3.1", "", "een")]


def test_changes_that_word_tracks_count_as_they_will_be():
    """Taken out is out, added is in; a choice that nobody made is none."""
    run = '<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
    tracked = (
        f"<w:del>{run.format(tag='delText', text='niet')}</w:del>"
        f"<w:ins>{run.format(tag='t', text='wel')}</w:ins>"
        f"<w:moveFrom>{run.format(tag='t', text='ook niet')}</w:moveFrom>"
        f"{run.format(tag='t', text=' dus')}"
    )
    row = "".join(f"<w:tc><w:p>{one}</w:p></w:tc>" for one in (
        run.format(tag="t", text="B3.1"),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run.format(tag='t', text='Klik of tik om te kiezen')}</w:sdtContent></w:sdt>",
        tracked,
    ))  # fmt: skip
    heads = "".join(
        f"<w:tc><w:p>{run.format(tag='t', text=one)}</w:p></w:tc>"
        for one in ("Passage", "Soort", "Uw opmerking")
    )
    data = in_word(f"<w:tbl><w:tr>{heads}</w:tr><w:tr>{row}</w:tr></w:tbl>")
    assert said(read_data(data)) == [("B3.1", "", "wel dus")]


def in_word(
    body: str, *, name: str = "word/document.xml", before: str = "", **others: str
) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            name, f'{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
        for other, text in others.items():
            target.writestr(f"word/{other}.xml", f'<w:x xmlns:w="{space}">{text}</w:x>')
    return out.getvalue()


HEADS = "".join(
    f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in ("Passage", "Opmerking")
)
TABLE = f"<w:tbl><w:tr>{HEADS}</w:tr></w:tbl>"


def test_remarks_in_the_margin_are_told_of():
    assert read_data(in_word(TABLE, comments="<w:comment/><w:comment/>")).margin == 2


LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "geen Word- of Excel"),
        (b"hallo", "geen Word- of Excel"),
        (b"%PDF-1.7", "Dit is een PDF"),
        (b"\xd0\xcf\x11\xe0rest", "oude soort"),
        (b"PK\x03\x04", "beschadigd"),
        (made("docx")[:-300], "beschadigd"),
        (in_word("<w:p>"), "beschadigd"),
        (in_word("", name="word/anders.xml"), "beschadigd"),
        (in_word("<w:p><w:r><w:t>Dank u</w:t></w:r></w:p>"), "niet het formulier"),
        (in_word("&b;", before=LAUGHS), "beschadigd"),
        (in_word("<w:p/>" * 6000), "beschadigd"),
        (in_word(" " * 21_000_000), "meer dan in een formulier"),
        (b"x" * 20_000_001, "te groot"),
    ],
)
def test_what_is_no_form_is_refused_in_a_sentence(data, words):
    with pytest.raises(FormError, match=words):
        read_data(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_form_gives_one_sentence_or_what_it_says(kind):
    """Any byte may be another: nothing but a FormError ever comes of it."""
    whole = made(kind)

    @settings(
        max_examples=2000 if FULL else 60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, len(whole) - 1), st.binary(min_size=1, max_size=4))
    def damage(at: int, other: bytes) -> None:
        with contextlib.suppress(FormError):
            read_data(whole[:at] + other + whole[at + len(other) :])

    damage()


# What becomes of it in a dossier


@pytest.fixture
def asked(dossier: Dossier) -> Dossier:
    a_finding(dossier, build.an_observation(dossier))
    send(dossier)
    return dossier


def the_form(dossier: Dossier) -> HearingForm:
    sheet = read(dossier)
    edition = sheet.edition
    assert edition is not None
    return empty_form(
        edition,
        [line.sent for line in sheet.passages if line.sent.entity],
        gemeente="Arnhem",
        code="GM0202",
        due="2011-04-09",
        kinds=FORM.kinds,
    )


def match(dossier: Dossier, form: FilledForm, track: str = TRACK) -> Intake:
    framework = rounds.framework_of(dossier)
    return hearing_intake.match(dossier, track=track, form=form, framework=framework)


def filled(dossier: Dossier, *remarks: tuple[int, int, str], kind: str = "docx") -> FilledForm:
    filling = Filling(made(kind, the_form(dossier)))
    filling.sender("Afdeling Wijken")
    for row, column, text in remarks:
        filling.write(row, column, text)
    return read_data(filling.back())


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_becomes_remarks_once(asked, kind):
    form = filled(asked, (4, 3, "Het was al bekend."), (4, 2, "andere lezing"), kind=kind)
    intake = match(asked, form)
    assert intake.notes == ()
    changes = hearing_intake.take_in(asked, intake)
    (one,) = read(asked).remarks()
    assert (one.text, one.kind, one.sender) == (
        "Het was al bekend.", "andere lezing", "Afdeling Wijken",
    )  # fmt: skip
    assert one.before == "Bewoners worden laat gehoord."
    assert one.edition == intake.edition.entity
    assert match(asked, form).new == ()
    cards.remove(asked, "remark", entity=one.entity)
    assert match(asked, form).new == ()
    history.undo(asked, revisions=changes.revisions, label=changes.label)
    assert read(asked).remarks() == ()


def test_a_passage_that_the_gemeente_wrote_itself_is_its_proposal(asked):
    same = "Bewoners  worden laat\ngehoord."
    assert match(asked, filled(asked, (4, 1, same))).proposals == ()
    (one,) = match(asked, filled(asked, (4, 1, "Bewoners worden tijdig gehoord."))).proposals
    assert one.text == "Voorstel voor de tekst: Bewoners worden tijdig gehoord."
    assert "wijzigde de tekst" in one.note


@pytest.mark.parametrize("code", ["b3.1", "B3.1:", "Bevinding B3.1", " B3.1 (blz. 4)"])
def test_a_passage_may_be_named_in_words(asked, code):
    (one,) = match(asked, filled(asked, (4, 0, code), (4, 3, "Onjuist."))).proposals
    assert one.passage is not None
    assert one.passage.number == "B3.1"


@pytest.mark.parametrize("code", ["B3.10", "B3.12", "B13.1", "B9.9"])
def test_a_remark_on_what_is_not_there_is_kept_and_told_of(asked, code):
    (one,) = match(asked, filled(asked, (4, 0, code), (4, 3, "Onjuist."))).proposals
    assert one.passage is None
    assert one.text == f"[{code}] Onjuist."
    assert code in one.note


def test_an_unknown_kind_is_left_open_and_told_of(asked):
    form = filled(asked, (4, 3, "Onjuist."), (4, 2, "vraag"))
    (one,) = match(asked, form).proposals
    assert (one.kind, one.note) == (None, "soort ‘vraag’ is niet bekend")


def test_a_form_of_another_gemeente_or_dossier_is_refused(asked):
    form = filled(asked, (4, 3, "Onjuist."))
    with pytest.raises(FormError, match="nota over Arnhem"):
        match(asked, form, track=build.rounds.named_entity("track", "elders"))
    with pytest.raises(FormError, match="geen nota in dit dossier"):
        match(asked, replace(form, reference="WH-GM0202-1-ffffffff"))
    (note,) = match(asked, replace(form, reference="")).notes
    assert "kenmerk" in note


def test_a_form_on_an_earlier_version_is_about_that(asked):
    form = filled(asked, (4, 3, "Onjuist."))
    (line,) = findings.findings(asked, track=TRACK)
    findings.change_finding(asked, entity=line.finding.entity, text="Anders.")
    send(asked)
    intake = match(asked, form)
    assert intake.edition.number == 1
    assert "de laatste is versie 2" in intake.notes[0]
    (one,) = intake.proposals
    assert one.passage is not None
    assert one.passage.text == "Bewoners worden laat gehoord."
