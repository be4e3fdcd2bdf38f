"""The family of printed reports. To add one: 1. a file here with one REPORT; 2. its line in REPORTS.

tests/reports/test_family.py runs over the family and fails when a member is incomplete.
"""

from ktu_desktop.reports import (
    blank,
    changes,
    documents,
    finances,
    findings,
    missing,
    note,
    passport,
    sheet,
    summary,
)
from ktu_desktop.reports.report import Report

REPORTS: tuple[Report, ...] = (
    passport.REPORT,
    sheet.REPORT,
    blank.REPORT,
    summary.REPORT,
    missing.REPORT,
    documents.REPORT,
    note.REPORT,
    findings.REPORT,
    changes.REPORT,
    finances.REPORT,
)

__all__ = ["REPORTS", "Report"]
