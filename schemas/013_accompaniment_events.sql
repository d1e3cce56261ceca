-- The life of an accompaniment, step by step: who was asked, who agreed, what became of it.
CREATE TABLE accompaniment_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  accompaniment_id INTEGER NOT NULL REFERENCES accompaniment,
  happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
  status TEXT NOT NULL REFERENCES accompaniment_status,
  companion_id INTEGER REFERENCES person,
  reason TEXT,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL         -- instant, UTC
) STRICT;
CREATE INDEX accompaniment_event_accompaniment ON accompaniment_event (accompaniment_id);
CREATE INDEX accompaniment_event_companion ON accompaniment_event (companion_id);

-- Of those that were there before, the last step is known.
INSERT INTO accompaniment_event (accompaniment_id, happened_on, status, companion_id, reason, entered_by, entered_at)
SELECT id, status_on, status, companion_id, reason, entered_by, entered_at FROM accompaniment ORDER BY id;
