"""The rows of a table: those that speak of an indicator with all that is written of it, and headings."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ktu_desktop.workbooks.any_sheet.codes import Code
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.heading_rows import is_numbering
from ktu_desktop.workbooks.any_sheet.headings import (
    DENOMINATOR,
    DEVIATION,
    EXPECTED,
    FACT,
    NUMERATOR,
    PLAN,
    VALUE,
    YEAR,
)
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.line import Context, Line
from ktu_desktop.workbooks.any_sheet.row_texts import is_percent, line_named, without_unit
from ktu_desktop.workbooks.any_sheet.sight import Sight, is_number, is_year
from ktu_desktop.workbooks.any_sheet.tables import Table
from ktu_desktop.workbooks.any_sheet.words import Words
from ktu_desktop.workbooks.any_sheet.years import years_in

_SHORT = 25
_LETTERS = re.compile(r"[^\W\d_]+")
_VALUE_UNIT = re.compile(r"\d\s*([^\W\d_]{2,10}\.?|%)\s*$")


@dataclass
class _Reader:
    """Goes down the rows of a table."""

    sight: Sight
    table: Table
    kinds: Mapping[int, str]
    context: Context
    words: Words
    open_text: str = ""
    owner: Line | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def grid(self) -> Grid:
        return self.sight.grid

    @property
    def values(self) -> Iterable[int]:
        return self.kinds

    @cached_property
    def _beside(self) -> Sequence[int]:
        """The columns in which a row may say «план» or «факт»."""
        columns = (*self.table.others, *self.table.beside_name)
        return [column for column in columns if column not in self.values]

    def read(self) -> list[Line]:
        for row in range(self.table.first, self.table.last + 1):
            cells = self.grid.rows[row]
            if not any(cell.text.strip() or is_number(cell) for cell in cells) or is_numbering(
                self.sight, row
            ):
                self.open_text = ""
                continue
            line = self._of_kind(self._line(row))
            if line.kind != "line":
                self.lines.append(line)
            elif self._continues(line):
                self._extend(line)
            elif line.code is None and not line.has_values:
                self._heading(line)
            else:
                self.lines.append(line)
                self.open_text = ""
                self.owner = line
        return self.lines

    def _of_kind(self, line: Line) -> Line:
        """The line; where its row says «план» or «факт», it speaks of the name above or beside it."""
        row = line.rows[0]
        texts = [line.text, *(self._text(row, column) for column in self._beside)]
        kinds = {self._row_kind(text) for text in texts if 0 < len(text) <= _SHORT} - {None}
        if not line.has_values or not kinds:
            doubt = self._shared(row) if line.has_values else ""
            return replace(line, doubt=doubt) if doubt else line
        own = line.text and self._row_kind(line.text) is None
        if own:
            self.owner = line
        elif self.owner is not None:
            line = replace(line, text=self.owner.text, code=self.owner.code, unit=self.owner.unit, joined="")
        return (
            line if kinds & {FACT} and not kinds & {PLAN, EXPECTED, DEVIATION} else replace(line, kind="plan")
        )

    def _row_kind(self, text: str) -> str | None:
        """Plan, fact and the like, where a text says nothing else: ``план перевыполнен`` is a note."""
        kind = self.sight.headings.of(text).kind
        if kind not in (PLAN, EXPECTED, DEVIATION, FACT):
            return None
        rest = fold(text)
        for known in (PLAN, EXPECTED, DEVIATION, FACT, YEAR, VALUE):
            rest = self.words.headings[known].sub(" ", rest)
        said = [word for word in _LETTERS.findall(rest) if word not in self.words.stop]
        return None if said else kind

    def _shared(self, row: int) -> str:
        """A doubt where one name stands for several rows that all hold values."""
        area = self.grid.covered.get((row, self.table.name)) if self.table.name is not None else None
        if area is None or area.bottom == area.top:
            return ""
        rows = range(area.top, area.bottom + 1)
        filled = [one for one in rows if any(self._holds_value(one, column) for column in self.values)]
        return "merged_over_several" if len(filled) > 1 else ""

    def _line(self, row: int) -> Line:
        text = self._name(row)
        code = self._code(row)
        if code is None and text:
            code, text = self.sight.codes.apart(text)
        context = self._own_context(row)
        text, beside_name = without_unit(text)
        unit = self._text(row, self.table.unit) or beside_name
        beside = tuple(filter(None, (self.grid.shown(row, column) for column in self.table.beside_name)))
        has_values = any(self._holds_value(row, column) for column in self.values)
        percent = is_percent(unit) if unit else self._percent_by_values(row)
        if percent is None and has_values and self._is_share(row):
            percent = True
        joined = f"{self.open_text} {text}" if self.open_text and text else ""
        return Line((row,), code, text, context, beside, joined, unit, percent, has_values)

    def _name(self, row: int) -> str:
        """The name in a row, also where it reaches over from the column of groups left of the names."""
        column = self.table.name
        text = self._text(row, column)
        if text:
            return text
        area = self.grid.covered.get((row, column)) if column is not None else None
        reaches = area is not None and area.top == row and area.left in self.table.beside_name
        return self.grid.shown(row, area.left) if area and reaches else ""

    def _text(self, row: int, column: int | None) -> str:
        return self.grid.cell(row, column).text.strip() if column is not None else ""

    def _code(self, row: int) -> Code | None:
        if self.table.code is None:
            return None
        return self.sight.codes.of(self.grid.cell(row, self.table.code), self.context.line)

    def _own_context(self, row: int) -> Context:
        """The context with what the row says of organisation unit and year in columns of their own."""
        context = self.context
        if self.table.org is not None:
            unit = self.sight.headings.of(self.grid.shown(row, self.table.org)).org_unit
            context = replace(context, org_unit=unit or context.org_unit)
        if self.table.year is not None:
            shown = self.grid.shown(row, self.table.year)
            plain = years_in(shown, self.words).plain
            context = replace(context, year=plain[0] if len(plain) == 1 else context.year)
        return context

    def _holds_value(self, row: int, column: int) -> bool:
        cell = self.grid.cell(row, column)
        return is_number(cell) or bool(cell.text.strip())

    def _is_share(self, row: int) -> bool:
        """Whether a row holds part and whole, or values only below headings that say percent."""
        meanings = self.table.meanings
        filled = [column for column in self.values if self._holds_value(row, column)]
        kinds = {self.kinds[column] for column in filled}
        return {NUMERATOR, DENOMINATOR} <= kinds or all("%" in meanings[column].text for column in filled)

    def _percent_by_values(self, row: int) -> bool | None:
        said = {
            True
            if cell.percent
            else is_percent(match[1])
            if (match := _VALUE_UNIT.search(cell.text))
            else None
            for cell in (self.grid.cell(row, column) for column in self.values)
        } - {None}
        return said.pop() if len(said) == 1 else None

    def _continues(self, line: Line) -> bool:
        """Whether a row is the rest of the row above it, which was too narrow for the name."""
        if not self.lines or self.lines[-1].rows[-1] != line.rows[0] - 1 or line.code or not line.text:
            return False
        before = self.lines[-1]
        if not line.text[:1].islower() or self.words.matchers["doubtful_row"].match(fold(line.text)):
            return False
        if any(self._both(before, line, column) for column in self.values):
            return False
        return not line.has_values or before.code is not None

    def _both(self, before: Line, line: Line, column: int) -> bool:
        own = self._holds_value(line.rows[0], column)
        return own and any(self._holds_value(row, column) for row in before.rows)

    def _extend(self, line: Line) -> None:
        before = self.lines[-1]
        self.lines[-1] = replace(
            before,
            rows=(*before.rows, *line.rows),
            text=f"{before.text} {line.text}",
            is_percent=before.is_percent if before.is_percent is not None else line.is_percent,
            has_values=before.has_values or line.has_values,
        )

    def _heading(self, line: Line) -> None:
        """A row without numbers: it says what the rows below it are about."""
        row = line.rows[0]
        texts = [
            cell.text.strip() for cell in self.grid.rows[row] if cell.kind == "text" and cell.text.strip()
        ]
        if not texts and not any(is_year(cell) for cell in self.grid.rows[row]):
            return
        text = " ".join(texts)
        meaning = self.sight.headings.of(texts[0]) if len(texts) == 1 else None
        years = years_in(text, self.words).plain
        if meaning and meaning.org_unit:
            self.context = replace(self.context, org_unit=meaning.org_unit, section="")
        elif not texts or (len(years) == 1 and len(text) <= 20):
            year = years[0] if years else next(int(c.text) for c in self.grid.rows[row] if is_year(c))
            self.context = replace(self.context, year=year, section="")
        else:
            line_number = line_named(text, self.words)
            self.context = replace(self.context, section=text, line=line_number or self.context.line)
        self.open_text = line.text
        self.owner = line
        self.lines.append(replace(line, kind="section", text=text))


def read_lines(
    sight: Sight, table: Table, kinds: Mapping[int, str], context: Context, words: Words
) -> list[Line]:
    """The lines of a table; ``kinds``: of its columns of values. Sections stand among them by their kind."""
    return _Reader(sight, table, kinds, context, words).read()
