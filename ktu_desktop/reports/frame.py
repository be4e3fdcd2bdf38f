"""What all reports have in common: issuer, subtitles, footer; columns from marked titles; who signs."""

from collections.abc import Iterable

from ktu_desktop.domain import evaluated_sheet as e
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.i18n import Translator, mark
from ktu_desktop.reports import document as d
from ktu_desktop.reports.material import Material
from ktu_desktop.reports.words import page_words, unit_words

MarkedColumn = tuple[str, float, d.Align]
"""A column's title as it is marked for translation, its width, its alignment."""


def framed(
    material: Material,
    unit: OrgUnit,
    title: str,
    blocks: Iterable[d.Block],
    say: Translator,
    *,
    name: str | None = None,
    about: tuple[str, ...] = (),
    foot: tuple[str, ...] = (),
    orientation: d.Orientation = "landscape",
    period: str | None = None,
) -> d.Document:
    """A document about a unit in the material's period, or in the years that ``period`` says.

    ``name``: for files, else the unit's code; ``about``: subtitles before the unit; ``foot``: more for the
    foot of every page.
    """
    years = period if period is not None else material.period.said(say)
    return d.Document(
        name=name or unit.code,
        issuer=say.name(material.organisation.root.names),
        title=title,
        subtitles=(*about, unit_words(unit, say), say(mark("Period: {period}"), period=years)),
        blocks=tuple(blocks),
        footer=". ".join((_printed(material, say), *foot)),
        page_words=page_words(say),
        orientation=orientation,
    )


def columns(titles: Iterable[MarkedColumn], say: Translator) -> tuple[d.Column, ...]:
    """A table's columns."""
    return tuple(d.Column(say(title), width, align) for title, width, align in titles)


def signatures(material: Material, unit: OrgUnit, say: Translator, *first: str) -> d.Signatures:
    """Who signs: ``first``, the head of the unit, the dean above a department, the planning office."""
    roles = [*first, say(_HEADS.get(unit.level, _HEADS["office"]))]
    above = material.organisation.by_code.get(unit.parent or "")
    if above is not None and above.parent is not None:
        roles.append(say(_HEADS.get(above.level, _HEADS["office"])))
    roles.append(say(mark("Planning office")))
    return d.Signatures(tuple(roles), (say(mark("signature")), say(mark("name")), say(mark("date"))))


def shown_rows(sheet: e.Sheet) -> list[e.Row]:
    """What the unit is asked for, and what it said without being asked."""
    return [row for row in sheet.rows if row.asked or _has_own(row)]


def shown_common(sheet: e.Sheet, rows: Iterable[e.Row]) -> list[e.CommonField]:
    """The common data that the rows rest on, or that the unit is asked for."""
    codes = {row.indicator.code for row in rows}
    return [field for field in sheet.common if field.asked or codes.intersection(field.serves)]


def _has_own(row: e.Row) -> bool:
    if row.holder != row.indicator.code:
        return False
    own = (f for f in row.fields if f.element.code.partition("/")[0] == row.holder)
    return row.state == e.NOT_APPLICABLE or any(f.value is not None for f in own)


_HEADS = {
    "university": mark("Rector"),
    "faculty": mark("Dean of the faculty"),
    "department": mark("Head of the department"),
    "office": mark("Head of the office"),
    "college": mark("Director of the college"),
}
"""Who signs for a unit, by its level."""


def _printed(material: Material, say: Translator) -> str:
    """When, by whom, by which program."""
    imprint = material.imprint
    return say(
        mark("Printed {when}, {who}, KTU Desktop {version}"),
        when=say.moment(imprint.at),
        who=imprint.author,
        version=imprint.version,
    )
