"""Which indicator each line is about: by code and name together, by name alone, or a question."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.group_words import GroupWords
from ktu_desktop.workbooks.any_sheet.in_order import settled_by_order
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.likeness import Likeness, Ranking, Written
from ktu_desktop.workbooks.any_sheet.line import Line
from ktu_desktop.workbooks.any_sheet.named import ASKED, INDICATOR, SUBTOTAL, UNKNOWN, Named, one_to_one
from ktu_desktop.workbooks.any_sheet.parts_below import PartsBelow
from ktu_desktop.workbooks.any_sheet.words import Words

ENOUGH, EXPLAINED, COMPLETE, COMPLETE_OF_USUAL, MARGIN = 0.62, 0.74, 0.14, 0.5, 0.08
"""A name alone is taken from here on: score, part explained, part of the name, distance to the second."""

WORTH_ASKING = 0.5
_AGREES, _FAR_OFF, _SOMEWHAT, _TELLS_NOTHING = 0.35, 0.22, 0.5, 0.45
_CODES_AGREE, _PROVEN = 0.6, 2
"""Codes are believed where so many of the names agree, and proven where so many names do."""

_SAMPLE = 30
"""So many lines are enough to tell codes from numbering."""

_NOT_FAR, _MORE = 0.3, 0.04
_FIRM, _CLEARER = 0.9, 0.15
_MOST_CANDIDATES = 5


class Naming:
    """Names the lines of one table."""

    def __init__(
        self,
        plan: Plan,
        ranking: Ranking,
        group_words: GroupWords,
        words: Words,
        aliases: Mapping[str, str | None],
        pointed: Mapping[int, str | None],
    ) -> None:
        self._plan = plan
        self._ranking = ranking
        self._group_words = group_words
        self._words = words
        self._aliases = aliases
        self._pointed = pointed
        self._proven = False

    def of(self, lines: Sequence[Line]) -> list[Named]:
        """What each line is about; no indicator is given to two lines that only their names speak for."""
        agreeing, told = self._codes_agree(lines)
        trusted = agreeing >= _CODES_AGREE * told
        self._proven = trusted and agreeing >= _PROVEN
        named = [self._name(line, trusted) for line in lines]
        named = settled_by_order(self._plan, named, self._is_silent)
        named = list(PartsBelow(self._plan, self._ranking, self._group_words).named(named))
        sure = {one.indicator: 1.0 if one.firm else one.sure for one in named if one.kind == INDICATOR}
        named = [
            self._again(one, sure) if one.reason == "row_ambiguous" and not one.firm else one for one in named
        ]
        return [self._measured(one) for one in one_to_one(named)]

    def _measured(self, named: Named) -> Named:
        if named.kind != INDICATOR or not named.indicator or not self._grows(named.indicator):
            return named
        return replace(named, says_measure=self._ranking.says_measure(named.line.text, named.indicator))

    def _is_silent(self, named: Named) -> bool:
        """Whether a line's name tells of no indicator: ``Контингент``."""
        ranked = self._ranking.of(Written(named.line.text, self._above(named.line)))
        return not ranked or not ranked[0].words

    def _grows(self, code: str) -> bool:
        return "current" in self._plan.indicator_elements(code)

    def _name(self, line: Line, trusted: bool) -> Named:
        if line.kind != "line":
            return Named(line, UNKNOWN)
        alias = fold(line.text)
        if line.rows[0] in self._pointed or alias in self._aliases:
            code = self._pointed[line.rows[0]] if line.rows[0] in self._pointed else self._aliases[alias]
            return Named(line, INDICATOR if code else UNKNOWN, code, sure=1.0, firm=True)
        if line.code and trusted:
            return self._by_code(line)
        if self._words.matchers["subtotal_row"].match(fold(line.text)) and not self._is_certain(line):
            return Named(line, SUBTOTAL)
        return self._by_name(line, frozenset())

    def _is_certain(self, line: Line) -> bool:
        ranked = self._ranking.of(Written(line.text))
        return bool(ranked) and ranked[0].is_indicator and ranked[0].score >= _FIRM

    def _codes_agree(self, lines: Iterable[Line]) -> tuple[int, int]:
        """Of how many names the code beside them is, and of how many names that say something.

        Codes go with the names; numbering does not.
        """
        coded = [line for line in lines if line.code and line.text and line.kind == "line"]
        judged = Counter(self._agrees(line) for line in coded[:: 1 + len(coded) // _SAMPLE])
        return judged[True], judged[True] + judged[False]

    def _agrees(self, line: Line) -> bool | None:
        """Whether one of the line's codes is what its name says; None where the name says nothing."""
        exact = self._ranking.exact(line.text)
        if exact and line.code:
            return any(code in exact for code in line.code.candidates)
        if line.code and any(self._ranking.is_surely(line.text, code) for code in line.code.candidates):
            return True
        ranked = self._ranking.of(Written(line.text, self._above(line)))
        if not ranked or ranked[0].score < _TELLS_NOTHING or not line.code:
            return None
        scores = {like.key: like.score for like in ranked}
        return max(scores.get(code, 0.0) for code in line.code.candidates) >= ranked[0].score - _FAR_OFF

    def _above(self, line: Line) -> tuple[str, ...]:
        return tuple(filter(None, (line.context.section, *line.beside, line.context.titled)))

    def _by_code(self, line: Line) -> Named:
        assert line.code is not None
        candidates = line.code.candidates
        if not line.text:
            sure = len(candidates) == 1 and line.code.certain
            kind, reason = (INDICATOR, "") if sure else (ASKED, "row_ambiguous")
            return Named(line, kind, candidates[0] if sure else None, candidates, 0.8, reason, sure)
        if len(candidates) == 1 and self._is_its_name(line, candidates[0]):
            return Named(line, INDICATOR, candidates[0], candidates, 1.0, firm=True)
        ranked = self._ranking.of(Written(line.text, self._above(line)))
        best = ranked[0] if ranked else None
        own = sorted((like for like in ranked if like.key in candidates), key=lambda like: -like.score)
        chosen = self._choose(line, own, best)
        if chosen is None:
            others = [like.key for like in ranked[:2] if like.is_indicator and like.score >= _TELLS_NOTHING]
            every = tuple(dict.fromkeys([*candidates, *others]))
            reason = "row_ambiguous" if len(candidates) > 1 else "row_code_and_name"
            return Named(line, ASKED, None, every, 0.0, reason, firm=True)
        if self._unit_contradicts(line, chosen):
            return Named(line, ASKED, None, (chosen,), 0.0, "row_unit", firm=True)
        return Named(line, INDICATOR, chosen, candidates, 1.0, firm=True)

    def _is_its_name(self, line: Line, code: str) -> bool:
        """Whether a line's name is that of its code beyond doubt, so that no other need be looked at."""
        exact = self._ranking.exact(line.text)
        named = code in exact if exact else self._ranking.is_surely(line.text, code)
        return named and not self._unit_contradicts(line, code)

    def _choose(self, line: Line, own: Sequence[Likeness], best: Likeness | None) -> str | None:
        """The code that the name agrees with, or None."""
        assert line.code is not None
        candidates = line.code.candidates
        exact = self._ranking.exact(line.text)
        if exact:
            both = [code for code in candidates if code in exact]
            return both[0] if len(both) == 1 else None
        silent = best is None or best.score < _TELLS_NOTHING or not best.words
        if silent and len(candidates) == 1 and (line.code.certain or self._proven):
            return candidates[0]
        if not own or best is None or (len(candidates) > 1 and not best.words):
            return None
        first = own[0]
        if len(own) > 1 and first.score - own[1].score < MARGIN:
            return None
        if first.other_measure and best.key != first.key and best.score > first.score:
            return None
        near = first.score >= best.score - _FAR_OFF or (
            not best.is_indicator and first.explained >= _SOMEWHAT
        )
        if near and (first.score >= _AGREES or first.explained >= _SOMEWHAT):
            return first.key
        return None

    def _unit_contradicts(self, line: Line, code: str) -> bool:
        return line.is_percent is not None and line.is_percent != (self._plan.indicators[code].unit == "%")

    def _by_name(self, line: Line, taken: frozenset[str]) -> Named:
        """By name alone. ``taken``: indicators that other lines are surely about."""
        if not line.text:
            return Named(line, UNKNOWN)
        exact = self._ranking.exact(line.text)
        if len(exact) == 1 and not self._unit_contradicts(line, min(exact)):
            return Named(line, INDICATOR, min(exact), (min(exact),), 1.0, firm=True)
        if len(exact) > 1:
            return Named(line, ASKED, None, tuple(sorted(exact)), 0.0, "row_ambiguous", firm=True)
        whose = (line.context.section, *line.beside), line.context.title
        ranked = [like for like in self._ranked(line) if like.key not in taken]
        if self._group_words.only_study(line.text, *whose):
            ranked = [like for like in ranked if not self._ranking.is_of_admission(like.key)]
        if not ranked or ranked[0].score < WORTH_ASKING:
            return Named(line, UNKNOWN)
        best = ranked[0]
        if line.is_percent and best.is_indicator:
            ranked = [best, *(like for like in ranked[1:] if like.key.partition("/")[0] != best.key)]
        second = ranked[1].score if len(ranked) > 1 else 0.0
        codes = tuple(like.key for like in ranked if like.is_indicator and like.score >= WORTH_ASKING)
        codes = codes[:_MOST_CANDIDATES]
        if not best.is_indicator:
            return Named(
                line, ASKED, None, codes, best.score, "row_common_data" if not codes else "row_ambiguous"
            )
        enough = best.score >= ENOUGH and best.explained >= EXPLAINED and _says_enough(best)
        above = (line.text, *self._above(line))
        unsaid = self._ranking.leaves_out(best.key, above)
        if enough and (unsaid or self._group_words.lacks_who(line.text, (*whose[0], *whose[1]))):
            return Named(line, ASKED, None, codes, best.score, "row_ambiguous")
        if enough and best.score - second >= MARGIN and not _says_more(ranked[1:], best):
            return Named(line, INDICATOR, best.key, codes, best.score)
        return Named(line, ASKED, None, codes, best.score, "row_ambiguous" if enough else "row_not_certain")

    def _ranked(self, line: Line) -> Sequence[Likeness]:
        """The names for a line as it stands and for it as the end of the row above; whichever says more."""
        alone = self._ranking.of(Written(line.text, self._above(line), line.is_percent))
        if not line.joined:
            return alone
        whole = self._ranking.of(Written(line.joined, self._above(line)[1:], line.is_percent))
        return whole if whole and (not alone or whole[0].score > alone[0].score) else alone

    def _again(self, named: Named, sure: Mapping[str | None, float]) -> Named:
        """A line that two names fit, one of which another line has beyond doubt or far more clearly."""
        enough = min(_FIRM, named.sure + _CLEARER)
        taken = frozenset(code for code in named.candidates[1:] if sure.get(code, 0.0) >= enough)
        again = self._by_name(named.line, taken)
        return again if again.kind == INDICATOR and again.indicator == named.candidates[0] else named


def _says_more(others: Sequence[Likeness], best: Likeness) -> bool:
    """Whether another name, not far behind, has words that were written and that the best one lacks."""
    return any(
        other.score >= best.score - _NOT_FAR and other.explained > best.explained + _MORE for other in others
    )


def _says_enough(like: Likeness) -> bool:
    """Whether enough of the name was written: words that few names have, or most of its words."""
    return like.complete >= (COMPLETE if like.telling else COMPLETE_OF_USUAL)
