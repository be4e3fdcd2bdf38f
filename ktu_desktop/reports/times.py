"""How long texts are in Times New Roman, which workbooks and editable texts are set in: a Ruler without Qt.

Widths are those of Liberation Serif, which has the same metrics, rounded to a fiftieth of the size.
"""

from ktu_desktop.reports.pages.page import Font

_LETTERS = {
    180: "'",
    200: "|",
    240: " ,.\u00a0\u202f",
    280: "/:;\\ijltі",
    340: "!()-I[]`frІ",
    380: "Js",
    400: '"з',
    420: "гэғ",
    440: "?acezаестёә",
    460: "^ья",
    480: "{}вкқ",
    540: "~ийнпцңъ≥≤",
    560: "+<=>FPSР×−",
    580: "БГЬҒ",
    620: "ELTZЕТЁ",
    640: "ЧмфҺ",
    660: "BCRВКСЭЯҚ",
    680: "ДЛы",
    700: "УЪж",
    720: "ADGHKNOQUVXYwАИЙНОПХЦӘҢӨҰҮ",
    780: "&mшщю",
    840: "%ФMМЫ",
    960: "№@WЖ",
    1020: "ШЩЮ—…",
}
"""Thousandths of the size; a letter that is not listed has 500."""

_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
_BOLD = 1.08


class TimesRuler:
    """Lengths in the pages' unit."""

    def width(self, text: str, font: Font) -> int:
        """The length of a text."""
        length = sum(_WIDTHS.get(letter, 500) for letter in text) * font.size / 1000
        return round(length * _BOLD if font.bold else length)

    def ascent(self, font: Font) -> int:
        """From a line's top to its baseline."""
        return round(font.size * 0.9)

    def line_height(self, font: Font) -> int:
        """From a line's top to the next one's."""
        return round(font.size * 1.3)
