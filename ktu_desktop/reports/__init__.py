"""The family of printed reports. To add one: 1. a file here with one REPORT; 2. its line in REPORTS.

tests/reports/test_family.py runs over the family and fails when a member is incomplete.
"""

from ktu_desktop.reports import sheet
from ktu_desktop.reports.report import Report

REPORTS: tuple[Report, ...] = (sheet.REPORT,)

__all__ = ["REPORTS", "Report"]
