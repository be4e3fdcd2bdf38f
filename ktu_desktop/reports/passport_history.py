"""What the unit of a passport changed of the indicator in the period: when, who, from what to what."""

from collections.abc import Iterator

from ktu_desktop.domain.plan import Indicator
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.change_cells import subject_of, was_and_is
from ktu_desktop.reports.frame import MarkedColumn, columns
from ktu_desktop.reports.material import Material

_SHOWN = 8
"""How many of the newest changes are shown; the report of changes has all of them."""

_COLUMNS: tuple[MarkedColumn, ...] = (
    (mark("When"), 16.0, "left"),
    (mark("Who"), 15.0, "left"),
    (mark("What it is"), 27.0, "left"),
    (mark("Was"), 14.0, "left"),
    (mark("Is"), 28.0, "left"),
)


def history(material: Material, indicator: Indicator, say: Translator) -> Iterator[d.Block]:
    """The newest changes in their order; nothing where the unit changed nothing itself."""
    holder = material.plan.holder(indicator.code)
    elements = {field.element.code for field in material.plan.forms[indicator.code]}
    found = [
        change
        for change in material.changes(material.org_unit.code)
        if change.element in elements or change.indicator == holder
    ]
    if not found:
        return
    rows = (
        (
            say.moment(change.at),
            change.who,
            subject_of(material, change, say)[1],
            *was_and_is(material, change, say),
        )
        for change in found[-_SHOWN:]
    )
    yield d.Heading(say(mark("Changes in {period}"), period=material.period))
    yield d.Table(columns(_COLUMNS, say), tuple(d.Row(cells) for cells in rows))
    earlier = len(found) - _SHOWN
    if earlier > 0:
        sentence = say.plural(
            "{n} earlier change is not shown.", "{n} earlier changes are not shown.", earlier
        )
        yield d.Paragraph(sentence, small=True)
