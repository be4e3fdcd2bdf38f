"""A document on its pages: the issuer and the title, block after block, page numbers."""

from collections.abc import Iterator
from dataclasses import replace

from ktu_desktop.reports import document as d
from ktu_desktop.reports.pages import fonts
from ktu_desktop.reports.pages.chart import chart_piece
from ktu_desktop.reports.pages.flow import Piece, deal
from ktu_desktop.reports.pages.page import Font, Item, Line, Logo, Page, Text, millimetres, points
from ktu_desktop.reports.pages.signing import signature_pieces
from ktu_desktop.reports.pages.table import TableLayout
from ktu_desktop.reports.pages.wrapping import Wrapper

LONG, SHORT = millimetres(297), millimetres(210)
BINDING, EDGE = millimetres(20), millimetres(12)
"""The margins: on the side where the sheets are bound, and on the others."""

FOOT = millimetres(7)
_LOGO = millimetres(15)
_RULE = points(0.75)


def pages_of(document: d.Document, wrapper: Wrapper) -> list[Page]:
    """The document's pages, drawn from their items in order."""
    return _Layout(document, wrapper).pages()


class _Layout:
    def __init__(self, document: d.Document, wrapper: Wrapper) -> None:
        landscape = document.orientation == "landscape"
        self._document, self._wrap = document, wrapper
        self._size = (LONG, SHORT) if landscape else (SHORT, LONG)
        self._left, self._top = (EDGE, BINDING) if landscape else (BINDING, EDGE)
        self._width = self._size[0] - self._left - EDGE
        self._bottom = self._size[1] - EDGE - FOOT
        self._running = wrapper.ruler.line_height(fonts.FURNITURE) + points(5)

    def pages(self) -> list[Page]:
        head: list[Item] = []
        first_top = self._letterhead(head)
        dealt = list(deal(self._pieces(), first_top, self._top + self._running, self._bottom))
        pages = []
        for number, items in enumerate(dealt, 1):
            furniture = head if number == 1 else self._running_head()
            pages.append(Page(*self._size, [*furniture, *items, *self._foot(number, len(dealt))]))
        return pages

    def _pieces(self) -> list[Piece]:
        """All pieces; the end of what is signed stays with the signatures, what leads to a table with it."""
        pieces: list[Piece] = []
        blocks = self._document.blocks
        signed = d.signed_end(blocks)
        for number, block in enumerate(blocks):
            made = list(self._block(block))
            if number > signed and not isinstance(block, d.Signatures):
                made = [replace(piece, keeps=True) for piece in made]
            elif made and (number == signed or d.leads(blocks, number)):
                made[-1] = replace(made[-1], keeps=True)
            pieces += made
        return pieces

    def _block(self, block: d.Block) -> Iterator[Piece]:
        match block:
            case d.Heading():
                yield self._text(block.text, fonts.HEADINGS[block.level], points(9), keeps=True)
            case d.Paragraph():
                yield from self._paragraph(block)
            case d.Facts():
                yield from self._facts(block)
            case d.Table():
                highest = self._bottom - self._top - self._running
                yield from TableLayout(block, self._left, self._width, highest, self._wrap).pieces()
            case d.Chart():
                yield chart_piece(block, self._left, self._width, self._wrap)
            case d.Signatures():
                yield from signature_pieces(block, self._left, self._width, self._wrap)

    def _letterhead(self, items: list[Item]) -> int:
        """Issuer beside the place for the logo, a rule, the title in the middle; returns the end of it."""
        items.append(Logo(self._left, self._top, _LOGO, _LOGO))
        beside = self._width - 2 * _LOGO - points(12)
        lines = self._wrap.lines(self._document.issuer.upper(), fonts.ISSUER, beside)
        height = len(lines) * self._wrap.ruler.line_height(fonts.ISSUER)
        self._centred(items, lines, fonts.ISSUER, self._top + max(0, (_LOGO - height) // 2))
        y = self._top + max(_LOGO, height) + points(2)
        items.append(Line(self._left, y, self._left + self._width, y, _RULE))
        y += points(9)
        for text, font in (
            (self._document.title, fonts.TITLE),
            *((subtitle, fonts.SUBTITLE) for subtitle in self._document.subtitles),
        ):
            lines = self._wrap.lines(text, font, self._width)
            self._centred(items, lines, font, y)
            y += len(lines) * self._wrap.ruler.line_height(font) + points(1.5)
        return y + points(6)

    def _running_head(self) -> list[Item]:
        font, line = fonts.FURNITURE, self._running_words()
        baseline = self._top + self._wrap.ruler.ascent(font)
        y = self._top + self._wrap.ruler.line_height(font) + points(1.5)
        return [
            Text(self._left, baseline, font, line),
            Line(self._left, y, self._left + self._width, y, points(0.5)),
        ]

    def _running_words(self) -> str:
        """Title and subtitles in one line: where they are too long, unit and period rather than a name."""
        title, subtitles = self._document.title, self._document.subtitles
        for first in range(len(subtitles)):
            words = ". ".join((title, *subtitles[first:]))
            if self._wrap.width(words, fonts.FURNITURE) <= self._width:
                return words
        return self._wrap.lines(title, fonts.FURNITURE, self._width)[0]

    def _foot(self, number: int, pages: int) -> list[Item]:
        font, y = fonts.FURNITURE, self._size[1] - EDGE - FOOT + points(5)
        words = self._document.page_words.format(page=number, pages=pages)
        right = self._left + self._width
        length = self._wrap.width(words, font)
        footer = self._wrap.lines(self._document.footer, font, self._width - length - points(12))
        baseline = y + points(2) + self._wrap.ruler.ascent(font)
        step = self._wrap.ruler.line_height(font)
        return [
            Line(self._left, y, right, y, points(0.5)),
            *(Text(self._left, baseline + i * step, font, line) for i, line in enumerate(footer[:2])),
            Text(right - length, baseline, font, words),
        ]

    def _paragraph(self, block: d.Paragraph) -> Iterator[Piece]:
        """Line by line, so that a long text flows over pages; its first two lines stay together."""
        font = fonts.NOTE if block.small else fonts.BODY
        lines = self._wrap.lines(block.text, font, self._width)
        for number, line in enumerate(lines):
            gap = points(4) if number == 0 else 0
            yield self._text(line, font, gap, keeps=number == 0 and len(lines) > 1)

    def _facts(self, block: d.Facts) -> Iterator[Piece]:
        label_width = self._width * 3 // 10
        for label, text in block.pairs:
            yield self._fact(label, text, label_width)

    def _fact(self, label: str, text: str, label_width: int) -> Piece:
        labels = self._wrap.lines(label, fonts.BODY, label_width - points(6))
        texts = self._wrap.lines(text, fonts.STRONG, self._width - label_width)
        step = self._wrap.ruler.line_height(fonts.BODY)

        def draw(items: list[Item], top: int) -> None:
            self._put(items, self._left, labels, fonts.BODY, top)
            self._put(items, self._left + label_width, texts, fonts.STRONG, top)

        return Piece(max(len(labels), len(texts)) * step, draw, gap=points(1.5))

    def _text(self, text: str, font: Font, gap: int, keeps: bool) -> Piece:
        lines = self._wrap.lines(text, font, self._width)

        def draw(items: list[Item], top: int) -> None:
            self._put(items, self._left, lines, font, top)

        return Piece(len(lines) * self._wrap.ruler.line_height(font), draw, gap, keeps)

    def _put(self, items: list[Item], x: int, lines: tuple[str, ...], font: Font, top: int) -> None:
        y, step = top + self._wrap.ruler.ascent(font), self._wrap.ruler.line_height(font)
        items.extend(Text(x, y + i * step, font, line) for i, line in enumerate(lines))

    def _centred(self, items: list[Item], lines: tuple[str, ...], font: Font, top: int) -> None:
        middle = self._left + self._width // 2
        y, step = top + self._wrap.ruler.ascent(font), self._wrap.ruler.line_height(font)
        for i, line in enumerate(lines):
            items.append(Text(middle - self._wrap.width(line, font) // 2, y + i * step, font, line))
