// A mixed load on a file of SQLite, beside the same by hand: on connections with the same settings, whose writers begin
// at once and wait for each other as SQLite lets them.
#include "load.hpp"

#include <mizzle/sqlite.hpp>

#include <filesystem>
#include <optional>
#include <sqlite3.h>
#include <stdexcept>

namespace {

using namespace load;
using namespace mizzle;

constexpr const char* file = "/tmp/mizzle_bench_load.db";

pool<sqlite>& shared_pool() {
    static pool<sqlite> db = [] {
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(std::string(file) + end);
        sqlite first(file);
        fill(first);
        return pool<sqlite>(file, {.size = connections, .wait = std::chrono::seconds(60)});
    }();
    return db;
}

class connection_by_hand {
public:
    connection_by_hand() : db_((shared_pool(), file), {.busy_timeout = std::chrono::seconds(60)}) {
        read_ = prepare("select id, name, balance from accounts where id = ?1");
        balance_ = prepare("select balance from accounts where id = ?1");
        change_ = prepare("update accounts set balance = balance + ?2 where id = ?1");
        note_ = prepare("insert into journal (account, amount) values (?1, ?2)");
    }
    connection_by_hand(const connection_by_hand&) = delete;
    connection_by_hand& operator=(const connection_by_hand&) = delete;
    ~connection_by_hand() {
        for (auto* s : {read_, balance_, change_, note_}) sqlite3_finalize(s);
    }

    std::optional<account> read(int id) {
        std::optional<account> row;
        sqlite3_bind_int(read_, 1, id);
        if (step(read_)) {
            row.emplace().id = sqlite3_column_int(read_, 0);
            row->name.assign(reinterpret_cast<const char*>(sqlite3_column_text(read_, 1)),
                             static_cast<std::size_t>(sqlite3_column_bytes(read_, 1)));
            row->balance = sqlite3_column_int64(read_, 2);
        }
        sqlite3_reset(read_);
        return row;
    }
    void write(int id, std::int64_t amount) {
        exec("begin immediate");
        run(change_, id, amount);
        run(note_, id, amount);
        sqlite3_bind_int(balance_, 1, id);
        step(balance_);
        benchmark::DoNotOptimize(sqlite3_column_int64(balance_, 0));
        sqlite3_reset(balance_);
        exec("commit");
    }

private:
    sqlite3* handle() { return db_.native_handle(); }
    sqlite3_stmt* prepare(const char* text) {
        sqlite3_stmt* made = nullptr;
        if (sqlite3_prepare_v3(handle(), text, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK) fail();
        return made;
    }
    bool step(sqlite3_stmt* s) {
        const int result = sqlite3_step(s);
        if (result != SQLITE_ROW && result != SQLITE_DONE) fail();
        return result == SQLITE_ROW;
    }
    void run(sqlite3_stmt* s, int first, std::int64_t second) {
        sqlite3_bind_int(s, 1, first);
        sqlite3_bind_int64(s, 2, second);
        step(s);
        sqlite3_reset(s);
    }
    void exec(const char* text) {
        if (sqlite3_exec(handle(), text, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(handle())); }

    sqlite db_;
    sqlite3_stmt *read_ = nullptr, *balance_ = nullptr, *change_ = nullptr, *note_ = nullptr;
};
std::unique_ptr<connection_by_hand> opened() { return std::make_unique<connection_by_hand>(); }

using mizzle_load = with_mizzle<sqlite, shared_pool>;
using hand_load = by_hand<connection_by_hand, opened>;
MEASURE_LOAD(hand_load, "by_hand");
MEASURE_LOAD(mizzle_load, "mizzle");

}  // namespace
