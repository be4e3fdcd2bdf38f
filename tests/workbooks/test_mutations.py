"""Spreadsheets changed at random, inside their parts too: values or a named refusal, nothing else."""

import csv
import io
from collections import Counter
from random import Random

import pytest

from ktu_desktop.domain.sentences import SENTENCES, sentence
from ktu_desktop.i18n import Translator
from ktu_desktop.jobs import Silent
from ktu_desktop.workbooks.any_sheet.recognition import TAKEN
from ktu_desktop.workbooks.reading_process import read_files
from tests.samples_score import SAMPLES, recogniser
from tests.workbooks.mutations import mutated
from tests.workbooks.test_xlsb import made as made_xlsb

EACH = 24
"""Changed files of each source."""

ROWS = [
    ["Отчет кафедры физики за 2023 год"],
    ["Код", "Показатель", "План", "Факт", "Примечание"],
    ["2.5.7", "Количество патентов", "2", "3", "по данным; кафедры"],
    ["2.5.1", 'Объем услуг НИР, "хоздоговор"', "1", "2,5", ""],
]


def as_text(separator, encoding):
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(ROWS)
    return stream.getvalue().encode(encoding)


SOURCES = {
    "old.xls": lambda folder: (SAMPLES / "FL_report_2023.xls").read_bytes(),
    "open.ods": lambda folder: (SAMPLES / "KTM_esep_2023.ods").read_bytes(),
    "sideways.xlsx": lambda folder: (SAMPLES / "PPS_fizika.xlsx").read_bytes(),
    "summary.xlsx": lambda folder: (SAMPLES / "svod_EAT_2023.xlsx").read_bytes(),
    "binary.xlsb": lambda folder: made_xlsb(folder / "source.xlsb").read_bytes(),
    "semicolons.csv": lambda folder: as_text(";", "cp1251"),
    "tabs.tsv": lambda folder: as_text("\t", "utf-8"),
}


def changed_files(folder, numbers):
    """Source -> its changed files, all of them in the folder."""
    found = {}
    for name, content in SOURCES.items():
        found[name] = [folder / f"{number}-{name}" for number in numbers]
        for number, path in zip(numbers, found[name], strict=True):
            path.write_bytes(mutated(content(folder), Random(f"{number} {name}")))
    return found


def outcome(file, say):
    """What became of a file; fails where a cell or a refusal cannot be told to a person."""
    if not file.grids:
        assert file.reason and file.reason.code in SENTENCES and sentence(file.reason, say)
        return file.reason.code
    found = recogniser().recognise(file.grids)
    for cell in found.cells:
        assert (cell.status == TAKEN) is (cell.finding is None)
        assert cell.finding is None or (cell.finding.code in SENTENCES and sentence(cell.finding, say))
    return TAKEN if any(cell.status == TAKEN for cell in found.cells) else "nothing"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("changed")
    files = changed_files(folder, range(EACH))
    every = [path for paths in files.values() for path in paths]
    read = {file.path: file for file in read_files(every, Silent(), (), seconds=5)}
    assert list(read) == every
    say = Translator("kk")
    return {name: Counter(outcome(read[path], say) for path in paths) for name, paths in files.items()}


@pytest.mark.parametrize("name", SOURCES)
def test_a_changed_file_is_values_or_a_named_refusal(outcomes, name):
    found = outcomes[name]
    assert found.total() == EACH
    assert found["reading_took_too_long"] == 0
    assert set(found) - {TAKEN, "nothing"}, "some changes cannot be read"


def test_many_changes_reach_the_cells(outcomes):
    """Most of the changed files open all the same, so that what reads cells and names was tried as well."""
    opened = Counter({name: found[TAKEN] + found["nothing"] for name, found in outcomes.items()})
    assert min(opened.values()) >= EACH // 8
    assert sum(found[TAKEN] for found in outcomes.values()) >= EACH
