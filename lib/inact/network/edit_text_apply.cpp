// Reading the text back.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "inact/base/error.h"
#include "inact/config/toml.h"
#include "inact/network/edit_text.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

struct Block {
  NetworkKind kind = NetworkKind::Organization;
  std::string id;  ///< empty: a new record
  int line = 0;
  TomlTable entries;  ///< without the id
};

std::optional<NetworkKind> block_kind(std::string_view key) {
  const auto kind = from_word<NetworkKind>(key);
  return kind == NetworkKind::Organization ? std::nullopt : kind;
}

Block block_of(NetworkKind kind, TomlTable entries) {
  Block block{kind, {}, entries.empty() ? 0 : entries.front().line, {}};
  for (TomlEntry& entry : entries) {
    const auto* id = std::get_if<std::string>(&entry.value.value);
    if (entry.key == "id" && id != nullptr)
      block.id = *id;
    else
      block.entries.push_back(std::move(entry));
  }
  return block;
}

/// The institution, then its places, services and people in this order: services name places.
std::vector<Block> blocks_of(TomlTable table) {
  std::vector<Block> blocks = {{NetworkKind::Organization, {}, 1, {}}};
  for (TomlEntry& entry : table) {
    const auto kind = block_kind(entry.key);
    auto* list = std::get_if<TomlList>(&entry.value.value);
    const bool records =
        kind && list != nullptr && !list->empty() &&
        std::ranges::all_of(*list, [](const TomlValue& one) { return std::holds_alternative<TomlTable>(one.value); });
    if (!records) {
      blocks.front().entries.push_back(std::move(entry));
      continue;
    }
    for (TomlValue& one : *list) blocks.push_back(block_of(*kind, std::get<TomlTable>(std::move(one.value))));
  }
  const auto order = [](const Block& block) {
    return block.kind == NetworkKind::Location  ? NetworkKind::Service
           : block.kind == NetworkKind::Service ? NetworkKind::Location
                                                : block.kind;
  };
  std::ranges::stable_sort(blocks, {}, order);
  return blocks;
}

/// What a value says, as it would be typed; nothing: of a type that no field has.
std::optional<std::vector<std::string>> typed_of(const TomlValue& value) {
  struct Reader {
    using Typed = std::optional<std::vector<std::string>>;
    Typed operator()(bool flag) const { return flag ? std::vector<std::string>{"1"} : std::vector<std::string>{}; }
    Typed operator()(std::int64_t number) const { return std::vector{std::to_string(number)}; }
    Typed operator()(double number) const { return std::vector{fmt::format("{}", number)}; }
    Typed operator()(const std::string& text) const { return std::vector{text}; }
    Typed operator()(Date date) const { return std::vector{iso(date)}; }
    Typed operator()(const TomlList& list) const {
      std::vector<std::string> all;
      for (const TomlValue& one : list) {
        const auto typed = std::holds_alternative<TomlList>(one.value) ? std::nullopt : typed_of(one);
        if (!typed) return std::nullopt;
        all.insert(all.end(), typed->begin(), typed->end());
      }
      return all;
    }
    Typed operator()(const TomlTable&) const { return std::nullopt; }
    Typed operator()(std::monostate) const { return std::nullopt; }
  };
  return std::visit(Reader{}, value.value);
}

class Applier {
 public:
  Applier(Transaction& transaction, OrganizationId organization, const std::string& name, const NetworkRules& rules)
      : transaction_(transaction), organization_(organization), name_(name), rules_(rules) {}

  void remember(const std::vector<Block>& before) {
    for (const Block& block : before)
      for (const TomlEntry& entry : block.entries) before_[key_of(block, entry)] = toml_text(entry.value);
  }

  void apply(const Block& block) {
    const FieldValues answers = answers_of(block);
    if (answers.empty() && (block.kind == NetworkKind::Organization || !block.id.empty())) return;
    try {
      if (block.kind != NetworkKind::Organization && block.id.empty()) {
        changes_.push_back({add(block.kind, answers), {}});
      } else {
        const NetworkId id = id_of(block);
        auto fields = edit_record(transaction_, id, answers, rules_);
        if (!fields.empty()) changes_.push_back({id, std::move(fields)});
      }
    } catch (const Error& error) {
      problem(block.line, error.message());
    }
  }

  std::vector<TextChange> finish() {
    if (problems_.empty()) return std::move(changes_);
    std::ranges::stable_sort(problems_, {}, &std::pair<int, Message>::first);
    std::vector<Message> lines;
    for (auto& [line, message] : problems_) lines.push_back(std::move(message));
    throw Error(ErrorKind::Refused,
                trn("The text has one problem; nothing was stored:", "The text has {n} problems; nothing was stored:",
                    static_cast<std::int64_t>(lines.size())))
        .with(std::move(lines));
  }

 private:
  static std::string key_of(const Block& block, const TomlEntry& entry) { return block.id + " " + entry.key; }

  void problem(int line, Message what) {
    problems_.emplace_back(
        line, tr("{place}: {problem}", {{"place", fmt::format("{}:{}", name_, line)}, {"problem", std::move(what)}}));
  }

  /// What the text says anew. Fields that were wrong are problems and not asked twice.
  FieldValues answers_of(const Block& block) {
    FieldValues answers;
    for (const TomlEntry& entry : block.entries) {
      const auto same = before_.find(key_of(block, entry));
      if (same != before_.end() && same->second == toml_text(entry.value)) continue;
      const NetworkField* field = field_of(block, entry);
      if (field == nullptr) continue;
      auto typed = typed_of(entry.value);
      if (!typed) {
        problem(entry.line, tr("“{key}” is {value}, which says nothing here.",
                               {{"key", entry.key}, {"value", cut_to_width(toml_text(entry.value), 60)}}));
        continue;
      }
      try {
        accept_values(*field, *typed, rules_);
        answers[entry.key] = *std::move(typed);
      } catch (const Error& error) {
        problem(entry.line, error.message());
      }
    }
    return answers;
  }

  const NetworkField* field_of(const Block& block, const TomlEntry& entry) {
    std::vector<std::string> keys;
    for (const NetworkField& field : network_fields(block.kind)) {
      if (field.key == entry.key) return &field;
      keys.emplace_back(field.key);
    }
    const std::string meant = nearest(entry.key, keys);
    problem(entry.line, meant.empty() ? tr("Unknown key “{key}”.", {{"key", entry.key}})
                                      : tr("Unknown key “{key}”. Did you mean “{nearest}”?",
                                           {{"key", entry.key}, {"nearest", meant}}));
    return nullptr;
  }

  NetworkId id_of(const Block& block) const {
    NetworkId id = organization_;
    switch (block.kind) {
      case NetworkKind::Service: id = ServiceId::parse(block.id); break;
      case NetworkKind::Location: id = LocationId::parse(block.id); break;
      case NetworkKind::Contact: id = ContactId::parse(block.id); break;
      default: return id;
    }
    if (require_record(transaction_, id).organization != organization_)
      throw refused("{id} does not belong to {organization}.",
                    {{"id", id.str()}, {"organization", organization_.str()}});
    return id;
  }

  NetworkId add(NetworkKind kind, const FieldValues& answers) {
    switch (kind) {
      case NetworkKind::Location: return add_location(transaction_, organization_, answers, rules_);
      case NetworkKind::Contact: return add_contact(transaction_, organization_, answers, rules_);
      default: return add_service(transaction_, organization_, answers, "", rules_);
    }
  }

  Transaction& transaction_;
  OrganizationId organization_;
  const std::string& name_;
  const NetworkRules& rules_;
  std::map<std::string, std::string> before_;
  std::vector<TextChange> changes_;
  std::vector<std::pair<int, Message>> problems_;
};

}  // namespace

std::vector<TextChange> apply_edit_text(Transaction& transaction, OrganizationId organization, std::string_view text,
                                        std::string_view before, const std::string& name, const NetworkRules& rules) {
  require_record(transaction, organization);
  Applier applier(transaction, organization, name, rules);
  if (!before.empty()) applier.remember(blocks_of(parse_toml(before, name)));
  for (const Block& block : blocks_of(parse_toml(text, name))) applier.apply(block);
  return applier.finish();
}

}  // namespace inact
