-- First conversations and what follows them.

CREATE TABLE intake_status (code TEXT PRIMARY KEY) STRICT;
INSERT INTO intake_status VALUES ('open'), ('closed');

CREATE TABLE intake (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on, '+0 days')), -- day of the first conversation
  access_path TEXT NOT NULL DEFAULT 'not_asked', -- how they came to us: a code of the vocabulary access_path, or missing
  status TEXT NOT NULL DEFAULT 'open' REFERENCES intake_status,
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
  close_reason TEXT,               -- a code of the vocabulary intake_close_reason
  batch_id INTEGER REFERENCES import_batch,
  partner TEXT NOT NULL,           -- the association that did it
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT,
  CHECK ((status = 'closed') = (closed_on IS NOT NULL))
) STRICT;
CREATE INDEX intake_person ON intake (person_id);
CREATE INDEX intake_opened ON intake (opened_on, partner, person_id, void_reason);
CREATE INDEX intake_open ON intake (person_id, partner) WHERE status = 'open' AND void_reason IS NULL;

-- Opened, closed and reopened, in order: from these the stock of open intakes is counted for any day.
CREATE TABLE intake_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  intake_id INTEGER NOT NULL REFERENCES intake,
  happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
  step INTEGER NOT NULL CHECK (step = 1 OR step = -1), -- 1 opened or reopened, -1 closed
  reason TEXT,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL         -- instant, UTC
) STRICT;
CREATE INDEX intake_event_intake ON intake_event (intake_id);
CREATE INDEX intake_event_day ON intake_event (happened_on, step, intake_id);

CREATE TABLE conversation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  intake_id INTEGER NOT NULL REFERENCES intake,
  held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
  first INTEGER NOT NULL CHECK (first = 0 OR first = 1), -- 1: the first conversation of its intake
  form TEXT NOT NULL DEFAULT 'not_asked',     -- a code of the vocabulary conversation_form, or missing
  language TEXT NOT NULL DEFAULT 'not_asked', -- spoken: BCP 47, or missing
  interpreter TEXT,                -- the language of the interpreting, where somebody interpreted
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  relatives INTEGER NOT NULL DEFAULT 0 CHECK (relatives BETWEEN 0 AND 50), -- relatives advised along
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX conversation_intake ON conversation (intake_id, held_on);
CREATE INDEX conversation_day ON conversation (held_on, intake_id, partner, first, relatives, interpreter, void_reason);

CREATE TABLE need_status (code TEXT PRIMARY KEY) STRICT;
INSERT INTO need_status VALUES ('open'), ('in_work'), ('met'), ('partly_met'), ('unmet'), ('withdrawn');

CREATE TABLE need (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  intake_id INTEGER NOT NULL REFERENCES intake,
  code TEXT NOT NULL,              -- a code of the vocabulary need
  urgency TEXT NOT NULL,           -- normal, urgent, emergency
  status TEXT NOT NULL DEFAULT 'open' REFERENCES need_status,
  reason TEXT,                     -- of unmet: a code of the vocabulary need_unmet_reason
  raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')),
  status_on TEXT NOT NULL CHECK (status_on IS date(status_on, '+0 days')), -- since when it has this status
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX need_intake ON need (intake_id);
CREATE INDEX need_day ON need (raised_on, code, intake_id, void_reason);
CREATE INDEX need_status_day ON need (status, status_on);

CREATE TABLE need_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  need_id INTEGER NOT NULL REFERENCES need,
  happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
  from_status TEXT REFERENCES need_status, -- NULL: raised
  to_status TEXT NOT NULL REFERENCES need_status,
  reason TEXT,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL         -- instant, UTC
) STRICT;
CREATE INDEX need_event_need ON need_event (need_id);
CREATE INDEX need_event_day ON need_event (happened_on, need_id, id, to_status);

-- The two-minute question: counted apart, of nobody.
CREATE TABLE short_question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on, '+0 days')),
  need TEXT NOT NULL,              -- a code of the vocabulary need
  language TEXT NOT NULL DEFAULT 'not_asked',
  partner TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX short_question_day ON short_question (asked_on, partner, need);
