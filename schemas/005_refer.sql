-- Referrals: one need, one service. Statuses follow FHIR Task.

CREATE TABLE referral_status (code TEXT PRIMARY KEY) STRICT;
INSERT INTO referral_status VALUES ('draft'), ('requested'), ('acknowledged'), ('on_hold'), ('accepted'), ('in_progress'),
  ('completed'), ('rejected'), ('failed'), ('cancelled'), ('expired'), ('entered_in_error');

CREATE TABLE referral_outcome (code TEXT PRIMARY KEY) STRICT;
INSERT INTO referral_outcome VALUES ('got_help'), ('partly_helped'), ('eligible_not_served'), ('referred_elsewhere'),
  ('not_eligible'), ('no_capacity'), ('could_not_contact'), ('client_no_show'), ('could_not_get_help'),
  ('no_longer_interested'), ('unknown');

CREATE TABLE referral (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  need_id INTEGER NOT NULL REFERENCES need,
  service_id INTEGER NOT NULL REFERENCES service,
  service_at_location_id INTEGER REFERENCES service_at_location,
  contact_id INTEGER REFERENCES contact,
  kind TEXT NOT NULL,              -- information, recommendation, warm_handover, accompanied
  channel TEXT NOT NULL,           -- phone, email, letter, in_person, self
  priority TEXT NOT NULL DEFAULT 'normal',
  referred_on TEXT NOT NULL CHECK (referred_on IS date(referred_on, '+0 days')),
  status TEXT NOT NULL REFERENCES referral_status,
  status_on TEXT NOT NULL CHECK (status_on IS date(status_on, '+0 days')),
  status_reason TEXT,              -- a code of the vocabulary referral_reason
  declined_by TEXT,                -- provider, person, us
  responded_on TEXT CHECK (responded_on IS date(responded_on, '+0 days')), -- day of the first answer
  appointment_at TEXT CHECK (appointment_at IS strftime('%Y-%m-%dT%H:%M', appointment_at, '+0 days')), -- local time
  hold_reason TEXT,
  hold_until TEXT CHECK (hold_until IS date(hold_until, '+0 days')),
  outcome TEXT REFERENCES referral_outcome,
  outcome_on TEXT CHECK (outcome_on IS date(outcome_on, '+0 days')),
  outcome_source TEXT,             -- person, centre, companion, assumed
  previous_referral_id INTEGER REFERENCES referral, -- the one this follows
  consent_id INTEGER REFERENCES consent,
  owner TEXT NOT NULL,             -- who looks after it
  second_owner TEXT,               -- who is told when it stays overdue
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX referral_person ON referral (person_id);
CREATE INDEX referral_need ON referral (need_id);
CREATE INDEX referral_service ON referral (service_id, referred_on);
CREATE INDEX referral_day ON referral (referred_on, partner, service_id, person_id, kind, status, void_reason);
CREATE INDEX referral_outcome_day ON referral (outcome_on, outcome, person_id, partner, status, void_reason)
  WHERE outcome IS NOT NULL;
CREATE INDEX referral_status_day ON referral (status, status_on);

-- Append-only. The newest event's to_status is the referral's status.
CREATE TABLE referral_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  referral_id INTEGER NOT NULL REFERENCES referral,
  happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
  from_status TEXT REFERENCES referral_status, -- NULL: made
  to_status TEXT NOT NULL REFERENCES referral_status,
  by_whom TEXT,                    -- provider, person, us
  reason TEXT,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL         -- instant, UTC
) STRICT;
CREATE INDEX referral_event_referral ON referral_event (referral_id, id);
CREATE INDEX referral_event_day ON referral_event (happened_on, to_status);

-- What left the house: to whom, when, which categories of data.
CREATE TABLE referral_sent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  referral_id INTEGER NOT NULL REFERENCES referral,
  sent_on TEXT NOT NULL CHECK (sent_on IS date(sent_on, '+0 days')),
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  data_categories TEXT NOT NULL,   -- with commas
  override_reason TEXT,            -- sent without consent, and why
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL         -- instant, UTC
) STRICT;
CREATE INDEX referral_sent_referral ON referral_sent (referral_id);

-- Attempts to reach the person about a referral.
CREATE TABLE contact_attempt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  referral_id INTEGER NOT NULL REFERENCES referral,
  attempted_on TEXT NOT NULL CHECK (attempted_on IS date(attempted_on, '+0 days')),
  channel TEXT NOT NULL,
  reached INTEGER NOT NULL CHECK (reached = 0 OR reached = 1),
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL         -- instant, UTC
) STRICT;
CREATE INDEX contact_attempt_referral ON contact_attempt (referral_id);

CREATE TABLE accompaniment_status (code TEXT PRIMARY KEY) STRICT;
INSERT INTO accompaniment_status VALUES ('needed'), ('asked'), ('agreed'), ('met'), ('done'), ('declined'), ('fell_through');

CREATE TABLE accompaniment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  referral_id INTEGER NOT NULL REFERENCES referral,
  companion_id INTEGER REFERENCES person,
  reserve_id INTEGER REFERENCES person,
  language TEXT,
  status TEXT NOT NULL REFERENCES accompaniment_status,
  status_on TEXT NOT NULL CHECK (status_on IS date(status_on, '+0 days')),
  reason TEXT,                     -- of declined or fell_through
  meet_at TEXT CHECK (meet_at IS strftime('%Y-%m-%dT%H:%M', meet_at, '+0 days')), -- local time
  meeting_point TEXT,
  minutes INTEGER,
  travel_km REAL,
  expenses_cents INTEGER,
  heavy INTEGER CHECK (heavy BETWEEN 0 AND 2), -- how much it weighed on the companion
  debrief_due TEXT CHECK (debrief_due IS date(debrief_due, '+0 days')),
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX accompaniment_referral ON accompaniment (referral_id);
CREATE INDEX accompaniment_companion ON accompaniment (companion_id);
CREATE INDEX accompaniment_reserve ON accompaniment (reserve_id);
CREATE INDEX accompaniment_day ON accompaniment (status, status_on);
