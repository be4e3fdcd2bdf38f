"""What the page of an import says of the whole: what waits, what was taken, undone, or went wrong."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.errors import Cancelled, Refusal
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.usecases.undo_batch import Undone

Said = tuple[str, str]
"""A text and its tone."""


def waiting(counts: Mapping[str, int], say: Translator) -> str:
    """What is to be done before Apply. ``counts``: rows by status."""
    if not counts:
        return say(mark("Nothing of it can be taken as it stands."))
    questions = counts.get("ask", 0) + counts.get("conflict", 0)
    if questions:
        return say.plural(
            "{n} entry needs your decision. Nothing is written before “Apply”.",
            "{n} entries need your decision. Nothing is written before “Apply”.",
            questions,
        )
    return say(mark("Look through what is new. Nothing is written before “Apply”."))


def taken(count: int, left: int, say: Translator) -> str:
    """How many entries were taken, and in how many files something was left."""
    text = say.plural("{n} entry was taken.", "{n} entries were taken.", count)
    if not left:
        return text
    open_files = say.plural(
        "In {n} file something was left as it is: see below.",
        "In {n} files something was left as it is: see below.",
        left,
    )
    return f"{text} {open_files}"


def undone(result: "Undone", plan: Plan, say: Translator) -> Said:
    """How much went back, and what was edited later and stays."""
    text = say.plural(
        "{n} entry is as it was before.", "{n} entries are as they were before.", result.restored
    )
    kept = [sentence(finding, say, plan) for finding in result.kept]
    return "\n".join([text, *kept]), "doubt" if kept else "good"


def failure(error: Exception, say: Translator) -> Said:
    """Why nothing was done."""
    if isinstance(error, Cancelled):
        return say(mark("Cancelled. Nothing was changed.")), "quiet"
    if isinstance(error, Refusal):
        return say.refusal(error), "bad"
    return say(mark("This did not work. Nothing was changed.")), "bad"
