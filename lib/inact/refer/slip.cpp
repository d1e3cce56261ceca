#include "inact/refer/slip.h"

#include <algorithm>

#include "inact/base/error.h"

namespace inact {
namespace {

[[noreturn]] void refuse(const HandoutLanguages& languages, const std::string& wished) {
  std::string tags;
  for (const HandoutLanguage& language : languages) (tags += tags.empty() ? "" : ", ") += language.tag;
  throw usage("There is no slip in “{language}”. There are: {languages}.", {{"language", wished}, {"languages", tags}})
      .remedy(tr("Texts in other languages stand under [handout.{language}] in the configuration.",
                 {{"language", wished}}));
}

/// The language asked for, else the first of the person's that we have texts for.
const HandoutLanguage& language_of(const Store& store, ReferralId referral, const SlipRequest& request,
                                   const HandoutLanguages& languages) {
  if (request.language) {
    const HandoutLanguage* found = find_handout_language(languages, *request.language);
    if (!found) refuse(languages, *request.language);
    return *found;
  }
  std::vector<std::string> wished{request.paper_language};
  if (!request.for_companion) wished = languages_of(store, referral);
  for (const std::string& tag : wished)
    if (const HandoutLanguage* found = find_handout_language(languages, tag)) return *found;
  return languages.front();
}

Document parts_of(const Slip& slip) {
  const SlipFacts& facts = slip.facts;
  const auto text = [](const std::string& value) { return value.empty() ? Cell{} : Cell{value}; };
  Document document;
  document.schema = "slip";
  std::vector<std::string> hours;
  for (const OpeningTime& time : facts.hours) hours.push_back(hours_code(time));
  document.fields = {{"id", tr("Referral"), facts.referral.str()},
                     {"for", {}, slip.for_companion ? "companion" : "person"},
                     {"language", tr("Language"), slip.language},
                     {"appointment", tr("Appointment"), cell(facts.appointment)},
                     {"institution", tr("Institution"), text(facts.institution)},
                     {"address", tr("Address"), facts.address},
                     {"address_withheld", {}, facts.secret},
                     {"transport", tr("Bus and train"), text(facts.transport)},
                     {"contact", tr("Contact person"), text(facts.contact)},
                     {"phones", tr("Telephone"), facts.phones},
                     {"hours", tr("Opening hours"), hours},
                     {"documents", tr("To bring"), facts.documents},
                     {"companion", tr("Companion"), text(facts.companion)},
                     {"person", tr("Person"), text(facts.person)},
                     {"meet_at", tr("Meeting at"), cell(facts.meet_at)},
                     {"meeting_point", tr("Where"), text(facts.meeting_point)},
                     {"text", {}, slip.text}};
  return document;
}

}  // namespace

Slip make_slip(const Store& store, ReferralId referral, const SlipRequest& request, const HandoutLanguages& languages,
               const Vocabularies& vocabularies) {
  Slip slip;
  slip.for_companion = request.for_companion;
  slip.facts = read_slip_facts(store, referral, {request.for_companion, request.secret_address, request.today});
  const HandoutLanguage& language = language_of(store, referral, request, languages);
  slip.language = language.tag;
  if (!slip.facts.language.empty())
    slip.facts.language = Words(language.tag == "en" ? Language::English : Language::German, vocabularies)
                              .label("language", slip.facts.language);
  std::string wished = request.language.value_or("");
  if (!request.language && !request.for_companion)
    if (const auto spoken = languages_of(store, referral); !spoken.empty()) wished = spoken.front();
  if (wished != language.tag && !wished.starts_with(language.tag + "-")) slip.wished = wished;
  slip.paper = slip_paper(slip.facts, request, language, languages.front());
  slip.text = paper_text(slip.paper);
  slip.names = (slip.facts.person.empty() ? 0 : 1) + (slip.facts.companion.empty() ? 0 : 1);
  return slip;
}

std::string render(const Slip& slip, Format format, const Words& words, Layout layout) {
  switch (format) {
    case Format::Text: return slip.text;
    case Format::Html: return paper_html(slip.paper);
    case Format::Pdf: return paper_pdf(slip.paper);
    case Format::Markdown: return paper_markdown(slip.paper);
    case Format::Json:
    case Format::Csv: break;
  }
  return render(parts_of(slip), format, words, layout);
}

}  // namespace inact
