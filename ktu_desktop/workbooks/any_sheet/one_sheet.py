"""Recognises one sheet: which way it lies, its tables, and every cell of value in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.workbooks.any_sheet.cell_values import CellValues
from ktu_desktop.workbooks.any_sheet.chosen_columns import choose
from ktu_desktop.workbooks.any_sheet.codes import Codes
from ktu_desktop.workbooks.any_sheet.crossings import crossed, crossed_lines, crosses_units
from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.group_words import GroupWords
from ktu_desktop.workbooks.any_sheet.headings import Headings
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.likeness import Ranking
from ktu_desktop.workbooks.any_sheet.line import Context, Line
from ktu_desktop.workbooks.any_sheet.lines import read_lines
from ktu_desktop.workbooks.any_sheet.magnitudes import Magnitudes
from ktu_desktop.workbooks.any_sheet.named import Named
from ktu_desktop.workbooks.any_sheet.naming import Naming
from ktu_desktop.workbooks.any_sheet.org_names import OrgNames
from ktu_desktop.workbooks.any_sheet.places import Places
from ktu_desktop.workbooks.any_sheet.recognition import FoundCell, FoundSheet, FoundTable, RowRole, Told
from ktu_desktop.workbooks.any_sheet.remembered import Pointed, Remembered, shape_of
from ktu_desktop.workbooks.any_sheet.row_texts import line_named
from ktu_desktop.workbooks.any_sheet.sight import Sight, is_number
from ktu_desktop.workbooks.any_sheet.table_cells import TableCells
from ktu_desktop.workbooks.any_sheet.tables import Table, find_tables, is_named, named_rows
from ktu_desktop.workbooks.any_sheet.texts_above import called_after_texts_above
from ktu_desktop.workbooks.any_sheet.titles import Title, title_of
from ktu_desktop.workbooks.any_sheet.value_columns import Columns, value_columns
from ktu_desktop.workbooks.any_sheet.whole_plan import doubted_where_whole
from ktu_desktop.workbooks.any_sheet.words import Words

_ENOUGH_ROWS = 3


@dataclass(frozen=True, slots=True)
class Tools:
    """What recognising needs to know, made once for a plan and an organisation."""

    plan: Plan
    organisation: Organisation
    words: Words
    codes: Codes
    ranking: Ranking
    org_names: OrgNames
    values: CellValues
    group_words: GroupWords


class OneSheet:
    """One sheet on its way from cells to what they mean."""

    def __init__(self, tools: Tools, grid: Grid, told: Told, remembered: Remembered) -> None:
        self._tools = tools
        self._grid = grid
        self._remembered = remembered
        self._pointed = remembered.pointed.get(grid.name, Pointed())
        self._told = Told(self._pointed.org_unit or told.org_unit, self._pointed.year or told.year)
        texts = dict.fromkeys(
            cell.text for row in grid.rows for cell in row if cell.kind == "text" and len(cell.text) > 12
        )
        self._legend = tools.org_names.legend(texts)

    def found(self) -> FoundSheet:
        """What the sheet holds."""
        if self._grid.hidden:
            hidden = Finding("hidden_sheet", Severity.WARNING, facts={"sheet": self._grid.name})
            return FoundSheet(self._grid.name, "", findings=(hidden,))
        sight, tables = self._look()
        tables = [one for one in tables if self._tells(sight, one, tables) or self._is_spoken_of(sight, one)]
        title = self._title(sight, tables)
        unit = next(iter(title.org_units)) if len(title.org_units) == 1 else None
        if not tables:
            return FoundSheet(self._grid.name, "", turned=sight.grid.turned, org_unit=unit)
        columns = [self._columns(sight, table, title) for table in tables]
        cells: list[FoundCell] = []
        drawn: list[FoundTable] = []
        context = self._context(tables, sight)
        starts = {one.year for found in columns for one in found.values if one.academic and one.year}
        root = self._tools.organisation.root.code
        places = Places(self._told, title, self._tools.org_names, self._tools.plan.years, starts, root)
        magnitudes = Magnitudes(self._tools.words, self._texts_above(sight, tables))
        for table, found in zip(tables, columns, strict=True):
            named = self._named(sight, table, found, self._headed(context, table))
            last = named[-1].line.context if named else context
            context = replace(last, section="", title=context.title)
            reader = TableCells(
                self._tools.plan, self._tools.values, sight.grid, table, found, places, magnitudes
            )
            cells += reader.cells(named)
            roles = {row: _row_role(one) for one in named for row in one.line.rows}
            drawn.append(FoundTable(table.heading, found.roles, roles, sight.grid.turned))
        headings = [role.heading for found in columns for role in found.roles.values()]
        end = (Finding("sheet_cut", Severity.WARNING, facts={"sheet": self._grid.name}),)
        findings = end if self._grid.cut else ()
        return FoundSheet(
            self._grid.name, shape_of(headings), tuple(drawn), tuple(cells), findings, sight.grid.turned, unit
        )

    def _is_spoken_of(self, sight: Sight, table: Table) -> bool:
        """Whether somebody said of a row of the table, now or before, which indicator it is."""
        rows = range(table.first, table.last + 1)
        if any(row in rows for row, code in self._pointed.rows.items() if code):
            return True
        aliases = {name for name, code in self._remembered.aliases.items() if code}
        if not aliases or table.name is None:
            return False
        names = (sight.grid.cell(row, table.name).text for row in rows)
        return any(fold(name) in aliases for name in names)

    def _look(self) -> tuple[Sight, list[Table]]:
        """The sheet as it lies, or on its side where more indicators show then, or as somebody said."""
        if self._pointed.turned is not None:
            sight = self._sight(self._grid.turn() if self._pointed.turned else self._grid)
            return sight, find_tables(sight)
        upright = self._sight(self._grid)
        tables = find_tables(upright)
        rows = sum(named_rows(upright, table, _ENOUGH_ROWS) for table in tables)
        if rows < _ENOUGH_ROWS:
            turned = self._sight(self._grid.turn())
            others = find_tables(turned)
            if sum(named_rows(turned, table, _ENOUGH_ROWS) for table in others) > rows:
                return turned, others
        return upright, tables

    def _sight(self, grid: Grid) -> Sight:
        headings = Headings(self._tools.words, self._tools.org_names, self._tools.group_words, self._legend)
        return Sight(grid, self._tools.codes, self._tools.ranking, headings, self._pointed.heading)

    def _title(self, sight: Sight, tables: Sequence[Table]) -> Title:
        height = len(self._grid.rows)
        rows = (_top_row(sight, tables), _last_row(sight, tables)) if tables else (height, height)
        root = self._tools.organisation.root.code
        return title_of(self._grid, rows, self._tools.words, self._tools.org_names, root)

    def _context(self, tables: Sequence[Table], sight: Sight) -> Context:
        """What the sheet's title and name say of all of its rows."""
        title = self._title_texts(sight, tables)
        return Context(
            line=self._line_of_title(tables, sight), org_unit=self._unit_of_the_name(), title=title
        )

    def _headed(self, context: Context, table: Table) -> Context:
        """The context with what the title, and the heading over the names, say of a table's rows."""
        heading = table.meanings[table.name].text if table.name is not None else ""
        title = (*context.title, heading)
        titled = self._tools.group_words.of_title((*title, *self._told_names()))
        return replace(context, titled=titled, title=title)

    def _told_names(self) -> tuple[str, ...]:
        """What the unit is called that the file is brought for."""
        unit = self._tools.organisation.by_code.get(self._told.org_unit or "")
        return tuple(unit.names.values()) if unit else ()

    def _title_texts(self, sight: Sight, tables: Sequence[Table]) -> tuple[str, ...]:
        return (*self._texts_above(sight, tables), self._grid.name)

    def _tells(self, sight: Sight, table: Table, tables: Sequence[Table]) -> bool:
        """Whether a table speaks of an indicator at all."""
        if named_rows(sight, table, 1):
            return True
        if sight.grid.turned or not table.heading:
            return False
        titled = self._tools.group_words.of_title(self._title_texts(sight, tables[:1]))
        return crosses_units(sight, table, titled, self._tools.group_words)

    def _line_of_title(self, tables: Sequence[Table], sight: Sight) -> int | None:
        texts = self._texts_above(sight, tables)
        lines = {line for text in (*texts, self._grid.name) if (line := line_named(text, self._tools.words))}
        return lines.pop() if len(lines) == 1 else None

    def _texts_above(self, sight: Sight, tables: Sequence[Table]) -> list[str]:
        above = self._grid.rows[: _top_row(sight, tables)]
        return [cell.text for row in above for cell in row if cell.kind == "text"]

    def _unit_of_the_name(self) -> str | None:
        """The unit after which the sheet is named, if it belongs to the one the file is brought for."""
        names, told = self._tools.org_names, self._told.org_unit
        unit = names.exactly(self._grid.name)
        return unit if unit and (told is None or names.is_about(unit, told)) else None

    def _columns(self, sight: Sight, table: Table, title: Title) -> Columns:
        found = value_columns(sight, table, title)
        found = doubted_where_whole(sight, table, found, title, self._tools.plan.years)
        pointed = self._pointed.columns or self._pointed.rows
        titled = self._headed(Context(title=self._title_texts(sight, [table])), table).titled
        crossing = None if pointed else crossed(sight, table, found, titled, self._tools.group_words)
        if crossing:
            return crossing
        if not table.heading:
            found = called_after_texts_above(sight, table, found)
        shape = self._remembered.shapes.get(shape_of(role.heading for role in found.roles.values()), {})
        return choose(found, shape, self._pointed.columns)

    def _named(self, sight: Sight, table: Table, found: Columns, context: Context) -> list[Named]:
        words = self._tools.words
        if found.crossed:
            lines = crossed_lines(sight, table, found, context, words, self._tools.group_words)
        else:
            lines = read_lines(sight, table, {one.column: one.kind for one in found.values}, context, words)
        lines = [self._below_its_section(line) for line in lines]
        aliases = dict(self._remembered.aliases)
        naming = Naming(
            self._tools.plan, self._tools.ranking, self._tools.group_words, words, aliases, self._pointed.rows
        )
        return naming.of(lines)

    def _below_its_section(self, line: Line) -> Line:
        """The line; a section on those who study takes it out of a title on admission."""
        context, group_words = line.context, self._tools.group_words
        if not context.titled or not group_words.is_of_contingent(context.section):
            return line
        titled = group_words.without_admission(context.titled)
        return replace(line, context=replace(context, titled=titled))


def _top_row(sight: Sight, tables: Sequence[Table]) -> int:
    """The first row of the sheet, as it is, that belongs to a table."""
    first = tables[0]
    if sight.grid.turned:
        return min((column for column in (first.code, first.name) if column is not None), default=0)
    return first.heading[0] if first.heading else _first_named(sight, first)


def _last_row(sight: Sight, tables: Sequence[Table]) -> int:
    """The last row of the sheet, as it is, that speaks of an indicator."""
    last = tables[-1]
    if sight.grid.turned:
        columns = range(sight.grid.width)
        lines = [[sight.grid.cell(row, column) for row in range(len(sight.grid.rows))] for column in columns]
        return max((n for n, line in enumerate(lines) if any(map(is_number, line))), default=0)
    rows = range(last.last, last.first - 1, -1)
    return next((row for row in rows if is_named(sight, last, row)), last.last)


def _first_named(sight: Sight, table: Table) -> int:
    """The first row that speaks of an indicator; where none does by itself, the first with numbers."""
    rows = range(table.first, table.last + 1)
    numbered = (row for row in rows if any(map(is_number, sight.grid.rows[row])))
    return next((row for row in rows if is_named(sight, table, row)), next(numbered, table.first))


def _row_role(named: Named) -> RowRole:
    kind = named.line.kind if named.line.kind != "line" else named.kind
    return RowRole(kind, named.line.text, named.indicator, named.candidates, named.sure)
