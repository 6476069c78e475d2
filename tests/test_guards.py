"""The guards of conftest.py really stand: a hole in them would let a test harm a real dossier."""

import logging
import socket
from pathlib import Path

import psycopg
import pytest

from wijkvisitatie import paths


def test_the_users_folders_are_not_the_real_ones(own_home: Path) -> None:
    assert paths.dossiers_folder().is_relative_to(own_home)
    assert paths.settings_folder().is_relative_to(own_home)


@pytest.mark.parametrize("method", ["bind", "connect", "connect_ex"])
def test_a_network_socket_fails_the_test(method: str) -> None:
    with socket.socket() as one, pytest.raises(pytest.fail.Exception, match="network"):
        getattr(one, method)(("127.0.0.1", 9))


def test_a_server_on_a_network_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="network"):
        psycopg.connect("postgresql://iemand@127.0.0.1/naam")


def test_a_warning_that_is_expected_can_be_cleared(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("wijkvisitatie").warning("verwacht")
    assert "verwacht" in caplog.text
    caplog.clear()


def test_a_stray_warning_fails_the_test(
    pytester: pytest.Pytester, caplog: pytest.LogCaptureFixture
) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile("import logging\ndef test_it(): logging.getLogger('x').warning('stray')")
    pytester.runpytest_inprocess("-p", "no:pytest-qt").assert_outcomes(passed=1, errors=1)
    caplog.clear()  # the inner run logs to the same root
