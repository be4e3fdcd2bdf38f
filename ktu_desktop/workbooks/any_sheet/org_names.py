"""Organisation units as sheets name them: in full, inflected, by initials, code or the sheet's legend."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.plain_words import PlainWords
from ktu_desktop.workbooks.any_sheet.same_words import same_word

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"[^\W\d_]{2,8}(?:-[^\W\d_]{1,6})?")
_LEGEND = re.compile(
    r"([^\W\d_]{2,8})\s*(?:[-–—=:]|это)\s*(.{4,120}?)(?=[;,]\s*[^\W\d_]{2,8}\s*[-–—=:]|[;\n]|$)"
)
_STANDS_FOR = re.compile(r"[-–—=:]|это")
"""What every entry of a legend has: a quick look, since every long text of a sheet may be a legend."""

_SURE = 0.8
_FEWEST_LETTERS = 2
_ALIKE = 2


@dataclass(frozen=True, slots=True)
class _Known:
    code: str
    words: tuple[str, ...]


class OrgNames:
    """Finds organisation units in texts."""

    def __init__(self, organisation: Organisation, plain: PlainWords) -> None:
        self._organisation = organisation
        self._plain = plain
        self._names = [
            _Known(unit.code, self._words(name))
            for unit in organisation.units
            for name in unit.names.values()
        ]
        self._names.sort(key=lambda known: -len(known.words))
        self._by_beginning: dict[tuple[int, str], list[_Known]] = defaultdict(list)
        for known in self._names:
            self._by_beginning[_beginning(known.words)].append(known)
        self._shorts = self._all_shorts()

    def exactly(self, text: str, legend: Mapping[str, str] | None = None) -> str | None:
        """The unit that a heading is: its name, its initials or its code, perhaps after ``кафедра``."""
        cleaned = text.strip(" «»\"“”'()[]:.,")
        if not cleaned or len(cleaned) > 150:
            return None
        folded = fold(cleaned)
        bare = self._without_cue(folded)
        given = (legend or {}).get(folded) or (legend or {}).get(bare)
        if given:
            return given
        short = self._of_short({cleaned, cleaned.split()[-1] if bare != folded else cleaned})
        if short:
            return short
        for written in map(self._words, dict.fromkeys((folded, bare))):
            like = self._by_beginning.get(_beginning(written), ())
            found = {known.code for known in like if _same_words(written, known.words, self._plain)}
            if len(found) == 1:
                return found.pop()
        return None

    def named_in(self, text: str) -> frozenset[str]:
        """The units that a title names; names of one word, and initials, only beside ``кафедра``."""
        folded = fold(text)
        words = self._words(folded)
        cue = self._has_cue(text)
        taken = [False] * len(words)
        found: set[str] = set()
        for known in self._beginning_with(words):
            if len(known.words) < 2 and not cue:
                continue
            for place in range(len(words) - len(known.words) + 1):
                window = words[place : place + len(known.words)]
                if not any(taken[place : place + len(window)]) and _same_words(
                    window, known.words, self._plain
                ):
                    taken[place : place + len(window)] = [True] * len(window)
                    found.add(known.code)
        if cue:
            found |= set(self._beside_cue(text))
        return frozenset(found)

    def legend(self, texts: Iterable[str]) -> Mapping[str, str]:
        """``ЭС – кафедра «Энергетические системы»; ...`` as initials -> unit."""
        found: dict[str, str] = {}
        for text in filter(_STANDS_FOR.search, texts):
            for short, name in _LEGEND.findall(" ".join(text.split())):
                if short.lower() == short:
                    continue
                units = self.named_in(name) or frozenset(filter(None, [self.exactly(name)]))
                if len(units) == 1:
                    found[fold(short)] = next(iter(units))
        return found

    def is_about(self, unit: str, other: str) -> bool:
        """Whether naming ``other`` does not contradict ``unit``: itself, or a unit above it."""
        above: str | None = unit
        while above is not None:
            if above == other:
                return True
            above = self._organisation.by_code[above].parent
        return False

    def lowest(self, units: Iterable[str]) -> frozenset[str]:
        """The units without those that lie above another of them."""
        named = frozenset(units)
        return frozenset(
            unit for unit in named if not any(other != unit and self.is_about(other, unit) for other in named)
        )

    def _beginning_with(self, words: Sequence[str]) -> list[_Known]:
        """The names that begin as one of the words does, the longest first."""
        beginnings = {word[:_ALIKE] for word in words}
        return [known for known in self._names if known.words[0][:_ALIKE] in beginnings]

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in self._plain.bare(text) if word not in self._plain.words.stop)

    def _has_cue(self, text: str) -> bool:
        return bool(self._plain.words.matchers["org_cue"].search(fold(text)))

    def _without_cue(self, folded: str) -> str:
        return " ".join(self._plain.words.matchers["org_cue"].sub(" ", folded).split())

    def _beside_cue(self, text: str) -> Iterator[str]:
        """Initials that stand right behind or before ``кафедра``."""
        words = text.replace("«", " ").replace("»", " ").replace('"', " ").split()
        for place, word in enumerate(words):
            if self._has_cue(word):
                for near in (*words[place + 1 : place + 2], *words[max(place - 1, 0) : place]):
                    short = self._of_short({near.strip(" ,.;:()")})
                    if short and near != near.lower():  # «по кафедрам» names no unit
                        yield short

    def _of_short(self, texts: Iterable[str]) -> str | None:
        found = {
            code for text in texts if _SHORT.fullmatch(text) for code in self._shorts.get(_key(text), ())
        }
        return found.pop() if len(found) == 1 else None

    def _all_shorts(self) -> Mapping[str, frozenset[str]]:
        shorts: dict[str, set[str]] = defaultdict(set)
        for unit in self._organisation.units:
            shorts[_key(unit.code)].add(unit.code)
            shorts[_key(unit.code.rpartition("-")[2])].add(unit.code)
            for name in unit.names.values():
                for short in self._initials(name):
                    shorts[_key(short)].add(unit.code)
        return {
            short: frozenset(codes)
            for short, codes in shorts.items()
            if len(short) >= _FEWEST_LETTERS and not self._is_heading(short)
        }

    def _is_heading(self, short: str) -> bool:
        """Whether initials are an everyday word over columns: ``Plan`` is no planning office."""
        return any(matcher.fullmatch(short) for matcher in self._plain.words.headings.values())

    def _initials(self, name: str) -> Iterator[str]:
        """First letters of the words, with and without the small words between."""
        words = _WORD.findall(name)
        large = [word for word in words if fold(word) not in self._plain.words.stop]
        for chosen in (words, large):
            if len(chosen) > 1:
                yield "".join(word[0] for word in chosen)
        if "-" in name:
            yield "".join(part[0] for part in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name))


def _beginning(words: Sequence[str]) -> tuple[int, str]:
    """What names that are the same have in common: how many words, and the first letter."""
    return len(words), words[0][0] if words else ""


def _key(text: str) -> str:
    return fold(text)


def _same_words(written: Sequence[str], known: Sequence[str], plain: PlainWords) -> bool:
    """Whether two names are the same, however their words end: ``систем`` is ``системы``."""
    if len(written) != len(known) or not known:
        return False
    stem = plain.stem
    return all(
        one[0] == other[0] and max(same_word(one, other), same_word(stem(one), stem(other))) >= _SURE
        for one, other in zip(written, known, strict=True)
    )
