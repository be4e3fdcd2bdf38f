"""What a sheet would be with the texts that stand in the fields now: no database, no saving."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ktu_desktop.domain.evaluated_sheet import Sheet
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.reading import Absent, Given, is_divisor, read_text
from ktu_desktop.domain.sheet import SheetData, StoredValue


def sheet_as_typed(data: SheetData, texts: Mapping[str, str], tolerance: Fraction) -> Sheet:
    """The sheet as it will be once ``texts`` (by the figure's name) are saved.

    Texts that cannot be read leave the value that is stored. ``tolerance``: as for evaluate.
    """
    return evaluate(_with_typed(data, texts), tolerance)


def _with_typed(data: SheetData, texts: Mapping[str, str]) -> SheetData:
    values = dict(data.values)
    for name, text in texts.items():
        element = data.plan.element(name)
        reading = read_text(text, element, is_divisor(data.plan, name))
        if isinstance(reading, Given):
            values[element.code] = StoredValue(reading.value, 0, "", "", "form")
        elif isinstance(reading, Absent):
            values.pop(element.code, None)
    return replace(data, values=values)
