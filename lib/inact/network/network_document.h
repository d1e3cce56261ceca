// Records of the directory as documents.
#pragma once

#include "inact/network/network.h"
#include "inact/table/document.h"

namespace inact {

/// inact.organization/1: the whole institution with services, places, people, opening hours and the last calls. Shows
/// addresses that are protected, marked as such: for the team.
Document organization_document(const Store& store, OrganizationId id, Date today);
/// inact.service/1
Document service_document(const Store& store, ServiceId id, Date today);
/// inact.location/1
Document location_document(const Store& store, LocationId id);
/// inact.contact/1
Document contact_document(const Store& store, ContactId id);
/// The one of these four.
Document network_document(const Store& store, NetworkId id, Date today);

}  // namespace inact
