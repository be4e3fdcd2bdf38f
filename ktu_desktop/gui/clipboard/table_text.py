"""The text of a block of cells on the clipboard, as Excel and LibreOffice write and read it.

Tabs stand between cells and a line break after every row, the last one too. A cell that holds a tab, a line
break or a quotation mark stands in quotation marks, its own doubled. Both programs leave a cell alone that
merely holds quotation marks, so a cell counts as quoted only when its closing mark ends it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_END = re.compile(r"\r\n|[\r\n]")
_NEEDS_QUOTES = re.compile(r'[\t\r\n"]')


def written(rows: Iterable[Sequence[str]]) -> str:
    """The text of rows of cells."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in rows)


def read(text: str) -> Iterator[list[str]]:
    """The rows of a text, one by one: whoever wants only the first ones does not pay for the others."""
    at, row = 0, list[str]()
    while at < len(text) or row:
        match = _QUOTED.match(text, at) or _PLAIN.match(text, at)
        assert match is not None, "a plain cell may be empty"
        quoted = match.re is _QUOTED
        row.append(match[1].replace('""', '"') if quoted else match[0])
        at = match.end()
        if text[at : at + 1] == "\t":
            at += 1
            continue
        yield row
        row = []
        end = _END.match(text, at)
        at = end.end() if end else len(text)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
