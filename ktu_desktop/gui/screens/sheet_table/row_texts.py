"""What the cells of a row say, worked out once per row and language."""

from typing import TYPE_CHECKING

from ktu_desktop.domain.coverage_words import counted_text, summary_sentence
from ktu_desktop.domain.evaluated_sheet import NOT_APPLICABLE, Field, Row
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.domain.units_of_measure import UnitOfMeasure, unit_of
from ktu_desktop.gui.screens.sheet_table import columns as c
from ktu_desktop.gui.widgets.aligned_numbers import aligned, signed
from ktu_desktop.gui.widgets.row_state import state_of_row
from ktu_desktop.i18n import Translator, mark

if TYPE_CHECKING:
    from ktu_desktop.domain.roll_up import Rolled


def editable_field(row: Row) -> Field | None:
    """The field that typing over the actual value edits, its own number; None: the form does it."""
    field = next((field for field in row.fields if field.role == "value"), None)
    return field if field is not None and not field.locked else None


def texts_of(row: Row, say: Translator, rolled: "Rolled | None" = None) -> tuple[str, ...]:
    """The texts of a row's cells, by column; ``rolled``: the summary where there are units below."""
    unit = unit_of_row(row)
    texts = [""] * len(c.COLUMNS)
    texts[c.CODE] = row.indicator.code
    texts[c.NAME] = say.name(row.indicator.names)
    texts[c.UNIT] = unit.suffix(say)
    texts[c.LAST_YEAR] = aligned(row.last_year, unit, say)
    texts[c.TARGET] = aligned(row.target, unit, say)
    texts[c.ACTUAL] = actual_text(row, say)
    texts[c.DEVIATION] = signed(row.deviation, say)
    texts[c.STATE] = say(state_of_row(row).word)
    if rolled is not None:
        texts[c.SUMMARY] = aligned(rolled.result, unit, say)
        texts[c.COUNTED] = counted_text(rolled.coverage, say)
    return tuple(texts)


def unit_of_row(row: Row) -> UnitOfMeasure:
    """The unit in which the row's own number is written: a rank's or yes/no's is that of its figure."""
    own = next((field for field in row.fields if field.role == "value"), None)
    return unit_of(own.element.unit if own is not None else row.indicator.unit)


def actual_text(row: Row, say: Translator) -> str:
    """The actual value; what was typed and refused stands in its place until it is mended."""
    drafts = [field.draft for field in row.fields if field.draft is not None and field.role == "value"]
    if drafts:
        return drafts[0].text
    if row.state == NOT_APPLICABLE:
        return "\u2013"
    return aligned(row.result, unit_of_row(row), say)


def tooltip_of(row: Row, column: int, say: Translator, rolled: "Rolled | None" = None) -> str:
    """What a cell says when one stays over it: the whole name, what is wrong, what a total rests on."""
    if column in c.ABOVE:
        return summary_sentence(rolled.coverage, say) if rolled is not None else ""
    if column in (c.CODE, c.NAME):
        note = say.name(row.indicator.notes) if row.indicator.notes else ""
        return f"{say.name(row.indicator.names)}\n\n{note}".strip()
    if column in (c.ACTUAL, c.STATE):
        drafts = [field.draft.finding for field in row.fields if field.draft is not None]
        lines = [sentence(finding, say) for finding in (*drafts, *row.findings)]
        if row.entry.not_applicable:
            lines.insert(0, say(mark("Does not apply: {reason}"), reason=row.entry.not_applicable))
        lines.append(_earlier(row, say))
        return "\n".join(line for line in lines if line)
    if column == c.TARGET and row.orientation:
        return say("The university's target, for orientation")
    return ""


def _earlier(row: Row, say: Translator) -> str:
    """What had been reached by the end of an earlier part of the year."""
    if row.earlier is None:
        return ""
    reached = aligned(row.earlier.result, unit_of_row(row), say).strip()
    return say(mark("By {period}: {value}"), period=row.earlier.period, value=reached)
