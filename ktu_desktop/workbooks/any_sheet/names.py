"""The names of a plan's indicators and figures, prepared for being looked up by what somebody wrote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.plain_words import MEANS, PlainWords
from ktu_desktop.workbooks.any_sheet.same_words import Found, KnownWords
from ktu_desktop.workbooks.any_sheet.words import Words

Told = tuple[tuple[tuple[float, Found], ...], float]

_LIGHT = 0.3
_OF_TOTAL = f"{MEANS}of_total"
_FEW = 4
_MEASURE_OF = {"share": "share", "growth": "increase", "reduction": "decrease", "ratio": "ratio"}
_LAST_WORD_RULES = frozenset({"kk"})
"""Languages in which the word that a name is about stands last: ``... үлесі``, ``... саны``."""


@dataclass(frozen=True)
class Name:
    """One name in one language. ``key``: the indicator's code, or the figure's where it is no indicator's.

    ``weights``: its words and how much each tells; ``total``: their sum; ``measure``: share, count ...
    """

    key: str
    is_indicator: bool
    language: str
    words: tuple[str, ...]
    weights: Mapping[str, float]
    total: float
    measure: str | None
    unit: str | None
    groups: tuple[frozenset[str], ...]

    @property
    def owner(self) -> str:
        """The indicator that it names or belongs to."""
        return self.key.partition("/")[0]


class Names:
    """All names; ``by_word``: language -> word -> places in ``all`` of the names that have it."""

    def __init__(self, plan: Plan, plain: PlainWords) -> None:
        self.plan = plan
        self.plain = plain
        self.languages = tuple(sorted({lang for i in plan.indicators.values() for lang in i.names}))
        texts = list(_texts(plan))
        self.alphabets = {language: _is_cyrillic(texts, language) for language in self.languages}
        self.rarity = {language: _rarity(texts, language, plain) for language in self.languages}
        self.unknown = {language: max(self.rarity[language].values()) * 0.8 for language in self.languages}
        self._weights: dict[tuple[str, str], float] = {}
        self._told: dict[tuple[str, tuple[str, ...]], Told] = {}
        self.all = tuple(self._name(*text) for text in texts) + tuple(self._derived(plan))
        self.by_key: dict[str, list[Name]] = defaultdict(list)
        for name in self.all:
            self.by_key[name.key].append(name)
        self.by_word: dict[str, dict[str, list[int]]] = {language: {} for language in self.languages}
        for place, name in enumerate(self.all):
            for word in name.weights:
                self.by_word[name.language].setdefault(word, []).append(place)
        self.known = {language: KnownWords(words) for language, words in self.by_word.items()}
        self.telling = {language: self._telling(language) for language in self.languages}
        self._by_words: dict[tuple[bool, tuple[str, ...]], set[str]] = defaultdict(set)
        for key, is_indicator, language, text, _ in texts:
            if is_indicator:
                self._by_words[self.alphabets[language], tuple(sorted(plain.of(text)))].add(key)

    def of_same_words(self, words: Sequence[str], cyrillic: bool) -> frozenset[str]:
        """The indicators whose name consists of exactly these words, in a language of that alphabet."""
        return frozenset(self._by_words.get((cyrillic, tuple(sorted(words))), ())) if words else frozenset()

    def groups_in(self, words: Iterable[str]) -> tuple[frozenset[str], ...]:
        """Of each group of words that exclude one another, those that stand there."""
        found = list(self._no_groups)
        for word in words:
            for place in self._groups_of.get(word, ()):
                found[place] = found[place] | {word}
        return tuple(found)

    @cached_property
    def light(self) -> frozenset[str]:
        """The words without which names are often written."""
        return frozenset(MEANS + word for word in self.plain.words.light)

    @cached_property
    def _no_groups(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset[str]() for _ in self.plain.words.groups)

    @cached_property
    def _groups_of(self) -> Mapping[str, tuple[int, ...]]:
        """Word -> the places of the groups that it is in."""
        found: dict[str, tuple[int, ...]] = {}
        for place, group in enumerate(self.plain.words.groups):
            for word in group.words:
                found[MEANS + word] = (*found.get(MEANS + word, ()), place)
        return found

    def _telling(self, language: str) -> frozenset[str]:
        """The words that few indicators' names have."""
        words = self.by_word[language]
        return frozenset(w for w, places in words.items() if len({self.all[p].owner for p in places}) <= _FEW)

    def weight(self, language: str, word: str) -> float:
        """How much a word tells in this language; a word that no name has tells much."""
        found = self._weights.get((language, word))
        if found is None:
            found = self.rarity[language].get(word, self.unknown[language])
            found = self._weights[language, word] = found * _LIGHT if word in self.light else found
        return found

    def told(self, language: str, words: tuple[str, ...]) -> Told:
        """How much each of the words tells and which words of the names it is, and what all tell together."""
        found = self._told.get((language, words))
        if found is None:
            like = self.known[language].like
            each = tuple((self.weight(language, word), like(word)) for word in words)
            found = self._told[language, words] = each, sum(weight for weight, _ in each)
        return found

    def _name(self, key: str, is_indicator: bool, language: str, text: str, unit: str | None) -> Name:
        return self._of_words(key, is_indicator, language, self.plain.of(text), unit)

    def _derived(self, plan: Plan) -> Iterator[Name]:
        """A share is also named by what it is a share of: the word for a share, and its part's name."""
        for indicator in plan.indicators.values():
            measure = _MEASURE_OF.get(indicator.measure)
            part = indicator.roles.get("numerator") or indicator.roles.get("current")
            if measure and part:
                for language, text in plan.figures[part].names.items():
                    words = (MEANS + measure, *self.plain.of(text))
                    yield self._of_words(indicator.code, True, language, words, indicator.unit)

    def _of_words(
        self, key: str, is_indicator: bool, language: str, words: tuple[str, ...], unit: str | None
    ) -> Name:
        aside = _words_of_the_whole(words, language)
        weights = {
            word: self.weight(language, word) * (_LIGHT if word in aside else 1)
            for word in dict.fromkeys(words)
        }
        measure = measure_of_words(words, language, self.plain.words) if is_indicator else None
        return Name(
            key,
            is_indicator,
            language,
            words,
            weights,
            sum(weights.values()) or 1.0,
            measure,
            unit,
            self.groups_in(weights),
        )


def _texts(plan: Plan) -> Iterator[tuple[str, bool, str, str, str | None]]:
    """Key, whether an indicator's, language, text, unit."""
    for indicator in plan.indicators.values():
        for language, text in indicator.names.items():
            yield indicator.code, True, language, text, indicator.unit
    for figure in plan.figures.values():
        if figure.code not in plan.indicators:
            canonical = plan.canonical(figure.code)
            for language, text in figure.names.items():
                yield canonical, False, language, text, figure.unit


def _is_cyrillic(texts: Sequence[tuple[str, bool, str, str, str | None]], language: str) -> bool:
    letters = [letter for _, _, spoken, text, _ in texts[:200] if spoken == language for letter in text]
    return sum("а" <= letter.lower() <= "я" for letter in letters) * 2 > sum(map(str.isalpha, letters))


def _rarity(
    texts: Sequence[tuple[str, bool, str, str, str | None]], language: str, plain: PlainWords
) -> dict[str, float]:
    found = [set(plain.of(text)) for _, _, spoken, text, _ in texts if spoken == language]
    counts: dict[str, int] = defaultdict(int)
    for words in found:
        for word in words:
            counts[word] += 1
    return {word: log(1 + len(found) / count) for word, count in counts.items()}


def _words_of_the_whole(words: Sequence[str], language: str) -> frozenset[str]:
    """The words that only say what it is a share of: often left out."""
    if _OF_TOTAL not in words:
        return frozenset()
    place = words.index(_OF_TOTAL)
    if language in _LAST_WORD_RULES:
        return frozenset(words[:place]) - frozenset(words[place + 1 :])
    return frozenset(words[place + 1 :]) - frozenset(words[:place])


def measure_of_words(words: Sequence[str], language: str, tables: Words) -> str | None:
    """The measure that a name is about (``share``, ``count`` ...): the one that leads, or the only one.

    None where there is none, or several in an order that says nothing.
    """
    found = [word[1:] for word in words if word.startswith(MEANS) and word[1:] in tables.measures]
    if not found:
        return None
    chief = words[-1] if language in _LAST_WORD_RULES else words[0]
    if chief[1:] in tables.measures and chief.startswith(MEANS):
        return chief[1:]
    return found[0] if len(set(found)) == 1 else None
