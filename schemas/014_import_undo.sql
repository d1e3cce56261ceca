-- Taking back an import: what it replaced, and what was changed since.

-- The import that said something else before a person, or a later import, changed it.
ALTER TABLE registration ADD COLUMN changed_batch_id INTEGER REFERENCES import_batch;
ALTER TABLE attendance ADD COLUMN changed_batch_id INTEGER REFERENCES import_batch;
CREATE INDEX registration_changed_batch ON registration (changed_batch_id) WHERE changed_batch_id IS NOT NULL;
CREATE INDEX attendance_changed_batch ON attendance (changed_batch_id) WHERE changed_batch_id IS NOT NULL;

-- What stood there before the import.
CREATE TABLE registration_replaced (
  batch_id INTEGER NOT NULL REFERENCES import_batch,
  workshop_id INTEGER NOT NULL REFERENCES workshop,
  person_id INTEGER NOT NULL REFERENCES person,
  status TEXT NOT NULL,
  status_on TEXT NOT NULL,
  source TEXT NOT NULL,
  before_batch_id INTEGER REFERENCES import_batch,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, workshop_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX registration_replaced_person ON registration_replaced (person_id);

CREATE TABLE attendance_replaced (
  batch_id INTEGER NOT NULL REFERENCES import_batch,
  session_id INTEGER NOT NULL REFERENCES session,
  person_id INTEGER NOT NULL REFERENCES person,
  mark TEXT NOT NULL,
  minutes INTEGER,
  source TEXT NOT NULL,
  before_batch_id INTEGER REFERENCES import_batch,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, session_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_replaced_person ON attendance_replaced (person_id);
