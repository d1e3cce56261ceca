// inact network map: a picture of who refers where.
#include "cmd/network/exchange.h"
#include "cmd/session.h"
#include "inact/base/error.h"
#include "inact/report/network_map.h"

namespace inact::network {
namespace {

struct Options {
  std::optional<Date> since, until;
};

int run(Session& session, const Options& options) {
  if (options.since && options.until && *options.until < *options.since)
    throw usage("--until {until} is before --since {since}.", {{"until", *options.until}, {"since", *options.since}});
  const Words words(session.config().report.language, session.vocabularies());
  const NetworkMap map =
      network_map(session.records(), words, session.config().report.base, options.since, options.until);
  if (session.format() == Format::Text) {
    session.put(network_map_svg(map, words));
    return 0;
  }
  Document document = network_map_document(map);
  if (session.format() == Format::Csv) document.tables = {network_map_edges(map)};
  session.show(document);
  return 0;
}

}  // namespace

void draw_map(Verb& verb) {
  auto options = std::make_shared<Options>();
  verb.option("--since", options->since, tr("only from this day on"));
  verb.option("--until", options->until, tr("only up to this day"));
  verb.example("inact network map -o network.svg")
      .example("inact network map --format csv -o referrals.csv")
      .example("inact network map --since 2026-01-01 --until 2026-12-31 -o 2026.svg")
      .run([options](Session& session) { return run(session, *options); });
}

}  // namespace inact::network
