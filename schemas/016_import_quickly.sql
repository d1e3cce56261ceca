-- Files of a million rows: what costs time on every row and is wanted seldom is not kept.

-- An import is taken back or listed by reading the marks and registrations through.
DROP INDEX attendance_batch;
DROP INDEX registration_batch;

-- Workshops are named by their code, in upper or lower case.
CREATE INDEX workshop_code ON workshop (lower(code));
