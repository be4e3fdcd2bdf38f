"""The roll-up whatever the tree, the order and what is missing: against sums written down naively."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ktu_desktop.domain.completeness import together
from ktu_desktop.domain.evaluation import evaluate
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.domain.organisation import Organisation, OrgUnit
from ktu_desktop.domain.periods import period_from_code
from ktu_desktop.domain.roll_up import RollUp, roll_up
from ktu_desktop.domain.rolled_results import reduced
from ktu_desktop.domain.sheet import Entry, SheetData, StoredValue
from ktu_desktop.domain.values import Number, Value
from tests.domain.plans import small_plan

Values = Mapping[str, Mapping[str, Value]]
PLAN = small_plan()
BETWEEN_SHARES = replace(PLAN.rules[-1], left="7-1-4", right=("9-2-3",), text="7-1-4 >= 9-2-3")
STRICT = replace(PLAN, rules=tuple(replace(rule, severity="error") for rule in (*PLAN.rules, BETWEEN_SHARES)))
"""The same plan with rules that nothing may break, one of them of results that can be stated."""

NUMBERS = [code for code, e in PLAN.elements.items() if e.unit not in ("rank", "yes/no")]


@st.composite
def trees(draw: st.DrawFn) -> Organisation:
    """Up to three levels below the top, of any shape, with an office somewhere or nowhere."""
    units = [OrgUnit("top", "works", {})]
    for number in range(draw(st.integers(1, 9))):
        parent = draw(st.sampled_from([unit for unit in units if unit.level != "shop"]))
        level = "plant" if parent.level == "works" else "shop"
        code = "BANK" if draw(st.booleans()) and all(u.code != "BANK" for u in units) else f"u{number}"
        units.append(OrgUnit(code, level, {}, parent.code))
    return Organisation(tuple(units))


@st.composite
def given_values(draw: st.DrawFn, tree: Organisation, elements: Sequence[str]) -> dict[str, dict[str, Value]]:
    amounts = st.integers(0, 50).map(lambda n: Number(n * 500_000))
    column = st.dictionaries(st.sampled_from([u.code for u in tree.units]), amounts, max_size=9)
    return draw(st.fixed_dictionaries(dict.fromkeys(elements, column)))


def naive_sums(
    tree: Organisation, values: Values, org_unit: str, wanted: frozenset[str], office: Mapping[str, str]
) -> dict[str, Fraction] | None:
    """The agreement in words: own values, or the named office's below; the rest over the children that
    give all of the rest."""
    found: dict[str, Fraction] = {}
    for element in wanted:
        own = values.get(element, {}).get(org_unit)
        if own is None and office[element] in set(tree.below(org_unit)):
            own = values.get(element, {}).get(office[element])
        if isinstance(own, Number):
            found[element] = own.fraction
    rest = wanted - found.keys()
    if rest:
        below = [naive_sums(tree, values, child, rest, office) for child in tree.children(org_unit)]
        complete = [sums for sums in below if sums is not None]
        if not complete:
            return None
        found |= {element: sum((sums[element] for sums in complete), Fraction(0)) for element in rest}
    return found


def _offices(elements: Sequence[str]) -> dict[str, str]:
    return {element: PLAN.elements[element].supplied_by for element in elements}


@given(st.data())
def test_a_rolled_up_share_is_the_share_of_the_sums(data: st.DataObject) -> None:
    tree = data.draw(trees())
    for code, part in (("7-1-4", "7-1-4/numerator"), ("9-2-3", "9-2-3/numerator")):
        values = data.draw(given_values(tree, [part, "staff"]))
        column = roll_up(PLAN, tree, values, {}).column(code)
        for unit, found in zip(tree.units, column, strict=True):
            sums = naive_sums(tree, values, unit.code, frozenset({part, "staff"}), _offices([part, "staff"]))
            expected = 100 * sums[part] / sums["staff"] if sums and sums["staff"] else None
            assert reduced(found) == expected


@given(st.data())
def test_any_summed_figure_is_its_own_or_the_sum_below(data: st.DataObject) -> None:
    tree = data.draw(trees())
    values = data.draw(given_values(tree, ["7-1-5/current"]))
    found = roll_up(PLAN, tree, values, {})
    for unit in tree.units:
        sums = naive_sums(tree, values, unit.code, frozenset({"7-1-5/current"}), _offices(["7-1-5/current"]))
        assert found.figure(unit.code, "7-1-5/current") == (sums and sums["7-1-5/current"])


@given(st.data())
def test_a_reduction_of_sums_over_two_years(data: st.DataObject) -> None:
    tree = data.draw(trees())
    elements = ["7-1-6/numerator", "7-1-6/denominator"]
    this, last = data.draw(given_values(tree, elements)), data.draw(given_values(tree, elements))
    column = roll_up(PLAN, tree, this, {}, last_year_values=last).column("7-1-6")
    both = {**this, **{f"last {code}": units for code, units in last.items()}}
    office = dict.fromkeys(both, "shop")
    for unit, found in zip(tree.units, column, strict=True):
        sums = naive_sums(tree, both, unit.code, frozenset(both), office)
        expected = None
        if sums and sums[elements[1]] and sums[f"last {elements[1]}"] and sums[f"last {elements[0]}"]:
            now = sums[elements[0]] / sums[elements[1]]
            before = sums[f"last {elements[0]}"] / sums[f"last {elements[1]}"]
            expected = 100 * (before - now) / before
        assert reduced(found) == expected


@given(st.data())
def test_an_index_is_the_weighted_mean_of_those_below(data: st.DataObject) -> None:
    tree = data.draw(trees())
    shops = [unit.code for unit in tree.units if not tree.children(unit.code)]
    values = data.draw(given_values(tree, ["7-1-8/value", "7-1-8/weight"]))
    at_shops = {e: {u: v for u, v in units.items() if u in shops} for e, units in values.items()}
    found = roll_up(PLAN, tree, at_shops, {}).node("top")["7-1-8"].result
    pairs = [
        (value.fraction, weight.fraction)
        for unit, value in at_shops["7-1-8/value"].items()
        if isinstance(value, Number) and isinstance(weight := at_shops["7-1-8/weight"].get(unit), Number)
    ]
    weights = sum(weight for _, weight in pairs)
    assert found == (sum(value * weight for value, weight in pairs) / weights if weights else None)


@settings(max_examples=40)
@given(st.data())
def test_the_order_of_units_makes_no_difference(data: st.DataObject) -> None:
    tree = data.draw(trees())
    values = data.draw(given_values(tree, NUMBERS))
    shuffled = list(tree.units)
    Random(data.draw(st.integers())).shuffle(shuffled)
    depth = {
        u.code: sum(1 for other in tree.units if u.code in tuple(tree.below(other.code))) for u in tree.units
    }
    other = Organisation(tuple(sorted(shuffled, key=lambda unit: depth[unit.code])))
    first, second = roll_up(PLAN, tree, values, {}), roll_up(PLAN, other, values, {})
    for unit in tree.units:
        one, two = first.node(unit.code), second.node(unit.code)
        assert [r.result for r in one.values()] == [r.result for r in two.values()]
        assert [set(r.coverage.missing) for r in one.values()] == [
            set(r.coverage.missing) for r in two.values()
        ]


@settings(max_examples=40)
@given(st.data())
def test_a_unit_without_others_below_is_what_its_sheet_says(data: st.DataObject) -> None:
    shop = OrgUnit("lathe", "shop", {}, "works")
    tree = Organisation((OrgUnit("works", "works", {}), shop))
    values, last = data.draw(given_values(tree, NUMBERS)), data.draw(given_values(tree, NUMBERS))
    found = roll_up(PLAN, tree, values, {}, last_year_values=last).node("lathe")
    typed = {
        e: StoredValue(units["lathe"], 1, "", "", "form") for e, units in values.items() if "lathe" in units
    }
    before = {element: units["lathe"] for element, units in last.items() if "lathe" in units}
    sheet = evaluate(SheetData(PLAN, shop, period_from_code("2031"), typed, before, {}, {}, {}))
    for row in sheet.rows:
        rolled = found[row.indicator.code]
        if row.state == "value":
            assert rolled.result == row.result
        else:
            assert rolled.result is None
            assert (rolled.stated and rolled.stated.result) == row.result
        if row.asked:
            assert rolled.coverage.expected == 1
            if row.state == "stated":
                assert rolled.coverage.given or rolled.coverage.stated == ("lathe",)
            else:
                assert rolled.coverage.given == row.given


@settings(max_examples=40)
@given(st.data())
def test_what_is_asked_below_is_counted_as_the_sheets_count_it(data: st.DataObject) -> None:
    tree = data.draw(trees())
    values = data.draw(given_values(tree, NUMBERS))
    found = roll_up(STRICT, tree, values, {})
    for unit in tree.units:
        counts = found.counts(unit.code)
        for each in counts.values():
            assert each.asked == each.given + each.missing and each.stated <= each.filled
        if not tree.children(unit.code):
            mine = {element: column[unit.code] for element, column in values.items() if unit.code in column}
            stored = {element: StoredValue(number, 1, "", "", "form") for element, number in mine.items()}
            sheet = evaluate(SheetData(STRICT, unit, period_from_code("2031"), stored, {}, {}, {}, {}))
            own, said = together(counts.values()), sheet.counts
            assert (own.asked, own.filled, own.missing) == (said.asked, said.filled, said.missing)


@settings(max_examples=60)
@given(st.data())
def test_every_error_is_counted_once_where_it_comes_from(data: st.DataObject) -> None:
    """Those that the units' own sheets say and those that their totals say, but for what sums repeat."""
    tree = data.draw(trees())
    values = data.draw(given_values(tree, NUMBERS))
    units = st.sets(st.sampled_from([unit.code for unit in tree.units]), max_size=3)
    out = data.draw(st.dictionaries(st.sampled_from(list(PLAN.indicators)), units, max_size=4))
    found = roll_up(STRICT, tree, values, out)
    errors = {unit.code: errors_of(found, unit, values, out) for unit in tree.units}
    for unit in tree.units:
        for code, rolled in found.node(unit.code).items():
            own = {each.place.indicator for each in errors[unit.code].values()}
            assert rolled.contradictory == (STRICT.holder(code) in own)
        counted = together(found.counts(unit.code).values()).contradictory
        new = [
            error
            for each in tree.subtree(unit.code)
            for what, error in errors[each].items()
            if error.code == "value_and_not_applicable"
            or not any(what in errors[below] for below in tree.below(each))
        ]
        assert counted == len(new) and all(map(found.comes_from, new))


def errors_of(
    found: RollUp, unit: OrgUnit, values: Values, out: Mapping[str, AbstractSet[str]]
) -> dict[tuple[str | None, ...], Finding]:
    typed = {
        e: StoredValue(own[unit.code], 1, "", "", "form") for e, own in values.items() if unit.code in own
    }
    entries = {code: Entry(not_applicable="no") for code, units in out.items() if unit.code in units}
    sheet = evaluate(SheetData(STRICT, unit, period_from_code("2031"), typed, {}, entries, {}, {}))
    both = (*sheet.findings, *found.findings(unit.code))
    errors = (finding for finding in both if finding.severity is Severity.ERROR)
    return {(each.code, each.place.indicator, each.facts.get("rule")): each for each in errors}


@settings(max_examples=40)
@given(st.data())
def test_coverage_adds_up(data: st.DataObject) -> None:
    tree = data.draw(trees())
    values = data.draw(given_values(tree, NUMBERS))
    units = st.sets(st.sampled_from([unit.code for unit in tree.units]), max_size=3)
    out = data.draw(st.dictionaries(st.sampled_from(list(PLAN.indicators)), units, max_size=4))
    found = roll_up(PLAN, tree, values, out)
    for unit in tree.units:
        for rolled in found.node(unit.code).values():
            cover = rolled.coverage
            assert cover.expected == cover.given + len(cover.missing) + len(cover.stated)
            assert not set(cover.missing) & set(cover.stated)
        found.findings(unit.code)
