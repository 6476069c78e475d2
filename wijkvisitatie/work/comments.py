"""Remarks of the committee beside a text: about all of it or about a passage; never printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wijkvisitatie.errors import InputError
from wijkvisitatie.model.conclusions import Comment
from wijkvisitatie.model.records import Member
from wijkvisitatie.model.tables import TABLES
from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import new_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work.reading import every


@dataclass(frozen=True, slots=True)
class CommentLine:
    """A remark, and who made it."""

    comment: Comment
    member: str  # name; "" when nobody is known


@dataclass(frozen=True, slots=True)
class CommentSheet:
    """What is said of one record, and what somebody began to say."""

    about: str
    lines: tuple[CommentLine, ...]  # open ones first, then by time
    next: str  # entity of the remark that is being typed, or the next one
    typed: str
    passage: str  # of what is being typed


def comment_sheet(dossier: Dossier, *, about: str) -> CommentSheet:
    """Read what is said of a record."""
    with dossier.read() as connection:
        found = every(connection, Comment, TABLES["comment"].c.about == about, order=["at"])
        members = {one.entity: one.name for one in every(connection, Member, order=["letter"])}
        begun = [
            one
            for one in drafts.every(connection)
            if one.kind == "comment" and one.context.get("about") == about
        ]
    lines = [CommentLine(one, members.get(one.member, "")) for one in found]
    last = begun[-1] if begun else None
    return CommentSheet(
        about=about,
        lines=tuple(sorted(lines, key=lambda line: line.comment.done)),
        next=last.entity if last else new_entity(),
        typed=last.value if last else "",
        passage=str(last.context.get("passage", "")) if last else "",
    )


def add_comment(
    dossier: Dossier, *, entity: str, about: str, passage: str, text: str, member: str
) -> Changes:
    """Say something of a record; ``entity`` is that under which it was kept while typing.

    Raises InputError when nothing is said.
    """
    if not text.strip():
        raise InputError(_("Schrijf eerst wat u wilt opmerken. Er is niets geplaatst."))
    with dossier.write(_("Opmerking toegevoegd")) as writing:
        values = {
            "about": about,
            "passage": passage,
            "text": text.strip(),
            "member": member,
            "at": f"{datetime.now():%Y-%m-%dT%H:%M:%S}",
            "done": False,
        }
        writing.create("comment", values, entity=entity)
        return writing.changes()


def settle(dossier: Dossier, *, entity: str, done: bool) -> Changes:
    """Say that a remark is dealt with, or that it is not after all."""
    label = _("Opmerking afgehandeld") if done else _("Opmerking weer open")
    with dossier.write(label) as writing:
        writing.put("comment", entity, {"done": done})
        return writing.changes()
