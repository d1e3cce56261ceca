#include "inact/seal/sealed.h"

#include "inact/base/error.h"

namespace inact {
namespace {

constexpr std::uint8_t kPlain = 0;

}  // namespace

std::vector<std::uint8_t> seal(std::string_view content) {
  std::vector<std::uint8_t> sealed;
  sealed.reserve(content.size() + 1);
  sealed.push_back(kPlain);
  sealed.insert(sealed.end(), content.begin(), content.end());
  return sealed;
}

std::string unseal(const std::vector<std::uint8_t>& sealed) {
  if (sealed.empty()) throw unavailable("A sealed field of the records is damaged: it is empty.");
  if (sealed.front() != kPlain)
    throw unavailable("A field of the records is sealed in form {form}, which this inact does not know.",
                      {{"form", int{sealed.front()}}})
        .remedy(tr("Use the inact that wrote the records, or a newer one."));
  return std::string(sealed.begin() + 1, sealed.end());
}

}  // namespace inact
