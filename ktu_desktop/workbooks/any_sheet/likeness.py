"""How like a written name is to the plan's names: a ranking, never a decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from ktu_desktop.workbooks.any_sheet.against_a_name import Asked, contradictions, other_measure, other_unit
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.names import Name, Names, measure_of_words
from ktu_desktop.workbooks.any_sheet.plain_words import MEANS

_EXPLAINED, _COMPLETE, _HEADED, _ONLY_HEADED = 0.62, 0.38, 0.12, 0.4
"""What counts: the part of what was written that the name explains, the part of the name that was written,
and the part of the headings above it that the name has too; a row that only says «всего» or «грант»
is told apart by its headings."""

_CONTEXT = 0.85
_MOST_RANKED, _WORTH_JUDGING = 24, 0.4
_OTHER_MEASURE = 0.3
_OWN_NAME, _EXPLAINS = 0.1, 0.15
_SURELY, _SURELY_COMPLETE = 0.95, 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` after all doubts; ``explained``: the part of what was written that the name explains.

    ``complete``: the part of the name that was written; ``words``: how many words of weight they share;
    ``telling``: whether one of them belongs to few names only.
    """

    key: str
    score: float
    explained: float
    complete: float
    is_indicator: bool
    words: int = 0
    telling: bool = False
    other_measure: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote as a name, the headings above it, and the unit beside it.

    ``is_percent``: True where the row says it is a percent, False where it counts things, None: not said.
    """

    text: str
    above: tuple[str, ...] = ()
    is_percent: bool | None = None


_Match = tuple[Name, float, Mapping[str, float]]
"""A name, the part of the words that it explains, and which of its own words were written."""


class Ranking:
    """Ranks the plan's names for what was written; every question is answered once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._tables = names.plain.words
        self._matches: dict[tuple[str, tuple[str, ...]], list[_Match]] = {}
        self._exact: dict[str, frozenset[str]] = {}
        self._ranked: dict[Written, tuple[Likeness, ...]] = {}

    def of(self, written: Written) -> tuple[Likeness, ...]:
        """The names from the likest on, one for each key."""
        known = self._ranked.get(written)
        if known is None:
            best: dict[str, Likeness] = {}
            for like in self._all(written):
                if like.key not in best or _weight(like) > _weight(best[like.key]):
                    best[like.key] = like
            known = tuple(sorted(best.values(), key=lambda like: -like.score))
            self._ranked[written] = known
        return known

    def is_surely(self, text: str, key: str) -> bool:
        """Whether a text is one of the key's names with hardly a word missing: no other need be looked at."""
        words = tuple(dict.fromkeys(self._names.plain.of(text)))
        cyrillic = _is_cyrillic(text)
        return any(
            self._is_surely(words, name)
            for name in self._names.by_key[key]
            if self._names.alphabets[name.language] == cyrillic
        )

    def _is_surely(self, words: tuple[str, ...], name: Name) -> bool:
        language, weights = name.language, name.weights
        told, total = self._names.told(language, words)
        matched: dict[str, float] = {}
        lost = 0.0
        for weight, like in told:
            best = 0.0
            for other, how in like:
                if other in weights:
                    matched[other] = how
                    best = max(best, how)
            lost += weight * (1 - best)
            if lost > (1 - _SURELY) * total:
                return False
        if not matched:
            return False
        if sum(weights[word] * how for word, how in matched.items()) < _SURELY_COMPLETE * name.total:
            return False
        asked = self._asked(language, words, (), None)
        return not other_measure(name, asked) and not contradictions(name, asked, self._tables.groups)

    def says_measure(self, text: str, key: str) -> bool:
        """Whether a text says the measure of the key's names: ``рост``, ``доля`` ..."""
        words = self._names.plain.of(text)
        return any(
            name.measure is not None and MEANS + name.measure in words for name in self._names.by_key[key]
        )

    def speaks_of(self, key: str, word: str) -> bool:
        """Whether a word stands in one of the key's names."""
        return any(word in name.words for name in self._names.by_key[key])

    def is_of_admission(self, key: str) -> bool:
        """Whether the key's names speak of those who were admitted."""
        return self.speaks_of(key, MEANS + "admission")

    def leaves_out(self, key: str, texts: Iterable[str]) -> bool:
        """Whether texts lack what tells each name of the key from others: «международных».

        A word that this indicator alone has tells it as well.
        """
        said = {word for text in texts for word in self._names.plain.of(text)}
        needed = [frozenset(MEANS + word for word in words) for words in self._tables.must_be_said]
        names = self._names.by_key[key]
        return not any(self._is_alone(key, name.language, said) for name in names) and all(
            any(words.intersection(name.words) and not words & said for words in needed) for name in names
        )

    def _is_alone(self, key: str, language: str, said: Iterable[str]) -> bool:
        by_word = self._names.by_word[language]
        owners = ({self._names.all[place].owner for place in by_word.get(word, ())} for word in said)
        return any(one == {key} for one in owners)

    def exact(self, text: str) -> frozenset[str]:
        """The indicators whose name consists of the same words."""
        found = self._exact.get(text)
        if found is None:
            found = self._names.of_same_words(self._names.plain.of(text), _is_cyrillic(text))
            self._exact[text] = found
        return found

    def _all(self, written: Written) -> Iterator[Likeness]:
        words = tuple(dict.fromkeys(self._names.plain.of(written.text)))
        if not words:
            return
        above = tuple(dict.fromkeys(word for text in written.above for word in self._names.plain.of(text)))
        cyrillic = _is_cyrillic(written.text)
        for language in (one for one in self._names.languages if self._names.alphabets[one] == cyrillic):
            asked = self._asked(language, words, above, written.is_percent)
            for match in self._match(language, words):
                yield self._judge(match, asked, language)

    def _asked(
        self, language: str, words: Sequence[str], above: Sequence[str], is_percent: bool | None
    ) -> Asked:
        known = self._names.known[language]
        said = self._names.groups_in(words)
        light = self._names.light
        headed = [word for word in above if word not in light and known.like(word)]
        poor = bool(headed) and all(word in light or any(word in group for group in said) for word in words)
        return Asked(
            measure_of_words(words, language, self._tables),
            is_percent,
            said,
            self._names.groups_in(above),
            {found: how for word in above for found, how in known.like(word)},
            sum(self._names.weight(language, word) for word in headed),
            _ONLY_HEADED if poor else _HEADED,
        )

    def _match(self, language: str, words: tuple[str, ...]) -> list[_Match]:
        """The names that explain most of the words."""
        found = self._matches.get((language, words))
        if found is None:
            found = self._matches[language, words] = self._matched(language, words)
        return found

    def _matched(self, language: str, words: Sequence[str]) -> list[_Match]:
        known, by_word = self._names.known[language], self._names.by_word[language]
        parts: dict[int, float] = {}
        matched: dict[int, dict[str, float]] = {}
        total = 0.0
        light = self._names.light
        # Words that most names have come last and bring in no names of their own where others did.
        for word in sorted(words, key=light.__contains__):
            same = known.like(word)
            weight = self._names.weight(language, same[0][0] if same else word)
            total += weight
            only_known = word in light and bool(parts)
            seen: dict[int, float] = {}
            for other, likeness in same:
                for place in by_word[other]:
                    if only_known and place not in parts:
                        continue
                    if likeness > seen.get(place, 0.0):
                        seen[place] = likeness
                    matched.setdefault(place, {})[other] = likeness
            for place, likeness in seen.items():
                parts[place] = parts.get(place, 0.0) + weight * likeness
        if not parts or not total:
            return []
        enough = _WORTH_JUDGING * max(parts.values())
        best = nlargest(
            _MOST_RANKED, (place for place, part in parts.items() if part >= enough), key=parts.__getitem__
        )
        return [(self._names.all[place], parts[place] / total, matched[place]) for place in best]

    def _judge(self, match: _Match, asked: Asked, language: str) -> Likeness:
        name, part, matched = match
        over = asked.over
        whole = sum(name.weights[word] * likeness for word, likeness in matched.items())
        headed = 0.0
        if over:
            for word, weight in name.weights.items():
                if word in over:
                    headed += weight
                    whole += weight * max(0.0, _CONTEXT * over[word] - matched.get(word, 0.0))
        complete = whole / name.total
        other = other_measure(name, asked)
        score = _EXPLAINED * part + _COMPLETE * complete - (_OTHER_MEASURE if other else 0)
        score += asked.headed_weight * min(1.0, headed / asked.over_total) if asked.over_total else 0
        score -= contradictions(name, asked, self._tables.groups) + other_unit(name, asked)
        heavy = [word for word in matched if word not in self._names.light]
        rare = self._names.telling[language]
        telling = any(word in rare for word in heavy) or any(
            word in rare for word in name.weights if word in over
        )
        return Likeness(name.key, score, part, complete, name.is_indicator, len(heavy), telling, other)


def _is_cyrillic(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in fold(text))


def _weight(like: Likeness) -> float:
    """Of two names of one number that fit alike, the indicator's own counts and what explains more."""
    return like.score + (_OWN_NAME if like.is_indicator else 0) + _EXPLAINS * like.explained
