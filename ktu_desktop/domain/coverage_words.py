"""What a total rests on, in words: the same in the form, in the table and on the command line."""

from typing import TYPE_CHECKING

from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.domain.completeness import AskedCounts
    from ktu_desktop.domain.coverage import Coverage

_NAMED = 6
"""How many missing units are named before "and n more"."""


def coverage_sentence(cover: "Coverage", say: Translator) -> str:
    """``7 of 9 counted; missing: EAT-TCS, EAT-PE``; who typed a total or took something off is said too."""
    counted = say(mark("{given} of {expected} counted"), given=cover.given, expected=cover.expected)
    return "; ".join((counted, *_not_counted(cover, say)))


def summary_sentence(cover: "Coverage", say: Translator) -> str:
    """``Summary; 7 of 9 counted, missing: EAT-TCS, EAT-PE``."""
    counted = say(mark("Summary; {given} of {expected} counted"), given=cover.given, expected=cover.expected)
    return ", ".join((counted, *_not_counted(cover, say)))


def asked_sentence(counts: "AskedCounts", say: Translator) -> str:
    """``38 of 52 filled, 3 do not apply, 11 not filled, 2 errors``: what is zero is left out."""
    parts = [say(mark("{filled} of {asked} filled"), filled=counts.filled, asked=counts.asked)]
    if counts.not_applicable:
        parts.append(say.plural("{n} does not apply", "{n} do not apply", counts.not_applicable))
    if counts.missing:
        parts.append(say.plural("{n} not filled", "{n} not filled", counts.missing))
    if counts.contradictory:
        parts.append(say.plural("{n} error", "{n} errors", counts.contradictory))
    return ", ".join(parts)


def counted_text(cover: "Coverage", say: Translator) -> str:
    """``7 of 9``; empty where nobody is asked."""
    if not cover.expected:
        return ""
    return say(mark("{given} of {expected}"), given=cover.given, expected=cover.expected)


def _not_counted(cover: "Coverage", say: Translator) -> list[str]:
    parts = []
    if cover.missing:
        parts.append(say(mark("missing: {units}"), units=_units(cover.missing, say)))
    if cover.needed_from:
        parts.append(say(mark("still needed from: {units}"), units=_units(cover.needed_from, say)))
    if cover.stated:
        parts.append(say(mark("only a percentage: {units}"), units=_units(cover.stated, say)))
    if cover.own:
        parts.append(say(mark("typed as a total: {units}"), units=_units(cover.own, say)))
    if cover.corrected:
        parts.append(say(mark("corrected for double counting: {units}"), units=_units(cover.corrected, say)))
    return parts


def _units(codes: tuple[str, ...], say: Translator) -> str:
    named = ", ".join(codes[:_NAMED])
    rest = len(codes) - _NAMED
    return say(mark("{units} and {n} more"), units=named, n=rest) if rest > 0 else named
