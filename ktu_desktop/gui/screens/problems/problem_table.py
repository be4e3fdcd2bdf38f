"""The problems as a table: a heading for each kind, then its problems with what is wrong and by how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.values import decimal_text
from ktu_desktop.gui.screens.problems.problem_list import CONFIRMED, ERROR, REMARK, Problem
from ktu_desktop.gui.session import COMMON_DATA
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator, mark

Index = QModelIndex | QPersistentModelIndex

INDICATOR, SENTENCE, DIFFERENCE = range(3)
"""The columns."""

WORDS = {ERROR: mark("Error"), REMARK: mark("Remark"), CONFIRMED: mark("Confirmed")}
_HEADINGS = {ERROR: mark("Errors: {n}"), REMARK: mark("Remarks: {n}"), CONFIRMED: mark("Confirmed: {n}")}
_TONES = {ERROR: "bad", REMARK: "doubt", CONFIRMED: "quiet"}
_ICONS = {ERROR: "circle-alert", REMARK: "triangle-alert", CONFIRMED: "circle-check"}
_HEADERS = (mark("Indicator"), mark("What is wrong"), mark("Difference"))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Texts = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above the problems of one kind."""

    kind: str
    count: int


Line = Problem | Heading


def with_headings(problems: Sequence[Problem]) -> tuple[Line, ...]:
    """The problems with a heading before each kind."""
    lines: list[Line] = []
    for kind, group in groupby(problems, key=lambda problem: problem.kind):
        same = list(group)
        lines += [Heading(kind, len(same)), *same]
    return tuple(lines)


class ProblemTable(QAbstractTableModel):
    """Problems as rows under headings; ``UserRole`` returns the Problem, nothing for a heading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines: tuple[Line, ...] = ()
        self._texts: tuple[Texts, ...] = ()
        self._headers: tuple[str, ...] = _HEADERS
        self._spoken: Translator | None = None

    def row_of(self, problem: Problem) -> int:
        """Where a problem stands in the table. Raises ValueError."""
        return self.lines.index(problem)

    def headings(self) -> tuple[int, ...]:
        """The rows that are headings."""
        return tuple(row for row, line in enumerate(self.lines) if isinstance(line, Heading))

    def set_rows(self, problems: Sequence[Problem], sheet: Sheet, say: Translator) -> None:
        """Show these problems. Rows that stay are not announced, so their heights are not measured again."""
        lines = with_headings(problems)
        texts = self._texts_of(lines, sheet, say)
        if say is not self._spoken:
            self._headers = tuple(say(header) for header in _HEADERS)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADERS) - 1)
        steps = SequenceMatcher(None, self._texts, texts, autojunk=False).get_opcodes()
        for step, first, end, new_first, new_end in reversed(steps):
            if step != "equal" and first < end:
                self.beginRemoveRows(QModelIndex(), first, end - 1)
                self._put(first, end, (), ())
                self.endRemoveRows()
            if step != "equal" and new_first < new_end:
                self.beginInsertRows(QModelIndex(), first, first + new_end - new_first - 1)
                self._put(first, first, lines[new_first:new_end], texts[new_first:new_end])
                self.endInsertRows()
        self.lines, self._spoken = lines, say

    def _put(self, first: int, end: int, lines: Sequence[Line], texts: Sequence[Texts]) -> None:
        self.lines = (*self.lines[:first], *lines, *self.lines[end:])
        self._texts = (*self._texts[:first], *texts, *self._texts[end:])

    def _texts_of(self, lines: Sequence[Line], sheet: Sheet, say: Translator) -> tuple[Texts, ...]:
        """The texts of the lines; those that were there already are not put into words again."""
        pairs = zip(self.lines, self._texts, strict=True) if say is self._spoken else ()
        known = {_key(was): (was, texts) for was, texts in pairs}
        texts = []
        for line in lines:
            was, said = known.get(_key(line), (None, None))
            texts.append(said if said is not None and was == line else _words(line, sheet, say))
        return tuple(texts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == DIFFERENCE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()] if index.isValid() else None
        return super().flags(index) if isinstance(line, Problem) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts[index.row()][column]
            case Qt.ItemDataRole.ToolTipRole if isinstance(line, Problem):
                return self._texts[index.row()][SENTENCE]
            case Qt.ItemDataRole.UserRole:
                return line if isinstance(line, Problem) else None
            case Qt.ItemDataRole.DecorationRole if column == INDICATOR and isinstance(line, Problem):
                return self._theme.icon(_ICONS[line.kind], _TONES[line.kind])
            case Qt.ItemDataRole.ForegroundRole if line.kind == CONFIRMED or isinstance(line, Heading):
                return self._theme.brush(_TONES[line.kind])
            case Qt.ItemDataRole.TextAlignmentRole if column == DIFFERENCE:
                return _RIGHT
            case Qt.ItemDataRole.AccessibleTextRole if column == INDICATOR and self._spoken is not None:
                said = self._texts[index.row()][INDICATOR]
                return said if isinstance(line, Heading) else f"{self._spoken(WORDS[line.kind])}, {said}"
        return None


def _key(line: Line) -> tuple[str, ...]:
    if isinstance(line, Heading):
        return (line.kind,)
    return (line.kind, line.finding.code, line.indicator, line.element)


def _words(line: Line, sheet: Sheet, say: Translator) -> Texts:
    if isinstance(line, Heading):
        return (say(_HEADINGS[line.kind], n=line.count), "", "")
    text = sentence(line.finding, say, sheet.data.plan)
    if line.finding.confirmed:
        text = say(mark("{finding} It is right: {reason}"), finding=text, reason=line.finding.confirmed)
    place = say(mark("Common data")) if line.indicator == COMMON_DATA else line.indicator
    return (place, text, _difference(line, say))


def _difference(problem: Problem, say: Translator) -> str:
    difference = problem.difference
    if difference is None:
        return ""
    written = say.number(decimal_text(difference, 2))
    return f"+{written}" if difference > 0 else written
