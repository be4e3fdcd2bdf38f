"""Finding indicators by code or by name: in any language of the plan, with typing mistakes.

What fits is ranked: the code itself, codes that begin so, words that begin so, words that contain it, words
with another ending, words that are like it. A word is taken to be mistyped only where nothing else fits it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.letters import fold

CODE, CODE_BEGINS, WORD_BEGINS, WORD_CONTAINS, OTHER_ENDING, LIKE = range(6)
"""The ranks, best first. A mistyped word ranks after LIKE by the number of its mistakes."""

_ROOT, _LONGEST_ENDING = 5, 4
"""Letters: words of three languages that begin with so many alike differ in their endings only."""

_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"\d+(?:[.,]\d*)*")
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_KEYBOARD = str.maketrans(_LATIN_KEYS + _RUSSIAN_KEYS, _RUSSIAN_KEYS + _LATIN_KEYS)

Ranks = dict[str, int]


class IndicatorFinder:
    """Finds the indicators of one plan. ``prepare`` reads the names, else the first search does."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._cut: dict[int, Mapping[str, str]] = {}

    def __call__(self, text: str) -> Mapping[str, int]:
        """Indicator -> its rank, for those that fit every word of ``text``; everything for no words.

        What was typed with the keyboard in the other alphabet is understood where it fits nothing as it is.
        """
        return self._found(text) or self._found(text.lower().translate(_OTHER_KEYBOARD))

    def prepare(self) -> "IndicatorFinder":
        """Read the names now; returns itself."""
        assert self._vocabulary is not None
        return self

    def _found(self, text: str) -> Ranks:
        found: Ranks = dict.fromkeys(self._plan.indicators, CODE)
        for word in _sought(text):
            fitting = self._fitting(word)
            found = {code: max(rank, fitting[code]) for code, rank in found.items() if code in fitting}
        return found

    def _fitting(self, word: str) -> Ranks:
        """The indicators that one word fits."""
        fitting: Ranks = {}
        for rank, code in (*self._codes(word), *self._words(word)):
            fitting[code] = min(rank, fitting.get(code, rank))
        return fitting or self._like(word)

    def _codes(self, word: str) -> Iterator[tuple[int, str]]:
        if _CODE.fullmatch(word):
            begins = word.replace(",", ".")
            for code in self._plan.indicators:
                if code.startswith(begins):
                    yield (CODE if code == begins else CODE_BEGINS), code

    def _words(self, word: str) -> Iterator[tuple[int, str]]:
        for known, codes in self._vocabulary.items():
            if word in known:
                rank = WORD_BEGINS if known.startswith(word) else WORD_CONTAINS
                yield from ((rank, code) for code in codes)
            elif _differs_in_ending(word, known):
                yield from ((OTHER_ENDING, code) for code in codes)

    def _like(self, word: str) -> Ranks:
        """The indicators with a word that begins like ``word``, with the fewest mistakes there are."""
        most = _most_mistakes(word)
        if not most:
            return {}
        stem = _stem(word)
        alike: dict[int, list[str]] = {}
        for length in range(len(stem) - most, len(stem) + most + 1):
            for _, mistakes, known in process.extract(
                stem, self._beginnings(length), scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                alike.setdefault(int(mistakes), []).append(known)
        fewest = min(alike, default=0)
        found = (code for known in alike.get(fewest, ()) for code in self._vocabulary[known])
        return dict.fromkeys(found, LIKE + fewest)

    def _beginnings(self, length: int) -> Mapping[str, str]:
        """Each word of the names -> its first letters."""
        known = self._cut.get(length)
        if known is None:
            known = self._cut[length] = {word: word[:length] for word in self._vocabulary}
        return known

    @cached_property
    def _vocabulary(self) -> Mapping[str, tuple[str, ...]]:
        """Each word of the names, in all languages -> the indicators whose names have it."""
        found: dict[str, tuple[str, ...]] = {}
        for code, indicator in self._plan.indicators.items():
            for word in dict.fromkeys(_WORD.findall(fold(" ".join(indicator.names.values())))):
                found[word] = (*found.get(word, ()), code)
        return found


def _sought(text: str) -> Iterator[str]:
    """The words of what was typed; a code with its points is one."""
    for word in fold(text).split():
        yield from (word,) if _CODE.fullmatch(word) else _WORD.findall(word)


def _most_mistakes(word: str) -> int:
    """How many letters of a word may be wrong: short words are too much like others."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def _stem(word: str) -> str:
    """A word without what may be its ending: a mistake in the stem is told from another ending."""
    return word[: max(_ROOT - 1, len(word) - 2)]


def _differs_in_ending(word: str, known: str) -> bool:
    """Whether two words are the same but for their last letters."""
    if word[:_ROOT] != known[:_ROOT] or len(word) <= _ROOT:
        return False
    alike = next((n for n, pair in enumerate(zip(word, known, strict=False)) if pair[0] != pair[1]), None)
    same = min(len(word), len(known)) if alike is None else alike
    return len(word) - same <= min(_LONGEST_ENDING, same // 2) and len(known) - same <= _LONGEST_ENDING
