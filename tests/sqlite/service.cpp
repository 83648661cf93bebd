// What a program asks of SQLite beside statements: copies of a whole database, large values in parts, upkeep,
// functions.
#include "../app.hpp"
#include "../catch.hpp"
#include "../caught.hpp"

#include <mizzle/sqlite/service/backup.hpp>
#include <mizzle/sqlite/service/blob.hpp>
#include <mizzle/sqlite/service/functions.hpp>
#include <mizzle/sqlite/service/upkeep.hpp>

#include <array>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

using namespace app;
using namespace mizzle;
using namespace std::chrono_literals;

namespace service_of_sqlite {

MIZZLE_TABLE(files,
    (name,    text,  primary_key),
    (content, bytea),
    (size,    bigint))
MIZZLE_SCHEMA(schema_of_files, files)

MIZZLE_FUNCTION(distance, int(std::string, std::string))
MIZZLE_FUNCTION(length_or_none, std::optional<std::int64_t>(std::optional<std::string>))
MIZZLE_FUNCTION(halved, double(double))
MIZZLE_FUNCTION(next_day, mizzle::date(mizzle::date))
MIZZLE_FUNCTION(turned, mizzle::bytes(mizzle::bytes))
MIZZLE_FUNCTION(is_short, bool(std::string))
MIZZLE_AGGREGATE(longest, std::optional<std::string>(std::string))
MIZZLE_AGGREGATE(weighted_count, std::int64_t(std::optional<std::string>))

}  // namespace service_of_sqlite

using namespace service_of_sqlite;

namespace {

// A file that goes with the test.
class own_file {
public:
    own_file()
        : name_((std::filesystem::temp_directory_path() / ("mizzle_service_" + std::to_string(getpid()))).string()) {
        remove();
    }
    explicit own_file(const char* end) : own_file() {
        name_ += end;
        remove();
    }
    own_file(const own_file&) = delete;
    own_file& operator=(const own_file&) = delete;
    ~own_file() { remove(); }
    const std::string& name() const { return name_; }

private:
    void remove() const {
        for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(name_ + end);
    }
    std::string name_;
};

bytes some_bytes(std::size_t size) {
    bytes b(size);
    for (std::size_t i = 0; i < size; ++i) b[i] = static_cast<std::byte>(i * 7);
    return b;
}
struct longest_text {
    std::optional<std::string> best;
    void step(const std::string& t) {
        if (t == "fail") throw std::runtime_error("not this one");
        if (!best || t.size() > best->size()) best = t;
    }
    auto result() const { return best; }
};
struct counter {
    std::int64_t n = 0;
    void step(const std::optional<std::string>& t) { n += t ? 100 : 1; }
    auto result() const { return n; }
};

}  // namespace

TEST_CASE("a database is copied while others write to it") {
    const own_file from("_from"), to("_to");
    sqlite db(from.name());
    create(db, schema_of_files);
    for (int i = 0; i < 200; ++i)
        db.run(insert_into(files).values({.name = std::to_string(i), .content = some_bytes(5'000)}));
    sqlite writer(from.name());
    std::vector<backup_progress> seen;
    int written = 0;
    backup(db, to.name(), {.pages_at_once = 20, .on_progress = [&](const backup_progress& p) {
                               seen.push_back(p);
                               if (written++ < 3)
                                   writer.run(insert_into(files).values({.name = "new" + std::to_string(written)}));
                           }});
    REQUIRE(seen.size() > 5);
    CHECK((seen.front().done < seen.front().pages && seen.back().done == seen.back().pages));
    sqlite copy(to.name());
    CHECK(copy.one(select(count()).from(files)).count == 203);
    CHECK(copy.one(select().from(files).where(files.name == "77")).content == some_bytes(5'000));

    // Into memory and back; a connection's kept statements see what is there now.
    sqlite memory(":memory:");
    create(memory, schema_of_files);
    CHECK(memory.one(select(count()).from(files)).count == 0);
    backup(copy, memory);
    CHECK(memory.one(select(count()).from(files)).count == 203);

    // One that ends leaves its target as it was.
    memory.run(delete_from(files).where(files.name == "77"));
    CHECK_THROWS_AS(
        backup(memory, copy, {.pages_at_once = 5, .on_progress = [](auto&) { throw std::runtime_error("no"); }}),
        std::runtime_error);
    CHECK(copy.one(select(count()).from(files)).count == 203);
    backup(memory, copy);
    CHECK(copy.one(select(count()).from(files)).count == 202);

    CHECK_THROWS_AS(db.transaction([&](auto&) { backup(db, memory); }), usage_error);
    CHECK_THROWS_AS(backup(db, db), usage_error);
    CHECK_THROWS_AS(backup(db, "/nowhere/at/all.db"), connection_error);
    writer.transaction([&](auto& tx) {
        tx.run(delete_from(files).where(files.name == "1"));
        CHECK_NOTHROW(backup(db, memory));  // what was committed before
        // The wait is the backup's own, not the busy_timeout of the connections.
        const auto begin = std::chrono::steady_clock::now();
        CHECK_THROWS_AS(backup(memory, db, {.wait = 20ms}), busy);
        CHECK_THROWS_AS(backup(memory, from.name(), {.wait = 20ms}), busy);
        CHECK(std::chrono::steady_clock::now() - begin < 4s);
    });
    CHECK(memory.one(select(count()).from(files)).count == 203);
}

TEST_CASE("a large value is written and read in parts") {
    sqlite db(":memory:");
    create(db, schema_of_files);
    constexpr std::size_t size = 1'000'000;
    const auto whole = some_bytes(size);
    db.run(insert_into(files).values({.name = "other", .content = some_bytes(3)}));
    db.run(insert_into(files).values(files.name = "a", files.content = zeroblob(size)));
    const auto a = files.name == "a";
    db.transaction([&](auto& tx) {
        auto writer = write_blob(tx, files.content, a);
        CHECK(writer.size() == size);
        for (std::size_t i = 0; i < size; i += 70'000)
            writer.write(std::span(whole).subspan(i, std::min<std::size_t>(70'000, size - i)));
        CHECK(writer.position() == size);
        CHECK_THROWS_AS(writer.write(std::span(whole).first(1)), usage_error);
        writer.seek(size - 1);
        CHECK_NOTHROW(writer.write(std::span(whole).last(1)));
    });
    CHECK(db.one(select().from(files).where(a)).content == whole);

    auto reader = read_blob(db, files.content, a);
    bytes read;
    std::array<std::byte, 65'536> part{};
    while (const auto count = reader.read(part))
        read.insert(read.end(), part.begin(), part.begin() + static_cast<long>(count));
    CHECK(read == whole);
    reader.seek(10);
    CHECK((reader.read(std::span(part).first(2)) == 2 && part[0] == whole[10] && reader.position() == 12));
    CHECK_THROWS_AS(reader.seek(size + 1), usage_error);
    auto moved = std::move(reader);
    CHECK(moved.read(std::span(part).first(1)) == 1);

    // What was written since is not what was opened.
    db.run(update(files).set(files.size = 7).where(a));
    CHECK_THROWS_AS(moved.read(part), usage_error);
    // A block that fails takes back what was written in parts.
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        write_blob(tx, files.content, a).write(std::array<std::byte, 3>{});
        throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(db.one(select().from(files).where(a)).content == whole);
    // One that is still open when its block ends.
    std::optional<blob_writer> late;
    CHECK_THROWS_AS(db.transaction([&](auto& tx) { late.emplace(write_blob(tx, files.content, a)); }), error);
    late.reset();
    CHECK(db.one(select().from(files).where(a)).content == whole);

    CHECK_THROWS_AS(read_blob(db, files.content, files.name == "nobody"), not_found);
    db.run(update(files).set(files.content = null).where(files.name == "other"));
    CHECK_THROWS_AS(read_blob(db, files.content, files.name == "other"), database_error);
}

TEST_CASE("the log is moved into the database, and statistics are gathered") {
    const own_file file;
    sqlite db(file.name());
    create(db, schema_of_files);
    db.run(insert_into(files).values({.name = "a", .content = some_bytes(100'000)}));
    CHECK(std::filesystem::file_size(file.name() + "-wal") > 100'000);
    {
        sqlite reader(file.name());
        reader.transaction(
            [&](auto& tx) {
                CHECK(tx.one(select(count()).from(files)).count == 1);
                db.run(insert_into(files).values({.name = "b"}));
                const auto some = checkpoint(db);
                CHECK((!some.is_complete && some.log > some.copied && some.copied > 0));
            },
            {.access = access_mode::read_only});
    }
    const auto all = checkpoint(db, checkpoint_mode::truncate);
    CHECK(all.is_complete);
    CHECK(std::filesystem::file_size(file.name() + "-wal") == 0);
    sqlite memory(":memory:");
    CHECK(checkpoint(memory).is_complete);
    CHECK_NOTHROW(optimize(db));
    CHECK_THROWS_AS(db.transaction([&](auto&) { checkpoint(db); }), usage_error);
}

TEST_CASE("a connection is given its key before anything is asked of it") {
    const own_file file;
    int calls = 0;
    const auto keyed = [&] {
        return sqlite(file.name(), {.on_open = [&](sqlite3* native) {
                          ++calls;
                          // The file was not read yet: a page size can still be chosen, as a cipher is.
                          REQUIRE(sqlite3_exec(native, "pragma page_size = 8192", nullptr, nullptr, nullptr) ==
                                  SQLITE_OK);
                      }});
    };
    keyed().exec("create table t (x)");
    auto db = keyed();
    CHECK(calls == 2);
    CHECK(db.one(unsafe_sql_statement<std::int64_t>("pragma page_size")) == 8192);
    CHECK_THROWS_AS(sqlite(":memory:", {.on_open = [](sqlite3*) { throw std::runtime_error("no key"); }}),
                    std::runtime_error);
}

TEST_CASE("a function in C++ is added in one line") {
    auto db = filled_database();
    int calls = 0;
    create_function(db, distance,
                    [&](const std::string& a, const std::string& b) {
                        ++calls;
                        if (b == "x") throw std::runtime_error("she is elsewhere");
                        return static_cast<int>(a.size()) - static_cast<int>(b.size());
                    },
                    {.is_deterministic = true});
    create_function(db, length_or_none, [](const std::optional<std::string>& t) {
        return t && t->size() > 3 ? std::optional<std::int64_t>(static_cast<std::int64_t>(t->size())) : std::nullopt;
    });
    create_function(db, halved, [](double x) { return x / 2; });
    create_function(db, next_day, [](date d) { return date(std::chrono::sys_days(d) + std::chrono::days(1)); });
    create_function(db, turned, [](bytes b) { return bytes(b.rbegin(), b.rend()); });
    create_function(db, is_short, [](const std::string& t) { return t == "ada"; });

    CHECK(get<0>(db.one(select(distance(users.name, "a")).from(users).where(users.id == 1))) == 2);
    CHECK(db.all(select(users.id).from(users).where(users.id == 1 && distance(users.name, users.name) == 0)).size() ==
          1);
    calls = 0;
    CHECK(get<0>(db.one(
              select(distance(todos.description, "x")).from(todos).where(todos.description.is_null()).limit(1))) ==
          std::nullopt);
    CHECK(calls == 0);
    CHECK(get<0>(db.one(select(length_or_none(null)).from(users).limit(1))) == std::nullopt);
    CHECK(get<0>(db.one(select(length_or_none(std::optional<std::string>("four"))).from(users).limit(1))) == 4);
    CHECK(get<0>(db.one(select(halved(3.0)).from(users).limit(1))) == 1.5);
    const date leap = std::chrono::year(2024) / 2 / 28;
    CHECK(get<0>(db.one(select(next_day(leap)).from(users).limit(1))) == date(std::chrono::year(2024) / 2 / 29));
    const bytes b{std::byte{1}, std::byte{0}, std::byte{2}};
    CHECK(get<0>(db.one(select(turned(b)).from(users).limit(1))) == bytes(b.rbegin(), b.rend()));
    CHECK(get<0>(db.one(select(turned(bytes())).from(users).limit(1))).empty());
    CHECK(db.one(select(count()).from(users).where(is_short(users.name))).count == 1);

    // What it throws ends the statement, and is told.
    const auto thrown = caught<database_error>([&] { (void)db.all(select(distance(users.name, "x")).from(users)); });
    CHECK(std::string(thrown.what()).find("elsewhere") == std::string::npos);
    CHECK(thrown.details().detail.find("she is elsewhere") != std::string::npos);
    CHECK_THROWS_AS(db.one(select(halved(std::numeric_limits<double>::infinity() * 0)).from(users).limit(1)), error);
    // Another one in its place, and an argument that is not of its type.
    create_function(db, halved, [](double x) { return x / 4; });
    CHECK(get<0>(db.one(select(halved(3.0)).from(users).limit(1))) == 0.75);
    CHECK_THROWS_AS(db.one(unsafe_sql_statement<double>("select halved('much')")), database_error);
}

TEST_CASE("an aggregate in C++ has a state for each group") {
    auto db = filled_database();
    create_aggregate<longest_text>(db, longest);
    create_aggregate<counter>(db, weighted_count);
    const auto rows = db.all(select(todos.user_id, longest(todos.title), weighted_count(todos.description))
                                 .from(todos)
                                 .group_by(todos.user_id)
                                 .order_by(todos.user_id));
    REQUIRE(rows.size() == 2);
    std::int64_t expected = 0;
    std::string best;
    for (const auto& t : db.all(select().from(todos).where(todos.user_id == rows[0].user_id))) {
        expected += t.description ? 100 : 1;
        if (t.title.size() > best.size()) best = t.title;
    }
    CHECK((rows[0].longest == best && rows[0].weighted_count == expected));
    const auto none = db.one(select(longest(todos.title), weighted_count(todos.title)).from(todos).where(todos.id < 0));
    CHECK((none.longest == std::nullopt && none.weighted_count == 0));
    CHECK_THROWS_AS(db.one(unsafe_sql_statement<std::string>(
                        "select longest(x) from (select 'fail' as x union all select 'a' union all select 'b')")),
                    database_error);
}
