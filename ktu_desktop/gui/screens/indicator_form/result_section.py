"""The indicator's result as it stands in the fields: the number, the plan, last year, how far it is."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.gui.screens.indicator_form import result_words as words
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.row_state import PROGRESS_TONES
from ktu_desktop.gui.widgets.toned_label import MarkedSentence, TonedLabel
from ktu_desktop.i18n import mark

COMPUTED = frozenset({"share", "growth", "reduction", "ratio", "index"})
"""Measures whose result is more than the number typed."""


class ResultSection(QWidget):
    """Shows a row's result; called at each key with what the row would be."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.number = TonedLabel(theme, "text")
        self.number.setFont(_large(theme.number_font))
        self.number.setWordWrap(False)
        self.number.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self.progress = MarkedSentence(theme, "quiet")
        self.facts = TonedLabel(theme, "quiet")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.number)
        top.addWidget(self.progress, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.facts)

    def show_row(self, row: Row) -> None:
        """Show the row's result, plan and last year."""
        say = self.session.say
        result = words.result(row.result, row, say) if row.indicator.measure in COMPUTED else ""
        self.number.say(f"= {result}" if result else "")
        self.number.setToolTip(words.exact(row.result, say))
        self.progress.say(words.progress(row, say), PROGRESS_TONES.get(row.progress, "quiet"))
        facts = [] if row.progress == "no_target" and row.state != "missing" else [words.target(row, say)]
        if row.last_year is not None:
            facts.append(say(mark("last year {value}"), value=words.result(row.last_year, row, say)))
        if row.earlier is not None:
            earlier = words.result(row.earlier.result, row, say)
            facts.append(
                say(mark("by the end of {period}: {value}"), period=row.earlier.period, value=earlier)
            )
        self.facts.say("  ·  ".join(facts))


def _large(font: QFont) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 1.5)
    return larger
