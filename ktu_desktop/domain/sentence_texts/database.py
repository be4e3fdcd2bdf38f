"""Sentences about what an examination of the database finds."""

from ktu_desktop.i18n import mark

HISTORY = {
    "history_changed": mark("The history was changed outside of the program at entry {entry}."),
    "history_removed": mark("Entries {first} to {last} of the history were removed outside of the program."),
    "history_cut": mark("The end of the history is missing: entries {first} to {last} were removed."),
    "history_added": mark("Entries {first} to {last} were added to the history outside of the program."),
    "changed_beside_history": mark(
        "{name} of {org_unit} for {period} was changed outside of the program: the history does not know it."
    ),
    "database_damaged": mark("The database is damaged ({detail}). Restore a copy of it."),
    "dangling_reference": mark("{count} rows of {table} in the database refer to something that is missing."),
    "schema_differs": mark("The database was rebuilt outside of the program: {name} is not as it should be."),
    "readable_by_others": mark("Other users of this computer can read {path}. Take that right away."),
}
"""What an examination of the database finds."""
