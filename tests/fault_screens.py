"""A picture of what the window says at each fault, for looking at: is it true, calm and of use?

``python -m tests.fault_screens FOLDER [NAME ...]`` does each fault to a dossier of its own, in a
process of its own, with the real window. A disk that gets full or goes away is a real small one,
where this machine lets us mount it; else those pictures are left out.
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests import build
from tests.campaigns import day
from tests.fault_stage import (
    TEXT,
    Stage,
    boxes,
    damaged,
    day_before,
    fill,
    mount,
    open_dialog,
)
from tests.journeys.disk import refuse
from tests.screenshots import live

OWN_MOUNTS = ("unshare", "--user", "--map-root-user", "--mount")


def main(arguments: list[str]) -> int:
    """Make the pictures of all faults, or of those that are named."""
    if arguments[:1] == ["--fault"]:
        FAULTS[arguments[1]](Stage(arguments[1], Path(arguments[2]), Path(arguments[3])))
        return 0
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        build.a_round(Path(place) / "dossier").close()
        for name in arguments[1:] or FAULTS:
            _in_a_process(name, Path(place), target)
    return 0


def _in_a_process(name: str, place: Path, target: Path) -> None:
    home = place / name
    surroundings = {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    work = home / "werk"
    work.mkdir(parents=True)
    shutil.copytree(place / "dossier", work / "dossier")
    command = [sys.executable, "-m", "tests.fault_screens", "--fault", name, work, target]
    mounts = OWN_MOUNTS if name in NEED_A_DISK else ()
    done = subprocess.run([*mounts, *map(str, command)], env=surroundings, check=False)
    print(name, "ok" if done.returncode == 0 else "FAILED", flush=True)


def full_disk(stage: Stage) -> None:
    """Typing on a real full disk; the way out; and saving elsewhere."""
    from wijkvisitatie.store import reserve

    disk = stage.work / "schijf"
    mount(disk)
    folder = Path(shutil.copytree(stage.dossier, disk / "dossier"))
    stage.at_work(folder)
    reserve.make(folder)
    fill(disk)
    for n in itertools.count(1):
        stage.type(f"{TEXT * n}")
        stage.settle()
        if stage.window.context.holding.trouble is not None:
            break
    stage.type()
    stage.until_banner()
    stage.shoot()
    trouble = stage.window._safety._trouble
    trouble.save_elsewhere(stage.work / "niet-opgeslagen.wvt")
    stage.settle()
    stage.shoot("-elders")
    stage.until(lambda: bool(boxes(stage)))
    boxes(stage)[0].reject()
    stage.window.close()
    stage.shoot("-sluiten")
    boxes(stage)[0].reject()
    trouble.use_reserve()
    stage.until(lambda: not trouble.bar.isVisible())
    assert [one.value for one in build.kept_drafts(stage.window.context.dossier)] == [TEXT]
    stage.shoot("-daarna")
    stage.done()


def full_at_opening(stage: Stage) -> None:
    """A disk that is full before the dossier is opened, without and with a reserve."""
    from wijkvisitatie.store import reserve

    disk = stage.work / "schijf"
    mount(disk)
    folder = Path(shutil.copytree(stage.dossier, disk / "dossier"))
    fill(disk)
    stage.open(folder)
    stage.shoot("-zonder-reserve")
    (disk / "filler").unlink()
    reserve.make(folder)
    fill(disk)
    stage.at_work(folder)
    stage.shoot("-met-reserve")
    stage.done()


def read_only_folder(stage: Stage) -> None:
    """A folder that can't be written to: at opening, and from then on."""
    place = stage.work / "vast"
    place.mkdir()
    for options in ("--bind", "-o=remount,ro,bind"):
        command = ["mount", *options.split("="), str(stage.work / "dossier"), str(place)]
        subprocess.run(command, check=True)
    stage.open(place)
    stage.shoot("-openen")
    stage.at_work()
    refuse(errno.EROFS)
    stage.type()
    stage.until_banner()
    stage.shoot()
    stage.done()


def vanished_stick(stage: Stage) -> None:
    """The stick is pulled out under the work."""
    stick = stage.work / "stick"
    mount(stick)
    folder = Path(shutil.copytree(stage.dossier, stick / "dossier"))
    stage.at_work(folder)
    subprocess.run(["umount", "-l", str(stick)], check=True)
    stage.type()
    stage.until_banner()
    stage.shoot()
    stage.done()


def damaged_database(stage: Stage) -> None:
    """Bytes of the database were changed: at opening, and under the work."""
    day_before(stage)
    whole = (stage.dossier / "dossier.db").read_bytes()
    (stage.dossier / "dossier.db").write_bytes(damaged(whole, 0))
    stage.open()
    stage.shoot("-openen")
    (stage.dossier / "dossier.db").write_bytes(whole)
    stage.at_work()
    from wijkvisitatie.errors import DossierDamaged
    from wijkvisitatie.work import keeping

    def broken(*_arguments: object, **_values: object) -> None:
        raise DossierDamaged("Het dossier is beschadigd.")

    keeping.keep_draft = broken  # a page that SQLite has in memory does not look damaged to it
    stage.type()
    stage.until_banner()
    stage.shoot()
    stage.done()


def damaged_log(stage: Stage) -> None:
    """The log of the database was lost with what was stored last: the journal has it."""
    left = day.worked_and_killed(stage.dossier, stage.work / "gedood")
    log = left.folder / "dossier.db-wal"
    log.write_bytes(damaged(log.read_bytes(), 0))
    stage.at_work(left.folder)
    from wijkvisitatie.work import integrity

    assert integrity.check(stage.window.context.dossier).revisions >= left.revisions
    stage.shoot()
    stage.done()


def damaged_copy(stage: Stage) -> None:
    """The newest copy is damaged: the one before is offered."""
    day_before(stage)
    newest = max((stage.dossier / "reservekopie").glob("*.db"))
    newest.write_bytes(damaged(newest.read_bytes(), len(newest.read_bytes()) // 2))
    stage.at_work()
    open_dialog(stage, "copies", "CopiesDialog")
    stage.shoot()
    stage.done()


def damaged_photo(stage: Stage) -> None:
    """The file of a photo was changed."""
    from wijkvisitatie.store.dossier import open_dossier
    from wijkvisitatie.work import photos

    dossier = open_dossier(stage.dossier, build.PASSPHRASE)
    observation = build.an_observation(dossier, TEXT, area=1)
    photos.add_photo(dossier, observation=observation, data=day.picture(), alt="Een plein")
    dossier.close()
    (photo,) = day.files(stage.dossier)["photo"]
    photo.write_bytes(damaged(photo.read_bytes(), 20))
    stage.at_work()
    stage.window.open_visit(build.VISIT, "visit", observation)
    stage.settle()
    from PySide6.QtWidgets import QScrollArea

    from wijkvisitatie.ui.widgets.photo_strip import PhotoStrip

    strip = next(one for one in stage.window.findChildren(PhotoStrip) if one.isVisible())
    for area in stage.window.findChildren(QScrollArea):
        if area.isAncestorOf(strip):
            area.ensureWidgetVisible(strip._words)
    stage.shoot()
    stage.done()


def damaged_keys(stage: Stage) -> None:
    """The key file can't be read."""
    (stage.dossier / "sleutels.json").write_text("{", encoding="utf-8")
    stage.open()
    stage.shoot()
    stage.done()


def newer_version(stage: Stage) -> None:
    """The dossier was written by a version that is not there yet."""
    from wijkvisitatie.store import database
    from wijkvisitatie.store.dossier import open_dossier

    dossier = open_dossier(stage.dossier, build.PASSPHRASE)
    dossier.close()
    raw = database.connect(stage.dossier / database.FILE, dossier.key)
    raw.execute("PRAGMA user_version=99")
    raw.close()
    stage.open()
    stage.shoot()
    stage.done()


def older_version(stage: Stage) -> None:
    """A dossier of the first version is brought up to date, after a copy."""
    old = Path(__file__).parent / "store" / "old" / "version-1"
    folder = Path(shutil.copytree(old, stage.work / "oud"))
    stage.open(folder)
    stage.until(lambda: stage.window.context is not None)
    stage.settle()
    open_dialog(stage, "copies", "CopiesDialog")
    stage.shoot()
    stage.done()


def clock_set_back(stage: Stage) -> None:
    """The newest copy is from tomorrow: the order stays, and copies go on being made."""
    from datetime import UTC, datetime, timedelta

    from wijkvisitatie.work import backups

    day_before(stage)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    newest = max((stage.dossier / "reservekopie").glob("*.db"))
    for file in (newest, newest.with_name(f"{newest.stem}.sleutels.json")):
        file.rename(file.with_name(f"{tomorrow:%Y%m%d}{file.name[8:]}"))
    stage.at_work()
    backups.backup_now(stage.window.context.dossier, why=backups.BY_HAND)
    open_dialog(stage, "copies", "CopiesDialog")
    stage.shoot()
    stage.done()


def second_window(stage: Stage) -> None:
    """Another window has the dossier open: it comes forward, or it does not answer."""
    from wijkvisitatie.store import claim

    command = [sys.executable, "-m", "tests.journeys.first_window", str(stage.dossier)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        first.stdout.readline()
        stage.open()
        stage.shoot()
        first.kill()
    taken = claim.take(stage.dossier)
    stage.open()
    stage.until(lambda: "antwoordt niet" in stage.window.start_page()._message.text())
    stage.shoot("-zwijgt")
    taken.release()
    stage.done()


def synchronised_folder(stage: Stage) -> None:
    """The dossier lies in OneDrive: opening, and choosing that place for a new one."""
    place = stage.work / "OneDrive - Gemeente"
    place.mkdir()
    stage.dossier.rename(place / "dossier")
    stage.open(place / "dossier")
    stage.shoot()
    start = stage.window.start_page()
    start.new_round()
    live(500)
    start._making._within = place
    start._making._show_place()
    live(100)
    start._making._scroll.ensureWidgetVisible(start._making._place)
    stage.shoot("-nieuw")
    stage.done()


def network_folder(stage: Stage) -> None:
    """The dossier lies on a share."""
    from wijkvisitatie.store import places

    table = stage.work / "mounts"
    table.write_text(f"//kantoor/delen {stage.work} cifs rw 0 0\n", encoding="utf-8")
    places.MOUNTS = table
    stage.open()
    stage.shoot()
    stage.done()


def fault_of_ours(stage: Stage) -> None:
    """An error in the program itself, while the dossier is fine."""
    stage.at_work()
    stage.type()
    stage.window.worker.run(lambda: int("Geheim"))
    stage.until(lambda: bool(boxes(stage)))
    stage.shoot()
    stage.done()


FAULTS: dict[str, Callable[[Stage], None]] = {
    function.__name__: function
    for function in (
        full_disk,
        full_at_opening,
        read_only_folder,
        vanished_stick,
        damaged_database,
        damaged_log,
        damaged_copy,
        damaged_photo,
        damaged_keys,
        newer_version,
        older_version,
        clock_set_back,
        second_window,
        synchronised_folder,
        network_folder,
        fault_of_ours,
    )
}
NEED_A_DISK = ("full_disk", "full_at_opening", "read_only_folder", "vanished_stick")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
