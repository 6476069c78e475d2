"""Where a dossier may live: on a disk of this laptop, and in no folder that something copies.

A database in a folder that OneDrive or Dropbox copies gets damaged: they copy the file and its log
at different moments, and put another laptop's file over it. On a network share the memory that
SQLite's log needs is not shared. Everything here is looked up on the laptop itself, by names,
settings and the table of mounted disks: nothing is asked over a network.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath, PureWindowsPath

from wijkvisitatie.errors import DossierMisplaced
from wijkvisitatie.texts import _

MOUNTS = Path("/proc/self/mounts")

_NETWORK = frozenset(
    [
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "orangefs",
        "prl_fs",
        "smb3",
        "smbfs",
        "vboxsf",
        "vmhgfs",
        "webdav",
    ]
)
_NETWORK_FUSE = re.compile(
    r"fuse\.(sshfs|gvfsd|gvfs|rclone|davfs|curlftpfs|s3fs|smbnetfs|glusterfs|ceph"
    r"|google-drive|gcsf|onedriver|dropbox|vmhgfs)"
)
# Folders as those programs call them; what comes after a hyphen or in brackets is an account.
_CLOUD_NAMES = {
    "OneDrive": re.compile(r"(skydrive|onedrive( ?-.*|\.uploaded)?)$"),
    "Dropbox": re.compile(r"dropbox( \(.*\))?$"),
    "Google Drive": re.compile(r"(google ?drive|googledrive-.*|my drive|mijn drive)$"),
    "iCloud Drive": re.compile(r"(iclouddrive|icloud drive|mobile documents|com~apple~.*)$"),
    "Nextcloud": re.compile(r"nextcloud\d*$"),
    "ownCloud": re.compile(r"owncloud\d*$"),
    "SURFdrive": re.compile(r"surfdrive$"),
    "pCloud": re.compile(r"pcloud ?drive$"),
    "Proton Drive": re.compile(r"proton ?drive.*$"),
    "MEGA": re.compile(r"megasync$"),
    "een synchronisatiedienst": re.compile(r"cloudstorage$"),
}
# What those programs leave in the folder that they copy, whatever its name is.
_CLOUD_MARKS = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".sync_*.db", "._sync_*.db", ".nextcloudsync.log"),
    "ownCloud": (".owncloudsync.log",),
    "Google Drive": (".tmp.driveupload", ".tmp.drivedownload", ".shortcut-targets-by-id"),
    "MEGA": (".megaignore",),
    "Syncthing": (".stfolder",),
    "Resilio Sync": (".sync/ID",),
}
_CLOUD_VARIABLES = {
    "OneDrive": ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"),
}
_REMOTE, _REMOVABLE = 4, 2  # what Windows' GetDriveTypeW says


def refuse_bad(folder: Path) -> None:
    """Raise DossierMisplaced when no dossier may be made, opened or put back in this folder."""
    reason = why_not(folder)
    if reason:
        raise DossierMisplaced(reason)


def why_not(folder: Path) -> str:
    """Why a dossier can't be in this folder, as a sentence; "" when it can."""
    if any(_is_share(place) for place in _both(folder)):
        return _(
            "De map {folder} staat op een netwerkschijf. Daar kan een dossier beschadigd raken, "
            "dus het programma opent er niets. Er is niets veranderd. Zet de hele map op de schijf "
            "van deze laptop; reservekopieën mogen wel op een netwerkschijf."
        ).format(folder=folder)
    cloud = next((name for place in _both(folder) for name in _clouds(place)), "")
    if cloud:
        return _(
            "De map {folder} wordt gekopieerd door {cloud}. Daardoor kan een dossier beschadigd "
            "raken, dus het programma opent er niets. Er is niets veranderd. Zet de hele map op "
            "een plaats van deze laptop die niet wordt gesynchroniseerd."
        ).format(folder=folder, cloud=cloud)
    return ""


def advice(folder: Path) -> str:
    """What to know of a folder where a dossier may be, but should not stay; "" when it is fine."""
    if not any(_is_removable(place) for place in _both(folder)):
        return ""
    return _(
        "Dit is een losse schijf of USB-stick. Die raakt makkelijk kwijt en kan onder het werk "
        "losraken. Zet het dossier liever op de laptop en gebruik de stick voor reservekopieën."
    )


def _both(folder: Path) -> Iterator[Path]:
    """The folder as it is called, and where it is when a link leads there.

    One after the other: following links on a share that does not answer takes long.
    """
    yield folder.absolute()
    yield Path(os.path.realpath(folder))


# Networks


def _is_share(place: Path) -> bool:
    if sys.platform == "win32":
        return is_unc(place) or _windows_drive(place) == _REMOTE
    return is_network(_mounted(place)[1])


def is_unc(place: PurePath) -> bool:
    r"""Whether it is ``\\server\share\...``; ``\\?\C:\...`` is a disk of the laptop itself."""
    drive = PureWindowsPath(place).drive.replace("/", "\\")
    if drive.upper().startswith("\\\\?\\"):
        return drive.upper().startswith("\\\\?\\UNC\\")
    return drive.startswith("\\\\")


def is_network(kind: str) -> bool:
    """Whether a kind of file system is one over a network, or shared with another machine."""
    return kind in _NETWORK or _NETWORK_FUSE.match(kind) is not None


def _mounted(place: Path) -> tuple[str, str]:
    """The device and the kind of file system that a folder is on; ("", "") when that is not told.

    Of mounts in the same place the last one is seen.
    """
    found: tuple[int, str, str] = (-1, "", "")
    for device, point, kind in mounts(_table()):
        if place.is_relative_to(point) and len(Path(point).parts) >= found[0]:
            found = (len(Path(point).parts), device, kind)
    return found[1:]


def mounts(table: str) -> Iterator[tuple[str, str, str]]:
    """The device, place and kind of each mounted file system, as Linux or macOS tells them."""
    for line in table.splitlines():
        mac = re.fullmatch(r"(.+?) on (/.*) \((\w+).*\)", line)
        words = line.split()
        if mac:
            yield mac[1], mac[2], mac[3]
        elif len(words) >= 3:
            yield _spelled_out(words[0]), _spelled_out(words[1]), words[2]


def _spelled_out(word: str) -> str:
    r"""A path from the table, in which a space is ``\040``."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), word)


def _table() -> str:
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
        return told.stdout
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # another kind of system: names and marks remain
        return ""


def _windows_drive(place: Path) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\"))


# Clouds


def _clouds(place: Path) -> Iterator[str]:
    for name, root in _known_roots():
        if place.is_relative_to(root):
            yield name
    for part in place.parts:
        for name, pattern in _CLOUD_NAMES.items():
            if pattern.match(part.lower()):
                yield name
    for folder in (place, *place.parents):
        for name, marks in _CLOUD_MARKS.items():
            if any(_has(folder, mark) for mark in marks):
                yield name


def _has(folder: Path, mark: str) -> bool:
    try:
        if mark == ".dropbox":  # in a home a folder of this name holds its settings
            return (folder / mark).is_file()
        return any(True for _file in folder.glob(mark))
    except OSError:  # a folder above that may not be looked into
        return False


def _known_roots() -> Iterator[tuple[str, Path]]:
    """The folders that are being copied, as the programs that do it have written down."""
    for name, variables in _CLOUD_VARIABLES.items():
        yield from ((name, Path(os.environ[one])) for one in variables if os.environ.get(one))
    yield from (("Dropbox", root) for root in _dropbox_roots())
    yield from (("Nextcloud", root) for root in _nextcloud_roots())


def _dropbox_roots() -> Iterator[Path]:
    above = [os.environ.get("LOCALAPPDATA"), os.environ.get("APPDATA")]
    files = [Path(one) / "Dropbox" / "info.json" for one in above if one]
    for file in (*files, _home() / ".dropbox" / "info.json"):
        try:
            accounts = json.loads(file.read_text(encoding="utf-8"))
            yield from (Path(one["path"]) for one in accounts.values())
        except (OSError, ValueError, AttributeError, KeyError, TypeError):
            continue  # not there, or not as we know it: names and marks remain


def _nextcloud_roots() -> Iterator[Path]:
    config = Path(os.environ.get("XDG_CONFIG_HOME") or _home() / ".config")
    roaming = Path(os.environ.get("APPDATA") or config)
    for above in {config, roaming, _home() / "Library" / "Preferences"}:
        for file in (above / "Nextcloud" / "nextcloud.cfg", above / "ownCloud" / "owncloud.cfg"):
            try:
                text = file.read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            found = re.findall(r"^\S*localPath=(.+)$", text, re.MULTILINE)
            yield from (Path(one.strip()) for one in found)


def _home() -> Path:
    return Path("~").expanduser()


# Sticks


def _is_removable(place: Path) -> bool:
    if sys.platform == "win32":
        return _windows_drive(place) == _REMOVABLE
    if sys.platform == "darwin":
        return place.is_relative_to("/Volumes")
    device, _kind = _mounted(place)
    return _says_removable(Path(device).name) or any(
        place.is_relative_to(point) for point in ("/media", "/run/media")
    )


def _says_removable(device: str) -> bool:
    """What Linux says of a disk; of a part of one, its disk says it."""
    disk = re.sub(r"(?<=[a-z])\d+$", "", device)
    try:
        return Path(f"/sys/block/{disk}/removable").read_text(encoding="ascii").strip() == "1"
    except OSError:  # no disk of its own
        return False
