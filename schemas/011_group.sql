-- Exchange groups: who belongs to one, who was invited to a meeting and what they answered, what was talked about.

ALTER TABLE exchange_group ADD COLUMN ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')); -- first day without meetings

CREATE TABLE group_member (
  group_id INTEGER NOT NULL REFERENCES exchange_group,
  person_id INTEGER NOT NULL REFERENCES person,
  joined_on TEXT NOT NULL CHECK (joined_on IS date(joined_on, '+0 days')),
  left_on TEXT CHECK (left_on IS date(left_on, '+0 days')), -- first day on which the person is none
  asked INTEGER NOT NULL CHECK (asked = 0 OR asked = 1),    -- 1: asked to belong to it; 0: one of us proposed it
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  PRIMARY KEY (group_id, person_id, joined_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_member_person ON group_member (person_id);

-- Who was asked to come to a meeting. Whether somebody has a seat is in registration, whether they came in attendance.
CREATE TABLE group_invitation (
  workshop_id INTEGER NOT NULL REFERENCES workshop,
  person_id INTEGER NOT NULL REFERENCES person,
  invited_on TEXT NOT NULL CHECK (invited_on IS date(invited_on, '+0 days')), -- the last time
  channel TEXT NOT NULL,           -- phone, email, letter, in_person
  language TEXT NOT NULL,          -- of the text: BCP 47
  answer TEXT,                     -- yes, no, maybe; NULL: none yet
  answered_on TEXT CHECK (answered_on IS date(answered_on, '+0 days')),
  entered_by TEXT NOT NULL,        -- who invited
  entered_at TEXT NOT NULL,        -- instant, UTC
  PRIMARY KEY (workshop_id, person_id),
  CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX group_invitation_person ON group_invitation (person_id);

-- What was talked about at a meeting, or is wished for one to come: a code, and a few words that name nobody.
CREATE TABLE group_topic (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL REFERENCES exchange_group,
  workshop_id INTEGER REFERENCES workshop, -- the meeting where it was raised; NULL: none yet
  need TEXT,                       -- a code of the vocabulary need
  topic TEXT,                      -- or one of the vocabulary topic
  text TEXT,
  asked_by INTEGER REFERENCES person, -- who of the group asked for it
  raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')),
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT,
  CHECK ((need IS NULL) <> (topic IS NULL))
) STRICT;
CREATE INDEX group_topic_group ON group_topic (group_id, raised_on);
CREATE INDEX group_topic_meeting ON group_topic (workshop_id) WHERE workshop_id IS NOT NULL;
CREATE INDEX group_topic_person ON group_topic (asked_by) WHERE asked_by IS NOT NULL;
