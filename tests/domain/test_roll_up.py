"""The roll-up by hand: a small works, a faculty of the real plan, coverage, parts, findings."""

from fractions import Fraction

import pytest

from ktu_desktop.domain.coverage import Coverage
from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.roll_up import Part, Rolled, RollUp, roll_up
from ktu_desktop.domain.values import Band
from tests.domain.plans import by_unit, organisation, real_plan, sample_organisation, small_plan, value

WORKS = organisation(
    {"works": {"north": {"lathe": {}, "press": {}}, "south": {"paint": {}}, "BANK": {}, "idle": {}}}
)

Texts = dict[str, dict[str, str | int]]


def rolled(
    texts: Texts,
    not_applicable: dict[str, set[str]] | None = None,
    last_year: Texts | None = None,
    history: dict[str, str | int] | None = None,
) -> RollUp:
    return roll_up(
        small_plan(),
        WORKS,
        by_unit(texts),
        not_applicable or {},
        last_year_values=by_unit(last_year or {}),
        history={code: value(text) for code, text in (history or {}).items()},
    )


def at(found: RollUp, org_unit: str, indicator: str) -> Rolled:
    return found.node(org_unit)[indicator]


def test_a_count_is_the_sum_of_what_is_there() -> None:
    found = rolled({"7-1-1": {"lathe": 3, "press": 4, "paint": 5}})
    assert [at(found, unit, "7-1-1").result for unit in ("lathe", "north", "south", "works")] == [3, 7, 5, 12]
    assert at(found, "BANK", "7-1-1").result is None


def test_missing_is_never_zero_and_zero_is_a_value() -> None:
    found = rolled({"7-1-1": {"lathe": 0}})
    assert at(found, "works", "7-1-1").result == 0
    assert at(found, "south", "7-1-1").result is None
    cover = at(found, "works", "7-1-1").coverage
    assert (cover.expected, cover.given, cover.missing) == (3, 1, ("press", "paint"))


def test_a_units_own_value_stands_for_what_is_below() -> None:
    found = rolled({"7-1-1": {"lathe": 3, "press": 4, "north": 10, "paint": 5}})
    assert at(found, "north", "7-1-1").result == 10
    assert at(found, "works", "7-1-1").result == 15
    assert at(found, "works", "7-1-1").coverage.own == ("north",)


def test_a_correction_is_taken_off_the_sum_below() -> None:
    texts: Texts = {
        "7-1-1": {"lathe": 3, "press": 4, "paint": 5},
        "7-1-1/correction": {"north": 1, "works": 2},
    }
    found = rolled(texts)
    assert [at(found, unit, "7-1-1").result for unit in ("lathe", "north", "works")] == [3, 6, 9]
    assert at(found, "works", "7-1-1").coverage.corrected == ("works", "north")
    assert at(found, "south", "7-1-1").coverage.corrected == ()
    typed_over = rolled({**texts, "7-1-1": {"north": 10, "paint": 5}})
    assert at(typed_over, "north", "7-1-1").result == 10
    assert at(typed_over, "works", "7-1-1").coverage.corrected == ("works",)


def test_a_share_takes_only_units_that_give_both() -> None:
    found = rolled(
        {"7-1-4/numerator": {"lathe": 1, "paint": 3}, "staff": {"lathe": 2, "press": 100, "paint": 4}}
    )
    assert at(found, "north", "7-1-4").result == 50
    works = at(found, "works", "7-1-4")
    assert works.result == Fraction(100 * 4, 6)
    assert works.figures == {"7-1-4/numerator": 4, "staff": 6}
    assert found.figure("works", "staff") == 106
    assert (works.coverage.expected, works.coverage.given, works.coverage.missing) == (3, 2, ("press",))


def test_shares_are_never_averaged() -> None:
    found = rolled({"7-1-4/numerator": {"lathe": 1, "press": 90}, "staff": {"lathe": 1, "press": 100}})
    assert at(found, "north", "7-1-4").result == Fraction(9100, 101)


def test_a_share_with_one_figure_typed_above() -> None:
    """The node's own total divides the sum of what its units give of the rest."""
    found = rolled({"7-1-4/numerator": {"lathe": 1, "press": 2}, "staff": {"lathe": 2, "north": 12}})
    north = at(found, "north", "7-1-4")
    assert north.result == 25
    assert north.figures == {"7-1-4/numerator": 3, "staff": 12}
    assert at(found, "works", "7-1-4").result == 25


def test_an_offices_figure_meets_the_sum_of_the_others() -> None:
    found = rolled({"9-2-3/numerator": {"BANK": 3}, "staff": {"lathe": 20, "paint": 40}})
    works = at(found, "works", "9-2-3")
    assert works.result == 5
    assert (works.coverage.expected, works.coverage.given, works.coverage.missing) == (1, 1, ())
    assert works.coverage.needed_from == ("press",)
    assert at(found, "BANK", "9-2-3").result is None
    assert at(found, "north", "9-2-3").coverage.expected == 0, "nobody there is asked for the indicator"
    assert at(found, "north", "9-2-3").result is None


def test_an_offices_figure_is_not_added_to_what_others_typed() -> None:
    found = rolled({"9-2-3/numerator": {"BANK": 3, "lathe": 1}, "staff": {"lathe": 20}})
    assert at(found, "works", "9-2-3").figures["9-2-3/numerator"] == 3


def test_what_a_plant_gives_meets_its_shops() -> None:
    found = rolled({"9-2-5/numerator": {"north": 5}, "staff": {"lathe": 20, "press": 5, "paint": 50}})
    assert at(found, "north", "9-2-5").result == 20
    north = at(found, "north", "9-2-5").coverage
    assert (north.given, north.missing, north.needed_from) == (1, (), ())
    works = at(found, "works", "9-2-5")
    assert works.result == 20  # the south's 50 have no numerator
    assert (works.coverage.expected, works.coverage.missing) == (3, ("south", "idle"))


def test_a_ratio_of_two_offices_names_the_one_that_is_missing() -> None:
    """An average of one office set against another office's average."""
    plan = small_plan().with_suppliers({"wage": "CHAMBER"})
    tree = organisation({"works": {"north": {"lathe": {}}, "BANK": {}, "CHAMBER": {}}})

    def cover(texts: Texts, not_applicable: dict[str, set[str]] | None = None) -> Coverage:
        return roll_up(plan, tree, by_unit(texts), not_applicable or {}).node("works")["7-1-7"].coverage

    nobody = cover({})
    assert (nobody.expected, nobody.given, nobody.missing) == (1, 0, ("BANK",))
    assert (nobody.needed_from, nobody.lacking) == (("CHAMBER",), ("BANK", "CHAMBER"))
    one = cover({"7-1-7/numerator": {"BANK": 3}})
    assert (one.given, one.missing, one.needed_from) == (1, (), ("CHAMBER",))
    other = cover({"wage": {"CHAMBER": 3}})
    assert (other.given, other.missing, other.needed_from) == (0, ("BANK",), ())
    both = cover({"7-1-7/numerator": {"BANK": 3}, "wage": {"CHAMBER": 2}})
    assert (both.given, both.lacking) == (1, ())
    out = cover({}, {"7-1-7": {"BANK"}})
    assert (out.given, out.not_applicable, out.lacking) == (1, ("BANK",), ())


def test_averages_ranks_and_availabilities_are_never_added() -> None:
    texts: Texts = {
        "7-1-7/numerator": {"BANK": 300, "lathe": 100},
        "wage": {"BANK": 400},
        "7-1-9": {"BANK": "801+"},
        "9-2-1": {"BANK": 1, "lathe": 1, "press": 1},
    }
    found = rolled(texts)
    assert at(found, "works", "7-1-7").result == Fraction(3, 4)
    assert at(found, "works", "7-1-9").result == Band(801, None)
    assert at(found, "works", "9-2-1").result == 1
    assert at(found, "north", "9-2-1").result is None
    assert at(found, "lathe", "9-2-1").result == 1
    assert at(found, "north", "7-1-7").result is None


def test_growth_over_units_with_both_years() -> None:
    found = rolled(
        {
            "7-1-5/current": {"lathe": 11, "press": 50, "paint": 30},
            "7-1-5/previous": {"paint": 20, "lathe": 1},
        },
        last_year={"7-1-5/current": {"lathe": 10}},
    )
    assert at(found, "lathe", "7-1-5").result == 10
    works = at(found, "works", "7-1-5")
    assert works.result == Fraction(100 * (41 - 30), 30)
    assert works.figures == {"7-1-5/current": 41, "7-1-5/previous": 30}
    assert works.coverage.missing == ("press",)


def test_the_history_serves_the_university_where_nobody_gave_last_year() -> None:
    texts: Texts = {"7-1-5/current": {"lathe": 11, "press": 50}}
    assert at(rolled(texts), "works", "7-1-5").result is None
    found = rolled(texts, history={"7-1-5": 50})
    assert at(found, "works", "7-1-5").result == 22
    assert at(found, "north", "7-1-5").result is None
    found = rolled({**texts, "7-1-5/previous": {"lathe": 10}}, history={"7-1-5": 50})
    assert at(found, "works", "7-1-5").result == 10


def test_a_reduction_over_units_with_all_four() -> None:
    this: Texts = {
        "7-1-6/numerator": {"lathe": 4, "press": 9, "paint": 4},
        "7-1-6/denominator": {"lathe": 50, "press": 9, "paint": 50},
    }
    last: Texts = {
        "7-1-6/numerator": {"lathe": 20, "paint": 10, "press": 1},
        "7-1-6/denominator": {"lathe": 200, "paint": 100},
    }
    works = at(rolled(this, last_year=last), "works", "7-1-6")
    assert works.result == 20  # 30 of 300 fell to 8 of 100
    assert works.figures == {"7-1-6/numerator": 8, "7-1-6/denominator": 100}


def test_an_index_is_a_mean_weighted_by_those_who_gave_both() -> None:
    found = rolled(
        {"7-1-8/value": {"lathe": 60, "press": 90, "paint": 10}, "7-1-8/weight": {"lathe": 2, "press": 1}}
    )
    north = at(found, "works", "7-1-8")
    assert north.result == 70
    assert north.figures == {"7-1-8/value": 70, "7-1-8/weight": 3}
    assert north.coverage.stated == ("paint",)
    paint = at(found, "paint", "7-1-8")
    assert (paint.result, paint.stated) == (None, value(10))


def test_stated_results_are_shown_and_never_enter_a_total() -> None:
    found = rolled({"7-1-4/stated": {"lathe": "12.5", "BANK": 1}, "9-2-3/stated": {"BANK": 40}})
    lathe, works = at(found, "lathe", "7-1-4"), at(found, "works", "7-1-4")
    assert (lathe.result, lathe.stated) == (None, value("12.5"))
    assert (works.result, works.stated) == (None, None)
    assert works.coverage.stated == ("lathe",)
    assert works.coverage.missing == ("press", "paint")
    assert at(found, "works", "9-2-3").stated == value(40)  # the one office that is asked


def test_not_applicable_counts_as_given() -> None:
    found = rolled({"7-1-1": {"lathe": 3}}, {"7-1-1": {"press", "paint"}})
    cover = at(found, "works", "7-1-1").coverage
    assert (cover.expected, cover.given, cover.missing) == (3, 3, ())
    assert cover.not_applicable == ("press", "paint")


def test_what_does_not_apply_is_left_out_of_a_quotient() -> None:
    texts: Texts = {"7-1-4/numerator": {"lathe": 1, "press": 1}, "staff": {"lathe": 2, "press": 100}}
    assert at(rolled(texts, {"7-1-4": {"press"}}), "works", "7-1-4").result == 50
    assert at(rolled(texts, {"7-1-4": {"press"}}), "works", "9-2-4").result == 50


def test_sums_and_filled_totals_are_settled_where_they_were_typed() -> None:
    found = rolled(
        {"7-1-2": {"lathe": 1, "press": 2}, "7-1-3": {"lathe": 3}, "7-1-1": {"press": 7, "lathe": 9}}
    )
    assert at(found, "north", "7-1-1").result == 16
    found = rolled({"7-1-2": {"lathe": 1, "press": 2}, "7-1-3": {"lathe": 3}, "7-1-1": {"press": 7}})
    assert at(found, "north", "7-1-1").result == 11
    texts: Texts = {"7-1-2": {"lathe": 1}, "7-1-3": {"lathe": 3}, "staff": {"lathe": 8}}
    assert at(rolled(texts), "works", "9-2-2").result == 50


def test_from_a_total_to_its_parts() -> None:
    found = rolled(
        {"7-1-1": {"lathe": 3, "press": 4, "north": 10, "paint": 5}, "9-2-3/numerator": {"BANK": 2}}
    )
    assert found.parts("works", "7-1-1") == (
        Part("north", Fraction(10), True),
        Part("south", Fraction(5), False),
    )
    assert found.parts("north", "7-1-1") == (Part("north", Fraction(10), True),)
    assert found.parts("works", "9-2-3/numerator") == (Part("BANK", Fraction(2), True),)
    assert found.parts("works", "staff") == ()
    assert found.parts("works", "7-1-9") == ()


def test_a_rule_is_checked_on_totals_that_rest_on_the_same_units() -> None:
    same: Texts = {"7-1-1": {"lathe": 9}, "staff": {"lathe": 5}}
    (finding,) = rolled(same).findings("works")
    assert (finding.code, finding.place.org_unit, finding.facts["difference"]) == ("rule", "works", -4)
    assert not rolled({"7-1-1": {"lathe": 9}, "staff": {"press": 5}}).findings("works")
    assert not rolled({**same, "staff": {"lathe": 5, "press": 1}}).findings("works")


def test_contradictions_between_levels() -> None:
    found = rolled(
        {"7-1-4/numerator": {"lathe": 5, "press": 4}, "staff": {"lathe": 5, "press": 4, "north": 8}}
    )
    assert [f.code for f in found.findings("north")] == ["numerator_above_denominator"]
    assert found.findings("north")[0].severity is Severity.ERROR
    found = rolled(
        {"7-1-4/numerator": {"lathe": 1}, "staff": {"lathe": 3}, "7-1-4/stated": {"north": "33.4"}}
    )
    assert [f.code for f in found.findings("north")] == ["stated_differs"]
    assert not found.findings("lathe")


def test_a_faculty_of_the_real_plan() -> None:
    texts: Texts = {
        "1.2.1": {"EAT-ES": 400, "EAT-APP": 350, "EAT-TCS": 250},
        "1.1.6/numerator": {"EAT-ES": 200, "EAT-APP": 70},
        "4.6.3/numerator": {"EAT": 150},
        "teaching_staff": {"EAT-ES": 30, "EAT-APP": 20, "EAT-TCS": 10},
        "6.4.2": {"EAT-ES": 3, "EAT-APP": 1, "EAT-TCS": 0},
        "6.4.3": {"EAT-ES": 6, "EAT-APP": 4, "EAT-TCS": 2},
        "6.4.4": {"EAT-ES": 9, "EAT-APP": 5},
        "6.4.1/numerator": {"EAT-TCS": 3},
        "1.3.1/value": {"EAT-ES": 80, "EAT-APP": 65},
        "1.3.1/weight": {"EAT-ES": 20, "EAT-APP": 10},
    }
    found = roll_up(real_plan(), sample_organisation(), by_unit(texts), {"1.1.6": {"EAT-TCS"}})
    node = found.node("EAT")
    assert node["1.2.1"].result == 1000
    assert node["1.1.6"].result == 36  # 270 of 750
    assert node["1.1.12"] == node["1.1.6"]
    assert (node["1.1.6"].coverage.given, node["1.1.6"].coverage.not_applicable) == (3, ("EAT-TCS",))
    assert node["4.6.3"].result == 15  # the faculty's 150 of its departments' 1000
    assert (node["4.6.3"].coverage.expected, node["4.6.3"].coverage.given) == (1, 1)
    assert node["6.4.1"].result == Fraction(100 * (18 + 10 + 3), 60)
    assert node["6.4.4"].coverage.missing == ("EAT-TCS",)
    assert node["1.3.1"].result == 75
    assert found.node("KTU")["1.1.6"].result == 36
    assert found.node("KTU")["4.6.3"].coverage.expected == 7


def test_coverage_adds_up_at_every_unit() -> None:
    plan, tree = real_plan(), sample_organisation()
    texts: Texts = {"1.2.1": {"EAT-ES": 4}, "1.1.6/numerator": {"EAT-ES": 1}, "1.1.3/stated": {"IT-ICS": 20}}
    found = roll_up(plan, tree, by_unit(texts), {"1.1.6": {"EAT-APP"}, "1.1.1": {"OFF-FIN"}})
    for unit in tree.units:
        for rolled_ in found.node(unit.code).values():
            cover = rolled_.coverage
            assert cover.expected == cover.given + len(cover.missing) + len(cover.stated)
            assert len(cover.not_applicable) <= cover.given


def test_unknown_units_in_the_data_are_no_part_of_the_tree() -> None:
    found = rolled({"7-1-1": {"lathe": 3, "closed": 40}})
    assert at(found, "works", "7-1-1").result == 3
    with pytest.raises(KeyError):
        found.node("closed")


def test_a_part_above_its_whole_is_counted_also_of_a_reduction() -> None:
    part, whole = "7-1-6/numerator", "7-1-6/denominator"
    found = rolled(
        {part: {"lathe": 9, "press": 1}, whole: {"lathe": 4, "press": 4}},
        last_year={part: {"lathe": 2, "press": 9}, whole: {"lathe": 4, "press": 4}},
    )
    assert found.counts("works")["7-1-6"].contradictory == 1
