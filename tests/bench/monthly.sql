-- The monthly report of October 2026 in plain SQL, as one would write it by hand for the sqlite3 shell: each figure for the
-- month, the month before and the year so far, and the tables of the month. Writes `figure|value`, a line each.
-- The measure is: sqlite3 -readonly inact.db '.read monthly.sql'
.bail on
PRAGMA temp_store = MEMORY;
BEGIN;

CREATE TEMP TABLE figure (id TEXT PRIMARY KEY, value, previous, year_to_date);
CREATE TEMP TABLE cell (breakdown TEXT, code TEXT, n INTEGER);

-- Who does not count: void persons; and those of whom only that is counted.
CREATE TEMP TABLE void_person AS SELECT id FROM person WHERE void_reason IS NOT NULL;
CREATE TEMP TABLE apart (id INTEGER PRIMARY KEY);
INSERT INTO apart
  SELECT id FROM person WHERE restricted_since < '2026-11-01' AND void_reason IS NULL
  UNION
  SELECT person_id FROM (
    SELECT person_id, decision, row_number() OVER (PARTITION BY person_id ORDER BY decided_on DESC, id DESC) AS newest
      FROM consent
     WHERE purpose = 'statistics' AND decided_on < '2026-11-01'
       AND person_id IN (SELECT person_id FROM consent WHERE purpose = 'statistics' AND decision <> 'given'))
   WHERE newest = 1 AND decision <> 'given';

-- First conversations and what follows
CREATE TEMP TABLE talk AS
  SELECT c.held_on, i.person_id, c.intake_id, c.first, c.relatives, c.interpreter IS NOT NULL AS interpreted,
         c.held_on >= '2026-10-01' AS this, c.held_on >= '2026-09-01' AND c.held_on < '2026-10-01' AS before
    FROM conversation c JOIN intake i ON i.id = c.intake_id
   WHERE c.held_on >= '2026-01-01' AND c.held_on < '2026-11-01' AND c.void_reason IS NULL AND i.void_reason IS NULL
     AND i.person_id NOT IN (SELECT id FROM void_person);
INSERT INTO figure SELECT 'intake.conversations', sum(this), sum(before), count(*) FROM talk;
INSERT INTO figure SELECT 'intake.follow_ups', sum(this AND NOT first), sum(before AND NOT first), sum(NOT first) FROM talk;
INSERT INTO figure SELECT 'intake.interpreted', sum(this AND interpreted), sum(before AND interpreted), sum(interpreted) FROM talk;
INSERT INTO figure SELECT 'intake.relatives', sum(this * relatives), sum(before * relatives), sum(relatives) FROM talk;
INSERT INTO figure
  SELECT 'intake.persons', count(DISTINCT CASE WHEN this THEN person_id END),
         count(DISTINCT CASE WHEN before THEN person_id END), count(DISTINCT person_id) FROM talk;
INSERT INTO figure
  SELECT 'intake.without_statistics', count(DISTINCT CASE WHEN this THEN person_id END),
         count(DISTINCT CASE WHEN before THEN person_id END), count(DISTINCT person_id)
    FROM talk WHERE person_id IN (SELECT id FROM apart);
INSERT INTO figure
  SELECT 'intake.new', sum(opened_on >= '2026-10-01'), sum(opened_on >= '2026-09-01' AND opened_on < '2026-10-01'), count(*)
    FROM intake WHERE opened_on >= '2026-01-01' AND opened_on < '2026-11-01' AND void_reason IS NULL
     AND person_id NOT IN (SELECT id FROM void_person);
INSERT INTO figure
  SELECT 'intake.short_questions', sum(asked_on >= '2026-10-01'),
         sum(asked_on >= '2026-09-01' AND asked_on < '2026-10-01'), count(*)
    FROM short_question WHERE asked_on >= '2026-01-01' AND asked_on < '2026-11-01' AND void_reason IS NULL;

CREATE TEMP TABLE step AS
  SELECT e.happened_on, e.step FROM intake_event e JOIN intake i ON i.id = e.intake_id
   WHERE e.happened_on < '2026-11-01' AND i.void_reason IS NULL AND i.person_id NOT IN (SELECT id FROM void_person);
INSERT INTO figure
  SELECT 'intake.open_start', sum(CASE WHEN happened_on < '2026-10-01' THEN step ELSE 0 END),
         sum(CASE WHEN happened_on < '2026-09-01' THEN step ELSE 0 END),
         sum(CASE WHEN happened_on < '2026-01-01' THEN step ELSE 0 END) FROM step;
INSERT INTO figure
  SELECT 'intake.additions', sum(happened_on >= '2026-10-01'),
         sum(happened_on >= '2026-09-01' AND happened_on < '2026-10-01'), sum(happened_on >= '2026-01-01')
    FROM step WHERE step = 1;
INSERT INTO figure
  SELECT 'intake.departures', sum(happened_on >= '2026-10-01'),
         sum(happened_on >= '2026-09-01' AND happened_on < '2026-10-01'), sum(happened_on >= '2026-01-01')
    FROM step WHERE step = -1;
INSERT INTO figure
  SELECT 'intake.open_end', sum(step), sum(CASE WHEN happened_on < '2026-10-01' THEN step ELSE 0 END), sum(step) FROM step;

-- Tables of persons: each with the intake of the first conversation in the month
CREATE TEMP TABLE advised AS
  SELECT t.person_id, p.gender, p.country, p.residence_group, p.district, i.access_path,
         CAST(substr(i.opened_on, 1, 4) AS INTEGER) - p.birth_year AS age, p.birth_year_missing,
         CAST(substr(i.opened_on, 1, 4) AS INTEGER) - p.arrived_year AS stay, p.arrived_missing
    FROM (SELECT person_id, intake_id, row_number() OVER (PARTITION BY person_id ORDER BY held_on, intake_id) AS place
            FROM talk WHERE this) t
    JOIN person p ON p.id = t.person_id JOIN intake i ON i.id = t.intake_id
   WHERE t.place = 1 AND t.person_id NOT IN (SELECT id FROM apart);
INSERT INTO cell SELECT 'persons_by_gender', gender, count(*) FROM advised GROUP BY gender;
INSERT INTO cell
  SELECT 'persons_by_age', CASE WHEN age IS NULL THEN coalesce(birth_year_missing, 'not_asked') WHEN age < 0 THEN 'unknown'
         WHEN age < 18 THEN '0_17' WHEN age < 27 THEN '18_26' WHEN age < 65 THEN '27_64' ELSE '65_plus' END AS code, count(*)
    FROM advised GROUP BY code;
INSERT INTO cell SELECT 'persons_by_country', country, count(*) FROM advised GROUP BY country;
INSERT INTO cell SELECT 'persons_by_residence', residence_group, count(*) FROM advised GROUP BY residence_group;
INSERT INTO cell
  SELECT 'persons_by_stay', CASE WHEN arrived_missing = 'not_applicable' THEN 'born_here'
         WHEN stay IS NULL THEN coalesce(arrived_missing, 'not_asked') WHEN stay < 0 THEN 'unknown' WHEN stay < 1 THEN 'under_1'
         WHEN stay < 3 THEN '1_to_3' WHEN stay < 5 THEN '3_to_5' WHEN stay < 10 THEN '5_to_10' ELSE '10_plus' END AS code, count(*)
    FROM advised GROUP BY code;
INSERT INTO cell SELECT 'persons_by_district', district, count(*) FROM advised GROUP BY district;
INSERT INTO cell SELECT 'persons_by_access_path', access_path, count(*) FROM advised GROUP BY access_path;
CREATE TEMP TABLE month_talk AS
  SELECT c.language, c.form FROM conversation c JOIN intake i ON i.id = c.intake_id
   WHERE c.held_on >= '2026-10-01' AND c.held_on < '2026-11-01' AND c.void_reason IS NULL AND i.void_reason IS NULL
     AND i.person_id NOT IN (SELECT id FROM void_person) AND i.person_id NOT IN (SELECT id FROM apart);
INSERT INTO cell SELECT 'conversations_by_language', language, count(*) FROM month_talk GROUP BY language;
INSERT INTO cell SELECT 'conversations_by_form', form, count(*) FROM month_talk GROUP BY form;
INSERT INTO cell
  SELECT 'short_questions_by_need', need, count(*) FROM short_question
   WHERE asked_on >= '2026-10-01' AND asked_on < '2026-11-01' AND void_reason IS NULL GROUP BY need;

-- Needs
INSERT INTO figure
  SELECT 'need.raised', sum(n.raised_on >= '2026-10-01'), sum(n.raised_on >= '2026-09-01' AND n.raised_on < '2026-10-01'),
         count(*)
    FROM need n JOIN intake i ON i.id = n.intake_id
   WHERE n.raised_on >= '2026-01-01' AND n.raised_on < '2026-11-01' AND n.void_reason IS NULL AND i.void_reason IS NULL
     AND i.person_id NOT IN (SELECT id FROM void_person);
INSERT INTO cell
  SELECT 'needs_by_code', n.code, count(DISTINCT i.person_id) FROM need n JOIN intake i ON i.id = n.intake_id
   WHERE n.raised_on >= '2026-10-01' AND n.raised_on < '2026-11-01' AND n.void_reason IS NULL AND i.void_reason IS NULL
     AND i.person_id NOT IN (SELECT id FROM void_person) AND i.person_id NOT IN (SELECT id FROM apart)
   GROUP BY n.code;
-- What became of a need last in each span: of the newest event, the bare columns that SQLite takes with max().
CREATE TEMP TABLE decided AS
  SELECT 'value' AS span, need_id, to_status, reason, max(happened_on || printf('%012d', id)) AS newest FROM need_event
   WHERE happened_on >= '2026-10-01' AND happened_on < '2026-11-01' GROUP BY need_id
  UNION ALL
  SELECT 'previous', need_id, to_status, reason, max(happened_on || printf('%012d', id)) FROM need_event
   WHERE happened_on >= '2026-09-01' AND happened_on < '2026-10-01' GROUP BY need_id
  UNION ALL
  SELECT 'year', need_id, to_status, reason, max(happened_on || printf('%012d', id)) FROM need_event
   WHERE happened_on >= '2026-01-01' AND happened_on < '2026-11-01' GROUP BY need_id;
CREATE TEMP TABLE outcome AS
  SELECT d.span, d.to_status, d.reason, i.person_id
    FROM decided d JOIN need n ON n.id = d.need_id JOIN intake i ON i.id = n.intake_id
   WHERE d.to_status IN ('met', 'partly_met', 'unmet') AND n.void_reason IS NULL AND i.void_reason IS NULL
     AND i.person_id NOT IN (SELECT id FROM void_person);
INSERT INTO figure
  SELECT 'need.' || s.code, (SELECT count(*) FROM outcome WHERE to_status = s.code AND span = 'value'),
         (SELECT count(*) FROM outcome WHERE to_status = s.code AND span = 'previous'),
         (SELECT count(*) FROM outcome WHERE to_status = s.code AND span = 'year')
    FROM need_status s WHERE s.code IN ('met', 'partly_met', 'unmet');
INSERT INTO cell
  SELECT 'needs_unmet_by_reason', reason, count(*) FROM outcome
   WHERE span = 'value' AND to_status = 'unmet' AND person_id NOT IN (SELECT id FROM apart) GROUP BY reason;

-- Referrals
INSERT INTO figure
  SELECT 'referral.made', sum(referred_on >= '2026-10-01'), sum(referred_on >= '2026-09-01' AND referred_on < '2026-10-01'),
         count(*)
    FROM referral WHERE referred_on >= '2026-01-01' AND referred_on < '2026-11-01' AND void_reason IS NULL
     AND status <> 'draft' AND status <> 'entered_in_error' AND person_id NOT IN (SELECT id FROM void_person);
INSERT INTO figure
  SELECT 'referral.closed', sum(outcome_on >= '2026-10-01'), sum(outcome_on >= '2026-09-01' AND outcome_on < '2026-10-01'),
         count(*)
    FROM referral WHERE outcome_on >= '2026-01-01' AND outcome_on < '2026-11-01' AND outcome IS NOT NULL
     AND void_reason IS NULL AND status <> 'entered_in_error' AND person_id NOT IN (SELECT id FROM void_person);
CREATE TEMP TABLE made AS
  SELECT r.kind, o.kind AS organization
    FROM referral r JOIN service s ON s.id = r.service_id JOIN organization o ON o.id = s.organization_id
   WHERE r.referred_on >= '2026-10-01' AND r.referred_on < '2026-11-01' AND r.void_reason IS NULL AND r.status <> 'draft'
     AND r.status <> 'entered_in_error' AND r.person_id NOT IN (SELECT id FROM void_person)
     AND r.person_id NOT IN (SELECT id FROM apart);
INSERT INTO cell SELECT 'referrals_by_kind', kind, count(*) FROM made GROUP BY kind;
INSERT INTO cell SELECT 'referrals_by_organization_kind', organization, count(*) FROM made GROUP BY organization;
INSERT INTO cell
  SELECT 'referrals_by_outcome', outcome, count(*) FROM referral
   WHERE outcome_on >= '2026-10-01' AND outcome_on < '2026-11-01' AND outcome IS NOT NULL AND void_reason IS NULL
     AND status <> 'entered_in_error' AND person_id NOT IN (SELECT id FROM void_person)
     AND person_id NOT IN (SELECT id FROM apart) GROUP BY outcome;
CREATE TEMP TABLE done AS
  SELECT a.status_on, coalesce(a.minutes, 0) AS minutes FROM accompaniment a JOIN referral r ON r.id = a.referral_id
   WHERE a.status = 'done' AND a.status_on >= '2026-01-01' AND a.status_on < '2026-11-01' AND a.void_reason IS NULL
     AND r.void_reason IS NULL AND r.person_id NOT IN (SELECT id FROM void_person);
INSERT INTO figure
  SELECT 'accompaniment.done', sum(status_on >= '2026-10-01'), sum(status_on >= '2026-09-01' AND status_on < '2026-10-01'),
         count(*) FROM done;
INSERT INTO figure
  SELECT 'accompaniment.hours', sum((status_on >= '2026-10-01') * minutes),
         sum((status_on >= '2026-09-01' AND status_on < '2026-10-01') * minutes), sum(minutes) FROM done;

-- Workshops and meetings
CREATE TEMP TABLE held AS
  SELECT s.id, s.held_on, s.units, w.id AS workshop_id, w.kind, w.module, coalesce(w.audience, g.audience) AS audience,
         w.kind = 'group_meeting' AS meeting,
         s.held_on >= '2026-10-01' AS this, s.held_on >= '2026-09-01' AND s.held_on < '2026-10-01' AS before
    FROM session s JOIN workshop w ON w.id = s.workshop_id LEFT JOIN exchange_group g ON g.id = w.group_id
   WHERE s.held_on >= '2026-01-01' AND s.held_on < '2026-11-01' AND w.status <> 'cancelled';
CREATE TEMP TABLE came AS
  SELECT h.workshop_id, h.kind, h.meeting, h.this, h.before, h.module, h.audience, a.person_id
    FROM held h JOIN attendance a ON a.session_id = h.id
   WHERE (a.mark = 'present' OR a.mark = 'late' OR a.mark = 'left_early') AND a.person_id NOT IN (SELECT id FROM void_person);
CREATE TEMP TABLE came_unnamed AS
  SELECT h.workshop_id, h.meeting, h.this, h.before, h.module, u.audience, u.count AS n
    FROM held h JOIN unnamed_attendance u ON u.session_id = h.id;
INSERT INTO figure
  SELECT CASE meeting WHEN 1 THEN 'group.meetings' ELSE 'workshop.held' END, count(DISTINCT CASE WHEN this THEN workshop_id END),
         count(DISTINCT CASE WHEN before THEN workshop_id END), count(DISTINCT workshop_id) FROM held GROUP BY meeting;
INSERT INTO figure SELECT 'workshop.sessions', sum(this), sum(before), count(*) FROM held WHERE NOT meeting;
INSERT INTO figure SELECT 'workshop.units', sum(this * units), sum(before * units), sum(units) FROM held WHERE NOT meeting;
INSERT INTO figure
  SELECT CASE meeting WHEN 1 THEN 'group.heads' ELSE 'workshop.heads' END, count(DISTINCT CASE WHEN this THEN person_id END),
         count(DISTINCT CASE WHEN before THEN person_id END), count(DISTINCT person_id) FROM came GROUP BY meeting;
INSERT INTO figure
  SELECT CASE meeting WHEN 1 THEN 'group.unnamed' ELSE 'workshop.unnamed' END, sum(this * n), sum(before * n), sum(n)
    FROM came_unnamed GROUP BY meeting;
INSERT INTO figure
  SELECT CASE meeting WHEN 1 THEN 'group.attendances' ELSE 'workshop.attendances' END, sum(this * n), sum(before * n), sum(n)
    FROM (SELECT meeting, this, before, 1 AS n FROM came UNION ALL SELECT meeting, this, before, n FROM came_unnamed)
   GROUP BY meeting;
CREATE TEMP TABLE month_came AS
  SELECT workshop_id, meeting, module, audience, count(*) AS n FROM came WHERE this GROUP BY workshop_id, audience
  UNION ALL
  SELECT workshop_id, meeting, module, audience, sum(n) FROM came_unnamed WHERE this GROUP BY workshop_id, audience;
INSERT INTO cell SELECT 'attendances_by_module', module, sum(n) FROM month_came WHERE NOT meeting GROUP BY module;
INSERT INTO cell
  SELECT 'attendances_by_topic', t.topic, sum(m.n) FROM month_came m JOIN workshop_topic t ON t.workshop_id = m.workshop_id
   WHERE NOT m.meeting GROUP BY t.topic;
INSERT INTO cell SELECT 'attendances_by_audience', audience, sum(n) FROM month_came WHERE meeting GROUP BY audience;
CREATE TEMP TABLE listed AS
  SELECT w.id, min(h.held_on) AS date, w.title, w.kind, w.module, count(*) AS sessions, sum(h.units) AS units,
         (SELECT count(DISTINCT person_id) FROM came c WHERE c.workshop_id = w.id AND c.this) AS heads,
         (SELECT sum(n) FROM month_came m WHERE m.workshop_id = w.id) AS attendances
    FROM held h JOIN workshop w ON w.id = h.workshop_id WHERE h.this GROUP BY w.id ORDER BY date, w.id;

-- Volunteers
CREATE TEMP TABLE worked AS
  SELECT done_on, activity, person_id, minutes FROM volunteer_hours
   WHERE done_on >= '2026-01-01' AND done_on < '2026-11-01' AND void_reason IS NULL
     AND person_id NOT IN (SELECT id FROM void_person);
CREATE TEMP TABLE learned AS
  SELECT held_on, person_id FROM external_training
   WHERE held_on >= '2026-01-01' AND held_on < '2026-11-01' AND void_reason IS NULL
     AND person_id NOT IN (SELECT id FROM void_person);
INSERT INTO figure
  SELECT 'volunteer.hours', sum((done_on >= '2026-10-01') * minutes),
         sum((done_on >= '2026-09-01' AND done_on < '2026-10-01') * minutes), sum(minutes) FROM worked;
INSERT INTO figure
  SELECT 'volunteer.external_trainings', sum(held_on >= '2026-10-01'),
         sum(held_on >= '2026-09-01' AND held_on < '2026-10-01'), count(*) FROM learned;
CREATE TEMP TABLE active AS
  SELECT person_id, max(this) AS this, max(before) AS before
    FROM (SELECT person_id, done_on >= '2026-10-01' AS this, done_on >= '2026-09-01' AND done_on < '2026-10-01' AS before FROM worked
          UNION ALL
          SELECT person_id, held_on >= '2026-10-01', held_on >= '2026-09-01' AND held_on < '2026-10-01' FROM learned
          UNION ALL
          SELECT person_id, this, before FROM came WHERE kind IN ('training', 'supervision', 'external'))
   GROUP BY person_id;
INSERT INTO figure SELECT 'volunteer.active', sum(this), sum(before), count(*) FROM active;
INSERT INTO figure
  SELECT 'volunteer.without_statistics', sum(this), sum(before), count(*) FROM active
   WHERE person_id IN (SELECT id FROM apart);
INSERT INTO cell
  SELECT 'volunteers_by_kind', CASE WHEN o.kind = 'migrant_org' THEN 'migrant_organization' WHEN o.kind IS NOT NULL THEN 'organization'
         WHEN p.organization_missing = 'not_applicable' THEN 'private' ELSE p.organization_missing END AS code, count(*)
    FROM active a JOIN person p ON p.id = a.person_id LEFT JOIN organization o ON o.id = p.organization_id
   WHERE a.this AND a.person_id NOT IN (SELECT id FROM apart) GROUP BY code;
INSERT INTO cell SELECT 'hours_by_activity', activity, sum(minutes) FROM worked WHERE done_on >= '2026-10-01' GROUP BY activity;

-- Network
CREATE TEMP TABLE called AS
  SELECT organization_id, reached, called_on >= '2026-10-01' AS this,
         called_on >= '2026-09-01' AND called_on < '2026-10-01' AS before
    FROM call WHERE called_on >= '2026-01-01' AND called_on < '2026-11-01' AND void_reason IS NULL;
INSERT INTO figure SELECT 'network.calls', sum(this), sum(before), count(*) FROM called;
INSERT INTO figure SELECT 'network.reached', sum(this), sum(before), count(*) FROM called WHERE reached;
INSERT INTO figure
  SELECT 'network.organizations', count(DISTINCT CASE WHEN this THEN organization_id END),
         count(DISTINCT CASE WHEN before THEN organization_id END), count(DISTINCT organization_id) FROM called WHERE reached;

SELECT id, CASE WHEN id NOT LIKE '%.hours' THEN coalesce(value, 0) WHEN value % 60 = 0 THEN value / 60
           ELSE round(value / 60.0, 2) END
  FROM figure ORDER BY id;
COMMIT;
