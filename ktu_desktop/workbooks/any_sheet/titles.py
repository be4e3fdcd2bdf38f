"""What a sheet says about itself outside of its tables: organisation unit, year, plan or report."""

from collections.abc import Iterable
from dataclasses import dataclass

from ktu_desktop.workbooks.any_sheet.grid import Grid
from ktu_desktop.workbooks.any_sheet.letters import fold
from ktu_desktop.workbooks.any_sheet.org_names import OrgNames
from ktu_desktop.workbooks.any_sheet.words import Words
from ktu_desktop.workbooks.any_sheet.years import Years, years_in

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Title:
    """``org_units``: the lowest ones named, none where only the university is; ``years``: named ones.

    ``is_plan``: it speaks of a plan, of no report; ``is_report``: of a report; ``part``: of part of a year.
    """

    org_units: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    is_plan: bool = False
    is_report: bool = False
    part: bool = False
    academic: bool = False


def title_of(grid: Grid, table_rows: tuple[int, int], words: Words, org_names: OrgNames, root: str) -> Title:
    """The title of a sheet: its name, the texts above its tables, else below, else what was filled in."""
    above, below_from = table_rows[0], table_rows[1] + 1
    texts = [cell.text.strip() for row in grid.rows[:above] for cell in row if cell.kind == "text"]
    texts = [text for text in texts if text and len(text) <= _LONGEST]
    named = [grid.name, *texts]
    units = _units(texts, org_names, root) or _units([grid.name], org_names, root)
    if not units:
        below = [cell.text for row in grid.rows[below_from:] for cell in row if cell.kind == "text"]
        units = _units([text for text in below if _cued(text, words)], org_names, root)
    if not units and any(words.matchers["whole_university"].search(fold(text)) for text in texts):
        units = frozenset({root})
    if len(units) != 1:
        units = _units(grid.filled_in, org_names, root) or units
    folded = [words.matchers["neutral"].sub(" ", fold(text)) for text in named]
    report = any(words.matchers["actual_title"].search(text) for text in folded)
    plan = any(words.matchers["plan_title"].search(text) for text in folded)
    years = [years_in(text, words) for text in texts]
    own = _years(years) or _years([years_in(grid.name, words)])
    by_parts = words.matchers["laid_out_by_parts"]
    part = any(years_in(by_parts.sub(" ", fold(text)), words).part for text in named)
    academic = not _plain(years) and any(found.academic for found in years)
    if len(own) != 1 or academic:
        said = _plain(years_in(text, words) for text in grid.filled_in)
        own, academic = said or own, academic and not said
    return Title(units, own, plan and not report, report, part, academic)


def _units(texts: Iterable[str], org_names: OrgNames, root: str) -> frozenset[str]:
    found = frozenset[str]()
    for text in texts:
        exact = org_names.exactly(text)
        found |= frozenset({exact}) if exact else org_names.named_in(text)
    return org_names.lowest(found - {root})


def _cued(text: str, words: Words) -> bool:
    return len(text) <= _LONGEST and bool(words.matchers["org_cue"].search(fold(text)))


def _plain(years: Iterable[Years]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(year for found in years for year in found.plain))


def _years(years: list[Years]) -> tuple[int, ...]:
    """The years named as such; else those of dates, and of academic years by their beginning."""
    plain = _plain(years)
    if plain:
        return plain
    academic = tuple(dict.fromkeys(year for found in years for year in found.academic))
    if academic:
        return academic
    ended = [year - 1 for found in years for year in found.ended]
    return tuple(dict.fromkeys([*(year for found in years for year in found.dated), *ended]))
