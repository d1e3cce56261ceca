-- People: who they are apart from what is counted.
-- Missing answers: text columns hold unknown, refused, not_asked or not_applicable; number columns are NULL and say why beside.

CREATE TABLE missing (code TEXT PRIMARY KEY) STRICT; -- the kinds of missing answers
INSERT INTO missing VALUES ('unknown'), ('refused'), ('not_asked'), ('not_applicable');

-- Pseudonymous facts of one person: clients, volunteers, trainers and staff alike. Reports read only this.
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  birth_year INTEGER CHECK (birth_year BETWEEN 1900 AND 2100), -- the date of birth, where known, is in the identity
  birth_year_missing TEXT REFERENCES missing, -- why there is none
  gender TEXT NOT NULL DEFAULT 'not_asked',   -- self-described: a code of the vocabulary gender, or missing
  country TEXT NOT NULL DEFAULT 'not_asked',  -- of origin, self-stated: ISO 3166-1 alpha-2 or XK, or missing
  residence_group TEXT NOT NULL DEFAULT 'not_asked', -- secure, temporary, insecure, or missing; the code itself is in the identity
  arrived_year INTEGER CHECK (arrived_year BETWEEN 1900 AND 2100), -- year of arrival in Germany
  arrived_missing TEXT REFERENCES missing,    -- why there is none; not_applicable: born here
  postcode_area TEXT CHECK (length(postcode_area) = 3), -- first three digits; the rest is in the identity
  district TEXT NOT NULL DEFAULT 'not_asked', -- a code of the vocabulary district, or missing
  organization_id INTEGER REFERENCES organization, -- volunteers: the organization that sent them
  organization_missing TEXT DEFAULT 'not_asked' REFERENCES missing, -- not_applicable: a private person
  available TEXT NOT NULL DEFAULT '',         -- volunteers: when they have time, in a few words
  undertaking_on TEXT CHECK (undertaking_on IS date(undertaking_on, '+0 days')), -- signed the confidentiality undertaking
  restricted_since TEXT CHECK (restricted_since IS date(restricted_since, '+0 days')), -- processing restricted, Art. 18 GDPR
  batch_id INTEGER REFERENCES import_batch,   -- the import that made the record
  partner TEXT NOT NULL,                      -- the association that did it: a code of the vocabulary partner
  entered_by TEXT NOT NULL,                   -- who entered it
  entered_at TEXT NOT NULL,                   -- instant, UTC
  void_reason TEXT,                           -- why the record does not count; NULL: it counts
  CHECK (birth_year IS NULL OR birth_year_missing IS NULL),
  CHECK (arrived_year IS NULL OR arrived_missing IS NULL),
  CHECK (organization_id IS NULL OR organization_missing IS NULL)
) STRICT;
CREATE INDEX person_set_apart ON person (id) WHERE void_reason IS NOT NULL OR restricted_since IS NOT NULL;
CREATE INDEX person_organization ON person (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX person_batch ON person (batch_id) WHERE batch_id IS NOT NULL;

-- Who the person is: one document a person. Without a row the person is anonymous.
CREATE TABLE identity (
  person_id INTEGER PRIMARY KEY REFERENCES person,
  sealed BLOB NOT NULL -- first byte: the form. 0 = plain, fields as lib/inact/people/identity.h says
) STRICT;

-- Finding a person again without reading identities.
CREATE TABLE identity_key (
  person_id INTEGER NOT NULL REFERENCES person,
  kind TEXT NOT NULL,    -- email, email_name, name_year, external
  key BLOB NOT NULL,     -- keyed hash, 16 bytes
  PRIMARY KEY (kind, key, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_key_person ON identity_key (person_id);

CREATE TABLE person_role (
  person_id INTEGER NOT NULL REFERENCES person,
  role TEXT NOT NULL,    -- a code of the vocabulary role
  since TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
  until TEXT CHECK (until IS date(until, '+0 days')), -- first day without the role
  PRIMARY KEY (person_id, role, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_language (
  person_id INTEGER NOT NULL REFERENCES person,
  position INTEGER NOT NULL, -- 1: the language of choice
  code TEXT NOT NULL,        -- BCP 47
  level TEXT,                -- A1 … C2, or native
  PRIMARY KEY (person_id, position),
  UNIQUE (person_id, code)
) STRICT, WITHOUT ROWID;

-- Append-only: rows are never changed or deleted; the newest row that applies wins. No row: never asked.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  purpose TEXT NOT NULL,           -- a code of the vocabulary consent_purpose
  decision TEXT NOT NULL,          -- given, refused, withdrawn
  recipient_type TEXT NOT NULL,    -- own, partner_org, organization, service, any_of_need
  recipient_id INTEGER,            -- the organization or service, by recipient_type
  recipient_code TEXT,             -- the partner or need code, by recipient_type
  data_categories TEXT NOT NULL DEFAULT '', -- codes of the vocabulary data_category, with commas
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')),
  valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days')), -- last day on which it holds
  mode TEXT NOT NULL,              -- written, oral, telephone
  language TEXT,                   -- in which it was explained
  explained_by TEXT,               -- who explained it
  interpreter TEXT,                -- language of the interpreting
  obtained_from TEXT NOT NULL DEFAULT 'person', -- person or guardian
  text_version TEXT,               -- of the consent text
  text_hash BLOB,                  -- of the consent text
  evidence TEXT,                   -- where the signed paper lies
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL         -- instant, UTC
) STRICT;
CREATE INDEX consent_person ON consent (person_id, purpose, decided_on, id);
CREATE INDEX consent_without_statistics ON consent (person_id) WHERE purpose = 'statistics' AND decision <> 'given';

-- Free text about a record, one document a note.
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL,                     -- the id of the record it belongs to ("I5")
  person_id INTEGER REFERENCES person,      -- whom it is about
  sealed BLOB NOT NULL,                     -- first byte: the form. 0 = plain UTF-8
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL                  -- instant, UTC
) STRICT;
CREATE INDEX note_record ON note (record, id);
CREATE INDEX note_person ON note (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE volunteer_hours (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  done_on TEXT NOT NULL CHECK (done_on IS date(done_on, '+0 days')),
  activity TEXT NOT NULL,                   -- a code of the vocabulary activity
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  accompaniment_id INTEGER REFERENCES accompaniment, -- where they come from one
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,                 -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX volunteer_hours_done ON volunteer_hours (done_on, activity, person_id, minutes, partner, void_reason);
CREATE INDEX volunteer_hours_person ON volunteer_hours (person_id);

-- Trainings a volunteer attended elsewhere.
CREATE TABLE external_training (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
  title TEXT NOT NULL,
  topic TEXT,                               -- a code of the vocabulary topic
  units INTEGER CHECK (units BETWEEN 1 AND 999), -- of 45 minutes
  helped INTEGER CHECK (helped BETWEEN 1 AND 5), -- 1 not at all … 5 very much
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,                 -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX external_training_person ON external_training (person_id);
CREATE INDEX external_training_held ON external_training (held_on);
