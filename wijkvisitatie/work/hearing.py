"""The fact check (feitelijk wederhoor): what a gemeente was asked to check, and what came of it.

A statement of findings is frozen when it is sent, so that each remark keeps the passage beside it
that the gemeente had before it. What the committee then makes of a passage is told as it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wijkvisitatie.errors import InputError
from wijkvisitatie.framework.definition import Framework
from wijkvisitatie.framework.reports import report_definition
from wijkvisitatie.model.conclusions import Edition, Remark, Response
from wijkvisitatie.store.dossier import Changes, Dossier
from wijkvisitatie.store.revisions import Value, named_entity
from wijkvisitatie.texts import _
from wijkvisitatie.work import adoption, cards, editions, findings, tracks
from wijkvisitatie.work.adoption import Obstacle
from wijkvisitatie.work.editions import File, sealed_files
from wijkvisitatie.work.passages import Passage, Said, as_json, said
from wijkvisitatie.work.reading import find
from wijkvisitatie.work.sections import section_entity
from wijkvisitatie.work.tracks import TrackLine
from wijkvisitatie.work.typed_day import typed_day

REPORT = "nota"
PHASE = "feitelijk wederhoor"
BEFORE_IT = "nota van bevindingen"
"""The report that is sent, the phase that begins then, and the one that it ends."""

WEEKS = 4  # that a gemeente usually gets; audit offices give three to four (NVRR)
_WORTH_MENDING = {"conflict", "ground", "number", "personal", "group", "alt"}
NOT_ADOPTED = "niet overgenomen"  # the decision after which a passage stays as it was


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage as it was sent, what it says now, and what the gemeente remarked on it."""

    sent: Passage
    now: Passage | None  # None: it is not there any more
    remarks: tuple[Remark, ...]

    @property
    def open(self) -> int:
        """How many remarks wait for a decision with a reason."""
        return sum(not is_decided(one) for one in self.remarks)


@dataclass(frozen=True, slots=True)
class Hearing:
    """The fact check of a track."""

    line: TrackLine
    editions: tuple[Edition, ...]  # the first one first
    passages: tuple[PassageLine, ...]  # of the last edition, then what else was remarked on
    response: Response | None
    said: Said  # what the report says now

    @property
    def edition(self) -> Edition | None:
        """The last version that was sent."""
        return self.editions[-1] if self.editions else None

    def remarks(self) -> tuple[Remark, ...]:
        """All remarks, by passage."""
        return tuple(one for line in self.passages for one in line.remarks)


def hearing(dossier: Dossier, *, track: str) -> Hearing:
    """Read the fact check of a track. Raises InputError when there is no such track."""
    sent = editions.editions(dossier, track=track, report=REPORT)
    remarks = cards.cards(dossier, Remark, order="passage", track=track)
    now = said(dossier, track=track)
    lines = _lines(sent, _statement(track, now), remarks) if sent or remarks else ()
    line = tracks.track_line(dossier, track=track)
    return Hearing(line, sent, lines, response(dossier, track=track), now)


def remarked(dossier: Dossier, *, track: str) -> tuple[PassageLine, ...]:
    """The passages that the gemeente remarked on."""
    remarks = cards.cards(dossier, Remark, order="passage", track=track)
    if not remarks:  # the usual case, and the rest is read for nothing
        return ()
    sent = editions.editions(dossier, track=track, report=REPORT)
    lines = _lines(sent, to_send(dossier, track=track), remarks)
    return tuple(line for line in lines if line.remarks)


def to_send(dossier: Dossier, *, track: str) -> tuple[Passage, ...]:
    """The passages of the statement of findings as they are now, in its order.

    A part that the program makes, such as the programme of the day, can be remarked on too, so it
    is there without a text of people.
    """
    return _statement(track, said(dossier, track=track))


def becoming(dossier: Dossier, *, track: str) -> Edition:
    """The version that a statement made now becomes when it is sent. Raises InputError in a
    member's dossier.
    """
    editions.refuse_in_members_dossier(dossier)
    with dossier.read() as connection:
        number = editions.next_number(connection, track, REPORT)
    return Edition(
        entity="",
        track=track,
        report=REPORT,
        number=number,
        status=editions.FOR_FACT_CHECK,
        at=editions.now(),
        content=as_json(to_send(dossier, track=track)),
    )


def send(
    dossier: Dossier,
    *,
    edition: Edition,
    files: Iterable[File],
    due: str,
    framework: Framework,
    move: bool = True,
    reason: str = "",
) -> Changes:
    """Freeze a statement of findings with the files that go out; its term runs to ``due`` (ISO).

    With ``move`` the phase follows; a step that skips another phase than the statement's own needs
    a reason. Raises InputError, and then nothing was changed.
    """
    line = tracks.track_line(dossier, track=edition.track)
    if move and needs_reason(line, framework) and not reason.strip():
        raise InputError(
            _("De fase springt zo over een andere heen. Schrijf op waarom. Er is niets gewijzigd.")
        )
    phases = _phases(line, framework) if move else ()
    with sealed_files(dossier, files) as kept, dossier.write(_("Nota verstuurd")) as writing:
        editions.put(writing, edition, kept)
        for phase in phases:
            tracks.take_step(writing, line, phase, reason)
            line = replace(line, track=replace(line.track, phase=phase))
        term = {"due": due, "turn": "gemeente"}
        tracks.put_track(writing, edition.track, line.gemeente.entity, term)
        return writing.changes()


def before_sending(dossier: Dossier, *, track: str) -> tuple[Obstacle, ...]:
    """What of all that blocks adoption is worth mending before a gemeente reads the statement."""
    found = adoption.obstacles(dossier, track=track)
    return tuple(one for one in found if one.kind in _WORTH_MENDING)


def needs_reason(line: TrackLine, framework: Framework) -> bool:
    """Whether sending the statement now skips a phase, or goes back to one."""
    now = line.track.phase
    if now == PHASE or not tracks.needs_reason(framework, now, PHASE):
        return False
    return tracks.needs_reason(framework, now, BEFORE_IT)


def part_key(track: str, passage: str) -> str:
    """The key of the part of the report that a passage is; "" when it is none."""
    keys = (part.key for part in report_definition(REPORT).sections)
    return next((key for key in keys if section_entity(track, key) == passage), "")


# Remarks


def is_decided(remark: Remark) -> bool:
    """Whether the committee said what it does with a remark, and why."""
    return bool(remark.decision) and bool(remark.reason.strip())


def waits_for_words(line: PassageLine, remark: Remark) -> bool:
    """Whether a remark was taken over, and its passage says all the same what it said."""
    taken = remark.decision not in {None, NOT_ADOPTED}
    return taken and line.now is not None and line.now.text == remark.before


def add_remark(
    dossier: Dossier, *, track: str, edition: str, passage: Passage | None, **values: Value
) -> Changes:
    """Write down a remark that came in another way than by the form; None: on no one passage."""
    known = {"track": track, "edition": edition}
    about = {"passage": passage.entity, "before": passage.text} if passage else {}
    with dossier.write(_("Opmerking uit het wederhoor toegevoegd")) as writing:
        writing.create("remark", {**known, **about, **values})
        return writing.changes()


def change_remark(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change fields of a remark; with a decision it keeps what the passage says by then."""
    with dossier.read() as connection:
        one = find(connection, Remark, entity)
    if "decision" in values:
        values["after"] = _became(dossier, one, values["decision"])
    with dossier.write(_("Opmerking uit het wederhoor gewijzigd")) as writing:
        writing.put("remark", entity, values)
        return writing.changes()


def reword(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change the words of a finding; remarks that led to it keep what it became."""
    changed = findings.change_finding(dossier, entity=entity, **values)
    follow = [
        cards.change(dossier, "remark", entity=one.entity, after=after)
        for one in cards.cards(dossier, Remark, order="passage", passage=entity)
        if one.decision and (after := _became(dossier, one, one.decision)) != one.after
    ]
    return _joined(changed.label, changed, *follow)


def text_now(remark: Remark, now: Mapping[str, Passage]) -> str:
    """What a passage became after a remark; "" when it stayed as it was.

    As it stands in the report, and only when it is gone what was kept of it.
    """
    if not remark.passage or remark.decision in {None, NOT_ADOPTED}:
        return ""
    text = now[remark.passage].text if remark.passage in now else remark.after
    return text if text != remark.before else ""


# The administrative response


def response(dossier: Dossier, *, track: str) -> Response | None:
    """The response of the gemeente, when there is one; of several the last."""
    found = cards.cards(dossier, Response, order="received", track=track)
    return found[-1] if found else None


def respond(dossier: Dossier, *, track: str, **values: Value) -> Changes:
    """Write down the administrative response of a gemeente."""
    with dossier.write(_("Bestuurlijke reactie toegevoegd")) as writing:
        writing.create("response", {"track": track, **values}, entity=response_entity(track))
        return writing.changes()


def change_response(dossier: Dossier, *, entity: str, **values: Value) -> Changes:
    """Change the response, its sender and day, or the committee's afterword. Raises InputError
    when the day is none.
    """
    if "received" in values:
        values["received"] = typed_day(str(values["received"]))
    with dossier.write(_("Bestuurlijke reactie gewijzigd")) as writing:
        writing.put("response", entity, values)
        return writing.changes()


def response_entity(track: str) -> str:
    """The id of a track's response: it is the same wherever it is written first."""
    return named_entity("response", track)


def _statement(track: str, now: Said) -> tuple[Passage, ...]:
    """Of all that a report says what stands in the statement, in its order."""
    texts = {one.entity: one for one in now.passages}
    found: list[Passage] = []
    for part in report_definition(REPORT).parts(revisit=now.is_revisit):
        entity = section_entity(track, part.key)
        if part.is_written:
            found.append(texts.get(entity) or Passage(entity, "section", part.title, ""))
            if part.only:
                found += [one for one in texts.values() if one.kind == "follow_up"]
        else:
            found += [one for one in texts.values() if one.kind == "finding"]
    return tuple(found)


def _lines(
    sent: tuple[Edition, ...], now: tuple[Passage, ...], remarks: tuple[Remark, ...]
) -> tuple[PassageLine, ...]:
    """The passages of the last edition, then those of earlier ones with a remark, then what is
    about no one passage.
    """
    present = {one.entity: one for one in now}
    kept = present | {one.entity: one for edition in sent for one in editions.frozen(edition)}
    last = [one.entity for one in editions.frozen(sent[-1])] if sent else []
    about: dict[str, list[Remark]] = defaultdict(list)
    for one in remarks:
        about[one.passage if one.passage in kept else ""].append(one)
    others = [entity for entity in kept if entity not in last and about[entity]]
    general = PassageLine(Passage("", "section", _("Algemeen"), ""), None, tuple(about[""]))
    return (
        *(PassageLine(kept[entity], present.get(entity), tuple(about[entity]))
          for entity in (*last, *others)),
        general,
    )  # fmt: skip


def _phases(line: TrackLine, framework: Framework) -> tuple[str, ...]:
    """The steps to the phase of the fact check: over the statement's own phase, which ends now."""
    now = line.track.phase
    if now == PHASE:
        return ()
    over = tracks.needs_reason(framework, now, PHASE) and not needs_reason(line, framework)
    return (BEFORE_IT, PHASE) if over else (PHASE,)


def _became(dossier: Dossier, remark: Remark, decision: Value) -> str:
    now = {one.entity: one for one in to_send(dossier, track=remark.track)}
    one = now.get(remark.passage)
    if one is None or decision in {None, NOT_ADOPTED} or one.text == remark.before:
        return ""
    return one.text


def _joined(label: str, *several: Changes) -> Changes:
    """Several changes as one action of the user, to be undone at once."""
    return Changes(
        label,
        tuple(one for changes in several for one in changes.revisions),
        frozenset(one for changes in several for one in changes.touched),
    )
