#!/usr/bin/env python3
"""Makes a feed of HSDS 3.0 and its rows as tables: hsds.py DIR SERVICES. DIR/feed/*.json, DIR/rows/*.csv."""
import csv
import json
import pathlib
import sys
import uuid

NAMESPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
A_FILE = 20000  # services: below 64 MiB


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    (folder / "feed").mkdir(parents=True)
    (folder / "rows").mkdir()
    rows, made = {}, 0

    def row(table, **fields):
        nonlocal made
        made += 1
        record = {"id": str(uuid.uuid5(NAMESPACE, f"{table}/{made}")), **fields}
        rows.setdefault(table, []).append(record)
        return record

    taxonomy = row("taxonomies", name="Open Eligibility", description="A taxonomy", version="2014")
    terms = [
        row("taxonomy_terms", code=code, name=f"Term {code}", description="A term", taxonomy_id=taxonomy["id"])
        for code in ("1103", "1106", "1256", "1357", "9999")
    ]
    for number in range(0, count, A_FILE):
        organizations = []
        for first in range(number, min(number + A_FILE, count), 4):
            organization = row("organizations", name=f"House {first}", description="Advice for all who come. " * 4)
            services = []
            for n in range(first, min(first + 4, number + A_FILE, count)):
                service = row("services", organization_id=organization["id"], name=f"Advice {n}", status="active",
                              description="Advice, help with letters and forms, accompaniment to offices. " * 3)
                place = row("locations", organization_id=organization["id"], location_type="physical", name=f"Office {n}",
                            latitude=52.5 + n / 1e6, longitude=13.4)
                link = row("service_at_location", service_id=service["id"], location_id=place["id"])
                address = row("addresses", location_id=place["id"], address_1=f"Example Street {n}", city="Berlin",
                              state_province="Berlin", postal_code="10115", country="DE", address_type="physical")
                phone = row("phones", service_id=service["id"], number=f"+49 30 {n:08}", type="voice")
                hours = row("schedules", service_id=service["id"], freq="WEEKLY", byday="MO,WE", opens_at="09:00:00",
                            closes_at="12:30:00")
                languages = [row("languages", service_id=service["id"], code=code) for code in ("de", "ar")]
                term = terms[n % len(terms)]
                attribute = row("attributes", link_id=service["id"], link_entity="service", taxonomy_term_id=term["id"],
                                link_type="taxonomy")
                services.append({**service, "phones": [phone], "schedules": [hours], "languages": languages,
                                 "attributes": [{**attribute, "taxonomy_term": {**term, "taxonomy_detail": taxonomy}}],
                                 "service_at_locations": [{**link, "location": {**place, "addresses": [address]}}]})
            organizations.append({**organization, "services": services})
        with open(folder / "feed" / f"page{number // A_FILE + 1}.json", "w", encoding="utf-8") as file:
            json.dump({"contents": organizations}, file)
    for table, records in rows.items():
        with open(folder / "rows" / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(records[0]))
            writer.writeheader()
            writer.writerows(records)


if __name__ == "__main__":
    main()
