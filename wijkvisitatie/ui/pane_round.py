"""Going through the parts of a page by key: from the one with the focus to the next or last one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

Part = tuple[QWidget, Callable[[], object]]  # where the focus may be, and how to enter it


def go_round(parts: Sequence[Part], by: int = 1) -> None:
    """Enter the part that follows; from nowhere the first one."""
    now = next((at for at, (part, _enter) in enumerate(parts) if has_focus(part)), None)
    following = 0 if now is None else (now + by) % len(parts)
    parts[following][1]()


def has_focus(part: QWidget) -> bool:
    """Whether the focus is in this part."""
    focus = QApplication.focusWidget()
    return focus is not None and (part is focus or part.isAncestorOf(focus))
