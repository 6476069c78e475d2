"""The passage that a remark is about: as it was sent, as it is now, and how to change it."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.autosave import Autosave
from wijkvisitatie.ui.context import Context
from wijkvisitatie.ui.forms import Field
from wijkvisitatie.ui.hearing.sheet import Row, Sheet
from wijkvisitatie.ui.style import SPACE, TARGET, set_role
from wijkvisitatie.ui.weighing.text_references import TextReferences
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.form_saver import FormSaver
from wijkvisitatie.ui.widgets.narrow_form import NarrowForm
from wijkvisitatie.ui.widgets.privacy_hint import add_hints
from wijkvisitatie.ui.widgets.tint import keep_tinted
from wijkvisitatie.ui.widgets.word_diff import as_html, word_diff
from wijkvisitatie.work import hearing


class PassageCard(QWidget):
    """A finding can be reworded here; a part of the report where texts are written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: Row | None = None
        self.title = QLabel()
        self.view = QTextBrowser()
        self.form = NarrowForm(
            (
                Field("text", _("Bevinding"), "text"),
                Field("explanation", _("Toelichting"), "text"),
            )
        )
        add_hints(self.form, context, "text", "explanation", with_wording=True)
        self._references = TextReferences(context, "explanation")
        autosave = Autosave(context, self, "finding", partial(hearing.reword, context.dossier))
        self._saver = FormSaver(self.form, autosave, self._references.kept)
        self._reword = QLabel(_("De bevinding wijzigen"))
        self._weigh = button(_("Naar &duiding"), "list-checks", self.go, role="quiet")
        self._write = button(_("Naar &teksten"), "pencil", self.go, role="quiet")
        self._follow = button(_("Naar &herbezoek"), "refresh-cw", self.go, role="quiet")
        self._build()

    def show_row(self, sheet: Sheet, row: Row) -> None:
        """Show the passage of a remark, or one without."""
        self._row = row
        passage = row.line.sent
        self._references.renew(sheet.references)
        self.title.setText(passage.number or _("Algemeen"))
        self._tint()
        finding = sheet.findings.get(passage.entity)
        for part in (self._reword, self.form, self._weigh):
            part.setVisible(finding is not None)
        self._write.setVisible(passage.kind == "section" and bool(passage.entity))
        self._follow.setVisible(passage.kind == "follow_up")
        if finding is not None:
            values = {"text": finding.text, "explanation": finding.explanation}
            self._saver.load(finding.entity, self._references.shown(values))

    def go(self) -> None:
        """To where the passage is made."""
        if self._row is not None and self._row.line.sent.entity:
            self.flush()
            passage = self._row.line.sent
            if passage.kind == "finding":
                self._context.seek("weighing", passage.entity)
            elif passage.kind == "follow_up":
                self._context.seek("revisit", passage.entity)
            else:
                key = hearing.part_key(self._context.track, passage.entity)
                self._context.seek("texts", key)

    def enter(self) -> None:
        """Begin to reword, or to read where that can't be done here."""
        (self.view if self.form.isHidden() else self.form.widget("text")).setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        self._saver.finish()

    def _tint(self) -> None:
        """In the colours of the scheme."""
        if self._row is not None:
            at = self.view.verticalScrollBar().value()
            self.view.setHtml(_told(self._row))
            self.view.verticalScrollBar().setValue(at)

    def _build(self) -> None:
        set_role(self.title, "heading")
        set_role(self._reword, "strong")
        self.title.setMinimumHeight(TARGET)  # stands level with the head of what is beside it
        self.title.setWordWrap(True)
        self.view.setAccessibleName(_("De passage zoals verstuurd, en zoals zij nu is"))
        keep_tinted(self.view, self._tint)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._weigh)
        head.addWidget(self._write)
        head.addWidget(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[1])
        layout.addLayout(head)
        layout.addWidget(self._body(), 1)

    def _body(self) -> QWidget:
        """It scrolls where it must: a field is never lower than it can be read."""
        self.view.setMinimumHeight(4 * TARGET)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE[1], 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.view, 1)
        column.addWidget(self._reword)
        column.addWidget(self.form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        return scroll


def _told(row: Row) -> str:
    """What was sent, and word by word what became of it."""
    line, remark = row.line, row.remark
    if not line.sent.entity:
        return f"<p>{escape(_('Deze opmerking hoort niet bij één passage.'))}</p>"
    before = remark.before if remark else line.sent.text
    sent = _block(_("Zoals verstuurd"), _html(before or _("(zie de nota)")))
    if line.now is None:
        return sent + f"<p>{escape(_('Deze passage is vervallen.'))}</p>"
    if line.now.text == before:
        return sent + f"<p>{escape(_('Sindsdien niet gewijzigd.'))}</p>"
    title = _("Wat er sinds het versturen is veranderd")
    return _block(title, as_html(word_diff(before, line.now.text)))


def _block(title: str, body: str) -> str:
    return f"<p><b>{escape(title)}</b></p>{body}"


def _html(text: str) -> str:
    return f'<div style="white-space: pre-wrap">{escape(text)}</div>'
