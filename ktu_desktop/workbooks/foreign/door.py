"""What a foreign file is, by its first bytes and its list of parts, before any library opens it."""

import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from ktu_desktop.workbooks.foreign.csv_cells import SUFFIXES
from ktu_desktop.workbooks.foreign.raw import CannotRead

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_UNPACKED = 256 * 1024 * 1024
LARGEST_SHEET = 32 * 1024 * 1024
"""Of one sheet's own part: half a million cells, which takes two seconds."""

MOST_PARTS = 2_000
STEEPEST = 200

STEEPEST_FROM = 10 * 1024 * 1024
"""A part may be packed 200:1 unless it unpacks to more than this: no honest file of 2,876 is refused."""

_START = 2_000
_SHEET = re.compile(r"xl/(?:worksheets/|sharedstrings)|content\.xml", re.IGNORECASE)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OLE_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True, slots=True)
class Door:
    """A file that may be opened. ``kind``: ``xlsx``, ``xlsb``, ``xls``, ``ods`` or ``csv``."""

    kind: str
    content: bytes
    package: zipfile.ZipFile | None = None


def look_at(path: Path) -> Door:
    """Say what the file is. Raises CannotRead with a code that names what is wrong with it."""
    content = _content(path)
    if content.startswith(_ZIP):
        return _package(content)
    if content.startswith(_OLE):
        return _ole(content)
    if content[:2] in _BIFF:
        return Door("xls", content)
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise CannotRead("web_page_not_a_spreadsheet")
    if path.suffix.lower() in SUFFIXES:
        return Door("csv", content)
    raise CannotRead("not_a_spreadsheet")


def _content(path: Path) -> bytes:
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise CannotRead("file_is_a_folder")
        if not stat.S_ISREG(facts.st_mode):
            raise CannotRead("not_a_spreadsheet")
        if facts.st_size == 0:
            raise CannotRead("file_is_empty")
        if facts.st_size > LARGEST_FILE:
            raise CannotRead("file_too_large")
        return path.read_bytes()
    except FileNotFoundError:
        raise CannotRead("file_missing") from None
    except PermissionError:
        raise CannotRead("file_locked") from None
    except (OSError, ValueError) as error:
        raise CannotRead("file_not_readable", why=str(getattr(error, "strerror", None) or error)) from None


def _ole(content: bytes) -> Door:
    if _ENCRYPTED_PACKAGE in content:
        raise CannotRead("file_encrypted")
    if not any(name in content for name in _OLE_BOOKS):
        raise CannotRead("not_a_spreadsheet")
    return Door("xls", content)


def _package(content: bytes) -> Door:
    try:
        package = zipfile.ZipFile(BytesIO(content))
        return Door(_kind_of(package), content, package)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        raise CannotRead("file_damaged") from None


def _kind_of(package: zipfile.ZipFile) -> str:
    _check_size(package.infolist())
    names = {info.filename for info in package.infolist()}
    if any(info.flag_bits & 1 for info in package.infolist()):
        raise CannotRead("file_encrypted")
    if "content.xml" in names and "mimetype" in names:
        return _open_document(package)
    lowered = {name.lower() for name in names}
    if len(lowered) < len(package.infolist()):
        raise CannotRead("unusual_file")  # of a part that is there twice, readers take one or the other
    if "xl/workbook.bin" in lowered:
        return "xlsb"
    if "xl/workbook.xml" in lowered:
        return "xlsx"
    raise CannotRead("not_a_spreadsheet")


def _open_document(package: zipfile.ZipFile) -> str:
    if not package.read("mimetype").startswith(_ODS):
        raise CannotRead("not_a_spreadsheet")
    manifest = "META-INF/manifest.xml"
    if manifest in package.namelist() and b"encryption-data" in package.read(manifest):
        raise CannotRead("file_encrypted")
    return "ods"


def _check_size(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise CannotRead("file_too_large")
    for part in parts:
        if part.file_size > LARGEST_SHEET and _SHEET.match(part.filename):
            raise CannotRead("file_too_large")
        if part.file_size > STEEPEST_FROM and part.file_size > STEEPEST * max(part.compress_size, 1):
            raise CannotRead("file_not_safe")


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes. Raises CannotRead when it declares a document type, which may hide a bomb."""
    content = package.read(name)
    _check_declarations(content)
    return content


def check_start(package: zipfile.ZipFile, name: str) -> None:
    """The same check of the start of a part that only a library will read, and that expands nothing."""
    with package.open(name) as part:
        _check_declarations(part.read(_START))


def _check_declarations(content: bytes) -> None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        raise CannotRead("file_not_safe")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise CannotRead("file_not_safe")
