"""What reports say, computed by hand."""

from ktu_desktop.domain.periods import Period
from ktu_desktop.domain.sheet import Entry
from ktu_desktop.i18n import Translator
from ktu_desktop.reports import document as d
from ktu_desktop.reports.material import Span
from ktu_desktop.reports.words import entry_texts
from tests.reports.as_text import as_text, rows_of
from tests.reports.conftest import YEAR, Make


def row_of(document: d.Document, code: str) -> list[str]:
    (found,) = (row for row in rows_of(document) if row[0] == code)
    return found


def test_a_facultys_total_is_the_share_of_its_sums(make: Make) -> None:
    """12 of 480 and 8 of 320 are 20 of 800; the third department's students have no numerator."""
    (document,) = make("summary", "MF")
    code, _, unit, plan, actual, deviation, state, rests_on = row_of(document, "1.1.6")
    assert (code, unit, plan, actual, deviation) == ("1.1.6", "%", "50*", "2,5", "−47,5")
    assert state == "План не выполнен"
    assert rests_on == "Учтено 2 из 4, нет: MF-GEMD, MF-MALP"
    assert row_of(document, "1.2.3")[4] == "28"


def test_missing_is_never_zero(make: Make) -> None:
    (document,) = make("sheet", "MF-DMD")
    assert row_of(document, "1.2.4")[5:8] == ["", "", "Не заполнено"]
    assert row_of(document, "1.2.5")[5:8] == ["–", "", "Не относится"]


def test_a_percentage_without_its_numbers_is_said_to_be_one(make: Make) -> None:
    (document,) = make("sheet", "MF-DMD")
    assert "85,5" in row_of(document, "1.1.3")
    assert "Только процент" in row_of(document, "1.1.3")[7]


def test_rows_stand_in_the_plans_order(make: Make) -> None:
    (document,) = make("summary", "KTU")
    codes = [row[0] for row in rows_of(document) if len(row) > 1]
    assert codes == sorted(codes, key=lambda code: [int(part) for part in code.split(".")])
    assert len(codes) == 129


def test_last_year_stands_beside(make: Make) -> None:
    (document,) = make("sheet", "MF-DMD")
    assert row_of(document, "1.1.6")[3] == "2"


def test_a_sheet_names_who_signs_and_its_number(make: Make) -> None:
    (department,) = make("sheet", "MF-DMD")
    assert department.blocks[-1].roles == ("Заведующий кафедрой", "Декан факультета", "Плановый отдел")
    (office,) = make("sheet", "OFF-FIN")
    assert len(office.blocks[-1].roles) == 2
    assert "Контрольный номер" in department.footer


def test_the_sheets_below_a_faculty(make: Make) -> None:
    below = [document.name for document in make("sheet", "MF", below=True)]
    assert below == ["MF-DMD", "MF-MSG", "MF-GEMD", "MF-MALP"]
    assert [document.name for document in make("sheet", "MF")] == ["MF"]


def test_a_passport_shows_the_years_before_the_plan(make: Make) -> None:
    (document,) = make("passport", "KTU", indicators=("3.3.1",))
    (chart,) = (block for block in document.blocks if isinstance(block, d.Chart))
    years = {point.year: point for point in chart.series.points}
    assert years[2020].before_plan and years[2020].actual is not None
    assert years[2022].actual is not None and years[2024].actual is None
    first = next(block for block in document.blocks if isinstance(block, d.Table))
    assert [row.cells[0] for row in first.rows][-5:] == ["2021", "2022", "2023", "2024", "2025"]


def test_all_indicators_have_a_passport(make: Make) -> None:
    assert len(make("passport", "OFF-FIN")) == 129


def test_who_has_given_nothing_owes_it_in_one_line(make: Make) -> None:
    (document,) = make("missing", "MF")
    assert ["", "Всё, показателей: 77.", "", ""] in rows_of(document)


SAID = [
    "Разработка месторождений полезных ископаемых",
    "Причина: Предприятия сократили места для дуального обучения.\n"
    "Меры: Заключены договоры с двумя предприятиями.",
]


def test_the_note_carries_what_departments_said(make: Make) -> None:
    (document,) = make("note", "MF")
    assert rows_of(document, 0) == [SAID]
    assert "План: 50\u00a0%, факт: 2,5\u00a0%, отклонение: −47,5. План не выполнен." in as_text(document)


def test_the_note_says_who_missed_the_plan_without_a_reason(make: Make) -> None:
    (silent,) = make("note", "MF-MSG")
    assert "Причина не указана." in as_text(silent)
    (explained,) = make("note", "MF-DMD")
    assert "Причина не указана." not in as_text(explained)


def test_a_facultys_passport_carries_what_departments_said(make: Make) -> None:
    (faculty,) = make("passport", "MF", indicators=("1.1.6",))
    assert rows_of(faculty) == [SAID]
    (same,) = make("passport", "MF", indicators=("1.1.12",))
    assert rows_of(same) == [SAID]  # the same indicator under another code has one entry
    (own,) = make("passport", "MF-DMD", indicators=("1.1.6",))
    assert "Заключены договоры с двумя предприятиями." in as_text(own)


def test_a_passport_has_the_changes_of_its_unit(make: Make) -> None:
    (own,) = make("passport", "MF-DMD", indicators=("1.1.6",))
    changes = {row[2]: row[3:] for row in rows_of(own)}
    assert changes["Студенты, охваченные дуальным обучением"] == ["–", "12"]
    assert changes["Принятые меры"] == ["–", "Заключены договоры с двумя предприятиями."]
    assert len(changes) == 7  # two numbers, five texts
    (other,) = make("passport", "MF-DMD", indicators=("1.1.7",))
    assert "Изменения за 2022" not in as_text(other)


def test_nobody_owes_anything_for_the_years_ahead(make: Make) -> None:
    (document,) = make("passport", "MF", indicators=("1.1.6",))
    years = {row[0]: row[4:] for row in rows_of(document, 0)}
    assert years["2022"] == ["План не выполнен", "2 из 4"]
    assert years["2023"] == years["2025"] == ["", ""]


def test_what_contradicts_is_said_where_it_stands(make: Make) -> None:
    """1.2.8 has fewer than its part 1.2.9."""
    (document,) = make("sheet", "MF-GEMD")
    assert row_of(document, "1.2.8")[7] == "Ошибка"
    assert row_of(document, "1.2.3")[7] == "План не задан"


def test_changes_of_a_part_of_the_year(make: Make) -> None:
    whole = rows_of(make("changes", "MF")[0])
    last = rows_of(make("changes", "MF", span=Span(first_batch=7))[0])
    assert 0 < len(last) < len(whole)
    (nothing,) = make("changes", "MF", span=Span(until="2001-01-01T00:00:00+00:00"))
    assert not [block for block in nothing.blocks if isinstance(block, d.Table)]


def test_a_blank_sheet_asks_for_each_number_once(make: Make) -> None:
    (document,) = make("blank", "MF-DMD")
    rows = {row[0]: row for row in rows_of(document) if len(row) > 1}
    assert rows["1.2.3"][5:7] == ["", "–"]
    assert rows["1.1.6"][5] == "" and rows["1.1.6"][6] != ""
    assert all(row[7] == "" for row in rows.values())


def test_a_basis_says_which_part_is_what() -> None:
    entry = Entry(basis_document="Приказ", basis_number="15", basis_kept="архив", measures_taken="набор")
    assert list(entry_texts(entry, Translator("ru"))) == [
        "Меры: набор",
        "Основание: Приказ, №\N{NO-BREAK SPACE}15, хранится: архив",
    ]


def test_a_summary_of_a_part_of_a_year_counts_what_is_under_way_and_nothing_as_missed(make: Make) -> None:
    heads = []
    for period in (YEAR, Period(2022, "H1")):
        (document,) = make("summary", "MF", period=period)
        table = next(block for block in document.blocks if isinstance(block, d.Table))
        heads.append([column.title for column in table.columns])
    assert ("План не выполнен" in heads[0], "Год ещё не закончен" in heads[0]) == (True, False)
    assert ("План не выполнен" in heads[1], "Год ещё не закончен" in heads[1]) == (False, True)
