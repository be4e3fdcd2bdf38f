"""The pane on the left: common data, strategic lines, tasks and indicators with how far each is."""

from collections.abc import Iterator
from itertools import zip_longest

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.gui.dialogs import Dialogs
from ktu_desktop.gui.looking import Looking
from ktu_desktop.gui.screens.navigation.branch_delegate import BRANCH, BranchDelegate
from ktu_desktop.gui.screens.navigation.branches import Branch, Tree
from ktu_desktop.gui.screens.navigation.navigation_tree import NavigationTree
from ktu_desktop.gui.screens.screen import Place, Screen
from ktu_desktop.gui.session import COMMON_DATA, Session
from ktu_desktop.gui.soon import Soon
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.unit_summary import asked_below
from ktu_desktop.i18n import mark

_TEXT, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class NavigationScreen(Screen):
    """Choosing an entry leads to its first indicator; Enter puts the keyboard into the table."""

    name = "navigation"
    title = mark("Lines and tasks")
    place = Place.LEFT

    def __init__(
        self, session: Session, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, dialogs, parent)
        self.model = QStandardItemModel(self)
        self.tree = NavigationTree()
        self._choosing = False
        self._items: dict[str, QStandardItem] = {}
        self._maker = Tree()
        self._tree: tuple[Branch, ...] = ()
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        self._soon = Soon(self, self._show_again)
        session.sheet_changed.connect(self._note_sheet)
        session.looking_changed.connect(self._look)
        session.summary.arrived.connect(self._show_again)
        self._place_soon = Soon(self, lambda: self._follow(session.indicator))
        session.indicator_changed.connect(self._note_place)
        theme.changed.connect(self._tint)
        self._tint()

    def first_focus(self) -> QWidget:
        return self.tree

    def retranslate(self) -> None:
        self.tree.say = self.session.say
        self.tree.setAccessibleName(self.session.say("Lines, tasks and indicators"))
        if self.session.sheet is not None:
            self._show(self.session.sheet)

    def _set_up(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setItemDelegate(BranchDelegate(self.theme, tree))
        tree.setHeaderHidden(True)
        tree.setIndentation(14)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.selectionModel().currentChanged.connect(lambda now, _: self._choose(now))
        tree.activated.connect(self._enter)

    def _tint(self) -> None:
        """The chosen entry stands on a tint over the whole width, the unfolding arrow included."""
        palette = self.tree.palette()
        palette.setBrush(QPalette.ColorRole.Highlight, self.theme.brush("accent_tint"))
        self.tree.setPalette(palette)

    def _note_sheet(self, sheet: Sheet) -> None:
        """The first sheet is painted whole; of others the table comes first."""
        if self._tree:
            self._soon.start()
        else:
            self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        self._soon.stop()
        below = asked_below(sheet, self.session.organisation) or frozenset()
        everything, counts = self.session.looking.everything, self.session.summary.counts
        tree = self._maker.branches(sheet, everything, self.session.say, below, counts)
        before, self._tree = self._tree, tree
        if not _same_entries(before, tree):
            self._build(tree)
            before = ()
        self._say(before, tree)
        self._follow(self.session.indicator)

    def _say(self, before: tuple[Branch, ...], tree: tuple[Branch, ...]) -> None:
        """Have the entries say what they say now; those that are the same objects say it already."""
        for was, now in zip_longest(before, tree):
            if was is not now:
                self._say_one(now)
                self._say(was.children if was is not None else (), now.children)

    def _say_one(self, branch: Branch) -> None:
        index = self._items[branch.key].index()
        if index.data(BRANCH) != branch:
            roles = {BRANCH: branch, _TEXT: branch.text, _TOOLTIP: branch.tooltip}
            self.model.setItemData(index, {**roles, _SPOKEN: self._spoken(branch)})

    def _build(self, tree: tuple[Branch, ...]) -> None:
        self._choosing = True
        self.model.clear()
        self._items = {}
        self._add(self.model.invisibleRootItem(), tree)
        for branch in tree:
            self.tree.setExpanded(self._items[branch.key].index(), True)
        self._choosing = False

    def _add(self, parent: QStandardItem, tree: tuple[Branch, ...]) -> None:
        for branch in tree:
            item = self._items[branch.key] = QStandardItem()
            parent.appendRow(item)
            self._add(item, branch.children)

    def _spoken(self, branch: Branch) -> str:
        state = self.session.say(branch.state.word) if branch.state else ""
        return ", ".join(part for part in (branch.text, branch.count, state) if part)

    def _look(self, _: Looking) -> None:
        self._soon.start()

    def _show_again(self) -> None:
        if self.session.sheet is not None:
            self._show(self.session.sheet)

    def _choose(self, index: QModelIndex) -> None:
        branch: Branch | None = index.data(BRANCH)
        if branch is not None and not self._choosing:
            self._choosing = True
            self.session.select_indicator(branch.indicator)
            self._choosing = False

    def _enter(self, index: QModelIndex) -> None:
        branch: Branch | None = index.data(BRANCH)
        if branch is None:
            return
        if branch.indicator == COMMON_DATA:
            self.session.go_to(COMMON_DATA)
        else:
            self.session.show_row(branch.indicator)

    def _note_place(self, _indicator: str) -> None:
        if self._choosing:
            self._place_soon.stop()  # the entry that was chosen stays marked
        else:
            self._place_soon.start()

    def _follow(self, indicator: str) -> None:
        """Mark the deepest entry in sight that holds the indicator; nothing is unfolded for it."""
        if self._choosing:
            return
        holder = next((b for b in self._holders(indicator) if self._in_sight(b)), None)
        if holder is not None:
            self._choosing = True
            self.tree.setCurrentIndex(self._items[holder].index())
            self._choosing = False

    def _holders(self, indicator: str) -> Iterator[str]:
        for key, item in self._items.items():
            branch: Branch | None = item.data(BRANCH)
            if branch is not None and branch.indicator == indicator and not branch.children:
                yield key
                above = item.index().parent()
                while above.isValid():
                    yield above.data(BRANCH).key
                    above = above.parent()

    def _in_sight(self, key: str) -> bool:
        above = self._items[key].index().parent()
        while above.isValid():
            if not self.tree.isExpanded(above):
                return False
            above = above.parent()
        return True


def _same_entries(before: tuple[Branch, ...], now: tuple[Branch, ...]) -> bool:
    return len(before) == len(now) and all(
        a is b or (a.key == b.key and _same_entries(a.children, b.children))
        for a, b in zip(before, now, strict=True)
    )
