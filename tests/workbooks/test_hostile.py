"""Hostile and damaged spreadsheets: each is read right or refused by name, in five seconds and 300 MB."""

import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from ktu_desktop.domain.sentences import SENTENCES
from ktu_desktop.workbooks.any_sheet.grid import grid_from_raw
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, REFUSED, TAKEN, Told
from tests.workbooks.any_sheet.judging import recogniser

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
ROWS = [
    ["Код", "Показатель", "Факт 2023"],
    ["2.5.7", "Количество патентов", 3],
    ["2.5.1", "Услуги НИР", 2],
]
SECONDS, MEGABYTES = 5, 300
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(*more, rows=ROWS):
    made = openpyxl.Workbook()
    for row in (*rows, *more):
        made.active.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_shared_texts():
    """The same book with its texts in a part of their own, as Excel writes them."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream)
    sheet = made.add_worksheet()
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    made.close()
    return stream.getvalue()


def changed(change, part=SHEET, content=None, **more):
    """The book with one part, or all of them, changed, and with ``more`` parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        with zipfile.ZipFile(io.BytesIO(content or book())) as source:
            for name in source.namelist():
                found = source.read(name)
                target.writestr(name, change(found) if part in (name, None) else found)
        for name, found in more.items():
            target.writestr(name, found)
    return stream.getvalue()


def put(before, after, part=SHEET):
    def change(xml):
        assert before in xml
        return xml.replace(before, after, 1)

    return changed(change, part)


def many_cells(xml):
    cells = b"".join(
        b'<row r="%d">' % row + b'<c r="A%d"><v>1</v></c>' % row * 8 + b"</row>" for row in range(1, 200_000)
    )
    return re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData>" + cells + b"</sheetData>", xml, flags=re.S)


def document(rows):
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet><table:table table:name='A'>{rows}</table:table>"
    text = (
        f"<office:document-content{names}>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", text)
    return stream.getvalue()


def document_rows(attributes="", number="3"):
    def cell(content):
        if isinstance(content, str):
            return (
                f"<table:table-cell office:value-type='string'><text:p>{content}</text:p></table:table-cell>"
            )
        return f"<table:table-cell {attributes} office:value-type='float' office:value='{number}'/>"

    return "".join(
        f"<table:table-row>{''.join(cell(content) for content in row)}</table:table-row>" for row in ROWS
    )


BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
WIDE = ["Код", "Показатель", "Факт 2023", *["x"] * 16_381]
REPEAT = "table:number-columns-repeated='99999999'"
SPAN = "table:number-columns-spanned='99999999' table:number-rows-spanned='99999999'"
BOTH = {"C2": TAKEN, "C3": TAKEN}

FILES = {
    # name: content, then the reason of a refusal or what becomes of its cells
    "dimension of a million rows.xlsx": (put(b"A1:C3", b"A1:XFD1048576"), BOTH),
    "dimension too small.xlsx": (put(b"A1:C3", b"A1:B2"), BOTH),
    "16,384 columns.xlsx": (book(rows=[WIDE, *ROWS[1:]]), BOTH),
    "longest text.xlsx": (book(["2.5.14", "я" * 32_767, 7]), BOTH),
    "not a number.xlsx": (put(b"<v>3</v>", b"<v>NaN</v>"), {"C2": REFUSED, "C3": TAKEN}),
    "infinity.xlsx": (put(b"<v>3</v>", b"<v>1e400</v>"), {"C2": REFUSED, "C3": TAKEN}),
    "circular.xlsx": (book(["2.5.14", "Количество стартап-проектов", "=C4"]), {**BOTH, "C4": REFUSED}),
    "external.xlsx": (
        book(["2.5.14", "Количество стартап-проектов", "='[1]A'!A1"]),
        {**BOTH, "C4": REFUSED},
    ),
    "error.xlsx": (
        put(b'<c r="C2" t="n"><v>3</v>', b'<c r="C2" t="e"><v>#DIV/0!</v>'),
        {"C2": REFUSED, "C3": TAKEN},
    ),
    "cell twice.xlsx": (
        put(b'<c r="C2" t="n"><v>3</v></c>', b'<c r="C2"><v>3</v></c><c r="C2"><v>9</v></c>'),
        {"C2": REFUSED, "C3": TAKEN},
    ),
    "row twice.xlsx": (
        put(b'<row r="3"', b'<row r="2"><c r="C2"><v>11</v></c></row><row r="3"'),
        {"C2": REFUSED, "C3": TAKEN},
    ),
    "UTF-16.xlsx": (changed(lambda xml: xml.decode().encode("utf-16")), "file_not_safe"),
    "strict.xlsx": (
        changed(
            lambda xml: xml.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
                RELATIONS, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            ),
            part=None,
        ),
        BOTH,
    ),
    "part twice.xlsx": (
        changed(lambda xml: xml, **{SHEET.upper(): b"<worksheet/>"}),
        "unusual_file",
    ),
    "no references.xlsx": (changed(lambda xml: re.sub(rb'<c r="[A-Z]+\d+"', b"<c", xml)), "unusual_file"),
    "entities in the sheet.xlsx": (changed(lambda xml: BOMB + xml), "file_not_safe"),
    "entities in the texts.xlsx": (
        changed(lambda xml: BOMB + xml, STRINGS, with_shared_texts()),
        "file_not_safe",
    ),
    "zip bomb.xlsx": (changed(lambda xml: xml, **{"xl/media/x.bin": b"\0" * 300_000_000}), "file_too_large"),
    "too many cells.xlsx": (changed(many_cells), "file_too_large"),
    "areas over areas.xlsx": (
        put(b"</sheetData>", b"</sheetData>" + b'<mergeCell ref="A1:XFD1048576"/>' * 5_000),
        {},
    ),
    "all columns hidden.xlsx": (
        put(b"<sheetData>", b'<cols><col min="1" max="16384" hidden="1"/></cols><sheetData>'),
        {"C2": ASKED, "C3": ASKED},
    ),
    "nested.xlsx": (put(b"<sheetData>", b"<a>" * 200_000 + b"<sheetData>"), BOTH),
    "macros.xlsm": (changed(lambda xml: xml, **{"xl/vbaProject.bin": b"\xd0\xcf" * 99}), BOTH),
    "formula as a name.xlsx": (book(["2.5.14", "=cmd|' /C calc'!A0", 5]), BOTH),
    "cut.xlsx": (book()[:-300], "file_damaged"),
    "not a number.ods": (document(document_rows(number="NaN")), {"C2": REFUSED, "C3": REFUSED}),
    "digits of Python.ods": (document(document_rows(number="1_0")), {"C2": REFUSED, "C3": REFUSED}),
    "rows repeated less than once.ods": (
        document(document_rows().replace("-row>", "-row table:number-rows-repeated='-1'>", 1)),
        "unusual_file",
    ),
    "repeated.ods": (document(document_rows(REPEAT)), BOTH),
    "spanned.ods": (document(document_rows(SPAN)), {}),
    "nested.ods": (document("<a>" * 200_000), "file_damaged"),
    "quoted.csv": ('"Показатель;Факт\n'.encode() * 100_000, {}),
    "one line.csv": (b"1" * 5_000_000, "file_damaged"),
    "wide.csv": (("x;" * 300 + "\n").encode() * 20_000, {}),
    "formula.csv": ("Код;Показатель;Факт 2023\n2.5.7;=cmd|'/C calc'!A0;3\n".encode(), {"C2": TAKEN}),
}  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What the child that reads says of each file, how long it took, and its memory at the end in MB."""
    folder = tmp_path_factory.mktemp("hostile")
    child = subprocess.Popen(
        [sys.executable, "-m", "ktu_desktop.workbooks.reading_child"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdin and child.stdout
    child.stdout.readline()
    found = {}
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
        start = worked(child.pid)
        child.stdin.write(json.dumps(str(folder / name)) + "\n")
        child.stdin.flush()
        found[name] = json.loads(child.stdout.readline()), worked(child.pid) - start
    peak = peak_memory(child.pid)
    child.communicate()
    return found, peak


def worked(process):
    """Seconds that the process has worked, which other programs do not add to; else the clock's."""
    status = Path("/proc", str(process), "stat")
    if not status.exists():
        return time.perf_counter()
    times = status.read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def peak_memory(process):
    """Megabytes that the process ever held; None where the system does not say it this way."""
    status = Path("/proc", str(process), "status")
    peaks = re.findall(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else []
    return int(peaks[0]) / 1024 if peaks else None


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_right_or_refused_by_name(answers, name):
    answer, seconds = answers[0][name]
    expected = FILES[name][1]
    assert seconds < SECONDS
    if isinstance(expected, str):
        assert answer["reason"][0] == expected
        assert expected in SENTENCES
        return
    start = time.process_time()
    found = recogniser().recognise([grid_from_raw(raw) for raw in answer["grids"]], Told("IT-PHYS", 2023))
    assert time.process_time() - start < SECONDS
    assert {cell.cell: cell.status for cell in found.cells if cell.cell in expected} == expected
    assert {cell.cell for cell in found.cells if cell.status == TAKEN} <= {*expected, "C4"}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system names no peak this way")
def test_the_child_stays_small(answers):
    assert answers[1] < MEGABYTES
