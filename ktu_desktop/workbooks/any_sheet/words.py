"""How departments write things (resources/recognition/words.json), folded and made searchable."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ktu_desktop import paths
from ktu_desktop.workbooks.any_sheet.letters import fold

Pattern = tuple[str, ...]
"""A phrase by words; a word that ends in ``*`` stands for all that begin so."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words of which a name has at most one. ``needed``: a name with one of them is shortened at a risk."""

    words: frozenset[str]
    needed: bool


@dataclass(frozen=True)
class Words:
    """The tables. ``same``: what a phrase means by its first word; ``matchers``: a search by subject.

    ``must_be_said``: words without one of which a name that has them is not that name.
    """

    stop: frozenset[str]
    endings: tuple[str, ...]
    same: Mapping[str, Sequence[tuple[Pattern, str]]]
    measures: frozenset[str]
    groups: tuple[Group, ...]
    light: frozenset[str]
    must_be_said: tuple[frozenset[str], ...]
    headings: Mapping[str, re.Pattern[str]]
    matchers: Mapping[str, re.Pattern[str]]


def load_words() -> Words:
    """The tables as delivered."""
    data = json.loads(paths.resource("recognition", "words.json").read_text("utf-8"))
    lists = {key: value for key, value in data.items() if isinstance(value, list) and _texts(value)}
    return Words(
        stop=frozenset(fold(data["stop"]).split()),
        endings=tuple(sorted({*fold(data["endings"]).split()}, key=len, reverse=True)),
        same=_phrases(data["same"]),
        measures=frozenset(data["measures"]),
        groups=tuple(Group(frozenset(g["words"]), g["needed"]) for g in data["exclusive"]),
        light=frozenset(data["light"]),
        must_be_said=tuple(frozenset(words.split()) for words in data["must_be_said"]),
        headings={kind: matcher(phrases) for kind, phrases in data["headings"].items()},
        matchers={key: matcher(value) for key, value in lists.items()},
    )


def _texts(value: Sequence[Any]) -> bool:
    return all(isinstance(part, str) for part in value)


def _phrases(same: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[tuple[Pattern, str]]]:
    """The first three letters of a phrase's first word -> phrases, longest first."""
    found: dict[str, list[tuple[Pattern, str]]] = {}
    for meaning, phrases in same.items():
        for phrase in phrases:
            pattern = tuple(fold(phrase).split())
            found.setdefault(pattern[0].rstrip("*")[:3], []).append((pattern, meaning))
    for listed in found.values():
        listed.sort(key=lambda entry: (-len(entry[0]), -len("".join(entry[0]))))
    return found


def matcher(phrases: Iterable[str]) -> re.Pattern[str]:
    """A search for any of the phrases in folded text, at the limits of words, longest first."""
    folded = {fold(phrase) for phrase in phrases}
    words = _any_of(phrase for phrase in folded if phrase[0].isalnum())
    signs = _any_of(phrase for phrase in folded if not phrase[0].isalnum())
    # What no word may stand before is looked for once at each place, not once for each phrase.
    parts = [rf"(?<!\w)(?:{words})"] if words else []
    return re.compile("|".join([*parts, signs] if signs else parts))


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(_expression, phrases), key=lambda one: (-len(one), one)))


def _expression(phrase: str) -> str:
    middle = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return f"{middle}{after}"
