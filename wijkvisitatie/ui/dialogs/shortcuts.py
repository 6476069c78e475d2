"""All shortcuts by page, searchable: made from the actions themselves, so never out of date."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import button

SIZE = (620, 640)

# What Qt's own fields and lists do by themselves.
_ALWAYS = (
    (_("Volgend veld, vorig veld"), "Tab, Shift+Tab"),
    (_("Menu openen"), "Alt"),
    (_("Lettertje in een menu of knop kiezen"), "Alt+letter"),
)


class ShortcutsDialog(QDialog):
    """A list in two columns; typing narrows it."""

    def __init__(self, window: QWidget) -> None:
        """Lists the actions of this window and of the pages in it."""
        super().__init__(window)
        self.setWindowTitle(_("Sneltoetsen"))
        self.resize(*SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = QLineEdit()
        self._words.setPlaceholderText(_("Zoek een handeling of toets"))
        self._words.setAccessibleName(_("Zoek een handeling of toets"))
        self._words.setMinimumHeight(TARGET)
        self._words.setClearButtonEnabled(True)
        self._tree = _tree(shortcuts_by_page(window))
        self._words.textChanged.connect(self._narrow)
        self._close = button(_("&Sluiten"), "x", self.accept)
        self._close.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self._words)
        layout.addWidget(self._tree, 1)
        layout.addLayout(row)

    def shown(self) -> list[tuple[str, str, str]]:
        """Page, action and keys of what is listed now."""
        return [
            (page.text(0), line.text(0), line.text(1))
            for page in _children(self._tree.invisibleRootItem())
            for line in _children(page)
            if not line.isHidden()
        ]

    def _narrow(self, text: str) -> None:
        words = text.lower().split()
        for page in _children(self._tree.invisibleRootItem()):
            for line in _children(page):
                whole = f"{page.text(0)} {line.text(0)} {line.text(1)}".lower()
                line.setHidden(not all(word in whole for word in words))
            page.setHidden(all(line.isHidden() for line in _children(page)))


def shortcuts_by_page(window: QWidget) -> dict[str, list[tuple[str, str]]]:
    """What can be done by key, by the title of the page it belongs to; the window's own first."""
    everywhere = _("Overal")
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    found[everywhere] = []
    for action in window.findChildren(QAction):
        keys = ", ".join(dict.fromkeys(_native(key) for key in action.shortcuts()))
        line = (action.text().replace("&", ""), keys)
        page = _page_of(action) or everywhere
        if keys and line not in found[page]:
            found[page].append(line)
    found[everywhere] += _ALWAYS
    return found


def _native(key: QKeySequence) -> str:
    """The keys as they stand on the keyboard; Qt tells the two Enter keys apart."""
    return key.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def _page_of(action: QAction) -> str:
    """The title of the page that an action belongs to; "" for the window's own."""
    owner: QObject | None = action.parent()
    while owner is not None:
        title = getattr(owner, "title", None)
        if isinstance(title, str):  # QMenu and QGroupBox have a method of this name
            return title
        owner = owner.parent()
    return ""


def _tree(pages: dict[str, list[tuple[str, str]]]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels([_("Handeling"), _("Toets")])
    tree.setAccessibleName(_("Sneltoetsen per pagina"))
    tree.setRootIsDecorated(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setStretchLastSection(False)
    for page, lines in pages.items():
        top = QTreeWidgetItem(tree, [page])
        top.setFirstColumnSpanned(True)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        for text, keys in lines:
            QTreeWidgetItem(top, [text, keys])
    tree.expandAll()
    return tree


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(row) for row in range(item.childCount()))
    return [child for child in children if child is not None]
