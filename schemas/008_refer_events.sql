-- The events of a referral say all that its row says about its life.
ALTER TABLE referral_event ADD COLUMN outcome TEXT REFERENCES referral_outcome;
ALTER TABLE referral_event ADD COLUMN outcome_source TEXT; -- person, centre, companion, assumed
ALTER TABLE referral_event ADD COLUMN hold_until TEXT CHECK (hold_until IS date(hold_until, '+0 days'));

-- Of those that ended before, the last event takes over the outcome.
UPDATE referral_event SET
  outcome = (SELECT r.outcome FROM referral r WHERE r.id = referral_id),
  outcome_source = (SELECT r.outcome_source FROM referral r WHERE r.id = referral_id),
  hold_until = (SELECT r.hold_until FROM referral r WHERE r.id = referral_id)
WHERE id IN (SELECT max(id) FROM referral_event GROUP BY referral_id);
