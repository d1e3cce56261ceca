-- What else was said of somebody at a session: the sheet, the file of registrations and the video call side by side.

-- What an import said of somebody whose mark is another one's. There is such a mark of each person and session here.
CREATE TABLE attendance_said (
  session_id INTEGER NOT NULL REFERENCES session,
  person_id INTEGER NOT NULL REFERENCES person,
  batch_id INTEGER NOT NULL REFERENCES import_batch,
  source TEXT NOT NULL,            -- csv, sheet, call; of one source the newest import counts
  mark TEXT NOT NULL REFERENCES attendance_mark,
  minutes INTEGER,
  settled INTEGER NOT NULL DEFAULT 0 CHECK (settled = 0 OR settled = 1), -- 1: somebody marked the person by hand since
  PRIMARY KEY (session_id, person_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_said_person ON attendance_said (person_id);
CREATE INDEX attendance_said_batch ON attendance_said (batch_id);

-- The marks of attendance lists, which were not told from those of other files.
UPDATE attendance SET source = 'sheet' WHERE source = 'csv'
  AND batch_id IN (SELECT id FROM import_batch WHERE profile IN ('table', 'moodle-attendance', 'moodle-attendance-own'));
UPDATE attendance_replaced SET source = 'sheet' WHERE source = 'csv'
  AND before_batch_id IN (SELECT id FROM import_batch WHERE profile IN ('table', 'moodle-attendance', 'moodle-attendance-own'));
