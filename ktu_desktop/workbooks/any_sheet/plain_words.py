"""A name as words that compare: stems, and one word for everything that means the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.spelling import Spelling
from ktu_desktop.workbooks.any_sheet.words import Pattern, Words

_WORD = re.compile(r"[^\W_]+\.?")
_ENUMERATION = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s+|[-–—•*]\s*|[a-zа-я]\)\s+)")
_YEAR = re.compile(r"20\d\d")
_SHORTEST_STEM = 4
_SHORTENED = range(3, 9)

_SHARE = "share"
_NOTHING = "nothing"
"""The meaning of phrases that only join a row to the one above."""

_DOING = "doing"
"""The meaning of verbs that say little: no shortened word stands for them."""

MEANS = "@"
"""Opens a word that stands for a meaning: ``@ep``."""

CUT = "."
"""Ends a word that was written as a beginning only: ``акад.``."""


class PlainWords:
    """Turns texts into words by the tables; each text once."""

    def __init__(self, words: Words, names: Iterable[str] = ()) -> None:
        """``names``: texts whose words are known, so that slips in them can be mended."""
        self.words = words
        self._known: dict[str, tuple[str, ...]] = {}
        self._spelling = Spelling(*self._vocabulary(names), self.stem)

    def _vocabulary(self, names: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the names and of the tables, and the beginnings that the tables know."""
        listed = {word for phrases in self.words.same.values() for pattern, _ in phrases for word in pattern}
        single = {
            pattern[0] for phrases in self.words.same.values() for pattern, _ in phrases if len(pattern) == 1
        }
        beginnings = {word[:-1] for word in single if word.endswith("*")}
        of_names = {word for name in names for word in self.bare(name)}
        whole = {word for word in listed if not word.endswith("*")}
        return frozenset(of_names | whole), frozenset(b for b in beginnings if len(b) >= _SHORTEST_STEM)

    def of(self, text: str) -> tuple[str, ...]:
        """The words of a text in their order, without those that say nothing."""
        known = self._known.get(text)
        if known is None:
            share = (MEANS + _SHARE,) if text.startswith("%") else ()
            known = self._known[text] = (*share, *self._of(fold(_ENUMERATION.sub("", text))))
        return known

    def bare(self, text: str) -> tuple[str, ...]:
        """The text's words as they stand, folded."""
        return tuple(word.rstrip(CUT) for word in _WORD.findall(fold(text)))

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {}

    def stem(self, word: str) -> str:
        """The word without its ending."""
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = self._cut(word)
        return known

    def _cut(self, word: str) -> str:
        body = word.removesuffix("ся") if len(word) > 7 else word
        for ending in self.words.endings:
            if body.endswith(ending) and len(body) - len(ending) >= _SHORTEST_STEM:
                return body[: -len(ending)]
        return body

    def _of(self, text: str) -> Iterator[str]:
        found = _WORD.findall(text)
        bare = [self._spelling.mend(word.rstrip(CUT)) for word in found]
        place = 0
        while place < len(bare):
            length, meaning = self._phrase(bare, found, place)
            if not length and found[place].endswith(CUT):
                length, meaning = self._of_beginning(bare[place])
            if length:
                if meaning != _NOTHING:
                    yield MEANS + meaning
                place += length
                continue
            word, place = bare[place], place + 1
            if word in self.words.stop or _YEAR.fullmatch(word):
                continue
            cut = found[place - 1].endswith(CUT) and len(word) in _SHORTENED
            yield word + CUT if cut else self.stem(word)

    def _of_beginning(self, word: str) -> tuple[int, str]:
        """What ``студ.`` stands for: the meaning of the single words that begin so, if it is one."""
        listed = self.words.same.get(word[:3], ()) if len(word) in _SHORTENED else ()
        meanings = {
            meaning for pattern, meaning in listed if len(pattern) == 1 and pattern[0].startswith(word)
        }
        meanings.discard(_DOING)
        return (1, meanings.pop()) if len(meanings) == 1 else (0, "")

    def _phrase(self, bare: Sequence[str], written: Sequence[str], place: int) -> tuple[int, str]:
        """How many words from ``place`` on are a phrase of the tables, and what it means.

        ``written``: the words as they stand, of which some may be cut short by a point.
        """
        word = bare[place]
        for size in (3, 2, 1):
            if len(word) < size:
                continue
            for pattern, meaning in self.words.same.get(word[:size], ()) if size == min(3, len(word)) else ():
                if _fits(pattern, bare, written, place):
                    return len(pattern), meaning
        return 0, ""


def _fits(pattern: Pattern, bare: Sequence[str], written: Sequence[str], place: int) -> bool:
    if place + len(pattern) > len(bare):
        return False
    for offset, wanted in enumerate(pattern, place):
        word = bare[offset]
        if word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted:
            continue
        cut = len(pattern) > 1 and len(word) >= _SHORTENED.start and written[offset].endswith(CUT)
        if not (cut and wanted.startswith(word)):
            return False
    return True
