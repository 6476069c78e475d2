"""Small makers with defaults: a dossier with a round, a visit and its programme, an observation."""

from __future__ import annotations

from pathlib import Path

from wijkvisitatie.framework.loader import builtin_area_lists, builtin_framework
from wijkvisitatie.store import drafts
from wijkvisitatie.store.dossier import Dossier, add_revisions, create
from wijkvisitatie.store.drafts import Draft
from wijkvisitatie.store.revisions import Revision, fold
from wijkvisitatie.store.writing import revisions_of
from wijkvisitatie.work import observations, programme, recovery, rounds, visits

PASSPHRASE = "een lang wachtwoord"
VISIT_KEY = "arnhem-2010-06-24"
WIJKEN = ("0202-klarendal", "0202-presikhaaf", "0202-malburgen-immerloo")
VISIT = rounds.named_entity("visit", VISIT_KEY)
KLARENDAL = rounds.wijk_entity(WIJKEN[0])
PRESIKHAAF = rounds.wijk_entity(WIJKEN[1])


def a_round(folder: Path) -> Dossier:
    """A dossier with the 40 wijken, two members, and a visit to three wijken in Arnhem."""
    return fill(create(folder, PASSPHRASE))


def fill(dossier: Dossier) -> Dossier:
    """The same in a dossier that is still empty."""
    area_list = next(one for one in builtin_area_lists() if len(one.wijken) == 40)
    rounds.start_round(
        dossier,
        title="Visitatie 2010-2011",
        committee="Visitatiecommissie wijkenaanpak",
        area_list=area_list,
        framework=builtin_framework(),
        members=(rounds.NewMember("Lid A", "A"), rounds.NewMember("Lid B", "B")),
    )
    rounds.set_me(dossier, member=rounds.members(dossier)[0].entity)
    visits.plan_visit(
        dossier,
        key=VISIT_KEY,
        gemeente=rounds.gemeente_entity("GM0202"),
        wijken=tuple(rounds.wijk_entity(key) for key in WIJKEN),
        dates=("2010-06-24",),
        phase="bezoek",
    )
    programme.add_item(
        dossier,
        visit=VISIT,
        entity=rounds.named_entity("item", "walk"),
        date="2010-06-24",
        start="11:00",
        title="Wandeling door de wijk",
        kind="wandeling",
        setting="spontaan",
        roles=("bewoner",),
    )
    return dossier


def another_round(folder: Path) -> Dossier:
    """A dossier of a round that has nothing to do with the first."""
    dossier = create(folder, PASSPHRASE)
    rounds.start_round(
        dossier,
        title="Een andere ronde",
        committee="Andere commissie",
        area_list=builtin_area_lists()[0],
        framework=builtin_framework(),
        members=(rounds.NewMember("Iemand", "A"),),
    )
    return dossier


def an_observation(dossier: Dossier, text: str = "De winkelstraat leeft.", **values: object) -> str:
    """Record an observation in Klarendal; returns its entity."""
    known = {"visit": VISIT, "wijk": KLARENDAL, "at": "2010-06-24T11:12:40", **values}
    return observations.record_observation(dossier, text=text, **known).entity("observation")


def differ(
    dossier: Dossier, entity: str, field: str, *values: object, kind: str = "observation"
) -> None:
    """Let as many laptops give a field of a record another value, each from what it is now; by
    turns of the members.
    """
    with dossier.read() as connection:
        known = revisions_of(connection, kind, entity)
    people = rounds.members(dossier)
    now = fold(known).heads.get(field, [])[:1]
    add_revisions(
        dossier,
        [
            Revision(
                entity=entity,
                kind=kind,
                device=f"{number:032x}",
                seq=1,
                time=1_277_370_000_000 + number,
                by=people[number % len(people)].entity,
                set={field: value},
                pred={field: now},
            ).body()
            for number, value in enumerate(values)
        ],
    )


def kept_drafts(dossier: Dossier) -> tuple[Draft, ...]:
    """What is being typed and is in no revision yet, oldest first."""
    with dossier.read() as connection:
        return drafts.every(connection)


def finish_drafts(dossier: Dossier) -> None:
    """What the next start does with them after an orderly end."""
    recovery.put_back(dossier, entities=[one.entity for one in kept_drafts(dossier)])
