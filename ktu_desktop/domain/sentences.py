"""Findings as sentences in the user's language: what is wrong, and what to do about it.

To add a finding: 1. a code and its sentence in sentence_texts/; 2. the facts that the sentence names, given
where the finding is made. The tests find every code used in the program and fail where a sentence is missing.
"""

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentence_texts import SENTENCES
from ktu_desktop.domain.units_of_measure import unit_of
from ktu_desktop.i18n import Translator, mark

_NO_FACT = "…"
_UNKNOWN = mark("Please check this place ({code}).")

_WORDS = {
    "target": mark("plan"),
    "last_year": mark("last year"),
    "university": mark("the university"),
    "faculty": mark("the faculties"),
    "department": mark("the departments"),
    "office": mark("the offices"),
    "college": mark("the college"),
    "submitted": mark("submitted"),
    "signed": mark("signed"),
    "approved": mark("approved"),
}
"""Facts that are words of the code, as they stand in a sentence."""


def sentence(finding: Finding, say: Translator, plan: Plan | None = None) -> str:
    """The finding as the user reads it. ``plan`` names common data in rules; without it codes stand."""
    message = SENTENCES.get(finding.code, _UNKNOWN)
    facts = {name: _said(name, fact, say, plan) for name, fact in finding.facts.items()}
    facts.setdefault("code", finding.code)
    fields = {name for _, name, _, _ in Formatter().parse(message) if name}
    missing = dict.fromkeys(fields - facts.keys(), _NO_FACT)
    return say(message, **missing, **facts).strip()


def _said(name: str, fact: Any, say: Translator, plan: Plan | None) -> Any:
    """A fact as it stands in a sentence: units and rules in words, names in the language, lists joined."""
    if name == "unit":
        return unit_of(fact or None).axis_label(say)
    if name == "rule":
        return _rule_text(fact, say, plan)
    if name in ("lock", "supplied_by", "against") and isinstance(fact, str):
        return say(_WORDS.get(fact, fact))
    if name == "at":
        return say.moment(fact)
    if name == "period" and isinstance(fact, str):
        return _period_words(fact, say)
    if isinstance(fact, Mapping):
        return say.name(fact)
    if fact is None:
        return _NO_FACT
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return ", ".join(str(part) for part in fact)
    return fact


def _period_words(code: str, say: Translator) -> str:
    """The period of a code in words; a text that is no period as it is."""
    try:
        return period_from_code(code).said(say)
    except ValueError:
        return code


def _rule_text(text: str, say: Translator, plan: Plan | None) -> str:
    """``a >= b`` with the sign ``≥``, and common data by its name instead of its code."""
    signs = {">=": "≥", "<=": "≤"}
    words = [signs.get(word, word) for word in text.split()]
    if plan is not None:
        words = [_named(word, say, plan) for word in words]
    return " ".join(words)


def _named(word: str, say: Translator, plan: Plan) -> str:
    figure = plan.figures.get(word)
    if figure is None or word.partition("/")[0] in plan.indicators:
        return word
    return f"“{say.name(figure.names)}”"
