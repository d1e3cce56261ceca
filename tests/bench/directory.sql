-- Adds :services services to a directory, two needs each, in the languages, districts and states that occur: for measuring
-- a match. sqlite3 FILE -cmd '.parameter set :services 50000' '.read directory.sql'
BEGIN;
CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :services) SELECT i FROM n;
CREATE TEMP TABLE needs AS SELECT row_number() OVER (ORDER BY value) - 1 AS i, value AS code FROM json_each('["residence",
"asylum","naturalisation","family_reunification","documents","forms","interpreting","language_course","recognition","work",
"labour_rights","vocational_training","school","childcare","housing","social_benefits","debt","health","psychosocial",
"disability_care","family","violence","discrimination","participation","other"]');
CREATE TEMP TABLE tongues AS SELECT key AS i, value AS code FROM json_each('["de","en","ar","uk","ru","fa","tr","fr","pt",
"ti"]');
CREATE TEMP TABLE districts AS SELECT key AS i, value AS code FROM json_each('["mitte","friedrichshain_kreuzberg","pankow",
"charlottenburg_wilmersdorf","spandau","steglitz_zehlendorf","tempelhof_schoeneberg","neukoelln","treptow_koepenick",
"marzahn_hellersdorf","lichtenberg","reinickendorf"]');
CREATE TEMP TABLE areas AS SELECT key AS i, value AS postcode FROM json_each('["13347","10999","10439","10585","13597","12163",
"12099","12043","12435","12679","10365","13403"]');
CREATE TEMP TABLE base AS SELECT (SELECT coalesce(max(id), 0) FROM organization) AS o, (SELECT coalesce(max(id), 0) FROM
service) AS s, (SELECT coalesce(max(id), 0) FROM location) AS l;
INSERT INTO organization (id, uuid, name, kind, partner, entered_by, entered_at) SELECT o + i, 'bench-o' || i,
  'Institution ' || i, 'other', 'hope', 'bench', '2026-01-01T00:00:00Z' FROM n, base;
INSERT INTO service (id, uuid, organization_id, name, status, minimum_age, maximum_age, assured_date, capacity, wait_days)
  SELECT s + i, 'bench-s' || i, o + i, 'Service ' || i, CASE i % 11 WHEN 0 THEN 'defunct' ELSE 'active' END,
  CASE i % 7 WHEN 0 THEN 12 END, CASE i % 7 WHEN 0 THEN 26 END, date('2026-11-22', '-' || (i * 37 % 400) || ' days'),
  CASE i % 4 WHEN 0 THEN 'available' WHEN 1 THEN 'waiting_list' WHEN 2 THEN 'full' END, i * 13 % 40 FROM n, base;
INSERT INTO attribute (uuid, link_id, link_entity, link_type, value) SELECT 'bench-a' || n.i || '-' || k.value, s + n.i,
  'service', 'need', needs.code FROM n, base, json_each('[0,1]') k JOIN needs ON needs.i = (n.i * 7 + k.value * 11) % 25;
INSERT INTO language (uuid, service_id, code) SELECT 'bench-l' || n.i || '-' || k.value, s + n.i, tongues.code
  FROM n, base, json_each('[0,1,2]') k JOIN tongues ON tongues.i = (n.i / 25 + k.value * 3) % 10;
INSERT INTO location (id, uuid, organization_id, district) SELECT l + n.i, 'bench-p' || n.i, o + n.i, districts.code
  FROM n, base JOIN districts ON districts.i = n.i / 3 % 12;
INSERT INTO address (uuid, location_id, address_1, city, postal_code) SELECT 'bench-d' || n.i, l + n.i, 'Musterstraße',
  'Berlin', areas.postcode FROM n, base JOIN areas ON areas.i = n.i / 3 % 12;
INSERT INTO service_at_location (uuid, service_id, location_id) SELECT 'bench-x' || i, s + i, l + i FROM n, base;
INSERT INTO schedule (uuid, service_id, freq, byday, opens_at, closes_at) SELECT 'bench-h' || i, s + i, 'WEEKLY',
  CASE i % 3 WHEN 0 THEN 'MO,WE' WHEN 1 THEN 'TU,TH' ELSE 'FR' END, '09:00', '12:00' FROM n, base;
COMMIT;
