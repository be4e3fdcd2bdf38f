"""Runs the migrations on the connection that storage/migrate.py hands over, in its transaction.

To change the schema:
1. write the change into db/schema.sql;
2. add versions/NNNN_what.py: the next number, explicit SQL, nothing imported from the package (what is
   imported today is not what was there when an old file was written). A table that must be rebuilt: a new
   one, INSERT ... SELECT, DROP, RENAME; foreign keys are off meanwhile and checked at the end;
3. put the number into SCHEMA_VERSION in storage/create.py.
tests/storage/test_schema.py and test_migrate.py fail when a step was skipped.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
