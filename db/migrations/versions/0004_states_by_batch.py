"""Which import brought a sheet's state, so that undoing the import takes it back."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run = op.get_bind().exec_driver_sql
    run("ALTER TABLE sheet_state ADD COLUMN batch_id INTEGER REFERENCES batch (id)")
    run("CREATE INDEX sheet_state_batch ON sheet_state (batch_id) WHERE batch_id IS NOT NULL")
