"""Make the wheel and the application in dist/, and prove that the application stands alone.

``dev.py build`` runs this with the Python of an environment that has only what is shipped.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "packaging"
DIST = ROOT / "dist"
APPLICATION = DIST / "wijkvisitatie"
SECONDS_TO_STAY_OPEN = 10
EXPECTED_MESSAGE = "This plugin does not support propagateSizeHints()"  # said by the offscreen one

# Where a Linux desktop looks for them, under /usr or a package's own prefix.
SHARED_FILES = {
    HERE / "wijkvisitatie.desktop": "share/applications",
    HERE / "wijkvisitatie-mime.xml": "share/mime/packages",
    HERE / "nl.wijkvisitatie.metainfo.xml": "share/metainfo",
    ROOT / "resources/icons/wijkvisitatie.svg": "share/icons/hicolor/scalable/apps",
    ROOT / "LICENSE": "share/licenses/wijkvisitatie",
}


def python(*arguments: object) -> None:
    """Run a module of this environment; not in ROOT, where the checkout would hide the wheel."""
    command = [sys.executable, "-m", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT / "build", check=True)


def make_wheel() -> None:
    """Build the wheel and install it here."""
    # setuptools never removes from build/lib: a deleted module would be shipped for ever.
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)
    shutil.rmtree(DIST, ignore_errors=True)
    python(
        "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", DIST, ROOT
    )
    (wheel,) = DIST.glob("*.whl")
    python("pip", "install", "--quiet", "--no-deps", "--force-reinstall", wheel)


def make_application() -> None:
    """Build the one-folder application and lay the desktop's files beside it."""
    work = ROOT / "build" / "pyinstaller"
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", DIST, "--workpath", work]
    python("PyInstaller", *options, HERE / "wijkvisitatie.spec")
    for file, folder in SHARED_FILES.items():
        target = APPLICATION / folder
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)


def try_application() -> None:
    """Make the example report and open the window, far from the checkout and its environment."""
    program = APPLICATION / ("wijkvisitatie.exe" if os.name == "nt" else "wijkvisitatie")
    with tempfile.TemporaryDirectory() as home:
        alone = scrubbed_environment(home)
        proof: list[str | Path] = [sys.executable, HERE / "example_report.py", home, program]
        subprocess.run(proof, cwd=home, env=alone, check=True)
        open_window(program, home, alone)


def scrubbed_environment(home: str) -> dict[str, str]:
    """The variables of someone who has no Python, no checkout and no screen."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    folders = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_RUNTIME_DIR"), home)
    return {
        **kept,
        **folders,
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }


def open_window(program: Path, home: str, alone: dict[str, str]) -> None:
    """Fail if the window ends by itself or complains before it is closed."""
    window = subprocess.Popen(
        [program], cwd=home, env=alone, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        output, _none = window.communicate(timeout=SECONDS_TO_STAY_OPEN)
        sys.exit(f"Het venster sloot uit zichzelf ({window.returncode}):\n{output}")
    except subprocess.TimeoutExpired:
        window.kill()
    output, _none = window.communicate()
    complaints = output.replace(EXPECTED_MESSAGE, "").strip()
    if complaints:
        sys.exit(f"Het venster gaf meldingen:\n{complaints}")


def main() -> None:
    """Do all steps; the first that fails ends the build."""
    for step in (make_wheel, make_application, try_application):
        print(f"build.py: {step.__name__.replace('_', ' ')}", flush=True)
        try:
            step()
        except subprocess.CalledProcessError as failure:
            sys.exit(failure.returncode)
    print(f"build.py: {APPLICATION}")


if __name__ == "__main__":
    main()
