"""The tree of the plan as a view: taken into a workbook it has what is painted beside each entry's name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from ktu_desktop.gui.outline_on_screen import OutlineView
from ktu_desktop.gui.screens.navigation.branch_delegate import BRANCH
from ktu_desktop.gui.screens.navigation.branches import Branch
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.workbooks.screen_table import TableCell, TableColumn


class NavigationTree(OutlineView):
    """``say``: the language in which the entries are said."""

    def __init__(self) -> None:
        super().__init__()
        self.say = Translator("en")

    def columns_of_outline(self) -> tuple[TableColumn, ...]:
        say = self.say
        return (
            TableColumn(say(mark("Indicator")), 70),
            TableColumn(say(mark("Filled in")), 14, number=True),
            TableColumn(say(mark("Asked for")), 14, number=True),
            TableColumn(say(mark("State")), 22),
        )

    def cells_of(self, index: QModelIndex | QPersistentModelIndex) -> tuple[TableCell, ...]:
        branch: Branch = index.data(BRANCH)
        given, _, asked = branch.count.partition("/")
        state = self.say(branch.state.word) if branch.state is not None else ""
        name = TableCell(branch.text, level=_level(index))
        return name, _number(given), _number(asked), TableCell(state)


def _level(index: QModelIndex | QPersistentModelIndex) -> int:
    above, level = index.parent(), 0
    while above.isValid():
        above, level = above.parent(), level + 1
    return level


def _number(text: str) -> TableCell:
    return TableCell(text, text) if text else TableCell("")
