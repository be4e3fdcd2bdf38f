"""Which of the words that a plan uses a written word is: the same, its beginning, another ending, a slip."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ktu_desktop.workbooks.any_sheet.plain_words import CUT, MEANS

Found = tuple[tuple[str, float], ...]
"""Known words, each with how surely it is the written one: 1 the same."""

SAME, OTHER_ENDING, CUT_SHORT, SLIP = 1.0, 0.92, 0.85, 0.85
_BEGINNING = 0.75
"""Words that have so much of the longer one in common at their beginning differ in their ending only."""

_SHORTEST, _SLIP_FROM, _TWO_SLIPS_FROM = 4, 5, 10
_BUCKET = 3


class KnownWords:
    """The words of one language of a plan."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if word[0] != MEANS:
                self._by_beginning[word[:_BUCKET]].append(word)
                self._by_letter[word[0]].append(word)
        self._known: dict[str, Found] = {}

    def like(self, word: str) -> Found:
        """The known words that ``word`` is, the surest first."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._search(word)
        return found

    def _search(self, word: str) -> Found:
        if word[0] == MEANS:
            return ((word, SAME),) if word in self._words else ()
        bare = word.rstrip(CUT)
        found: dict[str, float] = {}
        if not bare.isdigit() and len(bare) >= _SLIP_FROM:
            allowed = 2 if len(bare) >= _TWO_SLIPS_FROM else 1
            near = self._by_letter.get(word[0], ())
            slips = process.extract(
                bare, near, scorer=Levenshtein.distance, score_cutoff=allowed, limit=None, processor=None
            )
            found.update(
                (known, SLIP) for known, _, _ in slips if not known.isdigit() and len(known) >= _SLIP_FROM
            )
        for known in self._by_beginning.get(word[:_BUCKET], ()):
            likeness = same_beginning(word, known)
            if likeness:
                found[known] = likeness
        return tuple(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))


def same_beginning(word: str, known: str) -> float:
    """How surely the word is ``known``, where both begin alike; 0 where it is another word."""
    bare, other = word.rstrip(CUT), known.rstrip(CUT)
    if bare == other:
        return SAME
    if word.endswith(CUT) and known.startswith(bare):
        return CUT_SHORT
    short, long = sorted((len(bare), len(other)))
    if short < _SHORTEST or bare.isdigit() or other.isdigit():
        return 0.0
    needed = _BEGINNING * long
    common = 0
    for one, two in zip(bare, other, strict=False):
        if one != two:
            break
        common += 1
    return OTHER_ENDING if common >= needed else 0.0


def same_word(word: str, known: str) -> float:
    """How surely a written word is a known one, outside of any plan: 1 the same, 0 another."""
    if word == known:
        return SAME
    if word[0] != known[0]:
        return 0.0
    likeness = same_beginning(word, known)
    if likeness or min(len(word), len(known)) < _SLIP_FROM:
        return likeness
    allowed = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    return SLIP if Levenshtein.distance(word, known, score_cutoff=allowed) <= allowed else 0.0
