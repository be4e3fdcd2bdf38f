"""What persons decided about foreign sheets."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCHEMA = """
-- What persons decided about foreign sheets: which indicator a name means (NULL: none), what a column is by
-- its heading and its sheet's shape. org_unit_id NULL: for everybody's sheets.
CREATE TABLE sheet_mapping (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    org_unit_id INTEGER REFERENCES org_unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('name', 'column')),
    shape TEXT NOT NULL,
    text TEXT NOT NULL,
    plan_indicator_id INTEGER REFERENCES plan_indicator (id),
    column_kind TEXT,
    year INTEGER,
    about_id INTEGER REFERENCES org_unit (id),
    author TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX sheet_mapping_subject
ON sheet_mapping (plan_id, coalesce(org_unit_id, 0), kind, shape, text);
"""


def upgrade() -> None:
    for statement in SCHEMA.split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)
