"""Texts, names, numbers and refusals in the user's language: English, Russian, Kazakh.

Message ids are the English sentences; catalogues lie in resources/locale/LANGUAGE/LC_MESSAGES (gettext).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from ktu_desktop import paths
from ktu_desktop.decimals import decimal_text
from ktu_desktop.errors import Refusal

LANGUAGES = ("en", "ru", "kk")
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
DOMAIN = "ktu_desktop"
_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"


def mark(message: str) -> str:
    """Mark ``message`` for the catalogues; it is translated when it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """A fact that is itself a marked message: said in the language of the sentence that it stands in."""

    message: str

    def said(self, say: "Translator") -> str:
        """The message in the language of ``say``."""
        return say(self.message)

    def __str__(self) -> str:
        return self.message


class Translator:
    """Says things in one language. Called with an English message id and its facts.

    Facts that are numbers (objects with ``text``, Fractions) are written with the language's decimal mark;
    facts with ``said`` (periods, Words) say themselves in this language.
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = _catalogue(self.language)

    def __call__(self, message: str, /, **facts: Any) -> str:
        """The message in this language, its ``{fields}`` filled."""
        return self._fill(self._catalogue.gettext(message) if message else "", facts)

    def plural(self, one: str, many: str, n: int, /, **facts: Any) -> str:
        """The message for ``n`` things; ``{n}`` is a fact of it."""
        return self._fill(self._catalogue.ngettext(one, many, n), {"n": n, **facts})

    def name(self, names: Mapping[str, str]) -> str:
        """The name in this language, else in Russian, else in English."""
        return names.get(self.language) or names.get("ru") or names.get("en") or ""

    def number(self, canonical: str) -> str:
        """Canonical decimal text as people here write it: ``12345.5`` -> ``12 345,5`` (no-break spaces)."""
        body = canonical.removeprefix("-")
        integer, point, decimals = body.partition(".")
        if not integer.isdigit() or (decimals and not decimals.isdigit()):
            return canonical
        grouped = f"{int(integer):,}".replace(",", _NO_BREAK_SPACE) if len(integer) > 4 else integer
        mark_ = "." if self.language == "en" else ","
        sign = _MINUS if canonical.startswith("-") else ""
        return f"{sign}{grouped}{mark_ if point else ''}{decimals}"

    def refusal(self, error: Refusal) -> str:
        """The sentence of a refusal."""
        return self(error.message, **error.facts)

    def moment(self, when: str) -> str:
        """An ISO moment (UTC) as local date and time: ``12.01.2023 14:32``."""
        return datetime.fromisoformat(when).astimezone().strftime("%d.%m.%Y %H:%M")

    def day(self, when: date) -> str:
        """A day as people here write it: ``12.01.2023``."""
        return when.strftime("%d.%m.%Y")

    def _fill(self, text: str, facts: Mapping[str, Any]) -> str:
        return text.format(**{name: self._fact(fact) for name, fact in facts.items()}) if facts else text

    def _fact(self, fact: Any) -> Any:
        if isinstance(fact, Fraction):
            return self.number(decimal_text(fact))
        said = getattr(fact, "said", None)
        if callable(said):
            return said(self)
        canonical = getattr(fact, "text", None)
        return self.number(canonical) if isinstance(canonical, str) else fact


def _catalogue(language: str) -> NullTranslations:
    path = Path(paths.resource("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo"))
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as stream:
        return GNUTranslations(stream)
