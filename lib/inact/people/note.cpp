#include "inact/people/note.h"

#include "inact/base/error.h"
#include "inact/seal/sealed.h"
#include "inact/store/query.h"
#include "inact/text/answer.h"

namespace inact {
namespace {

constexpr std::size_t kMost = 10'000;  // characters

}  // namespace

std::int64_t add_note(Transaction& transaction, std::string_view record, std::optional<PersonId> person,
                      std::string_view text) {
  const std::string stored = accept_text(text, kMost, tr("Note"));
  if (stored.empty()) throw refused("A note without text says nothing.");
  return insert(transaction,
                "INSERT INTO note (record, person_id, sealed, entered_by, entered_at) "
                "VALUES (:record, :person, :sealed, :entered_by, :entered_at)",
                {{"record", record},
                 {"person", person},
                 {"sealed", seal(stored)},
                 {"entered_by", transaction.author().who},
                 {"entered_at", transaction.entered_at()}});
}

std::vector<Note> notes_of(const Store& store, std::string_view record) {
  Query query(store, "SELECT id, sealed, entered_by, entered_at FROM note WHERE record = :record ORDER BY id",
              {{"record", record}});
  std::vector<Note> notes;
  while (query.next()) {
    const auto [id, sealed, by, at] = query.row<std::int64_t, Blob, std::string, std::string>();
    notes.push_back({id, unseal(sealed), by, at});
  }
  return notes;
}

Table notes_table(const Store& store, std::string_view record) {
  Table table;
  table.key = "notes";
  table.title = tr("Notes");
  table.columns = {{"id", {}}, {"text", tr("Note")}, {"entered_by", tr("Entered by")}, {"entered_at", {}}};
  for (const Note& note : notes_of(store, record))
    table.rows.push_back({note.id, note.text, note.entered_by, note.entered_at});
  return table;
}

}  // namespace inact
