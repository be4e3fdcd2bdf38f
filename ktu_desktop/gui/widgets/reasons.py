"""Ready reasons for remarks and for "does not apply": nobody writes the same sentence forty times."""

from ktu_desktop.i18n import mark

IT_IS_RIGHT = (
    mark("Checked against the documents"),
    mark("The numbers are small, so the change looks large"),
    mark("A single event of this year"),
    mark("The unit was reorganised"),
    mark("It is counted differently from last year"),
)
DOES_NOT_APPLY = (
    mark("The unit has no students of this kind"),
    mark("The unit does not do this work"),
    mark("Another unit reports it"),
)
