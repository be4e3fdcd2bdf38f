"""Words that tell like indicators apart (level, state order, admission), in titles and headings."""

import re
from collections.abc import Iterable

from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.plain_words import MEANS, PlainWords

_WORD = re.compile(r"[^\W\d_]{3,}")
_OF_PEOPLE = frozenset(MEANS + word for word in ("count", "student", "learner"))
_OF_LEVEL = frozenset((MEANS + "count", MEANS + "full_time"))
_ALL = MEANS + "all"
_ADMISSION = MEANS + "admission"
_PAYMENTS = (MEANS + "state_order", MEANS + "contract")


class GroupWords:
    """Finds such words."""

    def __init__(self, plain: PlainWords) -> None:
        self._plain = plain
        self._groups = [frozenset(MEANS + word for word in group.words) for group in plain.words.groups]
        self._words = frozenset[str]().union(*self._groups)

    def of_title(self, texts: Iterable[str]) -> str:
        """What a title says of the rows below it; a group of which it says several things is left out.

        ``О приеме и контингенте`` says nothing of admission either.
        """
        joined = " ".join(texts)
        found = {
            word: meaning
            for word in dict.fromkeys(_WORD.findall(joined))
            for meaning in self._plain.of(word)
            if meaning in self._words and meaning != _ALL
        }
        if self.is_of_contingent(joined):
            found = {word: meaning for word, meaning in found.items() if meaning != _ADMISSION}
        said = set(found.values())
        several = frozenset[str]().union(*(group for group in self._groups if len(group & said) > 1))
        return " ".join(word for word, meaning in found.items() if meaning not in several)

    def lacks_who(self, text: str, above: Iterable[str]) -> bool:
        """Whether a name only says a level (``Бакалавриат, грант``), and no heading who is counted there.

        Those admitted, those who study and those who finished all stand in such rows.
        """
        if not self._is_level_only(text):
            return False
        said = [fold(one) for one in (text, *above)]
        matchers = self._plain.words.matchers
        if any(matchers["other_flow"].search(one) for one in said):
            return True
        return not any(
            matchers["contingent"].search(one) or _ADMISSION in self._plain.of(one) for one in said
        )

    def payment_only(self, text: str) -> str:
        """The word for state order or contract where a name says nothing else: ``из них на гранте``."""
        said = frozenset(self._plain.of(text)) - {MEANS + "count"}
        return next((payment for payment in _PAYMENTS if said == {payment}), "")

    def only_study(self, text: str, nearest: Iterable[str], title: Iterable[str]) -> bool:
        """Whether the headings of a row, else the title, speak of those who study and not of admission."""
        if _ADMISSION in self._plain.of(text):
            return False
        for texts in (nearest, title):
            said = list(texts)
            admitted = any(_ADMISSION in self._plain.of(one) for one in said)
            if admitted or any(map(self.is_of_contingent, said)):
                return not admitted
        return False

    def _is_level_only(self, text: str) -> bool:
        rest, found = self._plain.words.matchers["level"].subn(" ", fold(text))
        return bool(found) and frozenset(self._plain.of(rest)) <= self._words - {_ADMISSION} | _OF_LEVEL

    def is_of_contingent(self, text: str) -> bool:
        """Whether a heading speaks of those who study, not of those who were admitted."""
        return bool(self._plain.words.matchers["contingent"].search(fold(text)))

    def without_admission(self, text: str) -> str:
        """The words of a title without those of admission."""
        return " ".join(word for word in text.split() if _ADMISSION not in self._plain.of(word))

    def crosses(self, heading: str) -> bool:
        """Whether a heading is a part of a name that its rows complete: ``договор``, ``Прием, всего``."""
        words = frozenset(self._plain.of(heading))
        return bool(words & self._words) and words <= self._words | _OF_PEOPLE | _OF_LEVEL

    def names_a_level(self, text: str) -> bool:
        """Whether a text speaks of bachelor's, master's or doctoral studies or the college."""
        return bool(frozenset(self._plain.of(text)) & self._groups[0])

    def is_level(self, text: str) -> bool:
        """Whether a row only names whom it is about: ``Бакалавриат``, ``Магистранты``."""
        words = frozenset(self._plain.of(text))
        return bool(words & self._groups[0]) and words <= self._groups[0] | _OF_PEOPLE
