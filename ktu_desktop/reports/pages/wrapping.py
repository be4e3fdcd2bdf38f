"""Text broken into lines that fit: at spaces, behind hyphens and strokes, in need within a word."""

import re
from collections.abc import Iterator

from ktu_desktop.reports.pages.page import Font, Ruler

_PIECES = re.compile(r"[^ \-/]*[\-/]+|[^ \-/]+")
_DRAWABLE = str.maketrans({"−": "–", "≥": ">=", "≤": "<=", "→": "–"})
"""What the typeface of paper lacks: another one in its place would differ from machine to machine."""

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SHORT = 24
"""Letters of a text that is measured as a whole first: most cells hold one number or word."""

_KEPT_WORDS, _KEPT_TEXTS = 20_000, 4_000
"""How many widths and broken texts are remembered: memory does not grow with what is printed."""


class Wrapper:
    """Breaks texts; names that come again on each sheet are broken once."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler = ruler
        self._widths: dict[tuple[str, Font], int] = {}
        self._broken: dict[tuple[str, Font, int], tuple[str, ...]] = {}

    def width(self, text: str, font: Font) -> int:
        """The length of a short text."""
        found = self._widths.get((text, font))
        if found is None:
            if len(self._widths) > _KEPT_WORDS:
                self._widths.clear()
            found = self._widths[text, font] = self.ruler.width(text.translate(_DRAWABLE), font)
        return found

    def lines(self, text: str, font: Font, width: int) -> tuple[str, ...]:
        """The text in lines of at most ``width``; an empty text is no line."""
        if not text:
            return ()
        key = (text, font, width)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) > _KEPT_TEXTS:
                self._broken.clear()
            found = tuple(self._lines(_CONTROLS.sub(" ", text.translate(_DRAWABLE)), font, width))
            self._broken[key] = found
        return found

    def _lines(self, text: str, font: Font, width: int) -> Iterator[str]:
        for part in text.splitlines():
            if len(part) < _SHORT and self.width(part, font) <= width:
                yield part
            else:
                yield from self._line(part, font, width)

    def _line(self, text: str, font: Font, width: int) -> Iterator[str]:
        """One paragraph's lines."""
        space = self.width(" ", font)
        line, length = "", 0
        for word in text.split(" "):
            gap = space if line else 0
            for piece in self._fitting(word, font, width):
                needed = self.width(piece, font)
                if line and length + gap + needed > width:
                    yield line
                    line, length, gap = "", 0, 0
                line += (" " if gap else "") + piece
                length += gap + needed
                gap = 0
        yield line

    def _fitting(self, word: str, font: Font, width: int) -> Iterator[str]:
        """The word, or pieces of it at which a line may end."""
        if self.width(word, font) <= width and "-" not in word[1:-1] and "/" not in word:
            yield word
            return
        for piece in _PIECES.findall(word):
            if self.width(piece, font) <= width:
                yield piece
            else:
                yield from self._letters(piece, font, width)

    def _letters(self, piece: str, font: Font, width: int) -> Iterator[str]:
        """A word that is longer than a line, cut where it must be."""
        part = ""
        for letter in piece:
            if part and self.width(part + letter, font) > width:
                yield part
                part = ""
            part += letter
        yield part
