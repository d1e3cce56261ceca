#include "inact/hsds/write.h"

namespace inact {
namespace {

constexpr std::size_t kLine = 75;  // bytes, RFC 6350 3.2

/// A value as RFC 6350 3.4 writes it.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

class Card {
 public:
  Card(std::string_view kind, std::string_view uuid) {
    line("BEGIN:VCARD");
    line("VERSION:4.0");
    line("PRODID:-//inact//inact//EN");
    line(std::string("KIND:").append(kind));
    line(std::string("UID:urn:uuid:").append(uuid));
  }

  /// Nothing for an empty value.
  void put(std::string_view property, std::string_view value) {
    if (!value.empty()) line(std::string(property).append(":").append(escaped(value)));
  }
  /// Addresses of the web stand as they are.
  void address(std::string_view property, std::string_view value) {
    if (!value.empty()) line(std::string(property).append(":").append(value));
  }
  void parts(std::string_view property, std::initializer_list<std::string_view> values) {
    std::string text(property);
    char before = ':';
    for (const std::string_view value : values) {
      (text += before) += escaped(value);
      before = ';';
    }
    line(text);
  }
  std::string take() {
    line("END:VCARD");
    return std::move(out_);
  }

 private:
  /// Folded between characters.
  void line(std::string_view text) {
    std::size_t room = kLine;
    while (text.size() > room) {
      std::size_t end = room;
      while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
      out_.append(text.substr(0, end)).append("\r\n ");
      text.remove_prefix(end);
      room = kLine - 1;
    }
    out_.append(text).append("\r\n");
  }

  std::string out_;
};

class Cards {
 public:
  explicit Cards(const Feed& feed)
      : feed_(feed),
        phones_of_organization_(rows_by(feed, t_.phone, "organization_id")),
        phones_of_contact_(rows_by(feed, t_.phone, "contact_id")),
        locations_(rows_by(feed, t_.location, "organization_id")),
        addresses_(rows_by(feed, t_.address, "location_id")) {}

  std::string all() {
    std::string out;
    for (std::size_t row = 0; row < feed_[t_.organization].size(); ++row) out += organization(row);
    for (std::size_t row = 0; row < feed_[t_.contact].size(); ++row) out += contact(row);
    return out;
  }

 private:
  std::string_view at(int table, std::size_t row, std::string_view field) const {
    return feed_[table].at(row, feed_tables()[static_cast<std::size_t>(table)].place(field));
  }

  void phones(Card& card, const FeedGroups& groups, std::string_view id) const {
    for (const std::size_t row : rows_of(groups, id)) {
      const std::string_view type = at(t_.phone, row, "type");
      std::string number(at(t_.phone, row, "number"));
      if (const auto extension = at(t_.phone, row, "extension"); !extension.empty())
        number.append(" ext. ").append(extension);
      const bool known = type == "text" || type == "voice" || type == "fax" || type == "cell" || type == "video" ||
                         type == "pager" || type == "textphone";
      card.put(known ? std::string("TEL;TYPE=").append(type) : "TEL", number);
    }
  }

  std::string organization(std::size_t row) const {
    const std::string_view id = feed_[t_.organization].at(row, 0);
    Card card("org", id);
    card.put("FN", at(t_.organization, row, "name"));
    card.put("ORG", at(t_.organization, row, "name"));
    card.put("NICKNAME", at(t_.organization, row, "alternate_name"));
    if (at(t_.organization, row, "description") != at(t_.organization, row, "name"))
      card.put("NOTE", at(t_.organization, row, "description"));
    phones(card, phones_of_organization_, id);
    card.put("EMAIL", at(t_.organization, row, "email"));
    card.address("URL", at(t_.organization, row, "website"));
    for (const std::size_t location : rows_of(locations_, id))
      for (const std::size_t address : rows_of(addresses_, feed_[t_.location].at(location, 0)))
        card.parts("ADR;TYPE=work", {"", at(t_.address, address, "address_2"), at(t_.address, address, "address_1"),
                                     at(t_.address, address, "city"), at(t_.address, address, "state_province"),
                                     at(t_.address, address, "postal_code"), at(t_.address, address, "country")});
    return card.take();
  }

  /// Of the institution, or of the service for which the person is there.
  std::string_view organization_of(std::size_t contact) const {
    std::string_view id = at(t_.contact, contact, "organization_id");
    const std::size_t service = feed_[t_.service].find(at(t_.contact, contact, "service_id"));
    if (id.empty() && service != FeedRows::npos) id = at(t_.service, service, "organization_id");
    const std::size_t row = feed_[t_.organization].find(id);
    return row == FeedRows::npos ? std::string_view() : at(t_.organization, row, "name");
  }

  std::string contact(std::size_t row) const {
    const std::string_view id = feed_[t_.contact].at(row, 0);
    Card card("individual", id);
    std::string_view name = at(t_.contact, row, "name");
    for (const std::string_view field : {"title", "department", "email"})
      if (name.empty()) name = at(t_.contact, row, field);
    card.put("FN", name.empty() ? organization_of(row) : name);
    if (const auto organization = organization_of(row); !organization.empty()) {
      if (const auto department = at(t_.contact, row, "department"); department.empty())
        card.put("ORG", organization);
      else
        card.parts("ORG", {organization, department});
    }
    card.put("TITLE", at(t_.contact, row, "title"));
    phones(card, phones_of_contact_, id);
    card.put("EMAIL", at(t_.contact, row, "email"));
    return card.take();
  }

  const Feed& feed_;
  const FeedTables& t_ = feed_places();
  FeedGroups phones_of_organization_, phones_of_contact_, locations_, addresses_;
};

}  // namespace

std::string vcards(const Feed& feed) { return Cards(feed).all(); }

}  // namespace inact
