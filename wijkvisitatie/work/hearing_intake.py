"""Taking in what a gemeente filled in on a form: first what it would become, then that.

The same form twice gives nothing new: a remark's id follows from what it says about what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from wijkvisitatie.errors import FormError
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.model.conclusions import Edition
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import named_entity
from wijkvisitatie.texts import _, ngettext
from wijkvisitatie.work import cards, editions, tracks
from wijkvisitatie.work.hearing import REPORT
from wijkvisitatie.work.hearing_form import (
    GENERAL,
    FilledForm,
    Said,
    is_of,
    rewritten,
    shortened,
)
from wijkvisitatie.work.passages import Passage


@dataclass(frozen=True, slots=True)
class Proposal:
    """A remark as it would be stored."""

    entity: str
    row: int  # of the form, as a user counts
    passage: Passage | None  # None: about no one passage
    kind: str | None
    text: str
    note: str  # what somebody should look at; "" when all is clear
    known: bool  # it was taken in before


@dataclass(frozen=True, slots=True)
class Intake:
    """What a form would add."""

    track: str
    edition: Edition
    sender: str
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...]  # about the form as a whole, in sentences

    @property
    def new(self) -> tuple[Proposal, ...]:
        """The remarks that are not in the dossier yet."""
        return tuple(one for one in self.proposals if not one.known)

    def in_words(self) -> str:
        """What was found, in a sentence."""
        n, same = len(self.new), len(self.proposals) - len(self.new)
        words = ngettext("{n} nieuwe opmerking", "{n} nieuwe opmerkingen", n).format(n=n)
        if same:
            again = ngettext("{n} stond er al", "{n} stonden er al", same).format(n=same)
            return f"{words}; {again}."
        return f"{words}."


def match(dossier: Dossier, *, track: str, form: FilledForm, framework: Framework) -> Intake:
    """What a form says of a version of the statement. Raises FormError when it is of none here."""
    sent = editions.editions(dossier, track=track, report=REPORT)
    edition = _edition(dossier, sent, form.reference)
    reading = _Reading(edition, editions.frozen(edition), framework)
    found = [one for said in form.said for one in reading.proposals(said)]
    stored = _stored(dossier, [one.entity for one in found])
    unique = {one.entity: one for one in reversed(found)}  # of the same twice the first
    proposals = tuple(
        Proposal(one.entity, one.row, one.passage, one.kind, one.text, one.note,
                 one.entity in stored)
        for one in reversed(unique.values())
    )  # fmt: skip
    notes = tuple(_notes(form, edition, sent, proposals))
    return Intake(track, edition, form.sender, proposals, notes)


def take_in(dossier: Dossier, intake: Intake) -> Changes:
    """Store the remarks that are new, as one action."""
    with dossier.write(_("Reactie van de gemeente ingelezen")) as writing:
        for one in intake.new:
            about = one.passage
            values = {
                "track": intake.track,
                "edition": intake.edition.entity,
                "passage": about.entity if about else "",
                "before": about.text if about else "",
                "kind": one.kind,
                "text": one.text,
                "sender": intake.sender,
            }
            writing.create("remark", values, entity=one.entity)
        return writing.changes()


def _edition(dossier: Dossier, sent: tuple[Edition, ...], reference: str) -> Edition:
    """The version that a form is about; one without a reference is about the last."""
    if not reference and sent:
        return sent[-1]
    for one in sent:
        if is_of(reference, one):
            return one
    for one in cards.cards(dossier, Edition, order="number", report=REPORT):
        if is_of(reference, one):
            name = tracks.track_line(dossier, track=one.track).gemeente.name
            raise FormError(
                _(
                    "Dit formulier hoort bij de nota over {gemeente}. Kies eerst die gemeente. Er "
                    "is niets ingelezen."
                ).format(gemeente=name)
            )
    if not reference:
        raise FormError(
            _("Er is nog geen nota van bevindingen verstuurd waar dit formulier bij hoort.")
        )
    raise FormError(
        _(
            "Dit formulier (kenmerk {reference}) hoort bij geen nota in dit dossier. Er is niets "
            "ingelezen."
        ).format(reference=reference)
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words of a form stand for, in one version."""

    edition: Edition
    content: tuple[Passage, ...]
    framework: Framework

    def proposals(self, said: Said) -> Iterable[Proposal]:
        """The remark in a row, if there is one."""
        codes = {_folded(one.number): one for one in self.content}
        passage = _passage(said.code, codes)
        is_general = _folded(said.code) in {"", _folded(GENERAL)}
        sent = {said.code: shortened(passage.text)} if passage and passage.text else {}
        proposal = rewritten(said, sent)
        parts = [said.text, _("Voorstel voor de tekst: {text}").format(text=proposal)]
        text = "\n\n".join(part for part in parts[: 2 if proposal else 1] if part)
        if not text:
            return
        notes = []
        if passage is None and not is_general:
            notes.append(_("passage ‘{code}’ staat niet in deze versie").format(code=said.code))
            text = f"[{said.code}] {text}"
        kind = self._kind(said.kind)
        if said.kind and kind is None:
            notes.append(_("soort ‘{kind}’ is niet bekend").format(kind=said.kind))
        if proposal:
            notes.append(_("de gemeente wijzigde de tekst zelf"))
        entity = named_entity(
            "remark", self.edition.entity, passage.entity if passage else "", _folded(text)
        )
        yield Proposal(entity, said.row, passage, kind, text, "; ".join(notes), known=False)

    def _kind(self, words: str) -> str | None:
        for code in self.framework.codes["remark_kinds"]:
            if _folded(words) in {_folded(one) for one in (code.key, code.label, *code.also)}:
                return code.key
        return None


def _passage(code: str, codes: Mapping[str, Passage]) -> Passage | None:
    """The passage that somebody named: by its code, or in words around that."""
    folded = _folded(code)
    if folded in codes:
        return codes[folded]
    found = [key for key in codes if re.search(rf"(?<![\w.]){re.escape(key)}(?![\w]|\.\d)", folded)]
    return codes[found[0]] if len(found) == 1 else None


def _notes(
    form: FilledForm, edition: Edition, sent: tuple[Edition, ...], found: tuple[Proposal, ...]
) -> Iterable[str]:
    if not form.reference:
        yield _(
            "Het kenmerk is uit het formulier. Het is gelezen als reactie op versie {n}."
        ).format(n=edition.number)
    if edition != sent[-1]:
        yield _("Dit is een reactie op versie {n}; de laatste is versie {last}.").format(
            n=edition.number, last=sent[-1].number
        )
    if form.margin:
        yield ngettext(
            "In de kantlijn staat nog {n} opmerking. Die is niet ingelezen: voeg haar zelf toe.",
            "In de kantlijn staan nog {n} opmerkingen. Die zijn niet ingelezen: voeg ze zelf toe.",
            form.margin,
        ).format(n=form.margin)
    if not found:
        yield _("In dit formulier is geen opmerking ingevuld.")


def _stored(dossier: Dossier, entities: list[str]) -> set[str]:
    """Which of these remarks the dossier has, also in the trash: throwing one away counts."""
    table = TABLES["remark"].c
    with dossier.read() as connection:
        query = sa.select(table.entity).where(table.entity.in_(entities))
        return {row[0] for row in connection.execute(query)}


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".:")
