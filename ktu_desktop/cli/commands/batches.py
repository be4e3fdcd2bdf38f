"""`batches`: what was changed, newest first."""

from argparse import ArgumentParser, Namespace
from typing import Any

from ktu_desktop.cli.command import Command, Desk, Outcome
from ktu_desktop.cli.terminal import table
from ktu_desktop.domain.change_words import batch_text
from ktu_desktop.domain.changes import Batch
from ktu_desktop.i18n import Translator, mark

_HEAD = (mark("No."), mark("When"), mark("Who"), mark("What"), mark("Changes"), mark("State"))


def _arguments(parser: ArgumentParser, say: Translator) -> None:
    """None of its own."""


def _run(desk: Desk, arguments: Namespace) -> Outcome:
    from ktu_desktop.usecases.history import all_batches

    say = desk.say
    with desk.workspace(arguments) as workspace:
        found = all_batches(workspace)
    head = tuple(say(word) for word in _HEAD)
    lines = table([head, *(_row(batch, say) for batch in found)])
    return Outcome({"batches": [_batch_json(batch) for batch in found]}, lines)


def _batch_json(batch: Batch) -> dict[str, Any]:
    return {
        "batch": batch.id,
        "kind": batch.kind,
        "label": batch.label,
        "plan": batch.plan,
        "who": batch.author,
        "when": batch.at,
        "source": batch.source,
        "changes": batch.changes,
        "undoes": batch.undoes,
        "undone_by": batch.undone_by,
    }


def _row(batch: Batch, say: Translator) -> tuple[str, ...]:
    undone = "" if batch.undone_by is None else say(mark("Undone by No. {number}"), number=batch.undone_by)
    what = batch_text(batch, say)
    return (str(batch.id), say.moment(batch.at), batch.author, what, str(batch.changes), undone)


COMMAND = Command("batches", mark("what was changed, newest first"), _arguments, _run, {"batches": []})
