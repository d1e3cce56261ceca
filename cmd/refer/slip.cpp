// inact refer slip
#include "inact/refer/slip.h"

#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/text/names.h"

namespace inact::refer {
namespace {

struct Options {
  ReferralId referral;
  std::optional<std::string> language, reader;
  bool secret_address = false;
};

/// A language of slips as it is configured; else as people name languages.
std::string language_of(const Session& session, const HandoutLanguages& languages, const std::string& typed) {
  for (const HandoutLanguage& language : languages)
    if (language.tag == typed || language.name == typed) return language.tag;
  return session.code("language", typed);
}

bool is_for_companion(const std::optional<std::string>& reader) {
  if (!reader || *reader == "person") return false;
  if (*reader == "companion") return true;
  throw suggesting(
      usage("--for: “{reader}” is nobody whom a slip is for. Expected: person or companion.", {{"reader", *reader}}),
      *reader, {"person", "companion"});
}

int run_slip(Session& session, const Options& options) {
  const Config& config = session.config();
  const HandoutLanguages languages = handout_languages(config);
  SlipRequest request;
  if (options.language) request.language = language_of(session, languages, *options.language);
  request.paper_language = config.report.language == Language::German ? "de" : "en";
  request.for_companion = is_for_companion(options.reader);
  request.secret_address = options.secret_address;
  request.project = config.project.name;
  request.phone = config.project.phone;
  request.today = session.today();
  const Slip slip = make_slip(session.records(), options.referral, request, languages, session.vocabularies());
  const std::string bytes = render(slip, session.format(), session.words());
  if (slip.names > 0) session.log_names(options.referral.str(), slip.names);
  session.put(bytes);
  if (!slip.wished.empty())
    session.note(tr("There are no texts in this language, the slip is in another: {wished}, {language}",
                    {{"wished", Coded{"language", slip.wished}}, {"language", Coded{"language", slip.language}}}));
  if (slip.facts.secret)
    session.note(
        tr("The address is protected and not on the slip; --protected prints it. Give it to the person alone."));
  return 0;
}

}  // namespace

void slip(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.argument("ID", options->referral, tr("the referral, as R14"))
      .option("--in", options->language,
              tr("the language, as uk, or de-simple for easy German; otherwise the first of the person’s that there "
                 "are texts in"))
      .shown_as("LANG")
      .option("--for", options->reader, tr("person (if not given) or companion"))
      .shown_as("READER")
      .flag("--protected", options->secret_address,
            tr("a protected address too, and the name of the institution there"))
      .writes_pdf()
      .example("inact refer slip R14")
      .example("inact refer slip R14 --in ti --format pdf -o slip.pdf")
      .example("inact refer slip R14 --for companion")
      .run([options](Session& session) { return run_slip(session, *options); });
}

}  // namespace inact::refer
