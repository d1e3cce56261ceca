// inact refer show, inact refer list
#include <algorithm>

#include "cmd/refer/verbs.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/refer/referral_document.h"
#include "inact/refer/referral_list.h"

namespace inact::refer {
namespace {

struct ListOptions {
  ReferralFilter filter;
  std::optional<std::string> status, kind, need;
};

/// The id of a need, or the code of all such needs.
void take_need(Session& session, const std::string& typed, ReferralFilter& filter) {
  if (looks_like_id(typed) || std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; }))
    filter.need = NeedId::parse(typed);
  else
    filter.need_code = session.code("need", typed);
}

int run_list(Session& session, const ListOptions& options) {
  ReferralFilter filter = options.filter;
  if (options.status) filter.status = from_word<ReferralStatus>(*options.status);
  if (options.kind) filter.kind = from_word<ReferralKind>(*options.kind);
  if (options.need) take_need(session, *options.need, filter);
  Document document;
  document.schema = "referrals";
  document.empty = tr("No referrals.");
  document.tables = {list_referrals(session.records(), filter, session.vocabularies(), session.names())};
  if (session.names()) {
    session.log_names("", static_cast<std::int64_t>(document.tables.front().rows.size()));
    document.notes.push_back(tr("Sensitive needs do not stand beside names; `inact refer show R14` has them."));
  }
  session.show(document);
  return 0;
}

}  // namespace

void list(Verb& verb) {
  auto options = std::make_shared<ListOptions>();
  ReferralFilter& filter = options->filter;
  verb.flag("--open", filter.open, tr("only those that have not ended"))
      .code("--status", "referral_status", options->status, tr("with this status"))
      .code("--kind", "referral_kind", options->kind, tr("of this kind"))
      .option("--need", options->need, tr("of this need: N7, or a code as housing"))
      .shown_as("N7|CODE")
      .option("--service", filter.service, tr("to this service"))
      .option("--organization", filter.organization, tr("to this institution"))
      .option("--person", filter.person, tr("of this person"))
      .option("--owner", filter.owner, tr("looked after by this person of ours, as first or second"))
      .shown_as("NAME")
      .code("--partner", "partner", filter.partner, tr("of this association"))
      .option("--since", filter.since, tr("made on this day or later"))
      .option("--until", filter.until, tr("made on this day or earlier"))
      .flag("--voided", filter.voided, tr("those that are void, instead of those that count"))
      .example("inact refer list --open --owner Ana")
      .example("inact refer list --since 2026-10-01 --until 2026-10-31 --format csv")
      .run([options](Session& session) { return run_list(session, *options); });
}

void show(Verb& verb) {
  auto referral = std::make_shared<ReferralId>();
  verb.argument("ID", *referral, tr("the referral, as R14"))
      .example("inact refer show R14")
      .example("inact refer show R14 --json")
      .run([referral](Session& session) {
        const Document document = referral_document(session.records(), *referral);
        session.log_names(referral->str(), 1);
        session.show(document);
        return 0;
      });
}

}  // namespace inact::refer
