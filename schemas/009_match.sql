-- What matching looks up for the services that answer a need.
CREATE INDEX language_location ON language (location_id) WHERE location_id IS NOT NULL;
CREATE INDEX language_phone ON language (phone_id) WHERE phone_id IS NOT NULL;
CREATE INDEX schedule_service_at_location ON schedule (service_at_location_id) WHERE service_at_location_id IS NOT NULL;
CREATE INDEX service_area_service_at_location ON service_area (service_at_location_id)
  WHERE service_at_location_id IS NOT NULL;
CREATE INDEX address_postal_code ON address (postal_code);
CREATE INDEX person_role_volunteer ON person_role (person_id) WHERE role = 'volunteer';
