#include "inact/store/store.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "inact/base/error.h"
#include "inact/store/query.h"
#include "inact/store/transaction.h"

using namespace inact;

namespace {

const Author kAuthor{"kim", "test", Instant{std::chrono::seconds{1'795'000'000}}};

/// A folder of its own that is gone afterwards.
struct Folder {
  std::filesystem::path path;
  Folder() : path(std::filesystem::temp_directory_path() / "inact-test-XXXXXX") {
    std::string name = path.string();
    path = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

ErrorKind kind_of_failure(const std::filesystem::path& path, Store::Access access) {
  try {
    Store::open(path, access);
  } catch (const Error& error) {
    return error.kind();
  }
  FAIL("opened");
  return ErrorKind::Usage;
}

std::int64_t add_person(Transaction& tx) {
  return insert(tx, "INSERT INTO person (partner, entered_by, entered_at) VALUES ('hope', 'kim', :at)",
                {{"at", tx.entered_at()}});
}

std::int64_t people(const Store& store) { return Query(store, "SELECT count(*) FROM person").value<std::int64_t>(); }

}  // namespace

TEST_CASE("what is not a records file is refused and nothing is made") {
  const Folder folder;
  CHECK(kind_of_failure(folder.path / "none.db", Store::Access::Read) == ErrorKind::Unavailable);
  CHECK(kind_of_failure(folder.path, Store::Access::Read) == ErrorKind::Unavailable);
  std::ofstream(folder.path / "text.db") << "This is a letter, and long enough to be one.";
  CHECK(kind_of_failure(folder.path / "text.db", Store::Access::Write) == ErrorKind::Unavailable);
  std::ofstream(folder.path / "empty.db");
  CHECK(kind_of_failure(folder.path / "empty.db", Store::Access::Write) == ErrorKind::Unavailable);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 2);
}

TEST_CASE("new records know their origin, and are never made over something") {
  const Folder folder;
  const auto path = folder.path / "new" / "inact.db";
  const RecordsInfo info{"11111111-2222-4333-8444-555555555555", {1, 2, 3}, kAuthor.at, true};
  Store::create(path, info);
  {
    const Store store = Store::open(path, Store::Access::Read);
    CHECK(store.info().namespace_uuid == info.namespace_uuid);
    CHECK(store.info().index_key == info.index_key);
    CHECK(store.info().created_at == info.created_at);
    CHECK(store.info().demo);
    CHECK(store.version() == migrations().back().number);
  }
  CHECK_THROWS_AS(Store::create(path, info), Error);
  CHECK(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}) == 1);
}

TEST_CASE("a file whose right to write was taken away can be read, not written") {
  const Folder folder;
  const auto path = folder.path / "inact.db";
  Store::create(path, {"u", {}, {}, false});
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  CHECK(kind_of_failure(path, Store::Access::Write) == ErrorKind::Unavailable);
  CHECK(people(Store::open(path, Store::Access::Read)) == 0);
}

TEST_CASE("a newer schema is refused") {
  const Folder folder;
  const auto path = folder.path / "inact.db";
  Store::create(path, {"u", {}, {}, false});
  {
    Store store = Store::open(path, Store::Access::Write);
    Transaction tx(store, kAuthor);
    run(tx, "PRAGMA user_version = 4711");
    tx.commit();
  }
  CHECK(kind_of_failure(path, Store::Access::Read) == ErrorKind::Unavailable);
}

TEST_CASE("what is not committed is gone") {
  Store store = Store::in_memory();
  {
    Transaction tx(store, kAuthor);
    add_person(tx);
  }
  CHECK(people(store) == 0);
  Transaction tx(store, kAuthor);
  add_person(tx);
  tx.log(Action::Add, "P1", "gender,country");
  tx.commit();
  CHECK(people(store) == 1);
  auto [who, action, fields] =
      Query(store, "SELECT who, action, fields FROM log ORDER BY seq").one<std::string, Action, std::string>().value();
  CHECK(who == "kim");
  CHECK(action == Action::Add);
  CHECK(fields == "gender,country");
}

TEST_CASE("an id is never used again") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  CHECK(add_person(tx) == 1);
  CHECK(add_person(tx) == 2);
  run(tx, "DELETE FROM person WHERE id = 2");
  CHECK(add_person(tx) == 3);
}

TEST_CASE("mistakes in SQL are loud") {
  Store store = Store::in_memory();
  CHECK_THROWS_AS(Query(store, "SELECT id FROM person WHERE id = :id", {{"idd", 1}}), std::logic_error);
  CHECK_THROWS_AS(Query(store, "SELECT id FROM person WHERE id = :id").next(), std::logic_error);
  CHECK_THROWS_AS(Query(store, "SELECT 1; SELECT 2"), std::logic_error);
  CHECK_THROWS_AS(Query(store, "DELETE FROM person"), std::logic_error);
  Query null(store, "SELECT NULL");
  CHECK_THROWS_AS(null.value<std::string>(), std::logic_error);
  Query text(store, "SELECT 'one'");
  CHECK_THROWS_AS(text.value<std::int64_t>(), std::logic_error);
  Query two(store, "SELECT 1, 2");
  CHECK_THROWS_AS(two.value<std::int64_t>(), std::logic_error);
  Query optional(store, "SELECT NULL");
  CHECK_FALSE(optional.value<std::optional<std::string>>().has_value());
}

TEST_CASE("days that do not exist cannot be stored") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  const auto person = add_person(tx);
  CHECK_THROWS(run(tx, "UPDATE person SET undertaking_on = '2024-02-30' WHERE id = :id", {{"id", person}}));
  CHECK_NOTHROW(run(tx, "UPDATE person SET undertaking_on = '2024-02-29' WHERE id = :id", {{"id", person}}));
}

TEST_CASE("foreign keys hold") {
  Store store = Store::in_memory();
  Transaction tx(store, kAuthor);
  CHECK_THROWS(run(tx, "INSERT INTO identity (person_id, sealed) VALUES (99, x'00')"));
}

TEST_CASE("records of every earlier schema are brought up to date, with a copy beside them") {
  const int newest = migrations().back().number;
  for (int version = 1; version < newest; ++version) {
    CAPTURE(version);
    const Folder folder;
    const auto path = folder.path / "inact.db";
    Store::create(path, {"u", {}, {}, false});
    // An older file is one that lacks what the later schema files bring.
    const auto old = folder.path / "old.db";
    make_records_of_version(old, version);
    CHECK(kind_of_failure(old, Store::Access::Read) == ErrorKind::Unavailable);
    { CHECK(Store::open(old, Store::Access::Write).version() == newest); }
    CHECK(std::filesystem::exists(old.string() + ".schema-" + std::to_string(version) + ".backup"));
    const Store fresh = Store::open(path, Store::Access::Read);
    const Store updated = Store::open(old, Store::Access::Read);
    const char* shape = "SELECT group_concat(sql, x'0a') FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
    CHECK(Query(fresh, shape).value<std::string>() == Query(updated, shape).value<std::string>());
  }
}

TEST_CASE("a full disk is said to be full, not the records to be damaged") {
  Store store = Store::in_memory();
  Transaction transaction(store, kAuthor);
  Query(transaction, "PRAGMA max_page_count = 1").next();  // no page more than there are
  const auto fill = [&] {
    for (int i = 0; i < 10'000; ++i) add_person(transaction);
  };
  try {
    fill();
    FAIL("stored");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Machine);
    CHECK(std::string_view(error.what()) == "The disk is full: nothing was stored.");
  }
}

TEST_CASE("a pipe is no records file, and is not waited for") {
  const Folder folder;
  REQUIRE(mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK(kind_of_failure(folder.path / "pipe", Store::Access::Read) == ErrorKind::Unavailable);
}

TEST_CASE("records that cannot be filled are not there") {
  const Folder folder;
  const auto path = folder.path / "inact.db";
  CHECK_THROWS(Store::create(path, {}, [](Store&) { throw std::runtime_error("no"); }));
  CHECK(std::filesystem::is_empty(folder.path));
  Store::create(path, {}, [](Store& store) {
    Transaction transaction(store, kAuthor);
    add_person(transaction);
    transaction.commit();
  });
  const Store store = Store::open(path, Store::Access::Read);
  CHECK(Query(store, "SELECT count(*) FROM person").value<int>() == 1);
  std::ifstream file(path, std::ios::binary);
  file.seekg(18);
  CHECK(file.get() == 2);  // the header says that the file is written by way of a -wal file
}
