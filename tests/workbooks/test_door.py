"""Files that are no workbooks, or worse: each is a named reason, and the next file is read all the same."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ktu_desktop.domain.sentence_texts import SENTENCES
from ktu_desktop.domain.values import whole
from tests.workbooks.made_workbooks import content_of, read, sheet_of, write

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORKBOOK_XML = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in parts.items():
            found.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def package_of(parts: dict[str, bytes]) -> bytes:
    return package(**{name.replace("/", "__"): content for name, content in parts.items()})


def honest() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["#code", 1])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(change: Callable[[str, bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(honest())) as source:
        return package_of({name: change(name, source.read(name)) for name in source.namelist()})


def with_document_type(name: str, content: bytes) -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return content.replace(b"<worksheet", bomb + b"<worksheet", 1) if "sheet1" in name else content


def far_away(name: str, content: bytes) -> bytes:
    """Two cells at the ends of the largest sheet: a reader that makes room for all between them is killed."""
    cells = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    cells += b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    if "sheet1" not in name:
        return content
    start, end = content.index(b"<sheetData>"), content.index(b"</sheetData>")
    return content[:start] + cells + content[end:]


def encrypted_members() -> bytes:
    found = bytearray(package(**{"xl__workbook.xml": WORKBOOK_XML}))
    found[6] |= 1
    found[found.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(found)


FILES: dict[str, tuple[bytes, set[str]]] = {
    "empty.xlsx": (b"", {"file_is_empty"}),
    "text.xlsx": ("Показатель;45\n".encode(), {"not_a_spreadsheet"}),
    "page.xls": (b"<html><table><tr><td>1.2.2</td></tr></table></html>", {"web_page_not_a_spreadsheet"}),
    "page-bom.xls": (b"\xef\xbb\xbf \n<!DOCTYPE html><html></html>", {"web_page_not_a_spreadsheet"}),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, {"not_a_spreadsheet"}),
    "paper.pdf": (b"%PDF-1.7\n", {"not_a_spreadsheet"}),
    "letter.docx": (package(word__document=b"<w/>"), {"not_a_spreadsheet"}),
    "letter.odt": (
        package_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        {"not_a_spreadsheet"},
    ),
    "binary.xlsb": (package_of({"xl/workbook.bin": b"\0"}), {"file_damaged"}),
    "cut.xlsx": (honest()[:2000], {"file_damaged"}),
    "cut-early.xlsx": (b"PK\x03\x04", {"file_damaged"}),
    "hollow.xlsx": (package_of({"xl/workbook.xml": WORKBOOK_XML}), {"file_damaged"}),
    "hollow.ods": (
        package_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x"}),
        {"file_damaged"},
    ),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), {"file_encrypted"}),
    "locked-zip.xlsx": (encrypted_members(), {"file_encrypted", "file_damaged"}),
    "locked.ods": (
        package_of(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": b"\x01\x02",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            }
        ),
        {"file_encrypted"},
    ),
    "old-letter.doc": (OLE + "WordDocument".encode("utf-16-le"), {"not_a_spreadsheet"}),
    "broken.xls": (OLE + "Workbook".encode("utf-16-le"), {"file_damaged"}),
    "many-parts.xlsx": (package_of({f"xl/{n}": b"" for n in range(2_001)}), {"file_too_large"}),
    "steep.xlsx": (package_of({"xl/workbook.xml": b" " * 12_000_000}), {"file_not_safe"}),
    "document-type.xlsx": (changed(with_document_type), {"file_not_safe", "file_damaged"}),
    "far-away.xlsx": (changed(far_away), {"reading_ended", "file_takes_too_much_memory", "file_damaged"}),
    "other.xlsx": (honest(), {"not_our_workbook"}),
}


@pytest.fixture(scope="module")
def reasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every bad file, an honest one after each, read in one go."""
    folder = tmp_path_factory.mktemp("door")
    write(folder / "honest.xlsx", sheet_of("MF-DMD", {"1.2.2": whole(7)}))
    paths = []
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
        paths += [folder / name, folder / "honest.xlsx"]
    found = read(*paths)
    assert [file.path for file in found] == paths
    for file in found[1::2]:
        assert content_of(file) == {"1.2.2": "7"}
    assert all(file.recognised == "none" and file.reason for file in found[::2])
    return {file.path.name: file.reason.code for file in found[::2] if file.reason}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_a_named_reason(reasons: dict[str, str], name: str) -> None:
    assert reasons[name] in FILES[name][1]


def test_every_reason_has_a_sentence(reasons: dict[str, str]) -> None:
    assert set(reasons.values()) <= set(SENTENCES)


def test_what_is_no_file(tmp_path: Path) -> None:
    found = read(tmp_path / "missing.xlsx", tmp_path, Path("/dev/null"))
    assert [file.reason and file.reason.code for file in found] == [
        "file_missing",
        "file_is_a_folder",
        "not_a_spreadsheet",
    ]
    assert found[0].reason is not None
    assert found[0].reason.facts["file"] == "missing.xlsx"


def test_content_counts_and_not_the_ending(tmp_path: Path) -> None:
    write(tmp_path / "w.xlsx", sheet_of("MF-DMD", {"1.2.2": whole(7)}))
    (tmp_path / "w.xlsx").rename(tmp_path / "w.xls")
    (found,) = read(tmp_path / "w.xls")
    assert content_of(found) == {"1.2.2": "7"}
