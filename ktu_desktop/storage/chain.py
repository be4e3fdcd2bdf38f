"""The history's chain: each entry's hash covers the entry, who and when, and the hash before it.

The newest number and hash (the head) stand in ``meta`` and in each later batch, and go on paper, into
backups and workbooks: an entry that was changed, removed or cut off shows.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.storage.rows import driver, fetch, run

ENTRY_COLUMNS = (
    "id, batch_id, via, source, period_id, org_unit_id, element_id, plan_indicator_id, field, "
    "old_amount, old_upper, old_places, new_amount, new_upper, new_places, old_text, new_text"
)
"""What a link covers, in the order of its serialisation; the batch's author and time follow."""

_NO_HASH = bytes(32)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def link(previous: bytes, entry: Sequence[Any], author: str, at: str) -> bytes:
    """The hash of an entry (the values of ENTRY_COLUMNS) after ``previous``."""
    return sha256(previous + _encode([*entry, author, at]).encode()).digest()


def chain_head(connection: Connection) -> str:
    """The newest entry's number and hash: ``24000:9f86d0...``."""
    return str(fetch(connection, "SELECT text FROM meta WHERE name = 'history_head'")[0][0])


def append(connection: Connection, entries: Iterable[Sequence[Any]], author: str, at: str) -> None:
    """Write entries (ENTRY_COLUMNS without the id, which is counted on) to the end of the chain."""
    number, previous = parse_head(chain_head(connection))
    rows = []
    for entry in entries:
        number += 1
        previous = link(previous, (number, *entry), author, at)
        rows.append((number, *entry, previous))
    marks = ", ".join("?" * 18)
    driver(connection).executemany(f"INSERT INTO history ({ENTRY_COLUMNS}, hash) VALUES ({marks})", rows)
    run(connection, "UPDATE meta SET text = ? WHERE name = 'history_head'", (head_text(number, previous),))


def next_number(connection: Connection) -> int:
    """The number that the next entry gets."""
    return parse_head(chain_head(connection))[0] + 1


def head_text(number: int, link_hash: bytes) -> str:
    """A head as text."""
    return f"{number}:{link_hash.hex()}"


def parse_head(text: str) -> tuple[int, bytes]:
    """Number and hash of a head's text. Raises ValueError."""
    number, _, digits = text.partition(":")
    return int(number), bytes.fromhex(digits)


def verify_chain(connection: Connection) -> tuple[Finding, ...]:
    """Walk the whole history; a finding for each place where it was changed, removed, cut or added to."""
    heads = _kept_heads(connection)
    findings: list[Finding] = []
    number, previous = 0, _NO_HASH
    for *entry, given, author, at in _links(connection):
        if entry[0] != number + 1:
            findings.append(_finding("history_removed", first=number + 1, last=entry[0] - 1))
        elif link(previous, entry, author, at) != given or heads.get(entry[0], {given}) != {given}:
            findings.append(_finding("history_changed", entry=entry[0]))
        number, previous = entry[0], given
    if max(heads) > number:
        findings.append(_finding("history_cut", first=number + 1, last=max(heads)))
    newest = parse_head(chain_head(connection))[0]
    if newest < number:
        findings.append(_finding("history_added", first=newest + 1, last=number))
    return tuple(findings)


def _links(connection: Connection) -> Iterator[tuple[Any, ...]]:
    columns = ", ".join(f"history.{name}" for name in ENTRY_COLUMNS.split(", "))
    return driver(connection).execute(
        f"""SELECT {columns}, hash, author, at FROM history LEFT JOIN batch ON batch.id = batch_id
        ORDER BY history.id"""
    )


def _kept_heads(connection: Connection) -> dict[int, set[bytes]]:
    """Every head that was kept outside the history itself: number -> hashes (one, when all is well)."""
    texts = fetch(
        connection,
        """SELECT previous_head FROM batch UNION SELECT chain_head FROM sheet_state
        UNION SELECT text FROM meta WHERE name = 'history_head'""",
    )
    heads: dict[int, set[bytes]] = {}
    for (text,) in texts:
        number, link_hash = parse_head(text)
        heads.setdefault(number, set()).add(link_hash)
    return heads


def _finding(code: str, **numbers: int) -> Finding:
    return Finding(code, Severity.ERROR, facts={name: str(number) for name, number in numbers.items()})
