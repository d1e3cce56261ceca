-- The counselling centres and the people there: tables and columns of Open Referral HSDS 3.0 where it has them.
-- Columns under "ours" are never exported.

CREATE TABLE organization (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,       -- v5 of namespace, table and id; or the publisher's
  name TEXT NOT NULL,
  alternate_name TEXT,
  description TEXT NOT NULL DEFAULT '',
  email TEXT,
  website TEXT,
  year_incorporated INTEGER,
  legal_status TEXT,
  uri TEXT,
  parent_organization_id INTEGER REFERENCES organization,
  -- ours
  kind TEXT NOT NULL DEFAULT 'other', -- a code of the vocabulary organization_kind
  size TEXT,                       -- small, medium, large
  public_body INTEGER NOT NULL DEFAULT 0 CHECK (public_body = 0 OR public_body = 1), -- bound by § 87 AufenthG
  steward TEXT,                    -- who keeps the contact
  second_steward TEXT,             -- who knows it too
  contact_every_days INTEGER,      -- how often to call; NULL: as configured
  last_reached TEXT CHECK (last_reached IS date(last_reached, '+0 days')), -- day on which somebody there was reached
  do_not_list INTEGER NOT NULL DEFAULT 0 CHECK (do_not_list = 0 OR do_not_list = 1), -- never proposed, with the reason in internal_note
  internal_note TEXT,
  source TEXT,                     -- the publisher it was imported from
  batch_id INTEGER REFERENCES import_batch,
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX organization_parent ON organization (parent_organization_id) WHERE parent_organization_id IS NOT NULL;

CREATE TABLE service_status (code TEXT PRIMARY KEY) STRICT;
INSERT INTO service_status VALUES ('active'), ('inactive'), ('defunct'), ('temporarily_closed');

CREATE TABLE service (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  organization_id INTEGER NOT NULL REFERENCES organization,
  name TEXT NOT NULL,
  alternate_name TEXT,
  description TEXT NOT NULL DEFAULT '',
  url TEXT,
  email TEXT,
  status TEXT NOT NULL DEFAULT 'active' REFERENCES service_status,
  interpretation_services TEXT,
  application_process TEXT,
  fees_description TEXT,
  accreditations TEXT,
  eligibility_description TEXT,
  minimum_age INTEGER,
  maximum_age INTEGER,
  assured_date TEXT CHECK (assured_date IS date(assured_date, '+0 days')), -- day on which somebody there confirmed it
  assurer_email TEXT,
  alert TEXT,
  last_modified TEXT,
  -- ours
  by_appointment INTEGER NOT NULL DEFAULT 0 CHECK (by_appointment = 0 OR by_appointment = 1), -- not the same as closed
  capacity TEXT,                   -- available, waiting_list, full
  capacity_until TEXT CHECK (capacity_until IS date(capacity_until, '+0 days')), -- first day on which capacity is unknown again
  wait_days INTEGER,               -- usual days to an appointment
  closed_until TEXT CHECK (closed_until IS date(closed_until, '+0 days')), -- closed for now
  void_reason TEXT
) STRICT;
CREATE INDEX service_organization ON service (organization_id);

CREATE TABLE location (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  organization_id INTEGER REFERENCES organization,
  location_type TEXT NOT NULL DEFAULT 'physical', -- physical, postal, virtual
  name TEXT,
  alternate_name TEXT,
  description TEXT,
  transportation TEXT,
  latitude REAL,
  longitude REAL,
  url TEXT,
  -- ours
  district TEXT,                   -- a code of the vocabulary district
  protected INTEGER NOT NULL DEFAULT 0 CHECK (protected = 0 OR protected = 1), -- the address is secret and never leaves
  void_reason TEXT
) STRICT;
CREATE INDEX location_organization ON location (organization_id);

CREATE TABLE address (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  location_id INTEGER NOT NULL REFERENCES location,
  attention TEXT,
  address_1 TEXT NOT NULL,
  address_2 TEXT,
  city TEXT NOT NULL,
  region TEXT,
  state_province TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT 'DE',
  address_type TEXT NOT NULL DEFAULT 'physical' -- physical, postal, virtual
) STRICT;
CREATE INDEX address_location ON address (location_id);

CREATE TABLE service_at_location (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  service_id INTEGER NOT NULL REFERENCES service,
  location_id INTEGER NOT NULL REFERENCES location,
  description TEXT,
  UNIQUE (service_id, location_id)
) STRICT;
CREATE INDEX service_at_location_location ON service_at_location (location_id);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  organization_id INTEGER REFERENCES organization,
  service_id INTEGER REFERENCES service,
  service_at_location_id INTEGER REFERENCES service_at_location,
  location_id INTEGER REFERENCES location,
  name TEXT,
  title TEXT,
  department TEXT,
  email TEXT,
  -- ours
  internal_note TEXT,
  void_reason TEXT
) STRICT;
CREATE INDEX contact_organization ON contact (organization_id);
CREATE INDEX contact_service ON contact (service_id);

CREATE TABLE phone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  location_id INTEGER REFERENCES location,
  service_id INTEGER REFERENCES service,
  organization_id INTEGER REFERENCES organization,
  contact_id INTEGER REFERENCES contact,
  service_at_location_id INTEGER REFERENCES service_at_location,
  number TEXT NOT NULL,
  extension INTEGER,
  type TEXT,                       -- text, voice, fax, cell, video, pager, textphone
  description TEXT
) STRICT;
CREATE INDEX phone_organization ON phone (organization_id);
CREATE INDEX phone_contact ON phone (contact_id);
CREATE INDEX phone_service ON phone (service_id);

CREATE TABLE schedule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  service_id INTEGER REFERENCES service,
  location_id INTEGER REFERENCES location,
  service_at_location_id INTEGER REFERENCES service_at_location,
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
  dtstart TEXT,
  timezone REAL,
  until TEXT,
  count INTEGER,
  wkst TEXT,
  freq TEXT,                       -- WEEKLY or MONTHLY
  interval INTEGER,
  byday TEXT,                      -- MO,TU …
  byweekno TEXT,
  bymonthday TEXT,
  byyearday TEXT,
  description TEXT,
  opens_at TEXT,
  closes_at TEXT,
  schedule_link TEXT,
  attending_type TEXT,
  notes TEXT,
  -- ours
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed = 0 OR closed = 1) -- an exception: closed in this time
) STRICT;
CREATE INDEX schedule_service ON schedule (service_id);
CREATE INDEX schedule_location ON schedule (location_id);

CREATE TABLE service_area (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  service_id INTEGER REFERENCES service,
  service_at_location_id INTEGER REFERENCES service_at_location,
  name TEXT,
  description TEXT,
  extent TEXT,                     -- postal codes, with commas; 101 stands for all that begin so
  extent_type TEXT,
  uri TEXT
) STRICT;
CREATE INDEX service_area_service ON service_area (service_id);

CREATE TABLE required_document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  service_id INTEGER NOT NULL REFERENCES service,
  document TEXT NOT NULL,
  uri TEXT
) STRICT;
CREATE INDEX required_document_service ON required_document (service_id);

CREATE TABLE language (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  service_id INTEGER REFERENCES service,
  location_id INTEGER REFERENCES location,
  phone_id INTEGER REFERENCES phone,
  name TEXT,
  code TEXT,                       -- BCP 47
  note TEXT
) STRICT;
CREATE INDEX language_service ON language (service_id);

CREATE TABLE accessibility (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  location_id INTEGER NOT NULL REFERENCES location,
  description TEXT,
  details TEXT,
  url TEXT
) STRICT;
CREATE INDEX accessibility_location ON accessibility (location_id);

CREATE TABLE cost_option (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  service_id INTEGER NOT NULL REFERENCES service,
  valid_from TEXT,
  valid_to TEXT,
  option TEXT,
  currency TEXT,
  amount REAL,
  amount_description TEXT
) STRICT;
CREATE INDEX cost_option_service ON cost_option (service_id);

CREATE TABLE taxonomy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  uri TEXT,
  version TEXT
) STRICT;

CREATE TABLE taxonomy_term (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  parent_id INTEGER REFERENCES taxonomy_term,
  taxonomy TEXT,
  taxonomy_id INTEGER REFERENCES taxonomy,
  language TEXT,
  term_uri TEXT
) STRICT;

-- Links a record to a term or a rule: needs a service answers (link_type need), who may come (eligibility).
CREATE TABLE attribute (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  link_id INTEGER NOT NULL,        -- row of the table link_entity
  link_entity TEXT NOT NULL,       -- organization, service, location, …
  link_type TEXT,                  -- need, eligibility, …
  taxonomy_term_id INTEGER REFERENCES taxonomy_term,
  value TEXT,                      -- our code, where the term is of our own vocabulary
  label TEXT
) STRICT;
CREATE INDEX attribute_link ON attribute (link_entity, link_type, value, link_id);
CREATE INDEX attribute_row ON attribute (link_entity, link_id);

CREATE TABLE external_id (
  record TEXT NOT NULL,            -- our id ("O7", "S9")
  source TEXT NOT NULL,            -- the publisher
  external_id TEXT NOT NULL,       -- its id
  PRIMARY KEY (source, external_id, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX external_id_record ON external_id (record);

-- Somebody called: the history behind "kept alive".
CREATE TABLE call (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organization_id INTEGER NOT NULL REFERENCES organization,
  contact_id INTEGER REFERENCES contact,
  called_on TEXT NOT NULL CHECK (called_on IS date(called_on, '+0 days')),
  reached INTEGER NOT NULL CHECK (reached = 0 OR reached = 1),
  note TEXT,
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX call_organization ON call (organization_id, called_on);
CREATE INDEX call_day ON call (called_on);

-- Exchange groups; their meetings are workshops of the kind group_meeting.
CREATE TABLE exchange_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  audience TEXT NOT NULL,          -- a code of the vocabulary audience
  kind TEXT NOT NULL DEFAULT 'exchange', -- exchange or supervision
  language TEXT,
  place TEXT,
  steward TEXT,
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
