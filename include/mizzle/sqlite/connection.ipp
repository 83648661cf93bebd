// The functions of connection.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "collect.hpp"
#include "connection.hpp"
#include "decimal.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE connection::connection(const std::string& name, const sqlite_options& options) {
    expect_whole_name(name);
    // One connection belongs to one thread at a time: SQLite's own locking would only cost.
    const int flags =
        SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
        (options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (options.create ? SQLITE_OPEN_CREATE : 0));
    sqlite3* db = nullptr;
    const int result = sqlite3_open_v2(name.c_str(), &db, flags, nullptr);
    handle_.db = running_.db = db;
    if (result != SQLITE_OK) {
        struct stat found;
        const std::string message = db == nullptr ? "out of memory"
                                    : stat(name.c_str(), &found) == 0 && (found.st_mode & S_IFMT) == S_IFDIR
                                        ? "it is a directory"
                                        : sqlite3_errmsg(db);
        throw_error(result, message_of({"cannot open \"", name, "\": ", message}), {}, error_source::sql_text);
    }
    if (options.on_open) options.on_open(db);
    try {
        configure(options);
    } catch (const database_error& e) {
        throw_error(sqlite3_extended_errcode(db), message_of({"cannot open \"", name, "\": ", sqlite3_errmsg(db)}),
                    e.statement(), error_source::sql_text);
    }
}

MIZZLE_INLINE std::unique_ptr<prepared> connection::prepare(std::string_view text, statement_facts facts) {
    return make_prepared(handle_.db, text, facts);
}

MIZZLE_INLINE cursor connection::open(prepared& statement, value_list& values, bool stream) {
    if (running_.limit != nullptr) [[unlikely]]
        running_.limit->expect_time(statement.text());
    // SQL text of the program's may change the schema, or a setting.
    if (statement.facts.kind == statement_kind::raw) has_rollback_ = false;
    return cursor(running_, statement, values, stream);
}

MIZZLE_INLINE void connection::join_pool() {
    const char* file = sqlite3_db_filename(handle_.db, "main");
    if (file == nullptr || file[0] == '\0')
        throw_usage_error("mizzle: each connection to a database in memory has one of its own; a pool needs the "
                          "name of a file");
    session_ = session_of(handle_.db);
}

MIZZLE_INLINE void connection::expect_immediate() const {
    if (sqlite3_txn_state(handle_.db, nullptr) != SQLITE_TXN_WRITE)
        throw_usage_error("mizzle: a lock or_immediate() is read in a transaction that began immediate, which holds "
                          "the whole database on SQLite; run it in transaction(), without .begin and .access");
}

MIZZLE_INLINE std::optional<std::int64_t> connection::run_script(std::string_view& script) {
    const auto whole = script.size();
    sqlite3_stmt* statement = script.empty() ? nullptr : prepare_first(handle_.db, script, 0);
    if (statement == nullptr) return std::nullopt;  // white space, comments and semicolons to the end
    prepared once(statement, whole - script.size(), {});
    if (once.placeholders != 0) throw_unbound_placeholder();
    if (running_.limit != nullptr) running_.limit->expect_time(once.text());
    cursor c(running_, once);
    while (c.step()) {}
    has_rollback_ = false;
    if (script.empty() && status() == transaction_status::open) keep_rollback();
    return c.rows_affected();
}

MIZZLE_INLINE void connection::keep_rollback() {
    if (std::exchange(has_rollback_, true)) return;
    sqlite3_finalize(std::exchange(handle_.rollback, nullptr));
    constexpr std::string_view text = "rollback";
    if (sqlite3_prepare_v3(handle_.db, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                           &handle_.rollback, nullptr) != SQLITE_OK)
        has_rollback_ = false;
}

MIZZLE_INLINE void connection::control(std::string_view text) {
    if (text == "rollback" && handle_.rollback != nullptr) {
        sqlite3_step(handle_.rollback);
        if (sqlite3_reset(handle_.rollback) != SQLITE_OK) running_.fail(text);
        return;
    }
    while (!text.empty()) {
        sqlite3_stmt* statement = nullptr;
        const char* rest = nullptr;
        int result = sqlite3_prepare_v3(handle_.db, text.data(), static_cast<int>(text.size()), 0, &statement, &rest);
        if (result == SQLITE_OK) {
            sqlite3_step(statement);
            result = sqlite3_finalize(statement);
        }
        if (result != SQLITE_OK) running_.fail(text);
        text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    }
}

MIZZLE_INLINE std::string_view connection::begin_text(const transaction_options* options) {
    if (options == nullptr) return "begin immediate";
    if (options->deferrable) throw usage_error("mizzle: SQLite has no deferrable transactions; leave .deferrable out");
    // A reader takes no lock for writing, and may not ask for it later.
    if (options->begin == begin_mode::deferred || options->access == access_mode::read_only) return "begin";
    return options->begin == begin_mode::immediate ? "begin immediate" : "begin exclusive";
}

MIZZLE_INLINE void connection::begin(std::string_view text, const transaction_options* options) {
    if (running_.limit != nullptr) running_.limit->expect_time(text);
    if (options != nullptr && options->access == access_mode::read_only) {
        has_rollback_ = false;  // this pragma makes SQLite prepare everything again, and so does the one in restore()
        is_read_only_ = true;   // first: whatever becomes of it, it is to be turned off
        control("pragma query_only = on");
    }
    // What has no memory to be taken back does not begin.
    keep_rollback();
    if (!has_rollback_ && sqlite3_errcode(handle_.db) == SQLITE_NOMEM) running_.fail(text);
    control(text);
}

MIZZLE_INLINE bool connection::restore() noexcept {
    if (is_read_only_) {
        has_rollback_ = false;
        is_read_only_ = sqlite3_exec(handle_.db, "pragma query_only = off", nullptr, nullptr, nullptr) != SQLITE_OK;
    }
    return !is_read_only_;
}

MIZZLE_INLINE void connection::configure(const sqlite_options& options) {
    // SQLite counts in an int: 24 days are as good as for ever.
    sqlite3_busy_timeout(handle_.db, static_cast<int>(std::clamp<std::int64_t>(options.busy_timeout.count(), 0,
                                                                               std::numeric_limits<int>::max())));
    sqlite3_db_config(handle_.db, SQLITE_DBCONFIG_ENABLE_QPSG, options.stable_plans ? 1 : 0, nullptr);
    run_all(options.foreign_keys ? "pragma foreign_keys = on" : "pragma foreign_keys = off");
    if (options.case_sensitive_like) run_all("pragma case_sensitive_like = on");
    run_all("select count(*) from sqlite_schema");  // a file that is no database is found out here
    const char* file = sqlite3_db_filename(handle_.db, "main");
    const bool is_file = file != nullptr && file[0] != '\0';
    if (is_file && !options.read_only && sqlite3_db_readonly(handle_.db, "main") == 0) {
        static constexpr const char* journals[] = {"", "delete", "truncate", "persist", "memory", "wal", "off"};
        if (options.journal != sqlite_journal::as_it_is)
            run_all(message_of({"pragma journal_mode = ", journals[static_cast<int>(options.journal)]}));
    }
    static constexpr const char* levels[] = {"", "off", "normal", "full", "extra"};
    if (options.synchronous != sqlite_synchronous::as_it_is)
        run_all(message_of({"pragma synchronous = ", levels[static_cast<int>(options.synchronous)]}));
    add_decimal_collation(handle_.db);
}

}  // namespace mizzle::detail::sqlite_detail
