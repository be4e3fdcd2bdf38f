"""The files of an import as a table: what each is, and how much of it is new, asked or refused."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ktu_desktop.domain.mapping_words import decided_before
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.gui.theme import Theme
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.usecases.file_preview import OPEN_STATUSES, FilePreview, Item

Index = QModelIndex | QPersistentModelIndex

_HEADERS = (mark("Files"),)


class FileTable(QAbstractTableModel):
    """First a row for all files together, then one for each. ``UserRole``: the file's place, or None."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._say = Translator("en")
        self._texts: list[tuple[str, str, str]] = []

    def set_files(
        self,
        previews: Sequence[FilePreview],
        plan: Plan,
        say: Translator,
        taken: Mapping[Path, int],
    ) -> None:
        """Show these files. ``taken``: how much was taken of each; what is done with comes last."""
        self.beginResetModel()
        self._say = say
        open_files = {preview.path for preview in previews}
        files = open_files | set(taken)
        total = say.plural("{n} file", "{n} files", len(files))
        self._texts = [(say(mark("All together")), total, "quiet")] if files else []
        for preview in previews:
            name, found, tone = _with_doubts(preview, plan, say)
            done = _taken(taken[preview.path], say) if preview.path in taken else ""
            self._texts.append((name, " ".join(filter(None, (done, found))), tone))
        done_with = [path for path in taken if path not in open_files]
        self._texts += [(path.name, _taken(taken[path], say), "good") for path in done_with]
        self.endResetModel()

    def sentence_of(self, number: int) -> str:
        """What is said of a file, in one line."""
        name, found, _ = self._texts[number + 1]
        return f"{name}: {found.removesuffix('.')}."

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._say(_HEADERS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        name, found, tone = self._texts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{name}\n{found}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{name}\n{found}"
            case Qt.ItemDataRole.UserRole:
                return index.row() - 1 if index.row() else None
            case Qt.ItemDataRole.DecorationRole if index.row():
                return self._theme.icon(_ICONS[tone], tone)
        return None


_ICONS = {"good": "circle-check", "doubt": "circle-help", "bad": "circle-alert", "quiet": "minus"}


def _taken(count: int, say: Translator) -> str:
    return say.plural("{n} entry was taken.", "{n} entries were taken.", count)


def _with_doubts(preview: FilePreview, plan: Plan, say: Translator) -> tuple[str, str, str]:
    """The same with what is doubtful about the file as a whole."""
    name, found, tone = _texts(preview, plan, say)
    doubts = [sentence(finding, say, plan) for finding in preview.findings]
    decided = decided_before(preview.remembered, say)
    texts = filter(None, (found, *doubts, decided))
    return (name, ". ".join(texts), "doubt" if doubts and tone != "bad" else tone)


def _texts(preview: FilePreview, plan: Plan, say: Translator) -> tuple[str, str, str]:
    """Name, what was found, and the tone of it."""
    if preview.reason is not None:
        return (preview.path.name, sentence(preview.reason, say, plan), "bad")
    statuses = [item.status for item in chain[Item](preview.cells, preview.texts, preview.states)]
    taken = sum(status in ("new", "changed") for status in statuses)
    waiting = sum(status in OPEN_STATUSES for status in statuses)
    org, period = _whose(preview, say)
    facts = {"org": org, "period": period, "taken": taken, "waiting": waiting}
    if waiting:
        both = mark("{org}, {period}: {taken} to take, {waiting} to look at")
        text = say(both if taken else mark("{org}, {period}: {waiting} to look at"), **facts)
        return (preview.path.name, text, "doubt")
    if not taken:
        return (preview.path.name, say(mark("{org}, {period}: nothing new"), **facts), "quiet")
    return (preview.path.name, say(mark("{org}, {period}: {taken} to take"), **facts), "good")


def _whose(preview: FilePreview, say: Translator) -> tuple[object, object]:
    """Whose and of which period it is; that of a foreign file may be several, or not said."""
    units = {cell.org for cell in preview.cells if cell.org}
    years = {cell.period for cell in preview.cells if cell.period}
    org = preview.org or say(mark("several units") if units else mark("unit missing"))
    period = preview.period or say(mark("several years") if years else mark("year missing"))
    return org, period
