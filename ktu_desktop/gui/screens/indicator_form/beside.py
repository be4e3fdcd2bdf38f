"""What stands beside a sheet's own numbers: results of other years, the summary of the units below."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ktu_desktop.domain.coverage_words import coverage_sentence
from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.domain.values import Result
from ktu_desktop.gui.screens.indicator_form import result_words as words
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.toned_label import TonedLabel
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.domain.roll_up import Rolled


@dataclass(frozen=True, slots=True)
class Beside:
    """``results``: by year and indicator, of the unit with those below it.

    ``summary``: by indicator, of the units below.
    """

    results: Mapping[int, Mapping[str, Result]] = field(default_factory=dict)
    summary: Mapping[str, "Rolled"] = field(default_factory=dict)


class BesideSection(QWidget):
    """The summary of the units below, and what it rests on."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.total = TonedLabel(theme, "text")
        self.coverage = TonedLabel(theme, "quiet")
        self.explore = QPushButton(session.say(mark("What it is &made of (Ctrl+T)")))
        self.explore.setFlat(True)
        self.explore.setAutoDefault(False)
        self.explore.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
        self.explore.clicked.connect(lambda: session.screen_wanted.emit("explorer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.total)
        column.addWidget(self.coverage)
        column.addWidget(self.explore, 0, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, row: Row, beside: Beside) -> None:
        """Show the summary of the row's indicator; hidden where there is none."""
        rolled = beside.summary.get(row.indicator.code)
        self.setVisible(rolled is not None)
        if rolled is None:
            return
        say = self.session.say
        result = words.result(rolled.result, row, say) or say(mark("no number yet"))
        self.total.say(say(mark("Summary: {result}"), result=result))
        self.coverage.say(coverage_sentence(rolled.coverage, say))
