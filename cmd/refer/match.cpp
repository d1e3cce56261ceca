// inact refer match
#include "inact/refer/match_search.h"

#include <algorithm>

#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/refer/match_document.h"
#include "inact/text/answer.h"

namespace inact::refer {
namespace {

constexpr int kShown = 5;

struct MatchOptions {
  std::optional<NeedId> need;
  std::optional<std::string> code, postcode, district, birth_year, gender, residence, urgency;
  std::vector<std::string> languages, without;
  bool barrier_free = false, why = false;
  std::optional<int> limit;
};

PersonLanguage accept_spoken(const Session& session, const std::string& typed) {
  const auto colon = typed.find(':');
  PersonLanguage language{accept_language(session.vocabularies(), std::string_view(typed).substr(0, colon)), ""};
  if (colon != std::string::npos) language.level = session.code("language_level", typed.substr(colon + 1));
  return language;
}

std::string accept_postcode(const std::string& typed) {
  const bool digits =
      typed.size() >= 3 && typed.size() <= 5 && std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits)
    throw usage("“{typed}” is not a postcode: five digits were expected, or the first three of them.",
                {{"typed", typed}});
  return typed;
}

/// What is kept back: one service, or all of an institution.
Barred accept_barred(const std::string& typed) {
  Barred barred;
  if (typed.starts_with('O') || typed.starts_with('o'))
    barred.organization = OrganizationId::parse(typed);
  else
    barred.service = ServiceId::parse(typed);
  barred.detail = tr("left out by --without");
  return barred;
}

/// What was typed holds instead of what the records say.
void apply(const Session& session, const MatchOptions& options, Wish& wish) {
  if (options.code) {
    const NewNeed need = accept_need(session.vocabularies(), *options.code);
    wish.need = need.code;
    wish.urgency = need.urgency;
  }
  if (options.urgency) wish.urgency = from_word<Urgency>(*options.urgency).value();
  if (!options.languages.empty()) wish.languages.clear();
  for (const std::string& typed : options.languages) wish.languages.push_back(accept_spoken(session, typed));
  if (options.postcode || options.district) wish.home = {};
  if (options.postcode) wish.home.postcode = accept_postcode(*options.postcode);
  if (options.district) wish.home.district = *options.district;
  if (options.birth_year)
    wish.birth_year = accept_year(*options.birth_year, 1900, static_cast<int>(wish.day.year())).value();
  if (options.gender) wish.gender = missing_answer(*options.gender) ? "" : *options.gender;
  if (options.residence) wish.residence = missing_answer(*options.residence) ? "" : *options.residence;
  wish.barrier_free = options.barrier_free;
  for (const std::string& typed : options.without) wish.barred.push_back(accept_barred(typed));
}

int run_match(Session& session, const MatchOptions& options) {
  if (options.need && options.code)
    throw usage("Either a need of the records, as N7, or `--need`.").remedy(tr("Leave one of both out."));
  if (!options.need && !options.code)
    throw usage("Which need? Neither an id nor `--need` was given.")
        .remedy(tr("Say `inact refer match N7` or `inact refer match --need housing`."));
  if (options.limit && *options.limit < 1)
    throw usage("{option} must be at least 1, not {n}.", {{"option", "--limit"}, {"n", *options.limit}});
  const bool people = session.format() != Format::Json && session.format() != Format::Csv;
  const Store& store = session.records();
  MatchRequest request;
  request.wish.day = session.today();
  request.need = options.need;
  if (options.need) request.wish = wish_of(store, *options.need, session.today());
  apply(session, options, request.wish);
  locate(store, request.wish.home);
  request.limit = options.limit ? options.limit : people ? std::optional(kShown) : std::nullopt;
  request.other_needs = options.why;
  request.excluded = options.why || session.format() == Format::Json;
  const MatchResult result = find_matches(store, request, session.vocabularies(), session.config().match.weights);
  session.show(match_document(result, request, {options.why, session.format() == Format::Json}, session.words()));
  return 0;
}

}  // namespace

void match(Verb& verb) {
  auto options = std::make_shared<MatchOptions>();
  verb.argument("N7", options->need, tr("a need that was recorded; what is known of the person is used"))
      .option("--need", options->code, tr("instead: what is sought, as housing or housing:urgent"))
      .shown_as("CODE")
      .option("--language", options->languages,
              tr("a language the person speaks, the preferred one first: ar or de:B1"))
      .shown_as("CODE")
      .option("--postcode", options->postcode, tr("where the person lives: a postcode or its first three digits"))
      .code("--district", "district", options->district, tr("the district where the person lives"))
      .option("--birth-year", options->birth_year, tr("the birth year"))
      .shown_as("YEAR")
      .code("--gender", "gender", options->gender, tr("the gender, for services that are for women or men only"), true)
      .code("--residence", "residence_group", options->residence,
            tr("the residence group, for services that have a rule about it"), true)
      .code("--urgency", "urgency", options->urgency, tr("normal, urgent or emergency"))
      .flag("--barrier-free", options->barrier_free, tr("only what can be reached without steps"))
      .option("--without", options->without, tr("not this service or institution: S9 or O7"))
      .shown_as("S9|O7")
      .option("--limit", options->limit, tr("how many at most; otherwise 5, in JSON and CSV all"))
      .flag("--why", options->why, tr("the points of each, and what was excluded by which rule"))
      .example("inact refer match N7")
      .example("inact refer match N7 --why")
      .example("inact refer match --need housing --language ar --postcode 12043 --birth-year 1990")
      .run([options](Session& session) { return run_match(session, *options); });
}

}  // namespace inact::refer
