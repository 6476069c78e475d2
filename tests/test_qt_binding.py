"""The binding to Qt keeps count of None and True, on which a day of typing depends.

PySide6 6.12.0 does not on Python 3.11: each call drops a reference, and after some thousands
Python ends the program with "deallocating None".
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

CALLS = 2000


class Sender(QObject):
    sent = Signal(object)


def test_calls_that_return_nothing_or_a_truth_drop_no_references(qapp):
    label, sender = QLabel(), Sender()
    sender.sent.connect(lambda _value: None)
    before = [sys.getrefcount(one) for one in (None, True, False)]
    for _call in range(CALLS):
        label.setText("x")
        label.setEnabled(True)
        label.isEnabled()
        label.isVisible()
        sender.sent.emit(None)
    after = [sys.getrefcount(one) for one in (None, True, False)]
    assert all(was - now < CALLS / 2 for was, now in zip(before, after, strict=True))
