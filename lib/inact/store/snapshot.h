// Reading much: all of it from one state of the records.
#pragma once

namespace inact {

class Store;

/// As long as this lives, every query sees the records as they were at the first one, whatever others write meanwhile;
/// and each saves the locking of the file. Inside a Transaction it changes nothing.
class Snapshot {
 public:
  explicit Snapshot(const Store& store);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  const Store* store_ = nullptr;  ///< null: nothing was begun
};

}  // namespace inact
