"""Where a dossier may live: not where something copies it, and not on a network."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from tests import build
from wijkvisitatie.errors import DossierMisplaced
from wijkvisitatie.store import places
from wijkvisitatie.store.dossier import create, open_dossier
from wijkvisitatie.store.restore import put_back
from wijkvisitatie.work import backups

LINUX = """\
/dev/vda / ext4 rw 0 0
nas:/export/home /mnt/nas nfs4 rw,addr=10.0.0.2 0 0
//kantoor/delen /mnt/Gedeelde\\040map cifs rw 0 0
sshfs#mij@elders: {folder}/ver fuse.sshfs rw 0 0
/dev/sdb1 {folder}/stick vfat rw 0 0
tmpfs {folder}/gewoon tmpfs rw 0 0
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//mij@kantoor._smb._tcp.local/delen on /Volumes/delen (smbfs, nodev, nosuid, mounted by mij)
"""


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text(LINUX.format(folder=tmp_path), encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", table)
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.usefixtures("mounted")
@pytest.mark.parametrize("folder", ["/mnt/nas/dossiers/arnhem", "/mnt/Gedeelde map", "ver/a"])
def test_a_folder_on_a_network_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(DossierMisplaced, match="netwerkschijf"):
        places.refuse_bad(tmp_path / folder)


@pytest.mark.usefixtures("mounted")
def test_a_folder_on_a_disk_of_this_laptop_is_fine(tmp_path: Path) -> None:
    for folder in ("gewoon/dossier", "stick", "nog niet gemaakt/dossier", "verder"):
        assert places.why_not(tmp_path / folder) == ""


@pytest.mark.usefixtures("mounted")
def test_a_link_does_not_hide_a_network(tmp_path: Path) -> None:
    (tmp_path / "ver").mkdir()
    (tmp_path / "hier").symlink_to(tmp_path / "ver")
    assert "netwerkschijf" in places.why_not(tmp_path / "hier" / "dossier")


def test_the_table_of_macos_is_read_too() -> None:
    assert list(places.mounts(MAC)) == [
        ("/dev/disk3s1s1", "/", "apfs"),
        ("//mij@kantoor._smb._tcp.local/delen", "/Volumes/delen", "smbfs"),
    ]


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\delen\dossier", True),
        (r"\\wsl$\Debian\home", True),
        (r"\\?\UNC\server\delen", True),
        ("//server/delen/dossier", True),
        (r"\\?\C:\Users\ik", False),
        (r"C:\Users\ik\dossier", False),
    ],
)
def test_names_of_shares_on_windows(path: str, unc: bool) -> None:
    assert places.is_unc(PureWindowsPath(path)) == unc


@pytest.mark.parametrize(
    ("folder", "named"),
    [
        ("OneDrive/dossiers", "OneDrive"),
        ("OneDrive - Gemeente Arnhem/Documenten", "OneDrive"),
        ("Dropbox (Commissie)/a", "Dropbox"),
        ("Google Drive/a", "Google Drive"),
        ("G/Mijn Drive/a", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/a", "iCloud Drive"),
        ("Library/CloudStorage/Box-Box/a", "een synchronisatiedienst"),
        ("Nextcloud2/a", "Nextcloud"),
        ("ownCloud/a", "ownCloud"),
    ],
)
def test_a_folder_that_is_copied_is_known_by_its_name(
    tmp_path: Path, folder: str, named: str
) -> None:
    assert f"gekopieerd door {named}." in places.why_not(tmp_path / folder)


@pytest.mark.parametrize("folder", ["Onedrives", "Wijken in de Nextcloudstraat", "Drive", "mega"])
def test_a_name_that_only_looks_like_one_is_fine(tmp_path: Path, folder: str) -> None:
    assert places.why_not(tmp_path / folder / "dossier") == ""


@pytest.mark.parametrize(
    ("mark", "named"),
    [
        (".dropbox", "Dropbox"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_folder_that_is_copied_is_known_by_what_lies_in_it(
    tmp_path: Path, mark: str, named: str
) -> None:
    shared = tmp_path / "werk"
    shared.mkdir()
    (shared / mark).touch()
    assert named in places.why_not(shared / "diep" / "dossier")
    assert places.why_not(tmp_path / "ernaast") == ""


def test_a_home_with_the_settings_of_dropbox_is_fine(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert places.why_not(tmp_path / "dossier") == ""


def test_a_folder_that_is_copied_is_known_by_the_settings_of_who_copies(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "gedeeld"
    monkeypatch.setenv("OneDriveCommercial", str(shared / "een"))
    (own_home / ".dropbox").mkdir()
    (own_home / ".dropbox" / "info.json").write_text(
        '{"personal": {"path": "%s", "host": 1}}' % (shared / "twee"), encoding="utf-8"
    )
    (own_home / "config" / "Nextcloud").mkdir()
    (own_home / "config" / "Nextcloud" / "nextcloud.cfg").write_text(
        f"[Accounts]\n0\\Folders\\1\\localPath={shared}/drie/\n", encoding="utf-8"
    )
    said = [places.why_not(shared / name) for name in ("een", "twee/a", "drie/b", "vier")]
    named = ("OneDrive", "Dropbox", "Nextcloud")
    assert all(name in sentence for name, sentence in zip(named, said, strict=False))
    assert said[3] == ""


def test_no_dossier_is_made_opened_or_put_back_there(made_once: Path, tmp_path: Path) -> None:
    fine = tmp_path / "dossier"
    bad = tmp_path / "OneDrive" / "dossier"
    with pytest.raises(DossierMisplaced, match="OneDrive"):
        create(bad, "geheim")
    assert not bad.parent.exists()
    dossier = create(fine, build.PASSPHRASE)
    copy = backups.backup_now(dossier, why=backups.BY_HAND).copy
    dossier.close()
    bad.parent.mkdir()
    fine.rename(bad)
    before = sorted(file.name for file in bad.rglob("*"))
    with pytest.raises(DossierMisplaced):
        open_dossier(bad, build.PASSPHRASE)
    with pytest.raises(DossierMisplaced):
        put_back(bad, dossier.key, bad / copy.path.relative_to(fine))
    assert sorted(file.name for file in bad.rglob("*")) == before


@pytest.mark.usefixtures("mounted")
def test_a_stick_is_advised_against_and_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_says_removable", lambda device: device == "sdb1")
    assert "USB-stick" in places.advice(tmp_path / "stick" / "dossier")
    assert "USB-stick" in places.advice(Path("/media/ik/STICK"))
    assert places.advice(tmp_path / "gewoon") == ""
