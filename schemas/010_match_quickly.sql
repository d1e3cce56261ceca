-- What matching reads of every service that answers a need stands together: their long texts are not touched.
CREATE INDEX service_match ON service (id, organization_id, status, minimum_age, maximum_age, assured_date,
  by_appointment, capacity, capacity_until, wait_days, closed_until, interpretation_services) WHERE void_reason IS NULL;
CREATE INDEX organization_kept_back ON organization (id, do_not_list) WHERE do_not_list = 1 OR void_reason IS NOT NULL;
DROP INDEX language_service;
CREATE INDEX language_service ON language (service_id, code);
