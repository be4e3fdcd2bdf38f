-- The newest schema. A fresh database is made from this text; tests/storage/test_schema.py holds it against
-- what the migrations make of an empty file.
--
-- Names, lists and maps that are only ever read as a whole are JSON texts: {"en": ..., "ru": ..., "kk": ...}.
-- A value is three columns. A number: amount in millionths, places as given. A rank: amount is its best place,
-- upper its worst (NULL: open, 801+), places NULL.

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- database_id, and history_head: the newest history entry's number and hash.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The plan ----------------------------------------------------------------------------------------

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    titles TEXT NOT NULL,
    years TEXT NOT NULL,
    unit_names TEXT NOT NULL,
    funding TEXT NOT NULL
) STRICT;

CREATE TABLE edition (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    number INTEGER NOT NULL,
    decision TEXT NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE line (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    number INTEGER NOT NULL,
    titles TEXT NOT NULL,
    goals TEXT NOT NULL,
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    number INTEGER NOT NULL,
    titles TEXT NOT NULL,
    PRIMARY KEY (plan_id, number)
) STRICT, WITHOUT ROWID;

-- An indicator's identity; its code belongs to a plan, and a later plan's may continue it.
CREATE TABLE indicator (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    continues_id INTEGER REFERENCES indicator (id)
) STRICT;

-- position NULL: the plan's newest edition no longer has it.
CREATE TABLE plan_indicator (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    indicator_id INTEGER NOT NULL REFERENCES indicator (id),
    position INTEGER,
    line INTEGER NOT NULL,
    task INTEGER NOT NULL,
    number INTEGER NOT NULL,
    names TEXT NOT NULL,
    unit TEXT,
    measure TEXT NOT NULL,
    better TEXT NOT NULL CHECK (better IN ('higher', 'lower')),
    supplied_by TEXT NOT NULL,
    roles TEXT NOT NULL,
    notes TEXT,
    same_as TEXT,
    continues TEXT,
    UNIQUE (plan_id, code)
) STRICT;

CREATE TABLE figure (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    position INTEGER NOT NULL,
    names TEXT NOT NULL,
    unit TEXT NOT NULL,
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    summed INTEGER NOT NULL CHECK (summed IN (0, 1)),
    supplied_by TEXT NOT NULL,
    used_by TEXT NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY (plan_id, code)
) STRICT, WITHOUT ROWID;

-- amount NULL: the edition sets no target for the year.
CREATE TABLE target (
    plan_indicator_id INTEGER NOT NULL REFERENCES plan_indicator (id),
    edition INTEGER NOT NULL,
    year INTEGER NOT NULL,
    amount INTEGER,
    upper INTEGER,
    places INTEGER,
    PRIMARY KEY (plan_indicator_id, edition, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    left_side TEXT NOT NULL,
    operator TEXT NOT NULL CHECK (operator IN ('=', '>=', '<=')),
    right_side TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    meanings TEXT NOT NULL,
    fills INTEGER NOT NULL CHECK (fills IN (0, 1)),
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

-- Who is asked for an indicator or a figure, where the planning office decided otherwise.
CREATE TABLE responsibility (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    supplied_by TEXT NOT NULL,
    PRIMARY KEY (plan_id, code)
) STRICT, WITHOUT ROWID;

-- What a data value is about: a figure or an own result. in_plan 0: the newest edition no longer has it.
CREATE TABLE element (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    in_plan INTEGER NOT NULL CHECK (in_plan IN (0, 1)),
    UNIQUE (plan_id, code)
) STRICT;

-- Results of the years before the plan.
CREATE TABLE past_series (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    table_number INTEGER,
    name TEXT NOT NULL,
    unit TEXT,
    indicator TEXT,
    note TEXT,
    years TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

-- The university ----------------------------------------------------------------------------------

CREATE TABLE org_unit (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    level TEXT NOT NULL,
    names TEXT NOT NULL,
    parent_id INTEGER REFERENCES org_unit (id),
    valid_from TEXT,
    valid_to TEXT
) STRICT;

CREATE TABLE org_successor (
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    position INTEGER NOT NULL,
    successor_id INTEGER NOT NULL REFERENCES org_unit (id),
    PRIMARY KEY (org_unit_id, position)
) STRICT, WITHOUT ROWID;

-- id: the year, then 0 for the whole year or 1, 2, 3 for Q1, H1, 9M (20232 is 2023-H1).
CREATE TABLE period (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    part TEXT CHECK (part IN ('Q1', 'H1', '9M'))
) STRICT;

-- What changed, and what is -----------------------------------------------------------------------

-- previous_head: the history's head when the batch began, so that a cut tail shows (see meta).
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    plan_id INTEGER REFERENCES plan (id),
    source TEXT,
    undoes INTEGER REFERENCES batch (id),
    previous_head TEXT NOT NULL
) STRICT;

-- Of a data value: element_id. Of an entry: plan_indicator_id and field.
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    via TEXT NOT NULL,
    source TEXT,
    period_id INTEGER NOT NULL REFERENCES period (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    element_id INTEGER REFERENCES element (id),
    plan_indicator_id INTEGER REFERENCES plan_indicator (id),
    field TEXT,
    old_amount INTEGER,
    old_upper INTEGER,
    old_places INTEGER,
    new_amount INTEGER,
    new_upper INTEGER,
    new_places INTEGER,
    old_text TEXT,
    new_text TEXT,
    hash BLOB NOT NULL,
    CHECK ((element_id IS NULL) = (plan_indicator_id IS NOT NULL)),
    CHECK ((field IS NULL) = (plan_indicator_id IS NULL))
) STRICT;

CREATE INDEX history_place ON history (org_unit_id, period_id, element_id);

CREATE INDEX history_batch ON history (batch_id);

-- version: the number of the history entry that wrote the row.
-- The key's order is the roll-up's covering index.
CREATE TABLE data_value (
    period_id INTEGER NOT NULL REFERENCES period (id),
    element_id INTEGER NOT NULL REFERENCES element (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    amount INTEGER NOT NULL,
    upper INTEGER,
    places INTEGER,
    version INTEGER NOT NULL REFERENCES history (id),
    PRIMARY KEY (period_id, element_id, org_unit_id),
    CHECK (places BETWEEN 0 AND 6 AND upper IS NULL OR places IS NULL AND amount >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    period_id INTEGER NOT NULL REFERENCES period (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    plan_indicator_id INTEGER NOT NULL REFERENCES plan_indicator (id),
    field TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    version INTEGER NOT NULL REFERENCES history (id),
    PRIMARY KEY (period_id, org_unit_id, plan_indicator_id, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_not_applicable ON entry (period_id, plan_indicator_id, org_unit_id)
    WHERE field = 'not_applicable';

-- What was typed and refused.
CREATE TABLE draft (
    period_id INTEGER NOT NULL REFERENCES period (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    element_id INTEGER NOT NULL REFERENCES element (id),
    text TEXT NOT NULL,
    finding TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (period_id, org_unit_id, element_id)
) STRICT, WITHOUT ROWID;

-- state NULL: reopened, the state follows from the data again. The newest row of a sheet holds.
-- batch_id: the import that brought it, or the undo that took it back; NULL where a person gave it here.
CREATE TABLE sheet_state (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    state TEXT CHECK (state IN ('submitted', 'signed', 'returned', 'approved')),
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    remark TEXT NOT NULL,
    chain_head TEXT NOT NULL,
    batch_id INTEGER REFERENCES batch (id)
) STRICT;

CREATE INDEX sheet_state_place ON sheet_state (plan_id, period_id, org_unit_id);

CREATE INDEX sheet_state_batch ON sheet_state (batch_id) WHERE batch_id IS NOT NULL;

-- Targets that the planning office set below the university.
CREATE TABLE unit_target (
    plan_indicator_id INTEGER NOT NULL REFERENCES plan_indicator (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    year INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    upper INTEGER,
    places INTEGER,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (org_unit_id, year, plan_indicator_id)
) STRICT, WITHOUT ROWID;

-- Exchange ----------------------------------------------------------------------------------------

CREATE TABLE export (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    program_version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A cell as it was exported; amount NULL: blank.
CREATE TABLE export_cell (
    export_id TEXT NOT NULL REFERENCES export (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    element_id INTEGER NOT NULL REFERENCES element (id),
    amount INTEGER,
    upper INTEGER,
    places INTEGER,
    PRIMARY KEY (export_id, org_unit_id, element_id)
) STRICT, WITHOUT ROWID;

-- A text of an entry as it was exported; a field that is not here was blank.
CREATE TABLE export_text (
    export_id TEXT NOT NULL REFERENCES export (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    plan_indicator_id INTEGER NOT NULL REFERENCES plan_indicator (id),
    field TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (export_id, org_unit_id, plan_indicator_id, field)
) STRICT, WITHOUT ROWID;

-- What was last taken from another database for a cell; rows of undone batches do not count.
CREATE TABLE foreign_base (
    database_id TEXT NOT NULL,
    period_id INTEGER NOT NULL REFERENCES period (id),
    org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
    element_id INTEGER NOT NULL REFERENCES element (id),
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    amount INTEGER,
    upper INTEGER,
    places INTEGER,
    PRIMARY KEY (database_id, period_id, org_unit_id, element_id, batch_id)
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

-- What has happened stays -------------------------------------------------------------------------

CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch
BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;

CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;

CREATE TRIGGER sheet_state_no_update BEFORE UPDATE ON sheet_state
BEGIN SELECT RAISE(ABORT, 'states of sheets are append-only'); END;

CREATE TRIGGER sheet_state_no_delete BEFORE DELETE ON sheet_state
BEGIN SELECT RAISE(ABORT, 'states of sheets are append-only'); END;
