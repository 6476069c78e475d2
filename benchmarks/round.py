"""A whole round that nobody visited: 18 gemeenten, 40 wijken, so many observations and what was
made of them. Made in seconds, and the same at every making, but for the keys of its photos.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks import round_conclusions as conclusions
from benchmarks import round_words as words
from benchmarks.round_parts import LETTERS, Part, Seen, Size, Visited
from wijkvisitatie.framework.definition import AreaList
from wijkvisitatie.framework.loader import builtin_area_lists, builtin_framework
from wijkvisitatie.store.dossier import Dossier, add_revisions, create
from wijkvisitatie.store.revisions import Revision, named_entity
from wijkvisitatie.work import rounds

PASSPHRASE = "een lang wachtwoord"
_DEVICE = f"{1:032x}"
_MADE = 1_298_000_000_000  # ms since 1970: when the last record of the round was made
_FIRST_DAY = date(2010, 3, 4)
_KINDS = ("goede weg", "obstakel", "knelpunt", "vernieuwing", "leerpunt", "bijvangst")
_EVIDENCE = ("eigen waarneming", "parafrase", "citaat", "document", "cijfer")
_ROLES = (
    "bewoner", "jongere", "vrijwilliger", "bewonersorganisatie", "professional", "wijkmanager",
    "welzijn", "school", "politie", "corporatiemedewerker", "ambtenaar", "wethouder",
    "ondernemer", None,
)  # fmt: skip
_ITEMS = (
    ("09:00", "10:00", "Ontvangst", "ontvangst", "georganiseerd", "gemeente"),
    ("10:00", "12:00", "Tafelgesprek met de partners", "tafelgesprek", "georganiseerd", "gemeente"),
    ("12:00", "13:00", "Lunch in het buurthuis", "lunch", "georganiseerd", "corporatie"),
    ("13:00", "15:00", "Wandeling door de wijk", "wandeling", "georganiseerd", "commissie"),
    ("15:00", "16:00", "Gesprekken op straat", "spontane ontmoeting", "spontaan", "toeval"),
)


def a_round(
    folder: Path, *, observations: int = 4_000, photos: int = 80, findings: int = 400
) -> Dossier:
    """Make it in a new dossier, which stays open."""
    dossier = create(folder, PASSPHRASE)
    area_list = next(one for one in builtin_area_lists() if len(one.wijken) == 40)
    _start(dossier, area_list)
    size = Size(observations, photos, findings)
    parts = list(_visited(dossier, area_list, size))
    add_revisions(dossier, _bodies([*parts, *conclusions.of_the_round(parts)]))
    return dossier


def _start(dossier: Dossier, area_list: AreaList) -> None:
    roles = ("voorzitter", "secretaris", *("lid",) * (len(LETTERS) - 2))
    rounds.start_round(
        dossier,
        title="Visitatie wijkenaanpak 2010-2011",
        committee="Visitatiecommissie wijkenaanpak",
        organisation="Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        start="2010-03-01",
        end="2011-06-30",
        area_list=area_list,
        framework=builtin_framework(),
        members=tuple(
            rounds.NewMember(f"{role.capitalize()} {letter}", letter, role)
            for letter, role in zip(LETTERS, roles, strict=True)
        ),
    )
    rounds.set_me(dossier, member=rounds.member_entity("B"))


def _visited(dossier: Dossier, area_list: AreaList, size: Size) -> Iterator[Part]:
    """What belongs to one gemeente after the other."""
    places: dict[str, list[tuple[str, str]]] = {}
    for wijk in area_list.wijken:
        places.setdefault(wijk.gemeente_code, []).append((wijk.key, wijk.name))
    serials = dict.fromkeys(LETTERS, 0)
    all_wijken = 0
    for number, (code, wijken) in enumerate(sorted(places.items())):
        visited = Visited(
            number=number,
            code=code,
            name=next(w.gemeente for w in area_list.wijken if w.gemeente_code == code),
            wijken=tuple(rounds.wijk_entity(key) for key, _name in wijken),
            names=tuple(name for _key, name in wijken),
            day=_FIRST_DAY + timedelta(days=18 * number),
        )
        share = _share(size, all_wijken, len(wijken))
        all_wijken += len(wijken)
        seen = tuple(_observations(visited, share.observations, serials))
        yield from _visit(visited)
        yield from (("observation", one.entity, one.values) for one in seen)
        yield from _photos(dossier, seen, share.photos)
        yield from conclusions.of_gemeente(visited, seen, share.findings)


def _share(size: Size, before: int, wijken: int) -> Size:
    """What of all falls to so many of the 40 wijken; the shares add up to the whole."""

    def part(whole: int) -> int:
        return whole * (before + wijken) // 40 - whole * before // 40

    return Size(part(size.observations), part(size.photos), part(size.findings))


def _visit(visited: Visited) -> Iterator[Part]:
    yield (
        "visit",
        visited.visit,
        {
            "key": f"{visited.name.lower().replace(' ', '-')}-{visited.day}",
            "gemeente": rounds.gemeente_entity(visited.code),
            "wijken": list(visited.wijken),
            "dates": [f"{visited.day}"],
            "phase": visited.phase,
            "nature": "De commissie keek een dag mee en sprak met wie zij trof.",
            "limits": "De avond en het weekend heeft de commissie niet gezien.",
        },
    )
    for rank, (start, end, title, kind, setting, chosen) in enumerate(_ITEMS):
        values = {
            "visit": visited.visit,
            "rank": float(rank),
            "date": f"{visited.day}",
            "start": start,
            "end": end,
            "title": title,
            "kind": kind,
            "setting": setting,
            "chosen_by": chosen,
            "roles": ["bewoner", "professional"] if rank else ["wethouder"],
        }
        yield "programme_item", visited.item(rank), values


def _observations(visited: Visited, number: int, serials: dict[str, int]) -> Iterator[Seen]:
    """So many, over the wijken and the hours of the day; two in five are of a resident."""
    chance = Random(f"waarnemingen {visited.code}")
    start = datetime.fromisoformat(f"{visited.day}T09:00:00")
    for at in range(number):
        letter = LETTERS[2 + at % (len(LETTERS) - 2)]  # chair and secretary record nothing
        serials[letter] += 1
        area = None if at % 50 == 49 else at // len(visited.wijken) % 5 + 1
        evidence = chance.choice(_EVIDENCE)
        item = at * len(_ITEMS) // max(number, 1)
        values = {
            "visit": visited.visit,
            "wijk": visited.wijken[at % len(visited.wijken)],
            "area": area,
            "item": visited.item(item),
            "member": rounds.member_entity(letter),
            "serial": f"{letter}{serials[letter]:03d}",
            "kind": chance.choice(_KINDS),
            "evidence": evidence,
            "text": words.quote(chance, area)
            if evidence == "citaat"
            else words.note(chance, area, chance.randint(1, 3)),
            "interpretation": words.note(chance, area, 1) if at % 7 == 0 else "",
            "role": "bewoner" if at % 5 < 2 else chance.choice(_ROLES),
            "setting": _ITEMS[item][4],
            "quote_status": chance.choice(("vrijgegeven", "vrijgegeven", "parafrase", None))
            if evidence == "citaat"
            else None,
            "confidential": at % 60 == 59,
            "at": (start + timedelta(seconds=at * 25_200 // max(number, 1))).isoformat(),
        }
        yield Seen(named_entity("generated", visited.code, str(at)), area, values)


def _photos(dossier: Dossier, seen: tuple[Seen, ...], number: int) -> Iterator[Part]:
    """So many photos with observations of a gemeente; of one in twenty nobody knows the consent."""
    chance = Random(f"foto's {seen[0].entity if seen else ''}")
    for at, one in enumerate(chance.sample(seen, min(number, len(seen)))):
        picture = _picture(chance)
        sealed = dossier.keep_picture(picture)
        values = {
            "observation": one.entity,
            "content": sealed.content,
            "sealed": sealed.sealed,
            "key": sealed.key,
            "mime": "image/jpeg",
            "width": 1000,
            "height": 750,
            "alt": "Een straat met winkels, gezien vanaf het plein.",
            "caption": "De winkelstraat om elf uur.",
            "consent": "nog vragen" if at % 20 == 19 else "geen personen herkenbaar",
            "at": one.values["at"],
        }
        yield "photo", named_entity("generated photo", one.entity), values


def _picture(chance: Random) -> bytes:
    """Soft patches of colour with some grain, so that it is as large as a photo."""
    from PIL import Image

    patches = Image.frombytes("RGB", (4, 3), chance.randbytes(4 * 3 * 3))
    grain = Image.frombytes("RGB", (250, 188), chance.randbytes(250 * 188 * 3))
    large = patches.resize((1000, 750), Image.Resampling.BICUBIC)
    target = io.BytesIO()
    Image.blend(large, grain.resize((1000, 750)), 0.08).save(target, "JPEG", quality=80)
    return target.getvalue()


def _bodies(parts: list[Part]) -> Iterator[str]:
    for number, (kind, entity, values) in enumerate(parts):
        made = _MADE + number
        by = str(values.get("member") or rounds.member_entity("B"))
        yield Revision(entity, kind, _DEVICE, number + 1, made, by, values, {}).body()
