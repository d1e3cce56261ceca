-- Months that were closed: the document as it went out.

CREATE TABLE frozen_report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report TEXT NOT NULL,            -- monthly, …
  month TEXT NOT NULL,             -- 2026-10
  partner TEXT NOT NULL DEFAULT '', -- empty: all partners together
  document TEXT NOT NULL,          -- inact.report/1, byte for byte
  sha256 TEXT NOT NULL,            -- of the document, hexadecimal
  log_seq INTEGER NOT NULL,        -- the last entry of the log when it was closed
  closed_by TEXT NOT NULL,
  closed_at TEXT NOT NULL,         -- instant, UTC
  reopened_by TEXT,
  reopened_at TEXT,                -- instant, UTC; NULL: still closed
  reopen_reason TEXT
) STRICT;
CREATE UNIQUE INDEX frozen_report_closed ON frozen_report (report, month, partner) WHERE reopened_at IS NULL;

-- A text that is printed with a section of a month.
CREATE TABLE report_remark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,             -- 2026-10
  section TEXT NOT NULL,
  text TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,        -- instant, UTC
  void_reason TEXT
) STRICT;
CREATE INDEX report_remark_month ON report_remark (month);
