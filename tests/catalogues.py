"""The catalogues of texts: what the code says, held against what resources/locale translates.

``python -m tests.catalogues`` brings the .po files up to date with the code (new texts come in empty, texts
that nobody says any more go out) and compiles them to the .mo files that the program reads.
"""

import ast
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "resources" / "locale"
TRANSLATED = ("ru", "kk")
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # version control knows when; a date here only makes noise
KEYWORDS = {"say": 1, "_say": 1, "mark": 1, "plural": 2}
"""What a text is passed to, and how many texts it takes."""

_NO_BREAK = "\N{NO-BREAK SPACE}"
_TYPOGRAPHY = ((" —", f"{_NO_BREAK}—"), ("№ ", f"№{_NO_BREAK}"), (" …", "…"))


def said() -> Iterator[str | tuple[str, ...]]:
    """Every message id that the code says: a text, or a singular and a plural."""
    for file in sorted((ROOT / "ktu_desktop").rglob("*.py")):
        yield from said_in(file.read_text("utf-8"))


def said_in(source: str) -> Iterator[str | tuple[str, ...]]:
    """The message ids in one file's source; what is put together when the program runs is none."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = [list(_texts(argument)) for argument in node.args[: KEYWORDS.get(name, 0)]]
        if name == "plural" and all(texts):
            yield tuple(one for (one,) in texts)
        elif name != "plural":
            yield from (text for alternatives in texts for text in alternatives)


def _texts(argument: ast.expr) -> Iterator[str]:
    """The texts that an argument can be: itself, or both sides of a choice."""
    if isinstance(argument, ast.IfExp):
        yield from _texts(argument.body)
        yield from _texts(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
        yield argument.value


def translated(language: str) -> Catalog:
    """The catalogue of one language as its .po file has it."""
    path = _po(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """The .mo file of a catalogue, as bytes."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def update(language: str) -> tuple[int, int]:
    """Rewrite one language's files. Returns how many messages there are and how many lack a translation."""
    old = translated(language)
    new = Catalog(
        locale=language,
        project="KTU Desktop",
        header_comment=f"# The texts of KTU Desktop: {language}",
        creation_date=_UNDATED,
        revision_date=_UNDATED,
        fuzzy=False,
    )
    for message in sorted(set(said()), key=str):
        if not message:
            continue
        known = old.get(message)
        new.add(message, typeset(known.string) if known else "")
    _po(language).parent.mkdir(parents=True, exist_ok=True)
    with _po(language).open("wb") as stream:
        write_po(stream, new, width=0, omit_header=False, sort_output=True, include_previous=False)
    _po(language).with_suffix(".mo").write_bytes(compiled(new))
    texts = [message for message in new if message.id]
    return len(texts), sum(not all(_strings(message.string)) for message in texts)


def typeset(text: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """A Russian or Kazakh translation as print has it.

    No line begins with a dash or ends with №; no space stands before the dots.
    """
    if not isinstance(text, str):
        return tuple(str(typeset(one)) for one in text)
    for wrong, right in _TYPOGRAPHY:
        text = text.replace(wrong, right)
    return text


def _strings(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "ktu_desktop.po"


if __name__ == "__main__":
    for name in TRANSLATED:
        every, empty = update(name)
        print(f"{name}: {every} texts, {empty} without a translation")
