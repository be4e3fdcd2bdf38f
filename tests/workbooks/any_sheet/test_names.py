"""Names as people write them: shortened, mistyped, in another order; a wrong one is never taken."""

import random

import pytest

from ktu_desktop.workbooks.any_sheet.recognition import TAKEN, Told
from tests.domain.made_elements import delivered_plan
from tests.workbooks.any_sheet.judging import recogniser
from tests.workbooks.any_sheet.made_sheets import grid

PLAN = delivered_plan()


def mistyped(text, rng):
    words = text.split()
    for _ in range(2):
        place = rng.randrange(len(words))
        word = words[place]
        if len(word) > 5:
            slip = rng.randrange(2, len(word) - 1)
            words[place] = word[:slip] + word[slip + 1 :]
    return " ".join(words)


def shuffled(text, rng):
    words = text.split()
    rng.shuffle(words)
    return " ".join(words)


def without_small_words(text, rng):
    return " ".join(word for word in text.split() if len(word) > 2)


def taken(names):
    rows = [["Показатель", "Факт 2023"], *([name, number] for name, number in names)]
    found = recogniser().recognise([grid(*rows)], Told("KTU", 2023))
    return {cell.row - 1: cell.indicator for cell in found.cells if cell.status == TAKEN}


def a_number(indicator):
    target = next(value for value in indicator.targets.values() if value is not None)
    return float(target.fraction) if hasattr(target, "fraction") else target.text


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize(
    ("change", "at_least"), [(None, 0.94), (mistyped, 0.5), (shuffled, 0.5), (without_small_words, 0.8)]
)
def test_changed_names_are_found_or_asked(language, change, at_least):
    rng = random.Random(7)
    right = total = 0
    codes = list(PLAN.indicators)
    for _ in range(3):
        some = rng.sample(codes, 40)
        texts = [PLAN.indicators[code].names[language] for code in some]
        texts = [change(text, rng) for text in texts] if change else texts
        found = taken(
            [(text, a_number(PLAN.indicators[code])) for text, code in zip(texts, some, strict=True)]
        )
        wrong = {texts[row]: code for row, code in found.items() if code != some[row]}
        assert wrong == {}
        right += len(found)
        total += len(some)
    assert right >= at_least * total


@pytest.mark.parametrize(
    "code", [code for code in PLAN.indicators if PLAN.indicators[code].measure == "count"][::5]
)
def test_the_name_of_another_row_is_not_taken_by_its_code(code):
    """A code with the name of its neighbour is asked."""
    codes = list(PLAN.indicators)
    other = PLAN.indicators[codes[codes.index(code) - 1]]
    same = PLAN.indicators[code].names["ru"] == other.names["ru"]
    rows = [["Код", "Показатель", "Факт 2023"], [code, other.names["ru"], 5], ["2.5.1", "Услуги НИР", 3]]
    rows.append(["3.1.2", "Количество студентов, обучающихся по академической мобильности", 4])
    found = recogniser().recognise([grid(*rows)], Told("KTU", 2023))
    assert same or "C2" not in {cell.cell for cell in found.cells if cell.status == TAKEN}


@pytest.mark.parametrize(
    "text",
    [
        "Количество студентов", "Количество преподавателей", "Всего ППС", "Количество публикаций",
        "Количество проектов", "Прием", "Всего", "Итого принято", "Академический отпуск", "Средний балл",
        "Количество студентов на договоре", "Number of students", "Оқытушылар саны", "Студенттер саны",
    ],
)  # fmt: skip
def test_what_may_be_many_things_is_not_taken(text):
    assert taken([(text, 5), ("Количество патентов", 2)]) == {1: "2.5.7"}
