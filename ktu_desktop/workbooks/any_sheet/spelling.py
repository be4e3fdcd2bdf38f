"""Mends slips in single words: a letter too many, left out, changed or exchanged."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import ceil

from rapidfuzz import process
from rapidfuzz.distance import OSA

_ONE_SLIP_FROM, _TWO_SLIPS_FROM = 6, 10
"""A word of so many letters is still itself with one slip, with two."""

_COMMON = 0.6
"""Known words that begin alike for so long are forms of one word."""


class Spelling:
    """Knows the words of the plan and of the tables; each written word is looked up once."""

    def __init__(self, known: Iterable[str], beginnings: Iterable[str], stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._stems = {stem(word) for word in known}
        self._beginnings = tuple(beginnings)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(known)):
            if len(word) >= _ONE_SLIP_FROM - 1 and word.isalpha():
                self._by_letter[word[0]].append(word)
        self._mended: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The word as it was meant; as it is where it is known, or where several or none are near."""
        if len(word) < _ONE_SLIP_FROM or not word.isalpha():
            return word
        found = self._mended.get(word)
        if found is None:
            found = self._mended[word] = self._nearest(word)
        return found

    def _nearest(self, word: str) -> str:
        if self._stem(word) in self._stems or word.startswith(self._beginnings):
            return word
        allowed = 2 if len(word) >= _TWO_SLIPS_FROM else 1
        near = process.extract(
            word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        least = min((distance for _, distance, _ in near), default=0)
        nearest = [known for known, distance, _ in near if distance == least]
        first = nearest[0] if nearest else word
        enough = first[: ceil(_COMMON * len(word))]
        return first if all(known.startswith(enough) for known in nearest) else word
