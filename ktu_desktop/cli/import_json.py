"""The files of an import as --json says them: one object a file, with its cells, texts and states."""

from collections import Counter
from typing import Any

from ktu_desktop.cli.command import year_json
from ktu_desktop.domain.findings import Finding
from ktu_desktop.domain.mapping_words import decided_before, meaning
from ktu_desktop.domain.plan import Plan
from ktu_desktop.domain.sentences import sentence
from ktu_desktop.i18n import Translator
from ktu_desktop.usecases.file_preview import STATUSES, CellPreview, FilePreview, StatePreview, TextPreview


def file_json(preview: FilePreview, batch: int | None, say: Translator, plan: Plan | None) -> dict[str, Any]:
    """One file as it stands in the end; ``batch``: the number of the change that took it, if any."""
    year = year_json(preview.period) if preview.period else None
    counts = Counter(text.status for text in preview.texts)
    return {
        "file": str(preview.path),
        "recognised": preview.recognised,
        "plan": preview.plan,
        "org": preview.org,
        "year": year,
        "batch": batch,
        "cells": [_cell_json(cell, say, plan) for cell in preview.cells],
        "texts": [_text_json(text, year, say, plan) for text in preview.texts],
        "states": [_state_json(state, say, plan) for state in preview.states],
        "counts": dict(preview.counts),
        "text_counts": {status: counts[status] for status in STATUSES},
        "decided_before": decided_before(preview.remembered, say),
        "remembered": [{"text": one.text, "means": meaning(one, say)} for one in preview.remembered],
        "reason": finding_json(preview.reason, say, plan),
        "findings": [finding_json(finding, say, plan) for finding in preview.findings],
    }


def _cell_json(cell: CellPreview, say: Translator, plan: Plan | None) -> dict[str, Any]:
    return {
        "sheet": cell.sheet,
        "cell": cell.cell,
        "org": cell.org or None,
        "indicator": cell.indicator,
        "year": year_json(cell.period) if cell.period else None,
        "figure": cell.figure,
        "element": cell.element or None,
        "text": cell.text,
        "value": cell.value.text if cell.value else None,
        "old": cell.old.text if cell.old else None,
        "base": cell.base.text if cell.base else None,
        "status": cell.status,
        "candidates": list(cell.choices) or [value.text for value in cell.candidates],
        "finding": finding_json(cell.finding, say, plan),
    }


def _text_json(
    text: TextPreview, year: int | str | None, say: Translator, plan: Plan | None
) -> dict[str, Any]:
    return {
        "sheet": text.sheet,
        "cell": text.cell,
        "org": text.org,
        "indicator": text.indicator,
        "year": year,
        "field": text.field,
        "text": text.text,
        "old": text.old,
        "base": text.base,
        "deletes": text.deletes,
        "status": text.status,
        "finding": finding_json(text.finding, say, plan),
    }


def _state_json(state: StatePreview, say: Translator, plan: Plan | None) -> dict[str, Any]:
    return {**state._asdict(), "finding": finding_json(state.finding, say, plan)}


def finding_json(finding: Finding | None, say: Translator, plan: Plan | None) -> dict[str, Any] | None:
    """What was found in a file and where, with its sentence."""
    if finding is None:
        return None
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "message": sentence(finding, say, plan),
    }
