"""A ruler without fonts: every letter is half as wide as it is high."""

from ktu_desktop.reports.pages.page import Font


class PlainRuler:
    def width(self, text: str, font: Font) -> int:
        return len(text) * font.size // 2

    def ascent(self, font: Font) -> int:
        return font.size

    def line_height(self, font: Font) -> int:
        return font.size * 6 // 5
