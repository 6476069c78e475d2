#!/usr/bin/env python3
"""The one door to all work on this project: run, test, check, format, screenshots and build.

Needs only Python 3.11 and its standard library. It makes the virtual environment in .venv with
exactly the locked packages and, on Debian, installs the system libraries that Qt opens. What
stands behind the command is passed on, after ``--`` or without it.
"""

from __future__ import annotations  # an older Python must get as far as the sentence in main()

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LINUX = sys.platform.startswith("linux")

USAGE = """gebruik: python3 dev.py OPDRACHT [-- ARGUMENTEN]

  run          start het programma; zonder beeldscherm: maak het voorbeeldrapport
  test         draai de tests (--full: ook de lange campagnes); ARGUMENTEN gaan naar pytest
  check        controleer opmaak, stijl, types en de lagen van het ontwerp
  format       zet de broncode in de afgesproken opmaak
  screenshots  maak de schermafbeeldingen voor README en docs
  build        maak de wheel en de losse toepassing, en probeer die uit"""

# What PySide6 opens on Linux, in the order in which a bare machine misses it. The second half is
# only opened for a window on X, but then its absence ends the program without a clear reason.
DEBIAN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(text: str) -> None:
    """Show one line of progress, before the output of what it announces."""
    print(f"dev.py: {text}", flush=True)


def call(*command: object, quiet: bool = False, cwd: Path | None = ROOT) -> None:
    """Run a command and end with its exit code when it fails; ``quiet`` shows only a failure."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=quiet, text=True, check=False
    )
    if done.returncode:
        if quiet:
            print(done.stdout + done.stderr, file=sys.stderr)
        sys.exit(done.returncode)


def opens(library: str) -> bool:
    """Whether the system's loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_debian_packages() -> list[str]:
    """The Debian packages that the program and its environment need and this machine lacks."""
    missing = [name for library, name in DEBIAN_LIBRARIES.items() if not opens(library)]
    if find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    # Debian's pip has no certificates of its own.
    if shutil.which("apt-get") and not Path("/etc/ssl/certs/ca-certificates.crt").exists():
        missing.append("ca-certificates")
    return missing


def missing_build_packages() -> list[str]:
    """What PyInstaller lacks: the tool that shows what a library needs, and Python as a library."""
    library = f"libpython3.{sys.version_info.minor}"
    present = {"binutils": shutil.which("objdump"), library: opens(f"{library}.so.1.0")}
    return [package for package, found in present.items() if not found]


def become_root() -> list[str] | None:
    """The words before a command that must run as root, or None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    allowed = shutil.which("sudo") and not subprocess.run([*sudo, "true"], check=False).returncode
    return sudo if allowed else None


def prepare_system(*also: str) -> None:
    """Install the system packages that are missing, or say how to do it and stop."""
    missing = [*missing_debian_packages(), *also] if LINUX else []
    if not missing:
        return
    root = become_root()
    if root is None or not shutil.which("apt-get"):
        say(
            "er ontbreken systeembibliotheken. Installeer ze met deze regel en probeer het opnieuw:"
        )
        packages = " ".join(missing)
        print(f"sudo apt-get update && sudo apt-get install --no-install-recommends {packages}")
        sys.exit(1)
    say(f"systeembibliotheken installeren: {' '.join(missing)}")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # One unreachable third-party source fails the update; what we need may be there all the same.
    subprocess.run([*apt, "update"], capture_output=True, check=False)
    call(*apt, "install", "--yes", "--no-install-recommends", *missing, quiet=True)


def try_postgresql() -> None:
    """Install Debian's PostgreSQL for the tests that start one; they are skipped without it."""
    if not shutil.which("apt-get") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return
    root = become_root()
    if root is None:
        say("zonder PostgreSQL (apt-get install postgresql) worden de tests ermee overgeslagen")
        return
    say("PostgreSQL installeren voor de tests")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "--yes", "--no-install-recommends"]
    # Between the two: the tests start a server of their own, so none may be made and started.
    no_server = "s/^#?create_main_cluster.*/create_main_cluster = false/"
    for command in (
        [*apt, "update"],
        [*install, "postgresql-common"],
        [*root, "sed", "-Ei", no_server, "/etc/postgresql-common/createcluster.conf"],
        [*install, "postgresql"],
    ):
        subprocess.run(command, capture_output=True, check=False)


def fingerprint(lock: Path) -> str:
    """What an environment was made from; a moved folder counts, for it holds absolute paths."""
    made_from = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{made_from.hexdigest()} {sys.version_info[:2]} {ROOT}"


def works(python: Path) -> bool:
    """Whether a virtual environment can be used by the Python that runs this file."""
    test = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return (
        python.exists()
        and subprocess.run([python, "-c", test], capture_output=True, check=False).returncode == 0
    )


def environment(folder: Path, lock: Path, *, editable: bool) -> Path:
    """The Python of a virtual environment with the locked packages; made or renewed if needed."""
    python = folder / ("bin/python" if os.name == "posix" else "Scripts/python.exe")
    stamp = folder / "made-from.txt"
    wanted = fingerprint(lock)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    stamp.unlink(missing_ok=True)
    if not works(python):
        say(f"nieuwe omgeving in {folder}")
        shutil.rmtree(folder, ignore_errors=True)
        call(sys.executable, "-m", "venv", folder)
    say("pakketten installeren (de eerste keer duurt dat enkele minuten)")
    install = [python, "-m", "pip", "install", "--disable-pip-version-check"]
    call(*install, "--require-hashes", "--requirement", lock, quiet=True)
    if editable:
        call(*install, "--no-deps", "--no-build-isolation", "--editable", ROOT, quiet=True)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def project_python() -> Path:
    """The Python in which the program and its tests run."""
    prepare_system()
    return environment(ROOT / ".venv", ROOT / "requirements" / "dev.txt", editable=True)


def run(arguments: list[str]) -> None:
    """Start the program, or show without a display what it makes."""
    python = project_python()
    display = not LINUX or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if arguments or display:
        # In the caller's own folder, for that is where the files in the arguments are.
        call(python, "-m", "wijkvisitatie", *arguments, cwd=None)
    else:
        say("er is geen beeldscherm: het voorbeeld wordt gebouwd en het rapport ervan gemaakt")
        folder = tempfile.mkdtemp(prefix="wijkvisitatie-")
        proof = ROOT / "packaging" / "example_report.py"
        call(python, proof, folder, python, "-m", "wijkvisitatie")


def test(arguments: list[str]) -> None:
    """Run the tests without a screen."""
    if "--full" in arguments:
        arguments.remove("--full")
        os.environ["WIJKVISITATIE_FULL"] = "1"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    python = project_python()
    try_postgresql()
    call(python, "-m", "pytest", *arguments)


def check(_arguments: list[str]) -> None:
    """Run every check, also after one has failed, so that one run shows all there is to mend."""
    python = project_python()
    checks = (
        ("ruff", "format", "--check", "."),
        ("ruff", "check", "."),
        ("mypy",),
        ("pytest", "--quiet", "tests/test_architecture.py"),
    )
    failed = 0
    for tool in checks:
        say(" ".join(tool))
        failed |= subprocess.run([python, "-m", *tool], cwd=ROOT, check=False).returncode
    sys.exit(failed)


def format_code(_arguments: list[str]) -> None:
    """Sort the imports, mend what can be mended safely and lay out the code."""
    python = project_python()
    call(python, "-m", "ruff", "check", "--fix-only", "--quiet", ".")
    call(python, "-m", "ruff", "format", ".")


def screenshots(arguments: list[str]) -> None:
    """Make the pictures of every page for README and docs."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    call(project_python(), "-m", "tests.screenshots", *arguments)


def build(arguments: list[str]) -> None:
    """Make wheel and application in an environment that has only what is shipped."""
    prepare_system(*missing_build_packages())
    python = environment(
        ROOT / "build" / "venv", ROOT / "requirements" / "build.txt", editable=False
    )
    call(python, ROOT / "packaging" / "build.py", *arguments)


COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "run": run,
    "test": test,
    "check": check,
    "format": format_code,
    "screenshots": screenshots,
    "build": build,
}


def main() -> None:
    """Do the command on the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is the one file that an older Python runs
        sys.exit("dev.py: hiervoor is Python 3.11 of nieuwer nodig.")
    name, *arguments = sys.argv[1:] or [""]
    if arguments[:1] == ["--"]:
        del arguments[0]
    if name not in COMMANDS or (arguments and name in {"check", "format"}):
        print(USAGE, file=sys.stderr)
        sys.exit(2)
    try:
        COMMANDS[name](arguments)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
