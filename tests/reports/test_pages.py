"""Pages: nothing cut in two, heads repeated, decimal marks below one another, text broken without loss."""

import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.domain.series import Point, Series
from ktu_desktop.domain.values import Band, Number
from ktu_desktop.reports import document as d
from ktu_desktop.reports.pages import Page, fonts, pages_of
from ktu_desktop.reports.pages.page import Area, Dot, Font, Line, Text, millimetres
from ktu_desktop.reports.pages.wrapping import Wrapper
from tests.reports.plain_ruler import PlainRuler

FONT = Font(200)
COLUMNS = (d.Column("No.", 10), d.Column("Name", 50), d.Column("Actual", 40, "decimal"))


def document(*blocks: d.Block, orientation: d.Orientation = "portrait") -> d.Document:
    words = "Page {page} of {pages}"
    return d.Document("X", "University", "Title", ("Unit", "2023"), blocks, "foot", words, orientation)


def pages(*blocks: d.Block) -> list[Page]:
    return pages_of(document(*blocks), Wrapper(PlainRuler()))


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def table(rows: int, name: str = "An indicator whose name is rather long " * 3) -> d.Table:
    return d.Table(
        COLUMNS, tuple(d.Row((f"r{n}", f"{name}e{n}", d.Amount(str(n), str(n)))) for n in range(rows))
    )


# Breaking text

words = st.text(st.sampled_from("abә -/я\n"), max_size=80)


@given(words, st.integers(1, 40))
def test_broken_text_loses_nothing_and_fits(text: str, letters: int) -> None:
    width = letters * FONT.size // 2
    lines = Wrapper(PlainRuler()).lines(text, FONT, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= letters for line in lines)


def test_words_stay_whole_where_they_can() -> None:
    lines = Wrapper(PlainRuler()).lines("plan of the university 2021-2025", FONT, 12 * FONT.size // 2)
    assert lines == ("plan of the", "university", "2021-2025")


def test_numbers_with_their_groups_are_not_broken() -> None:
    lines = Wrapper(PlainRuler()).lines("in all 12\u00a0345\u00a0678 tenge", FONT, 12 * FONT.size // 2)
    assert lines == ("in all", "12\u00a0345\u00a0678", "tenge")


# Dealing to pages


def test_every_row_stands_on_one_page_below_the_head() -> None:
    found = pages(table(120))
    assert len(found) > 2
    seen: list[str] = []
    for page in found:
        said = [text.text for text in texts(page)]
        assert said.count("Actual") == 1
        rows = [text for text in said if text.startswith("r") and text[1:].isdigit()]
        ends = [text for text in said if re.search(r" e\d+$", text)]
        assert len(rows) == len(ends)  # the name's last line stands where the row begins
        seen += rows
    assert seen == [f"r{n}" for n in range(120)]


def test_nothing_stands_outside_of_the_paper_or_on_the_foot() -> None:
    for page in pages(table(90), d.Paragraph("word " * 900), d.Signatures(("Head", "Dean"), ("s", "n", "d"))):
        foot = next(text for text in texts(page) if text.text == "foot")
        for text in texts(page):
            assert text.x > 0 and text.x + len(text.text) * text.font.size // 2 < page.width
            assert text.y <= foot.y
        rule = max(item.y1 for item in page.items if isinstance(item, Line) and item.y1 == item.y2)
        assert all(text.y < rule for text in texts(page) if text.text not in ("foot", texts(page)[-1].text))


def test_pages_are_counted() -> None:
    found = pages(table(120))
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in [text.text for text in texts(page)]


def test_a_group_is_never_the_last_on_its_page() -> None:
    rows = []
    for number in range(60):
        rows += [d.Row((f"group {number}",), "group"), d.Row((f"task {number}",), "subgroup")]
        rows += [d.Row((f"r{number}", "name", d.Amount("1", "1")))]
    for page in pages(d.Table(COLUMNS, tuple(rows))):
        body = [t.text for t in texts(page) if t.text.split(" ")[0] in ("group", "task") or t.text[0] == "r"]
        assert body[-1].startswith("r")


def test_a_heading_stays_with_what_it_heads() -> None:
    blocks = [block for n in range(80) for block in (d.Heading(f"h{n}"), d.Paragraph(f"p{n}"))]
    for page in pages(*blocks):
        said = [text.text for text in texts(page) if text.text[0] in "hp" and text.text[1:].isdigit()]
        assert said[0].startswith("h") and said[-1].startswith("p")


def test_signatures_stay_together() -> None:
    for rows in range(20, 32):
        found = pages(table(rows, ""), d.Signatures(("Head", "Dean", "Office"), ("s", "n", "d")))
        (page,) = (page for page in found if "Head" in [text.text for text in texts(page)])
        assert {"Dean", "Office"} <= {text.text for text in texts(page)}


@pytest.mark.parametrize("notes", [0, 2])
def test_signatures_never_stand_without_the_end_of_what_is_signed(notes: int) -> None:
    """A signed page without a word of the sheet could be put below any other."""
    remarks = [d.Paragraph(f"note {n}", small=True) for n in range(notes)]
    for rows in range(18, 36):
        signed = d.Signatures(("Head", "Dean", "Office"), ("s", "n", "d"))
        said = [text.text for text in texts(pages(table(rows, ""), *remarks, signed)[-1])]
        assert "Head" in said and "Actual" in said and f"r{rows - 1}" in said


def test_what_leads_to_a_table_stays_with_it() -> None:
    for lines in range(30, 50):
        filling = [d.Paragraph(f"p{n}") for n in range(lines)]
        for page in pages(*filling, d.Paragraph("leads"), table(3, "")):
            said = [text.text for text in texts(page)]
            assert ("leads" in said) is ("r0" in said)


def test_a_long_running_head_leaves_out_the_name_not_the_period() -> None:
    long = replace(document(table(90)), subtitles=("An indicator's name " * 20, "Unit", "2023"))
    second = pages_of(long, Wrapper(PlainRuler()))[1]
    assert texts(second)[0].text == "Title. Unit. 2023"


def test_the_line_above_a_group_is_drawn_on_its_grey() -> None:
    rows = (d.Row(("r0", "name", d.Amount("1", "1"))), d.Row(("group",), "group"))
    (page,) = pages(d.Table(COLUMNS, rows))
    grey = max(number for number, item in enumerate(page.items) if isinstance(item, Area))
    above = page.items[grey].y
    assert [i for i in page.items[grey:] if isinstance(i, Line) and i.y1 == i.y2 == above]


def test_answers_stand_on_the_axis_in_words() -> None:
    series = Series("x", "yes/no", "higher", (Point(2021, Fraction(0), Number(1_000_000)),))
    (page,) = pages(d.Chart(series, "Title of it", "Actual", "Plan", ",", ("no", "yes")))
    said = [text.text for text in texts(page)]
    assert said.count("no") == 2 and said.count("yes") == 1
    assert not {"0", "1", "0,5"} & set(said)


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    long = " ".join(f"w{n}" for n in range(6000))
    found = pages(d.Table(COLUMNS, (d.Row(("r0", long, "")), d.Row(("r1", "short", "")))))
    said = " ".join(text.text for page in found for text in texts(page)).split()
    assert len(found) > 2
    assert [word for word in said if word.startswith("w")] == long.split()


def test_landscape_turns_the_paper() -> None:
    (page,) = pages_of(document(d.Paragraph("x"), orientation="landscape"), Wrapper(PlainRuler()))
    assert (page.width, page.height) == (millimetres(297), millimetres(210))


# Numbers


@pytest.mark.parametrize("shown", [("1", "12,5", "1\u00a0234,25"), ("7", "801+", "–3,125")])
def test_decimal_marks_stand_below_one_another(shown: tuple[str, ...]) -> None:
    amounts = [d.Amount(text, None if "+" in text else "1") for text in shown]
    rows = tuple(d.Row(("r", "name", amount)) for amount in amounts)
    (page,) = pages(d.Table(COLUMNS, rows))
    marks = set()
    for text in texts(page):
        if text.text in shown:
            marks.add(text.x + len(text.text.partition(",")[0]) * (text.font.size // 2))
    assert len(marks) == 1


def test_a_star_does_not_move_its_number() -> None:
    rows = tuple(d.Row(("r", "name", d.Amount(text, "1"))) for text in ("85", "85*", "7,4*"))
    (page,) = pages(d.Table(COLUMNS, rows))
    places = {text.text: text.x for text in texts(page)}
    digit = places["7,4*"] - places["85"]
    assert places["85"] == places["85*"] and digit == fonts.CELL.size // 2


def test_upright_lines_are_drawn_once_a_page() -> None:
    (page,) = pages(table(9, "x"))
    upright = [item for item in page.items if isinstance(item, Line) and item.x1 == item.x2]
    assert len(upright) == len(COLUMNS) + 1


# The chart


def chart(*points: Point) -> list[Page]:
    return pages(d.Chart(Series("x", "%", "higher", points), "Title of it", "Actual", "Plan"))


def test_a_year_without_a_number_is_a_gap() -> None:
    (page,) = chart(
        Point(2021, Fraction(10), None), Point(2022, None, Number(5)), Point(2023, Fraction(1, 3), None)
    )
    discs = [item for item in page.items if isinstance(item, Dot) and item.filled]
    assert len(discs) == 3  # two years and the legend
    joined = [i for i in page.items if isinstance(i, Line) and i.x1 != i.x2 and i.y1 != i.y2]
    assert not joined


def test_a_number_gives_way_to_the_mark_of_the_plan() -> None:
    (page,) = chart(
        Point(2021, Fraction(40), Number(41_000_000)),
        Point(2022, Fraction(45), Number(40_000_000)),
        Point(2023, Fraction(10), Number(20_000_000)),
    )
    discs = [dot for dot in drawn(page) if dot.filled]
    labels = [text for text in texts(page) if text.text in ("40", "45") and text.x > discs[0].x - 200]
    assert [text.y > disc.y for text, disc in zip(labels, discs, strict=False)] == [True, False]


def drawn(page: Page) -> list[Dot]:
    """The marks of the years, without the legend's."""
    foot = max(item.y1 for item in page.items if isinstance(item, Line) and item.grey)
    return [item for item in page.items if isinstance(item, Dot) and item.y <= foot]


def test_no_mark_stands_on_the_years() -> None:
    (page,) = chart(Point(2021, None, Number(80_000_000)), Point(2022, None, Number(95_000_000)))
    years = min(text.y for text in texts(page) if text.text == "2021")
    foot = max(item.y1 for item in page.items if isinstance(item, Line) and item.grey)
    assert len(drawn(page)) == 2 and max(dot.y + dot.radius for dot in drawn(page)) < foot < years


def test_the_best_rank_is_on_top_and_bands_are_bars() -> None:
    (page,) = chart(Point(2021, Band(801, None), None), Point(2022, Band(190, 190), Band(500, 600)))
    dots = {dot.x: dot.y for dot in page.items if isinstance(dot, Dot) and dot.filled}
    worse, better = (dots[x] for x in sorted(dots)[-2:])
    assert better < worse
    bars = [i for i in page.items if isinstance(i, Line) and i.x1 == i.x2 and i.y1 != i.y2]
    assert len(bars) == 2


@given(
    st.lists(st.one_of(st.none(), st.fractions(-1000, 10**7, max_denominator=1000)), min_size=1, max_size=8)
)
def test_any_numbers_can_be_drawn(numbers: list[Fraction | None]) -> None:
    (page,) = chart(*(Point(2020 + n, number, None) for n, number in enumerate(numbers)))
    ys = [item.y for item in page.items if isinstance(item, Dot)]
    assert all(0 < y < page.height for y in ys)
    xs = sorted(item.x for item in page.items if isinstance(item, Dot) and item.filled)
    assert all(first < second for first, second in pairwise(xs)) or len(xs) < 3
