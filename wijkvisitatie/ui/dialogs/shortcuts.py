"""All shortcuts, those of the page at hand first; searchable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wijkvisitatie.texts import _
from wijkvisitatie.ui.dialogs.shortcut_list import SHORTCUTS
from wijkvisitatie.ui.page_list import PAGES, PURPOSES
from wijkvisitatie.ui.style import SPACE, TARGET
from wijkvisitatie.ui.widgets.buttons import button
from wijkvisitatie.ui.widgets.layouts import fit_screen

SIZE = (620, 640)


class ShortcutsDialog(QDialog):
    """A list in two columns; typing narrows it."""

    def __init__(self, window: QWidget) -> None:
        """What can be done on the page that is open stands first."""
        super().__init__(window)
        self.setWindowTitle(_("Sneltoetsen"))
        fit_screen(self, *SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = QLineEdit()
        self._words.setPlaceholderText(_("Zoek een handeling of toets"))
        self._words.setAccessibleName(_("Zoek een handeling of toets"))
        self._words.setMinimumHeight(TARGET)
        self._words.setClearButtonEnabled(True)
        page = _current_page(window)
        self.purpose = QLabel(_purpose(page))
        self.purpose.setWordWrap(True)
        self.purpose.setVisible(bool(self.purpose.text()))
        self._tree = _tree(_ordered(page))
        self._words.textChanged.connect(self._narrow)
        self._close = button(_("&Sluiten"), "x", self.accept)
        self._close.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(self.purpose)
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


def _current_page(window: QWidget) -> str:
    """The title of the page that is seen; "" before there is one."""
    titles = (
        getattr(widget, "title", None)  # QMenu and QGroupBox have a method of this name
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
    )
    return next((title for title in titles if isinstance(title, str)), "")


def _purpose(page: str) -> str:
    """What the page at hand is for; "" when it has no sentence."""
    found = next((PURPOSES[key] for key, title, _keys in PAGES if title == page), "")
    return f"{page}. {found}" if found else ""


def _ordered(page: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What can be done on this page first, then the rest."""
    return tuple(sorted(SHORTCUTS, key=lambda part: part[0].partition(":")[0] != page))


def _tree(pages: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels([_("Handeling"), _("Toets")])
    tree.setAccessibleName(_("Sneltoetsen per pagina"))
    tree.setRootIsDecorated(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setStretchLastSection(False)
    for page, lines in pages:
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
