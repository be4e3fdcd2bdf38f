"""What an indicator would be with the texts that stand in the fields now: no database, no saving."""

from collections.abc import Mapping
from dataclasses import replace

from ktu_desktop.domain.evaluated_sheet import Row
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.reading import Absent, Given, is_divisor, read_text
from ktu_desktop.domain.sheet import SheetData, StoredValue


def row_as_typed(data: SheetData, indicator: str, texts: Mapping[str, str]) -> Row:
    """The row of ``indicator`` as it will be once ``texts`` (by the figure's name) are saved.

    Texts that cannot be read leave the value that is stored.
    """
    sheet = evaluate(with_typed(data, texts))
    return next(row for row in sheet.rows if row.indicator.code == indicator)


def with_typed(data: SheetData, texts: Mapping[str, str]) -> SheetData:
    """The sheet's data with ``texts`` in place of the stored values of those figures."""
    values = dict(data.values)
    for name, text in texts.items():
        element = data.plan.element(name)
        reading = read_text(text, element, is_divisor(data.plan, name))
        if isinstance(reading, Given):
            values[element.code] = StoredValue(reading.value, 0, "", "", "form")
        elif isinstance(reading, Absent):
            values.pop(element.code, None)
    return replace(data, values=values)
