"""What people call the numbers and texts of an indicator, by role and by the entry's field."""

from ktu_desktop.i18n import Translator, mark

ROLE_LABELS = {
    "value": mark("Actual"),
    "numerator": mark("Of these"),
    "denominator": mark("Total"),
    "current": mark("This year"),
    "previous": mark("Last year"),
    "weight": mark("Respondents"),
    "stated": mark("Percent only, not in totals"),
    "correction": mark("Counted twice, subtracted"),
}
TEXT_NAMES = {
    "not_applicable": mark("Does not apply, because"),
    "explanation": mark("Explanation"),
    "reason_missed": mark("Why the plan was missed"),
    "measures_taken": mark("Measures taken"),
    "basis_document": mark("Basis: document"),
    "basis_number": mark("Basis: number"),
    "basis_date": mark("Basis: date"),
    "basis_kept": mark("Basis: where kept"),
}


def labelled(label: str, name: str, say: Translator) -> str:
    """``Of these: students``; the name alone where it begins with the label (``Total income``)."""
    if name.casefold().startswith(label.casefold()):
        return name
    return say(mark("{label}: {name}"), label=label, name=name)
