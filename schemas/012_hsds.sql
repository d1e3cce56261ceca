-- What Open Referral HSDS 3.0 has beyond the tables of 003: so that an import keeps all, and an export gives it back.

ALTER TABLE organization ADD COLUMN tax_status TEXT;
ALTER TABLE organization ADD COLUMN tax_id TEXT;
ALTER TABLE organization ADD COLUMN logo TEXT;

CREATE TABLE program (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  organization_id INTEGER NOT NULL REFERENCES organization,
  name TEXT NOT NULL,
  alternate_name TEXT,
  description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX program_organization ON program (organization_id);

ALTER TABLE service ADD COLUMN program_id INTEGER REFERENCES program;
ALTER TABLE service ADD COLUMN wait_time TEXT; -- as the publisher words it; wait_days is ours
ALTER TABLE service ADD COLUMN fees TEXT;
ALTER TABLE service ADD COLUMN licenses TEXT;

ALTER TABLE location ADD COLUMN external_identifier TEXT;
ALTER TABLE location ADD COLUMN external_identifier_type TEXT;

CREATE TABLE funding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  organization_id INTEGER REFERENCES organization,
  service_id INTEGER REFERENCES service,
  source TEXT
) STRICT;

CREATE TABLE organization_identifier (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  organization_id INTEGER NOT NULL REFERENCES organization,
  identifier_scheme TEXT,
  identifier_type TEXT NOT NULL,
  identifier TEXT NOT NULL
) STRICT;

-- What a publisher said last of a row: with it, a change here is told from a change there.
CREATE TABLE imported_row (
  source TEXT NOT NULL,            -- the publisher
  entity TEXT NOT NULL,            -- the table
  row_id INTEGER NOT NULL,         -- its id there
  said BLOB NOT NULL,              -- four bytes of a hash for each field of HSDS, in the order of tables.txt
  PRIMARY KEY (entity, row_id, source)
) STRICT, WITHOUT ROWID;
