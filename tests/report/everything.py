"""A dossier with every kind of record in it, and a text of one's choice in every text field.

Which fields are text follows from the records themselves, so that a new field takes part without
anybody thinking of it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from PIL import Image

from tests import build
from wijkvisitatie.model.records import KINDS
from wijkvisitatie.store.dossier import Dossier
from wijkvisitatie.store.revisions import Value
from wijkvisitatie.work import photos, rounds, tracks
from wijkvisitatie.work.sections import section_entity

TRACK = tracks.first_track(rounds.gemeente_entity("GM0202"))
GEMEENTE = "GM0202"

Text = Callable[[str, str, str], str]
"""Gives the text for a field: of which kind, which field, and which of the records of that kind."""

# What is a reference, a code, a date, or made by the program, per kind.
NOT_TEXT: dict[str, set[str]] = {
    "framework": {"id", "version", "definition"},
    "round": {"start", "end", "area_list"},
    "gemeente": {"code"},
    "wijk": {"key", "gemeente"},
    "member": {"letter", "role"},
    "visit": {"key", "gemeente", "wijken", "dates", "track", "phase"},
    "programme_item": {"visit", "date", "start", "end", "kind", "setting", "chosen_by", "roles"},
    "observation": {"visit", "wijk", "item", "member", "serial", "kind", "evidence", "role"}
    | {"setting", "quote_status", "question", "at"},
    "photo": {"observation", "content", "sealed", "key", "mime", "consent", "at"},
    "level": {"visit", "wijk", "member", "confidence", "observations"},
    "hand_in": {"visit", "member", "at", "state"},
    "track": {"gemeente", "earlier", "phase", "due", "turn"},
    "phase_step": {"track", "before", "phase", "at"},
    "finding": {"track", "wijken"},
    "ground": {"finding", "observation"},
    "support": {"finding", "municipal"},
    "set_aside": {"observation"},
    "contradiction": {"one", "other"},
    "reading": {"observation", "member"},
    "committee_level": {"track", "wijk", "confidence"},
    "dissent": {"level", "member"},
    "recommendation": {"track", "addressee", "priority"},
    "basis": {"recommendation", "finding"},
    "good_practice": {"track", "wijk", "observations"},
    "project": {"wijk", "state", "start", "end"},
    "funding": {"project", "source", "end"},
    "section": {"track", "key"},
    "comment": {"about", "member", "at"},
    "remark": {"track", "edition", "passage", "kind", "decision"},
    "response": {"track", "received"},
    "edition": {"track", "report", "status", "at", "fingerprint", "content"},
    "follow_up": {"track", "recommendation", "state", "compared", "observations"},
}


@dataclass(frozen=True)
class One:
    """A record: of what kind, which one, and what is in the fields that are no text."""

    kind: str
    which: str = ""
    base: dict[str, Value] = field(default_factory=dict)
    entity: str = ""

    @property
    def name(self) -> str:
        return self.entity or rounds.named_entity("everything", self.kind, self.which)


def entity(kind: str, which: str = "") -> str:
    """The entity of a record that is made here."""
    return rounds.named_entity("everything", kind, which)


def text_fields(kind: str) -> Iterator[tuple[str, bool]]:
    """The fields of a kind that hold text, and whether it is a list of them."""
    for one in fields(KINDS[kind]):
        is_text = "str" in str(one.type) and one.name not in {"entity", "deleted", "conflicts"}
        if is_text and one.name not in NOT_TEXT.get(kind, set()):
            yield one.name, "tuple" in str(one.type)


def values(one: One, text: Text) -> dict[str, Value]:
    """All that is put in the fields of a record."""
    texts = {
        name: [text(one.kind, name, one.which)] if is_list else text(one.kind, name, one.which)
        for name, is_list in text_fields(one.kind)
    }
    return {**texts, **one.base}


def fill(dossier: Dossier, text: Text, *, codes: str | None = None) -> None:
    """Put all of it in a dossier that has a round; ``codes`` stands in every code, if given."""
    _add_photos(dossier, text, codes)
    with dossier.write() as writing:
        for one in (*_round(dossier), *_seen(), *_made(), *_of_the_whole(), *_told(text)):
            writing.create(one.kind, _coded(one, values(one, text), codes), entity=one.name)
        for which in GONE:
            writing.delete("observation", entity("observation", which))
        edited = entity("observation", "gewijzigd")
        writing.put("observation", edited, {"text": text("observation", "text", "nieuw")})


def _coded(one: One, filled: dict[str, Value], codes: str | None) -> dict[str, Value]:
    """With another text in every field of the base that the framework has a list for."""
    if codes is None:
        return filled
    return {name: codes if name in _CODES and one.base else value for name, value in filled.items()}


_CODES = {"setting", "chosen_by", "role", "addressee", "priority", "decision", "state", "compared"}
_CODES |= {"confidence", "turn", "start", "end", "date", "at", "due", "received", "question"}

# The observations. Of these nothing may ever be printed, in no report at all:
KEPT_BACK: dict[str, dict[str, Value]] = {
    "vertrouwelijk": {"confidential": True},
    "niet publiceren": {"evidence": "citaat", "quote_status": "niet publiceren"},
    "zonder status": {"evidence": "citaat"},
}
# and of these nothing either, because they are not there (any more):
GONE = ("prullenbak",)
OPEN: dict[str, dict[str, Value]] = {
    "": {"kind": "knelpunt", "role": "bewoner", "setting": "spontaan", "question": "3.1"},
    "ander gebied": {"area": 5, "kind": "goede weg", "role": "wethouder"},
    "citaat": {"evidence": "citaat", "quote_status": "vrijgegeven", "role": "bewoner"},
    "parafrase": {"evidence": "citaat", "quote_status": "parafrase", "role": "professional"},
    "tegen": {"area": 3},
    "gewijzigd": {},
}
UNUSED: dict[str, dict[str, Value]] = {"nergens": {"area": None}, "terzijde": {}}
"""Observations that no finding rests on: a report on a gemeente does not print them."""


def _observation(which: str, base: dict[str, Value]) -> One:
    number = [*KEPT_BACK, *GONE, *OPEN, *UNUSED].index(which)
    known: dict[str, Value] = {
        "visit": build.VISIT,
        "wijk": build.KLARENDAL,
        "area": 3,
        "serial": f"A{100 + number}",
        "at": f"2010-06-24T11:{number:02}:00",
        "evidence": "eigen waarneming",
    }
    return One("observation", which, {**known, **base})


def _round(dossier: Dossier) -> Iterator[One]:
    """What the round is about, as it is there already."""
    yield One("round", entity=rounds.the_round(dossier).entity)
    for number, member in enumerate(rounds.members(dossier)):
        yield One("member", str(number), {"letter": member.letter}, member.entity)
    yield One("gemeente", entity=rounds.gemeente_entity(GEMEENTE))
    yield One("wijk", entity=build.KLARENDAL)
    yield One("visit", entity=build.VISIT)
    item = {"visit": build.VISIT, "date": "2010-06-24", "start": "11:00", "roles": ["bewoner"]}
    yield One("programme_item", "", {**item, "chosen_by": "gemeente", "setting": "georganiseerd"})


def _seen() -> Iterator[One]:
    everything = {**KEPT_BACK, **{which: {} for which in GONE}, **OPEN, **UNUSED}
    yield from (_observation(which, base) for which, base in everything.items())
    yield One(
        "level",
        "",
        {"visit": build.VISIT, "wijk": build.KLARENDAL, "area": 3, "value": 2, "claimed": 4},
    )
    yield One("hand_in", "", {"visit": build.VISIT, "state": "heropend", "count": 3})
    yield One("set_aside", "", {"observation": entity("observation", "terzijde")})
    yield One("reading", "", {"observation": entity("observation")})
    yield One(
        "contradiction",
        "",
        {"one": entity("observation"), "other": entity("observation", "tegen")},
    )


def _made() -> Iterator[One]:
    """What the committee made of it for the gemeente."""
    yield One("track", "", {"gemeente": rounds.gemeente_entity(GEMEENTE)}, TRACK)
    yield One("phase_step", "", {"track": TRACK, "phase": "bezoek", "at": "2010-06-24T09:00:00"})
    yield One("finding", "", {"track": TRACK, "area": 3, "serial": 1, "wijken": [build.KLARENDAL]})
    yield One("finding", "ander gebied", {"track": TRACK, "area": 5, "serial": 2, "wijken": []})
    for which in (*KEPT_BACK, *GONE, *OPEN):
        finding = entity("finding", "ander gebied" if which == "ander gebied" else "")
        linked: dict[str, Value] = {
            "finding": finding,
            "observation": entity("observation", which),
            "against": which == "tegen",
        }
        yield One("ground", which, linked)
    advice = {"track": TRACK, "area": 3, "serial": 1, "addressee": "college", "priority": "hoog"}
    yield One("recommendation", "", advice)
    basis = {"recommendation": entity("recommendation"), "finding": entity("finding")}
    yield One("basis", "", basis)
    card = {"track": TRACK, "area": 3, "wijk": build.KLARENDAL}
    yield One("good_practice", "", {**card, "observations": [entity("observation", "citaat")]})
    yield One("committee_level", "", {**card, "value": 2, "claimed": 5, "reached": 2})
    level = {"level": entity("committee_level")}
    yield One("dissent", "", {**level, "printed": False})
    yield One("dissent", "gedrukt", {**level, "printed": True})
    yield One("project", "", {"wijk": build.KLARENDAL, "state": "loopt", "start": "2009"})
    yield One("funding", "", {"project": entity("project"), "amount": 1000, "end": "2011"})
    for key in ("samenvatting", "aard", "wijken", "aandachtspunt-3", "niet-gezien", "onbekend"):
        yield One("section", key, {"track": TRACK, "key": key}, section_entity(TRACK, key))
    yield One("comment", "", {"about": entity("finding")})


def _of_the_whole() -> Iterator[One]:
    """What the committee made of the round as a whole."""
    yield One("finding", "landelijk", {"track": "", "area": 3, "serial": 1})
    support = {"finding": entity("finding", "landelijk"), "municipal": entity("finding")}
    yield One("support", "", support)
    yield One("recommendation", "landelijk", {"track": "", "area": 3, "serial": 1})
    yield One(
        "basis",
        "landelijk",
        {
            "recommendation": entity("recommendation", "landelijk"),
            "finding": entity("finding", "landelijk"),
        },
    )
    for key in ("samenvatting", "ronde", "aandachtspunt-3"):
        yield One("section", f"eind {key}", {"track": "", "key": key}, section_entity("", key))


def _told(text: Text) -> Iterator[One]:
    """What was frozen, what was sent and what came back."""
    for which in EDITIONS:
        yield One("edition", which, _edition(which, text("edition", "content", which)))
    remark = {
        "track": TRACK,
        "edition": entity("edition", "nota"),
        "passage": entity("finding"),
        "kind": "feitelijke correctie",
    }
    yield One("remark", "", {**remark, "decision": "overgenomen"})
    yield One("remark", "open", remark)
    yield One("response", "", {"track": TRACK, "received": "2010-09-01"})
    follow = {"track": TRACK, "recommendation": entity("recommendation"), "state": "begonnen"}
    yield One("follow_up", "", follow)


EDITIONS = {"nota": "voor wederhoor", "gemeente": "vastgesteld", "erratum": "erratum"}


def _edition(which: str, said: str) -> dict[str, Value]:
    passage = [entity("finding"), "finding", "B3.1", said]
    return {
        "track": TRACK,
        "report": "nota" if which == "nota" else "gemeente",
        "number": list(EDITIONS).index(which) or 1,
        "status": EDITIONS[which],
        "at": "2010-07-01T12:00:00",
        "content": json.dumps({"passages": [passage]}),
    }


PHOTOS: dict[str, dict[str, Any]] = {
    "": {"consent": "geen personen herkenbaar"},
    "versiering": {"consent": "geen personen herkenbaar", "decorative": True},
    "nog vragen": {"consent": "nog vragen"},
    "zonder antwoord": {},
    "bij vertrouwelijk": {"consent": "geen personen herkenbaar"},
}


def pixels(which: str) -> bytes:
    """The picture of one of the photos: each has a colour of its own."""
    target = io.BytesIO()
    number = list(PHOTOS).index(which)
    Image.new("RGB", (40, 30), (40 * number, 250 - 40 * number, 90)).save(target, "PNG")
    return target.getvalue()


def _add_photos(dossier: Dossier, text: Text, codes: str | None) -> None:
    for which, base in PHOTOS.items():
        of = "vertrouwelijk" if which == "bij vertrouwelijk" else ""
        known = {**base, "alt": text("photo", "alt", which)}
        photos.add_photo(
            dossier,
            observation=entity("observation", of),
            data=pixels(which),
            entity=entity("photo", which),
            caption=text("photo", "caption", which),
            **known,
        )
