-- Trainings, group meetings and other events: one registers for the workshop and attends its sessions.

CREATE TABLE workshop_status (code TEXT PRIMARY KEY) STRICT;
INSERT INTO workshop_status VALUES ('planned'), ('cancelled');

CREATE TABLE workshop (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT UNIQUE,                -- "2026-M1-03": may be typed instead of W3
  title TEXT NOT NULL,
  kind TEXT NOT NULL,              -- a code of the vocabulary workshop_kind
  module TEXT,                     -- a code of the vocabulary module
  group_id INTEGER REFERENCES exchange_group, -- of a group meeting
  audience TEXT,                   -- whom it is for: a code of the vocabulary audience
  language TEXT,                   -- BCP 47
  place TEXT,
  capacity INTEGER CHECK (capacity >= 0), -- seats; NULL: no limit
  status TEXT NOT NULL DEFAULT 'planned' REFERENCES workshop_status,
  cancel_reason TEXT,
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;
CREATE INDEX workshop_group ON workshop (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE workshop_topic (
  workshop_id INTEGER NOT NULL REFERENCES workshop,
  topic TEXT NOT NULL,             -- a code of the vocabulary topic
  PRIMARY KEY (workshop_id, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE workshop_trainer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop_id INTEGER NOT NULL REFERENCES workshop,
  person_id INTEGER REFERENCES person, -- a trainer we know
  sealed_name BLOB,                -- or only a name. First byte: the form, 0 = plain UTF-8
  CHECK ((person_id IS NULL) = (sealed_name IS NOT NULL)),
  UNIQUE (workshop_id, person_id)
) STRICT;
CREATE INDEX workshop_trainer_person ON workshop_trainer (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop_id INTEGER NOT NULL REFERENCES workshop,
  held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
  starts_at TEXT,                  -- 14:30, local
  ends_at TEXT,
  units INTEGER NOT NULL DEFAULT 0 CHECK (units BETWEEN 0 AND 99), -- of 45 minutes
  UNIQUE (workshop_id, held_on)
) STRICT;
CREATE INDEX session_day ON session (held_on, workshop_id);

CREATE TABLE registration_status (code TEXT PRIMARY KEY) STRICT;
INSERT INTO registration_status VALUES ('invited'), ('registered'), ('waitlisted'), ('offered'), ('expired'), ('cancelled'),
  ('transferred'), ('rejected'), ('entered_in_error');

-- Who said they would come. Who came is attendance.
CREATE TABLE registration (
  workshop_id INTEGER NOT NULL REFERENCES workshop,
  person_id INTEGER NOT NULL REFERENCES person,
  status TEXT NOT NULL REFERENCES registration_status,
  status_on TEXT NOT NULL CHECK (status_on IS date(status_on, '+0 days')),
  registered_on TEXT NOT NULL CHECK (registered_on IS date(registered_on, '+0 days')), -- the order of the waiting list,
  position INTEGER NOT NULL,       -- then this: counts up within the workshop
  offer_expires_on TEXT CHECK (offer_expires_on IS date(offer_expires_on, '+0 days')),
  transferred_to INTEGER REFERENCES workshop,
  source TEXT NOT NULL,            -- manual, csv, sheet, call
  batch_id INTEGER REFERENCES import_batch,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  PRIMARY KEY (workshop_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX registration_person ON registration (person_id);
CREATE INDEX registration_batch ON registration (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE attendance_mark (code TEXT PRIMARY KEY) STRICT;
INSERT INTO attendance_mark VALUES ('present'), ('late'), ('left_early'), ('excused'), ('absent');

CREATE TABLE attendance (
  session_id INTEGER NOT NULL REFERENCES session,
  person_id INTEGER NOT NULL REFERENCES person,
  mark TEXT NOT NULL REFERENCES attendance_mark,
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440), -- NULL: not known; the whole session counts
  source TEXT NOT NULL,            -- manual, csv, sheet, call: an import never replaces a mark made by hand
  batch_id INTEGER REFERENCES import_batch,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  PRIMARY KEY (session_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance (person_id, session_id, mark);
CREATE INDEX attendance_batch ON attendance (batch_id) WHERE batch_id IS NOT NULL;

-- People who were there and gave no name: they count as attendances, never as heads.
CREATE TABLE unnamed_attendance (
  session_id INTEGER NOT NULL REFERENCES session,
  audience TEXT NOT NULL,          -- migrants, volunteers, mixed
  count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 10000),
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  PRIMARY KEY (session_id, audience)
) STRICT, WITHOUT ROWID;

-- One file that was read.
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,              -- attendees, intakes, organizations
  file TEXT NOT NULL,              -- its name without folders
  sha256 TEXT NOT NULL,            -- of its bytes, hexadecimal
  profile TEXT NOT NULL,
  encoding TEXT NOT NULL,
  delimiter TEXT NOT NULL,
  workshop_id INTEGER REFERENCES workshop,
  rows_read INTEGER NOT NULL,
  rows_new INTEGER NOT NULL,
  rows_same INTEGER NOT NULL,
  rows_updated INTEGER NOT NULL,
  rows_conflict INTEGER NOT NULL,
  rows_skipped INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  undone_at TEXT                   -- instant, UTC
) STRICT;
CREATE INDEX import_batch_file ON import_batch (sha256);
CREATE INDEX import_batch_workshop ON import_batch (workshop_id);
