"""What texts were when a file was written, and what was last taken of them from other databases."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCHEMA = """
-- A text of an entry as it was exported; a field that is not here was blank.
CREATE TABLE export_text (
    export_id TEXT NOT NULL REFERENCES export (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    plan_indicator_id INTEGER NOT NULL REFERENCES plan_indicator (id),
    field TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (export_id, org_unit_id, plan_indicator_id, field)
) STRICT, WITHOUT ROWID;

-- The same of texts; text NULL: it was said to be gone.
CREATE TABLE foreign_text (
    database_id TEXT NOT NULL,
    period_id INTEGER NOT NULL REFERENCES period (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    plan_indicator_id INTEGER NOT NULL REFERENCES plan_indicator (id),
    field TEXT NOT NULL,
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    text TEXT CHECK (text <> ''),
    PRIMARY KEY (database_id, period_id, org_unit_id, plan_indicator_id, field, batch_id)
) STRICT, WITHOUT ROWID;
"""


def upgrade() -> None:
    for statement in SCHEMA.split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)
