#include "inact/refer/send.h"

#include <algorithm>

#include "inact/base/error.h"
#include "inact/intake/checks.h"
#include "inact/people/consent.h"
#include "inact/people/person.h"
#include "inact/refer/writer.h"
#include "inact/store/query.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

using Categories = std::vector<std::string>;

bool holds(const Categories& categories, std::string_view category) {
  return std::ranges::find(categories, category) != categories.end();
}

std::string joined(const Categories& categories) {
  std::string all;
  for (const std::string& category : categories) all += (all.empty() ? "" : ",") + category;
  return all;
}

/// What is sent where nobody says more: never what reveals health or residence.
Categories usual_categories(const Vocabularies& vocabularies, const Referral& referral) {
  Categories categories{"identity", "contact"};
  if (category_of_need(vocabularies, referral.need_code) == "need") categories.emplace_back("need");
  return categories;
}

ConsentState allowed(const Store& store, const Referral& referral, const Categories& categories, Date on) {
  ConsentQuestion question;
  question.purpose = "referral";
  question.to = {RecipientType::Service, referral.service.value, ""};
  question.need = referral.need_code;
  question.categories = categories;
  question.on = on;
  return consent_state(store, referral.person, question);
}

[[noreturn]] void refuse(const Referral& referral, const Categories& lacking) {
  std::vector<Message> details;
  std::string switches;
  for (const std::string& category : lacking) {
    details.push_back(tr("no consent for: {category}", {{"category", Coded{"data_category", category}}}));
    switches += " --categories " + category;
  }
  throw refused(
      "{person} has not allowed this to be given to {service} (“{name}”).",
      {{"person", referral.person.str()}, {"service", referral.service.str()}, {"name", referral.service_name}})
      .with(std::move(details))
      .remedy(tr(
          "Ask, and record it with `inact person consent give {person} --purpose referral --to {service}{switches}`; "
          "or leave it out with --category.",
          {{"person", referral.person.str()}, {"service", referral.service.str()}, {"switches", switches}}));
}

std::vector<std::string> recipient_of(const Store& store, const Referral& referral) {
  std::vector<std::string> lines{referral.organization_name};
  if (referral.service_name != referral.organization_name) lines.push_back(referral.service_name);
  if (referral.contact) {
    const auto name = Query(store, "SELECT coalesce(name, '') FROM contact WHERE id = :id", {{"id", *referral.contact}})
                          .value<std::string>();
    if (!name.empty()) lines.push_back(name);
  }
  Query address(store,
                "SELECT a.address_1, a.postal_code, a.city FROM service_at_location s JOIN location l ON l.id ="
                " s.location_id JOIN address a ON a.location_id = l.id WHERE s.service_id = :id AND l.void_reason IS "
                "NULL AND l.protected = 0"
                " ORDER BY a.address_type = 'physical', a.id LIMIT 1",
                {{"id", referral.service}});
  if (const auto row = address.one<std::string, std::string, std::string>()) {
    lines.push_back(std::get<0>(*row));
    lines.push_back(std::get<1>(*row) + " " + std::get<2>(*row));
  }
  return lines;
}

/// One line for the record of what was sent.
std::string recipient_line(const Referral& referral) {
  return referral.organization_name + " (" + referral.service.str() +
         (referral.contact ? ", " + referral.contact->str() : "") + ")";
}

void add_facts(Letter& letter, const Store& store, const Referral& referral, const Person& person,
               const Categories& categories, const std::string& need_category) {
  const Identity identity = person.identity.value_or(Identity{});
  const auto add = [&](const char* key, Message title, Cell value) {
    letter.facts.push_back({key, std::move(title), std::move(value)});
  };
  if (holds(categories, "identity")) {
    add("name", tr("Name"), person.identity ? full_name(identity) : referral.person.str());
    if (identity.birth_date)
      add("birth_date", tr("Date of birth"), *identity.birth_date);
    else if (person.facts.birth_year)
      add("birth_year", tr("Birth year"), Year{*person.facts.birth_year});
  } else {
    add("reference", tr("Our reference"), referral.id.str());
  }
  if (holds(categories, "contact")) {
    if (!identity.phone.empty()) add("phone", tr("Telephone"), identity.phone);
    if (!identity.email.empty()) add("email", tr("E-mail"), identity.email);
    if (!identity.address.empty()) add("address", tr("Address"), identity.address);
  }
  if (holds(categories, need_category)) add("need", tr("What it is about"), Coded{"need", referral.need_code});
  if (holds(categories, "status_papers") && !identity.residence.empty())
    add("residence", tr("Residence"), Coded{"residence_group", identity.residence});
  if (!person.facts.languages.empty() && holds(categories, "identity"))
    add("language", tr("Language"), Coded{"language", person.facts.languages.front().code});
  if (referral.appointment) add("appointment", tr("Appointment"), *referral.appointment);
  const auto companion = Query(store,
                               "SELECT count(*) FROM accompaniment WHERE referral_id = :id AND void_reason IS NULL"
                               " AND status IN ('agreed', 'met')",
                               {{"id", referral.id}})
                             .value<int>();
  if (companion > 0) add("companion", tr("Accompaniment"), tr("one of our volunteers comes along"));
}

/// Whose residence may not come to the knowledge of a public body: § 87 AufenthG.
Message warning_of(const Store& store, const Referral& referral, const Person& person) {
  const bool public_body =
      Query(store, "SELECT public_body FROM organization WHERE id = :id", {{"id", referral.organization}})
          .value<bool>();
  if (!public_body) return {};
  const std::vector<Argument> places{{"person", referral.person.str()}, {"organization", referral.organization_name}};
  const std::string residence = person.identity ? person.identity->residence : std::string();
  if (residence == "none")
    return tr(
        "{organization} is a public body and may have to report people without papers to the immigration office"
        " (§ 87 AufenthG); {person} has none. Send it all the same?",
        places);
  const std::string& group = person.facts.residence_group;
  if (residence.empty() && group != "secure" && group != "temporary")
    return tr(
        "{organization} is a public body and may have to report people without papers to the immigration office"
        " (§ 87 AufenthG); whether {person} has papers is not known. Send it all the same?",
        places);
  return {};
}

}  // namespace

std::string category_of_need(const Vocabularies& vocabularies, std::string_view need) {
  const Term* term = vocabularies["need"].find(need);
  if (term && term->sensitive) return need == "psychosocial" || need == "violence" ? "trauma" : "health";
  if (term && term->confidential) return "status_papers";
  return "need";
}

Sending prepare_sending(const Store& store, ReferralId id, const SendRequest& request, const Vocabularies& vocabularies,
                        std::string_view project) {
  const Referral referral = require_referral(store, id);
  if (!is_live(referral.state.status))
    throw refused(
        "{referral} is {status}: there is nothing to send any more.",
        {{"referral", id.str()}, {"status", Coded{"referral_status", std::string(word(referral.state.status))}}});
  const Person person = get_person(store, referral.person);
  if (person.restricted_since)
    throw refused("The data of {person} may not be used at present.", {{"person", referral.person.str()}});
  if (request.override_reason && stored_text(*request.override_reason).empty())
    throw usage("Sending without consent needs a reason: --override REASON.");
  Sending sending;
  const bool chosen = !request.categories.empty();
  Categories categories = chosen ? request.categories : usual_categories(vocabularies, referral);
  const ConsentState consent = allowed(store, referral, categories, request.on);
  const Categories& lacking = consent.lacking;
  sending.consent = consent.consent;
  if (!lacking.empty() && request.override_reason) {
    sending.overridden = true;
  } else if (!lacking.empty()) {
    // Without the name there is nobody to expect; what was asked for by name is not left out silently.
    if (chosen || holds(lacking, "identity")) refuse(referral, lacking);
    std::erase_if(categories, [&](const std::string& category) { return holds(lacking, category); });
    sending.left_out = lacking;
  }
  Letter& letter = sending.letter;
  letter.id = id.str();
  letter.channel = request.channel.value_or(
      referral.channel == "email" || referral.channel == "phone" ? referral.channel : std::string("letter"));
  letter.sender = project;
  letter.recipient = recipient_of(store, referral);
  letter.date = request.on;
  const std::string need_category = category_of_need(vocabularies, referral.need_code);
  letter.subject = tr("Request for advice, our reference {referral}", {{"referral", id.str()}});
  letter.salutation = tr("Dear colleagues,");
  letter.opening =
      sending.overridden ? tr("we turn to you because somebody needs help and could not be asked for consent in time:")
      : letter.channel == "phone"
          ? tr("We call about somebody who would like advice from you, and agrees that we say this:")
          : tr("we would like to refer somebody to you who wishes for your advice, and agrees that we tell you "
               "the following:");
  add_facts(letter, store, referral, person, categories, need_category);
  if (!holds(categories, need_category))
    letter.closing.push_back(tr("What it is about, the person would like to tell you in person."));
  letter.closing.push_back(
      letter.channel == "phone"
          ? tr("To ask: Can the person come? When? What should they bring? Is there interpreting? Whom do they ask "
               "for?")
          : tr("Please tell us whether and when the person can come, and what they should bring."));
  if (letter.channel != "phone")
    letter.closing.push_back(tr("Please use these data for this request alone and treat them as confidential."));
  letter.signature = referral.owner;
  for (const std::string& category : categories) letter.categories.push_back({"data_category", category});
  sending.warning = warning_of(store, referral, person);
  return sending;
}

std::vector<Message> sent_of(const Store& store, PersonId person) {
  std::vector<Message> all;
  Query query(store,
              "SELECT s.referral_id, r.service_id, s.sent_on, s.data_categories FROM referral_sent s"
              " JOIN referral r ON r.id = s.referral_id WHERE r.person_id = :person ORDER BY s.sent_on, s.id",
              {{"person", person}});
  while (query.next()) {
    auto [referral, service, on, codes] = query.row<ReferralId, ServiceId, Date, std::string>();
    Message categories;
    for (std::size_t begin = 0; begin < codes.size();) {
      const auto end = std::min(codes.find(',', begin), codes.size());
      const Coded one{"data_category", codes.substr(begin, end - begin)};
      categories = categories.empty() ? tr("{category}", {{"category", one}})
                                      : tr("{categories}, {category}", {{"categories", categories}, {"category", one}});
      begin = end + 1;
    }
    all.push_back(
        tr("{referral} went to {service} on {day}: {categories}",
           {{"referral", referral.str()}, {"service", service.str()}, {"day", on}, {"categories", categories}}));
  }
  return all;
}

void store_sending(Transaction& tx, ReferralId id, const SendRequest& request, const Sending& sending, Date today) {
  const Referral referral = require_referral(tx, id);
  require_happened(request.on, today);
  Categories categories;
  for (const Coded& category : sending.letter.categories) categories.push_back(category.code);
  insert(tx,
         "INSERT INTO referral_sent (referral_id, sent_on, channel, recipient, data_categories, override_reason,"
         " entered_by, entered_at) VALUES (:id, :on, :channel, :recipient, :categories, :reason, :by, :at)",
         {{"id", id},
          {"on", request.on},
          {"channel", sending.letter.channel},
          {"recipient", recipient_line(referral)},
          {"categories", joined(categories)},
          {"reason", sending.overridden ? request.override_reason : std::nullopt},
          {"by", tx.author().who},
          {"at", tx.entered_at()}});
  if (sending.consent)
    run(tx, "UPDATE referral SET consent_id = :consent WHERE id = :id", {{"consent", *sending.consent}, {"id", id}});
  if (referral.state.status == ReferralStatus::Draft)
    write_event(tx, id, referral.state,
                {std::max(request.on, referral.state.status_on), {}, ReferralStatus::Requested});
  tx.log(Action::Export, id.str(), joined(categories), 1, sending.overridden ? Outcome::Overridden : Outcome::Done);
}

}  // namespace inact
