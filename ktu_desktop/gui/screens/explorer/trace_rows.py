"""The rows of a total taken apart: units and their numbers, folded or open, each with where it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ktu_desktop.domain.coverage_words import coverage_sentence
from ktu_desktop.domain.organisation import Organisation
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.result_words import exact, result_symbol, shown
from ktu_desktop.domain.trace import TracedFigure, TracedUnit
from ktu_desktop.domain.trace_words import figure_name, figure_value, origin_words, part_name
from ktu_desktop.gui.widgets.text_rows import TextRow
from ktu_desktop.i18n import Translator, mark

_OPEN, _FOLDED = mark("{name}, open"), mark("{name}, folded")


@dataclass(frozen=True, slots=True)
class Branch:
    """What a row is about: a unit, or (``figure``) a number of it. ``level``: how deep it stands.

    ``is_part``: the number is one of those whose sum stands above it.
    """

    level: int
    unit: TracedUnit
    figure: TracedFigure | None = None
    open: bool = False
    is_part: bool = False

    @property
    def folds(self) -> bool:
        """Whether there is something in it."""
        if self.figure is not None:
            return bool(self.figure.parts)
        return bool(self.unit.figures or self.unit.below)

    def inside(self) -> Iterator["Branch"]:
        """What is right in it: a unit's numbers, then the units below; a number's parts."""
        level = self.level + 1
        if self.figure is not None:
            yield from (Branch(level, self.unit, part, is_part=True) for part in self.figure.parts)
            return
        yield from (Branch(level, self.unit, figure) for figure in self.unit.figures)
        yield from (Branch(level, below) for below in self.unit.below)


@dataclass(frozen=True)
class TraceWords:
    """Puts branches of one indicator into words."""

    indicator: str
    plan: Plan
    organisation: Organisation
    say: Translator

    def row(self, branch: Branch) -> TextRow:
        """The row of a branch; the same object is what the row leads to."""
        name, number, origin, tone = self._figure(branch) if branch.figure else self._unit(branch.unit)
        spoken = name
        if branch.folds:
            spoken = self.say(_OPEN if branch.open else _FOLDED, name=name)
        tones = dict.fromkeys(range(3), tone) if tone else {2: "quiet"}
        whole = f"{name}\n{origin}".strip()
        behind = self._exact(branch)
        return TextRow(
            (name, number, origin),
            branch,
            tones,
            whole=whole,
            spoken=spoken,
            level=branch.level,
            exact={1: behind} if behind is not None else {},
        )

    def rows(self, branches: Sequence[Branch]) -> tuple[TextRow, ...]:
        """The rows of several branches."""
        return tuple(self.row(branch) for branch in branches)

    def opened(self, branch: Branch) -> TextRow:
        """The row of a branch that is opened or folded now."""
        return self.row(replace(branch, open=not branch.open))

    def _exact(self, branch: Branch) -> str | None:
        if branch.figure is not None:
            return exact(branch.figure.value, self.plan.elements[branch.figure.element].unit)
        return exact(branch.unit.result, result_symbol(self.plan, self.indicator))

    def _unit(self, unit: TracedUnit) -> tuple[str, str, str, str]:
        say, cover = self.say, unit.coverage
        name = f"{unit.org_unit}  {say.name(self.organisation.by_code[unit.org_unit].names)}"
        number = shown(unit.result, result_symbol(self.plan, self.indicator), say)
        if not number:
            all_out = 0 < cover.expected == len(cover.not_applicable)
            number = say(mark("does not apply")) if all_out else say(mark("no number yet"))
        words = []
        if unit.below:
            words.append(coverage_sentence(cover, say))
        elif cover.stated:
            words.append(say(mark("only a percentage, not in the total above")))
        elif cover.missing:
            words.append(say(mark("not filled in")))
        elif unit.result is not None and not unit.counted:
            words.append(say(mark("not in the total above")))
        missing = cover.missing and not unit.below
        tone = "doubt" if missing else "" if unit.counted else "quiet"
        return name, number, "; ".join(words), tone

    def _figure(self, branch: Branch) -> tuple[str, str, str, str]:
        figure, say = branch.figure, self.say
        assert figure is not None
        name = (part_name if branch.is_part else figure_name)(figure, self.plan, say)
        if figure.org_unit != branch.unit.org_unit:
            name = say(mark("{name} ({code})"), name=name, code=figure.org_unit)
        return name, figure_value(figure, self.plan, say), origin_words(figure, say), ""
