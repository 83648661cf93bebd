// A connection to a PostgreSQL server: what the facade drives.
#pragma once
#include "../database/query_event.hpp"
#include "../database/transaction.hpp"
#include "../database/transaction_levels.hpp"
#include "cursor.hpp"
#include "errors.hpp"
#include "options.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::postgres_detail {

class connection : public transaction_levels {
public:
    connection(std::string where, const postgres_options& options)
        : where_(std::move(where)), options_(options), statements_(options.statement_cache) {
        connect();
    }
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;

    using dialect = dialects::postgres;
    query_observers& observers() { return observers_; }

    using cursor_type = cursor<connection>;
    using prepared_type = prepared;
    [[gnu::noinline]] prepared* find(const text_key& key) { return statements_.find(key); }
    [[gnu::noinline]] prepared& prepare(const text_key& key, std::string_view text, kept duration) {
        auto made = std::make_unique<prepared>(text);
        auto& result = *made;
        if (const auto dropped = statements_.add(key, std::move(made), duration); dropped && !dropped->name.empty())
            unwanted_.push_back(std::move(dropped->name));
        return result;
    }
    prepared& find_text(std::string_view text, bool plans_each_time = false) {
        auto key = key_of(text);
        // Two texts of one key are told apart.
        for (;; ++key.second) {
            auto* found = statements_.find(key);
            if (found == nullptr) {
                auto& made = prepare(key, text, kept::recently_used);
                made.plans_each_time = plans_each_time;
                return made;
            }
            if (found->text == text && found->plans_each_time == plans_each_time) return *found;
        }
    }

    // `stream`: rows are fetched a part at a time, in a memory that does not grow with their number.
    cursor_type open(prepared& statement, const value_list& values, bool stream) {
        if (stream) return cursor_type(*this, statement, values, fmt::format("mizzle_{}", ++streams_));
        return cursor_type(*this, statement, values);
    }

    // Remembers that a transaction can no longer be committed.
    template <class F> auto in_transaction(F&& f) {
        try {
            return f();
        } catch (...) {
            failed_ = begun_;
            throw;
        }
    }

    pqxx::result run(prepared& statement, const std::vector<parameter>& parameters) {
        if (parameters.size() > 65535)
            throw_usage_error("mizzle: PostgreSQL takes 65535 values in a statement; send in() a vector, or ask in "
                              "several statements");
        return in_transaction([&] {
            return translated(statement.text, [&] {
                try {
                    return run_once(statement, parameters);
                } catch (const pqxx::sql_error& e) {
                    // The plan no longer fits the tables, or the server has forgotten its statements; nothing ran yet.
                    const bool is_outdated = e.sqlstate() == "0A000" && !statement.name.empty();
                    const bool is_forgotten = e.sqlstate() == "26000";
                    if (!is_outdated && !is_forgotten) throw;
                    if (is_outdated) unwanted_.push_back(std::exchange(statement.name, {}));
                    else none_is_prepared();
                    // In a transaction, which has failed by this, the next one is the first to try again.
                    if (is_in_transaction()) throw;
                    return run_once(statement, parameters);
                }
            });
        });
    }

    // Outside of a transaction the server keeps the rows until they are fetched; a pooler would fetch them elsewhere.
    void open_stream(const std::string& name, prepared& statement, const std::vector<parameter>& parameters) {
        if (!options_.prepared_statements && !is_in_transaction())
            throw_usage_error("mizzle: without prepared statements, as behind a pooler, stream() needs a transaction");
        const auto text = fmt::format("declare {} no scroll cursor {} hold for {}", name,
                                      is_in_transaction() ? "without" : "with", statement.text);
        in_transaction([&] { translated(statement.text, [&] { return session_->run(text, parameters); }); });
    }
    std::size_t stream_rows() const { return std::max<std::size_t>(options_.stream_rows, 1); }
    pqxx::result fetch(const std::string& name, const prepared& statement) {
        const auto text = fmt::format("fetch forward {} from {}", stream_rows(), name);
        return in_transaction([&] { return translated(statement.text, [&] { return session_->run(text); }); });
    }
    void close_stream(const std::string& name) noexcept {
        if (failed_) return;  // it ends with the transaction
        try {
            const english_messages labels;
            session_->run("close " + name);
        } catch (const std::exception&) {
            // It is gone already: with its transaction, or with the connection.
        }
    }

    // Statements separated by semicolons: all of them take effect or, outside of a transaction, none.
    void exec(std::string_view script) {
        const std::string text(script);
        watched_text(observers_, dialect::id, text, [&] {
            in_transaction([&] { translated(text, [&] { session_->run(text); }); });
            return 0;
        });
    }

    // All rows or none; in copy.hpp.
    template <class Table, class Rows> std::int64_t copy_into(const Rows& rows);

    void begin(const transaction_options& options) {
        std::string text = "begin";
        switch (options.isolation) {
        case isolation::standard: break;
        case isolation::read_committed: text += " isolation level read committed"; break;
        case isolation::repeatable_read: text += " isolation level repeatable read"; break;
        case isolation::serializable: text += " isolation level serializable"; break;
        }
        if (options.access != access_mode::standard)
            text += options.access == access_mode::read_only ? " read only" : " read write";
        if (options.deferrable) text += " deferrable";
        exec(text);
        begun();
    }

    // The server answers the commit of a transaction in which a statement failed by taking it back.
    void commit() {
        if (failed_) refuse_commit();
        try {
            exec("commit");
        } catch (const connection_error& e) {
            begun_ = false;
            throw commit_unknown(
                "mizzle: the connection was lost during the commit; whether the transaction took effect is not known. "
                "Look before it is run again.",
                e.details());
        } catch (...) {
            // A deferred constraint or a conflict: the server has taken it back.
            begun_ = failed_ = false;
            throw;
        }
        begun_ = false;
    }
    void rollback() noexcept {
        if (begun_) undo("rollback");
        begun_ = failed_ = false;
    }

    // Outside of a transaction there are no savepoints: a transaction it is then.
    void begin_savepoint() {
        if (savepoints_ == 0 && !begun_) {
            exec("begin");
            begun();
            owns_transaction_ = true;
        } else {
            exec(fmt::format("savepoint mizzle_{}", savepoints_ + 1));
        }
        ++savepoints_;
    }
    void keep_savepoint() {
        if (savepoints_ == 1 && owns_transaction_) {
            commit();
            owns_transaction_ = false;
        } else {
            exec(fmt::format("release savepoint mizzle_{}", savepoints_));
        }
        --savepoints_;
    }
    void abandon_savepoint() noexcept {
        if (savepoints_ == 1 && owns_transaction_) {
            rollback();
            owns_transaction_ = false;
        } else {
            char text[96];
            std::snprintf(text, sizeof text, "rollback to savepoint mizzle_%d; release savepoint mizzle_%d",
                          savepoints_, savepoints_);
            failed_ = !undo(text);
        }
        --savepoints_;
    }

    // Of a connection that was lost there is nothing to end.
    void cancel() {
        if (is_open()) translated("cancel", [&] { session_->cancel(); });
    }
    bool is_open() const { return session_->is_open(); }
    session& native() { return *session_; }

    // A new connection in place of one that was lost; statements are prepared again as they are used. Where there is
    // none to be had, or on_connect fails, the lost one stays.
    void connect() {
        std::unique_ptr<session> fresh;
        try {
            const english_messages labels;
            fresh = std::make_unique<session>(where_);
            // Whatever the role's or the database's settings: these forms are exact, and read without a doubt.
            fresh->run("set datestyle to 'ISO, YMD'; set intervalstyle to 'iso_8601'; set bytea_output to 'hex'; "
                       "set extra_float_digits to 1; set client_encoding to 'UTF8'; "
                       "set standard_conforming_strings to on");
        } catch (const std::exception& e) { throw_unreachable(e.what(), where_); }
        if (const auto& script = options_.on_connect; !script.empty()) translated(script, [&] { fresh->run(script); });
        session_ = std::move(fresh);
        none_is_prepared();
        begun_ = failed_ = owns_transaction_ = false;
        savepoints_ = 0;
    }

private:
    bool is_in_transaction() const { return begun_; }
    void begun() {
        begun_ = true;
        failed_ = false;
    }

    pqxx::result run_once(prepared& statement, const std::vector<parameter>& parameters) {
        if (!options_.prepared_statements || statement.plans_each_time)
            return session_->run(statement.text, parameters);
        if (statement.name.empty()) {
            // A text that was made at run time may not come a second time: then preparing it would be for nothing.
            if (statement.duration == kept::recently_used && !std::exchange(statement.was_run, true))
                return session_->run(statement.text, parameters);
            forget_unwanted();
            auto name = fmt::format("mizzle_{}", ++names_);
            session_->prepare(name, statement.text);
            statement.name = std::move(name);
        }
        return session_->run_prepared(statement.name, parameters);
    }

    void none_is_prepared() {
        statements_.each([](prepared& s) { s.name.clear(); });
        unwanted_.clear();
    }

    // Before another one is prepared, so that the server holds as many as the cache.
    void forget_unwanted() {
        while (!unwanted_.empty()) {
            const auto name = std::move(unwanted_.back());
            unwanted_.pop_back();
            try {
                session_->unprepare(name);
            } catch (const pqxx::sql_error&) {
                // The server has forgotten it already. In a transaction that is an error of a statement like others.
                if (is_in_transaction()) throw;
            }
        }
    }

    // False where the connection is lost, and the transaction with it.
    bool undo(const char* text) noexcept {
        try {
            const english_messages labels;
            session_->run(text);
            return true;
        } catch (const std::exception&) { return false; }
    }

    [[noreturn, gnu::cold, gnu::noinline]] void refuse_commit() {
        throw transaction_aborted(
            "mizzle: a statement of this transaction failed, so that PostgreSQL has taken all of it back; let the "
            "error leave the block, or run what may fail in a nested transaction");
    }

    std::string where_;
    postgres_options options_;
    std::unique_ptr<session> session_;
    statement_cache<prepared> statements_;
    query_observers observers_;
    std::vector<std::string> unwanted_;  // names of statements that the server still holds
    std::uint64_t names_ = 0, streams_ = 0;
    int savepoints_ = 0;
    bool begun_ = false;   // a transaction was begun here
    bool failed_ = false;  // and a statement of it failed
    bool owns_transaction_ = false;
};

}  // namespace mizzle::postgres_detail
