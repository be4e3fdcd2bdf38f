"""What the examination of a database finds, and that an honest one has nothing to find."""

import os
import sqlite3

import pytest

from ktu_desktop.domain.findings import Severity
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import Translator
from ktu_desktop.storage.doctor import examine
from tests.storage.damage import damage_table, tamper
from tests.storage.recording import ORG, change, record, text_change


@pytest.fixture
def recorded(db, path):
    record(db, [change("1.1.3/numerator", 3), change("1.2.1", 5)], [text_change("explanation", "so")])
    texts = [text_change("explanation", None, "so"), text_change("basis_kept", "x")]
    record(db, [change("1.2.1", None, 5)], texts)
    db.close()
    return path


def codes(path):
    return [finding.code for finding in examine(path)]


def test_an_honest_database_has_no_findings(recorded):
    assert examine(recorded) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE data_value SET amount = 9000000",
        "UPDATE data_value SET places = 2",
        "DELETE FROM data_value",
        "INSERT INTO data_value SELECT period_id, element_id + 1, org_unit_id, 1, NULL, 0, 1 FROM data_value",
        "INSERT INTO data_value SELECT period_id, element_id, org_unit_id, 5, NULL, 0, 2 FROM history "
        "WHERE id = 2",
        "UPDATE entry SET text = 'y'",
        "DELETE FROM entry",
        "INSERT INTO entry SELECT period_id, org_unit_id, plan_indicator_id, 'explanation', 'so', 3 "
        "FROM entry",
    ],
)
def test_a_value_or_text_changed_beside_the_history_shows_where(recorded, statement):
    tamper(recorded, statement)
    findings = examine(recorded)
    assert {finding.code for finding in findings} == {"changed_beside_history"}
    assert findings[0].place.org_unit == ORG and findings[0].place.period == "2023"
    assert findings[0].place.element or findings[0].place.indicator == "1.1.3"
    said = sentence(findings[0], Translator("en"))
    assert ORG in said and "2023" in said


def test_a_changed_history_shows(recorded):
    tamper(recorded, "UPDATE history SET new_amount = 4000000 WHERE id = 1")
    assert codes(recorded) == ["history_changed", "changed_beside_history"]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("DROP TRIGGER history_no_update", "history_no_update"),
        ("DROP INDEX history_batch", "history_batch"),
        ("ALTER TABLE meta ADD COLUMN more TEXT", "meta"),
        ("CREATE TABLE extra (id)", "extra"),
        ("UPDATE alembic_version SET version_num = '0000'", "alembic_version 0000"),
    ],
)
def test_a_rebuilt_database_shows(recorded, statement, name):
    driver = sqlite3.connect(recorded)
    driver.execute(statement)
    driver.commit()
    driver.close()
    assert [(f.code, f.facts["name"]) for f in examine(recorded)] == [("schema_differs", name)]


def test_a_reference_to_something_missing_shows(recorded):
    tamper(recorded, "DELETE FROM period")
    found = {(f.code, f.facts.get("table")) for f in examine(recorded)}
    assert ("dangling_reference", "history") in found


@pytest.mark.parametrize("table", ["history", "plan_indicator", "data_value", "entry", "meta"])
def test_a_damaged_page_is_a_finding_and_no_crash(recorded, table):
    damage_table(recorded, table)
    assert "database_damaged" in codes(recorded)


def test_a_database_that_others_can_read_is_a_warning(recorded):
    recorded.chmod(0o644)
    expected = [("readable_by_others", Severity.WARNING)] if os.name == "posix" else []
    assert [(f.code, f.severity) for f in examine(recorded)] == expected


def test_what_is_no_database_is_refused(tmp_path):
    letter = tmp_path / "letter.db"
    letter.write_text("letter")
    with pytest.raises(WorldRefusal):
        examine(letter)


def test_one_damage_is_said_once(recorded):
    """Every check stumbles over it."""
    recorded.write_bytes(recorded.read_bytes()[: recorded.stat().st_size // 2])
    recorded.chmod(0o600)
    assert codes(recorded) == ["database_damaged"]
