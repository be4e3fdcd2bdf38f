"""The rows of the page: the common data of a strategic line, then each indicator with its numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ktu_desktop.domain.evaluated_sheet import Field, Sheet
from ktu_desktop.domain.organisation import OrgUnit
from ktu_desktop.domain.plan import STATED, Element, Figure, FormField, Indicator, Plan, is_asked
from ktu_desktop.gui.widgets import field_words
from ktu_desktop.i18n import Translator


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row across all units. ``indicator`` None: common data; ``element`` None: the computed result.

    ``figure``: the name under which the number is recorded; ``inner``: it belongs to the result above it.
    """

    indicator: Indicator | None
    element: Element | None
    figure: str = ""
    role: str = "common"
    inner: bool = False

    @property
    def supplied_by(self) -> str:
        """Who is asked for it."""
        if self.element is not None:
            return self.element.supplied_by
        return self.indicator.supplied_by if self.indicator is not None else ""

    @property
    def unit(self) -> str | None:
        """The unit of measure of its numbers."""
        if self.element is not None:
            return self.element.unit
        return self.indicator.unit if self.indicator is not None else None

    def title(self, plan: Plan, say: Translator) -> str:
        """``1.1.3  Share of ...``, ``Of these: ...``, or the name of the common number."""
        if self.indicator is None or self.inner:
            assert self.element is not None
            field = Field(self.role, self.element, self.figure, None, None, "missing", None, None, None)
            return field_words.title(field, self.indicator, plan, say)
        return f"{self.indicator.code}  {say.name(self.indicator.names)}"


def grid_rows(
    plan: Plan, line: int, units: Sequence[OrgUnit], sheets: Iterable[Sheet]
) -> tuple[GridRow, ...]:
    """The rows of a line: what any of the units is asked for or has given."""
    given = {code for sheet in sheets for code in (*sheet.data.values, *sheet.data.drafts)}
    wanted = _Wanted(plan, units, given)
    indicators = [i for i in plan.indicators.values() if i.line == line and i.same_as is None]
    shown = [indicator for indicator in indicators if wanted.indicator(indicator)]
    codes = {indicator.code for indicator in shown}
    common = (figure for figure in plan.common if codes & set(plan.served_by[figure.code]))
    return (
        *(row for figure in common for row in wanted.common(figure)),
        *(row for indicator in shown for row in wanted.rows(indicator)),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the units are asked for, or have given all the same (``given``: elements)."""

    plan: Plan
    units: Sequence[OrgUnit]
    given: set[str]

    def indicator(self, indicator: Indicator) -> bool:
        elements = (field.element.code for field in self.plan.forms[indicator.code])
        return self._asked(indicator.supplied_by) or any(code in self.given for code in elements)

    def common(self, figure: Figure) -> Iterator[GridRow]:
        element = self.plan.elements[self.plan.canonical(figure.code)]
        own = element.code in self.plan.indicators  # it has a row of its own, as an indicator
        if not own and (self._asked(figure.supplied_by) or element.code in self.given):
            yield GridRow(None, element, figure.code)

    def rows(self, indicator: Indicator) -> Iterator[GridRow]:
        fields = [field for field in self.plan.forms[indicator.code] if self._is_own(field, indicator)]
        if len(fields) == 1 and fields[0].role == "value":
            yield GridRow(indicator, fields[0].element, fields[0].figure, "value")
            return
        yield GridRow(indicator, None)
        for field in fields:
            yield GridRow(indicator, field.element, field.figure, field.role, inner=True)

    def _is_own(self, field: FormField, indicator: Indicator) -> bool:
        """Numbers of others and common data have rows elsewhere; percents alone are shown where given."""
        own = field.element.code.partition("/")[0] == indicator.code
        return own and (field.role != STATED or field.element.code in self.given)

    def _asked(self, supplied_by: str) -> bool:
        return any(is_asked(supplied_by, unit) for unit in self.units)
