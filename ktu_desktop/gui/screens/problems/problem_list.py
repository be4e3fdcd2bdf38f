"""The problems of a sheet in the order in which they are worked off, and as a table for the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator, mark

Index = QModelIndex | QPersistentModelIndex

KIND, INDICATOR, SENTENCE = range(3)
"""The columns."""

ERROR, REMARK, CONFIRMED = "error", "remark", "confirmed"
WORDS = {ERROR: mark("Error"), REMARK: mark("Remark"), CONFIRMED: mark("Confirmed")}
_TONES = {ERROR: "bad", REMARK: "doubt", CONFIRMED: "quiet"}
_ICONS = {ERROR: "circle-alert", REMARK: "triangle-alert", CONFIRMED: "circle-check"}
_HEADERS = (mark("Problem"), mark("Indicator"), mark("What is wrong"))


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its kind: an error (refused texts are errors too), a remark, or a confirmed remark."""

    kind: str
    finding: Finding

    @property
    def indicator(self) -> str:
        """The indicator in whose form it is mended."""
        return self.finding.place.indicator or ""

    @property
    def element(self) -> str:
        """The field in which it is mended; empty for the first."""
        return self.finding.place.element or ""


def problems_of(sheet: Sheet) -> tuple[Problem, ...]:
    """Errors first, then remarks, then what was confirmed; each in the order of the plan."""
    drafts = (draft.finding for draft in sheet.data.drafts.values())
    found = [Problem(_kind(finding), finding) for finding in (*drafts, *sheet.findings)]
    order = {code: n for n, code in enumerate(sheet.data.plan.indicators)}
    kinds = tuple(WORDS)
    return tuple(sorted(found, key=lambda p: (kinds.index(p.kind), order.get(p.indicator, len(order)))))


def _kind(finding: Finding) -> str:
    if finding.severity is Severity.ERROR:
        return ERROR
    return CONFIRMED if finding.confirmed else REMARK


class ProblemTable(QAbstractTableModel):
    """Problems as rows; ``UserRole`` returns the Problem."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._problems: tuple[Problem, ...] = ()
        self._texts: tuple[tuple[str, str, str], ...] = ()
        self._headers: tuple[str, ...] = _HEADERS
        self._spoken: Translator | None = None

    def set_rows(self, problems: Sequence[Problem], sheet: Sheet, say: Translator) -> None:
        """Show these problems. Rows that stay are not announced, so their heights are not measured again."""
        texts = self._texts_of(problems, sheet, say)
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
                self._put(first, first, problems[new_first:new_end], texts[new_first:new_end])
                self.endInsertRows()
        self._problems, self._spoken = tuple(problems), say

    def _put(
        self, first: int, end: int, problems: Sequence[Problem], texts: Sequence[tuple[str, str, str]]
    ) -> None:
        self._problems = (*self._problems[:first], *problems, *self._problems[end:])
        self._texts = (*self._texts[:first], *texts, *self._texts[end:])

    def _texts_of(
        self, problems: Sequence[Problem], sheet: Sheet, say: Translator
    ) -> tuple[tuple[str, str, str], ...]:
        """The texts of the problems; those that were there already are not put into words again."""
        pairs = zip(self._problems, self._texts, strict=True) if say is self._spoken else ()
        known = {_place(was): (was, texts) for was, texts in pairs}
        texts = []
        for problem in problems:
            was, said = known.get(_place(problem), (None, None))
            texts.append(said if said is not None and was == problem else _texts(problem, sheet, say))
        return tuple(texts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts[index.row()][index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return self._texts[index.row()][SENTENCE]
            case Qt.ItemDataRole.UserRole:
                return problem
            case Qt.ItemDataRole.DecorationRole if index.column() == KIND:
                return self._theme.icon(_ICONS[problem.kind], _TONES[problem.kind])
            case Qt.ItemDataRole.ForegroundRole if problem.kind == CONFIRMED or index.column() == KIND:
                return self._theme.brush(_TONES[problem.kind])
        return None


def _place(problem: Problem) -> tuple[str, ...]:
    return (problem.kind, problem.finding.code, problem.indicator, problem.element)


def _texts(problem: Problem, sheet: Sheet, say: Translator) -> tuple[str, str, str]:
    text = sentence(problem.finding, say, sheet.data.plan)
    if problem.finding.confirmed:
        reason = problem.finding.confirmed
        text = say(mark("{finding} It is right: {reason}"), finding=text, reason=reason)
    return (say(WORDS[problem.kind]), problem.indicator, text)
