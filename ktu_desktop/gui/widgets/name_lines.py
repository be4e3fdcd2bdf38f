"""How an indicator's name is broken into the lines that fit a column: worked out once per name and width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

MOST_LINES = 4
"""Longer names are the exception; the form and the tooltip have them whole."""


class NameLines:
    """Lines by text, for one font and width. The last one ends in an ellipsis where needed."""

    def __init__(self, font: QFont, width: int, most: int = MOST_LINES) -> None:
        self._font, self.width, self._most = font, width, most
        self._metrics = QFontMetrics(font)
        self._lines: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> tuple[str, ...]:
        """The lines of a text."""
        lines = self._lines.get(text)
        if lines is None:
            lines = self._lines[text] = self._break(text)
        return lines

    def _break(self, text: str) -> tuple[str, ...]:
        if self._metrics.horizontalAdvance(text) <= self.width:
            return (text,)
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        start = 0
        while len(lines) < self._most - 1:
            line = layout.createLine()
            line.setLineWidth(self.width)
            lines.append(text[start : start + line.textLength()].strip())
            start += line.textLength()
            if start >= len(text):
                break
        layout.endLayout()
        rest = text[start:].strip()
        last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width)
        return (*lines, last) if last else tuple(lines)
