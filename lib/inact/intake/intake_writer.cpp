#include "inact/intake/intake_writer.h"

#include "inact/store/query.h"

namespace inact {

struct IntakeWriter::Statements {
  Transaction& tx;
  std::optional<Query> intake, close, reopen, event, conversation, need, move, step;

  /// Prepared when it is first asked for.
  Query& use(std::optional<Query>& statement, const char* sql) {
    if (!statement) statement.emplace(tx, sql);
    return *statement;
  }
  void add_event(IntakeId id, Date on, int step_taken, const std::optional<std::string_view>& reason) {
    use(event,
        "INSERT INTO intake_event (intake_id, happened_on, step, reason, entered_by, entered_at)"
        " VALUES (:intake, :on, :step, :reason, :by, :at)")
        .insert({{"intake", id},
                 {"on", on},
                 {"step", step_taken},
                 {"reason", reason},
                 {"by", tx.author().who},
                 {"at", tx.entered_at()}});
  }
  void add_step(NeedId id, std::optional<NeedStatus> from, const NeedStep& to) {
    use(step,
        "INSERT INTO need_event (need_id, happened_on, from_status, to_status, reason, entered_by, entered_at)"
        " VALUES (:need, :on, :from, :to, :reason, :by, :at)")
        .insert({{"need", id},
                 {"on", to.on},
                 {"from", from},
                 {"to", to.to},
                 {"reason", to.reason},
                 {"by", tx.author().who},
                 {"at", tx.entered_at()}});
  }
};

IntakeWriter::IntakeWriter(Transaction& transaction)
    : statements_(new Statements{transaction, {}, {}, {}, {}, {}, {}, {}, {}}) {}

IntakeWriter::~IntakeWriter() = default;

IntakeId IntakeWriter::open(PersonId person, Date on, std::string_view access_path, std::string_view partner,
                            std::optional<BatchId> batch) {
  Statements& s = *statements_;
  const IntakeId id{
      s.use(s.intake,
            "INSERT INTO intake (person_id, opened_on, access_path, batch_id, partner, entered_by, entered_at)"
            " VALUES (:person, :on, :path, :batch, :partner, :by, :at)")
          .insert({{"person", person},
                   {"on", on},
                   {"path", access_path},
                   {"batch", batch},
                   {"partner", partner},
                   {"by", s.tx.author().who},
                   {"at", s.tx.entered_at()}})};
  s.add_event(id, on, 1, std::nullopt);
  return id;
}

void IntakeWriter::close(IntakeId intake, Date on, std::string_view reason) {
  Statements& s = *statements_;
  s.use(s.close, "UPDATE intake SET status = 'closed', closed_on = :on, close_reason = :reason WHERE id = :id")
      .bind({{"on", on}, {"reason", reason}, {"id", intake}})
      .run();
  s.add_event(intake, on, -1, reason);
}

void IntakeWriter::reopen(IntakeId intake, Date on, std::string_view reason) {
  Statements& s = *statements_;
  s.use(s.reopen, "UPDATE intake SET status = 'open', closed_on = NULL, close_reason = NULL WHERE id = :id")
      .bind({{"id", intake}})
      .run();
  s.add_event(intake, on, 1, reason.empty() ? std::nullopt : std::optional(reason));
}

ConversationId IntakeWriter::converse(IntakeId intake, Date held_on, bool first, const ConversationFacts& facts,
                                      std::string_view partner) {
  Statements& s = *statements_;
  return {
      s.use(s.conversation,
            "INSERT INTO conversation (intake_id, held_on, first, form, language, interpreter, minutes, relatives,"
            " partner, entered_by, entered_at)"
            " VALUES (:intake, :on, :first, :form, :language, :interpreter, :minutes, :relatives, :partner, :by, :at)")
          .insert({{"intake", intake},
                   {"on", held_on},
                   {"first", first},
                   {"form", facts.form},
                   {"language", facts.language},
                   {"interpreter", facts.interpreter},
                   {"minutes", facts.minutes},
                   {"relatives", facts.relatives},
                   {"partner", partner},
                   {"by", s.tx.author().who},
                   {"at", s.tx.entered_at()}})};
}

NeedId IntakeWriter::raise(IntakeId intake, const NewNeed& need, Date on) {
  Statements& s = *statements_;
  const NeedId id{
      s.use(s.need,
            "INSERT INTO need (intake_id, code, urgency, status, raised_on, status_on, entered_by, entered_at)"
            " VALUES (:intake, :code, :urgency, 'open', :on, :on, :by, :at)")
          .insert({{"intake", intake},
                   {"code", need.code},
                   {"urgency", need.urgency},
                   {"on", on},
                   {"by", s.tx.author().who},
                   {"at", s.tx.entered_at()}})};
  s.add_step(id, std::nullopt, {NeedStatus::Open, {}, on});
  return id;
}

void IntakeWriter::move(NeedId need, NeedStatus from, const NeedStep& step) {
  Statements& s = *statements_;
  s.use(s.move, "UPDATE need SET status = :status, reason = :reason, status_on = :on WHERE id = :id")
      .bind({{"status", step.to}, {"reason", step.reason}, {"on", step.on}, {"id", need}})
      .run();
  s.add_step(need, from, step);
}

}  // namespace inact
