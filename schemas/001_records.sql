-- The records file itself: what it is, who changed what. application_id and user_version are set by the store.

CREATE TABLE records (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- always 1: a file holds one set of records
  namespace_uuid TEXT NOT NULL,          -- random (demo: from the seed); the UUIDs of exported records are derived from it
  index_key BLOB NOT NULL CHECK (length(index_key) = 16), -- key of the hashes in identity_key
  created_at TEXT NOT NULL,              -- instant, UTC
  demo INTEGER NOT NULL CHECK (demo = 0 OR demo = 1) -- 1: invented people
) STRICT;

-- Append-only. Says who did what to which record; never names, notes, search words, old or new values.
CREATE TABLE log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of entries; clocks may jump
  at TEXT NOT NULL,                      -- instant, UTC
  who TEXT NOT NULL,                     -- who acted: --by, user.name or the login name
  command TEXT NOT NULL,                 -- the command and verb, without its arguments
  action TEXT NOT NULL,                  -- a code of the vocabulary log_action
  record TEXT NOT NULL DEFAULT '',       -- the id of the record ("P12"); empty for what concerns none
  fields TEXT NOT NULL DEFAULT '',       -- names of the fields that were changed, with commas
  count INTEGER NOT NULL DEFAULT 1,      -- how many records, for what touches many
  outcome TEXT NOT NULL DEFAULT 'done',  -- done, or overridden: a rule was set aside, with its reason in the record
  previous_hash BLOB,                    -- hash of the entry before: the chain of trust, begun by a later version
  hash BLOB                              -- hash of this entry and previous_hash
) STRICT;
CREATE INDEX log_record ON log (record, seq);
