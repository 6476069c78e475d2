"""The one door to the project: what it does on a machine that is not ready, without a display."""

from pathlib import Path

import pytest

import dev


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that dev.py would have run."""
    made: list[list[str]] = []
    monkeypatch.setattr(dev, "call", lambda *words, **_how: made.append([str(w) for w in words]))
    return made


@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux machine that is ready but has no display."""
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "project_python", lambda: Path("python"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.mark.parametrize("arguments", [[], ["bestaatniet"], ["check", "--snel"]])
def test_an_unknown_command_explains_itself(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["dev.py", *arguments])
    with pytest.raises(SystemExit) as end:
        dev.main()
    assert end.value.code == 2
    assert "python3 dev.py OPDRACHT" in capsys.readouterr().err


def test_without_root_it_prints_the_one_line_to_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "opens", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(dev, "become_root", lambda: None)
    with pytest.raises(SystemExit) as end:
        dev.prepare_system()
    assert end.value.code == 1
    assert "apt-get install --no-install-recommends libgl1" in capsys.readouterr().out


def test_without_a_display_it_makes_the_report(headless: None, calls: list[list[str]]) -> None:
    dev.run([])
    assert [Path(word).name for word in calls[0][:2]] == ["python", "example_report.py"]


def test_arguments_always_go_to_the_program(headless: None, calls: list[list[str]]) -> None:
    dev.run(["zoek", "buurthuis"])
    assert calls == [["python", "-m", "wijkvisitatie", "zoek", "buurthuis"]]


def test_packages_are_installed_once_and_again_when_the_lock_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    lock, folder = tmp_path / "lock.txt", tmp_path / "venv"
    lock.write_text("een==1", encoding="utf-8")
    for name in ("bin/python", "Scripts/python.exe"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).touch()
    monkeypatch.setattr(dev, "works", lambda _python: True)

    for text, installs in (("een==1", 1), ("een==1", 1), ("een==2", 2)):
        lock.write_text(text, encoding="utf-8")
        dev.environment(folder, lock, editable=False)
        assert len(calls) == installs
