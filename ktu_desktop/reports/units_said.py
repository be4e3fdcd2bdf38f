"""What the units below say of an indicator: explanation, reason for missing the plan, measures taken."""

from collections.abc import Iterator

from ktu_desktop.domain.plan import Indicator
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.frame import MarkedColumn, columns
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.words import entry_texts

_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("Organisation unit"), 30.0, "left"),
    (mark("Explanation, reasons, measures"), 70.0, "left"),
)


def explaining(entry: Entry) -> Entry:
    """The entry without its basis, which is another report, and without what was confirmed."""
    return Entry(
        not_applicable=entry.not_applicable,
        explanation=entry.explanation,
        reason_missed=entry.reason_missed,
        measures_taken=entry.measures_taken,
    )


def entries_below(material: Material, indicator: Indicator) -> Iterator[tuple[str, Entry]]:
    """Codes of the units below that explain something, and what; in the order of the organisation."""
    holder = material.plan.holder(indicator.code)
    for unit in material.units()[1:]:
        entry = material.entries(unit.code).get(holder)
        if entry is not None and explaining(entry) != Entry():
            yield unit.code, explaining(entry)


def said_below(material: Material, indicator: Indicator, say: Translator) -> Iterator[d.Table]:
    """A table with a row for each unit below that explains something; no table where none does."""
    names = material.organisation.by_code
    rows = tuple(
        d.Row((say.name(names[code].names), "\n".join(entry_texts(entry, say))))
        for code, entry in entries_below(material, indicator)
    )
    if rows:
        yield d.Table(columns(_COLUMNS, say), rows)
