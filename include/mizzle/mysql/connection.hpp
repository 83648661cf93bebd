// A connection to a MySQL or MariaDB server: what the facade drives.
#pragma once
#include "../database/query_event.hpp"
#include "../database/transaction_levels.hpp"
#include "cursor.hpp"
#include "dialect.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::mysql_detail {

class connection : public transaction_levels<connection> {
public:
    connection(const std::string& url, const mysql_connection_options& options)
        : session_(parse_address(url), options, depth(), user()), statements_(options.statement_cache) {}
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    ~connection() { leave_streams(); }

    using dialect = dialects::mysql;
    using cursor_type = cursor;
    using prepared_type = prepared;

    // A statement that is not in use elsewhere; nothing if there is none yet.
    [[gnu::noinline]] prepared* find(const text_key& key) {
        auto* found = statements_.find(key);
        return found != nullptr && found->users != 0 ? &temporary(found->text) : found;
    }
    // It is prepared when it first runs.
    [[gnu::noinline]] prepared& prepare(const text_key& key, std::string_view text, kept duration) {
        const thread_user me(user());
        expect_whole_text(text);
        if (without_empty_statements(text).empty()) throw_no_statement();
        auto made = std::make_unique<prepared>(text);
        auto& result = *made;
        statements_.add(key, std::move(made), duration);
        return result;
    }
    // Of a text made at run time. Two of one key are told apart.
    prepared& find_text(std::string_view text) {
        auto key = key_of(text);
        for (;; ++key.second) {
            auto* found = statements_.find(key);
            if (found == nullptr) return prepare(key, text, kept::recently_used);
            if (found->text == text) return found->users != 0 ? temporary(text) : *found;
        }
    }
    // `stream`: rows are fetched a part at a time, in a memory that does not grow with their number.
    cursor open(prepared& statement, value_list& values, bool stream) {
        return cursor(session_, statement, values, stream);
    }

    // Statements separated by semicolons, to the end or to the first that fails; each takes effect by itself, outside
    // of a transaction.
    void exec(std::string_view script) {
        const thread_user me(user());
        expect_whole_text(script);
        watched_text(observers(), dialect::id, script, [&] {
            if (const auto rest = without_empty_statements(script); !rest.empty()) session_.run_script(rest);
            return 0;
        });
        expect_transaction();
    }

    transaction_status status() noexcept { return session_.status(); }
    bool is_anothers() const { return session_.was_replaced(); }
    void control(std::string_view text) {
        if (depth() == 0) session_.begun();
        session_.run(text);
    }
    // Where it was lost or ended on its way, and no transaction is open any more, it may have happened.
    void commit() {
        try {
            session_.run("commit");
        } catch (const connection_error& e) { throw_unknown(e); } catch (const query_canceled& e) {
            if (status() == transaction_status::open) throw;
            throw_unknown(e);
        }
    }
    static std::string begin_text(const transaction_options* options) {
        if (options == nullptr) return "start transaction";
        if (options->deferrable)
            throw usage_error("mizzle: MySQL has no deferrable transactions; leave .deferrable out");
        std::string text;
        // A repeatable read is of the time at which it begins.
        bool with_snapshot = false;
        switch (options->isolation) {
        case isolation::standard: break;
        case isolation::read_committed: text = "set transaction isolation level read committed; "; break;
        case isolation::repeatable_read:
            text = "set transaction isolation level repeatable read; ";
            with_snapshot = true;
            break;
        case isolation::serializable: text = "set transaction isolation level serializable; "; break;
        }
        text += "start transaction";
        if (with_snapshot) text += " with consistent snapshot";
        if (options->access != access_mode::standard) {
            text += with_snapshot ? ", " : " ";
            text += options->access == access_mode::read_only ? "read only" : "read write";
        }
        return text;
    }
    void after_begin(const transaction_options*) {}
    bool after_end() noexcept { return true; }

    // May be called from another thread: it asks the server by a connection of its own.
    void cancel() { session_.cancel(); }
    bool is_open() const { return !session_.is_lost(); }
    MYSQL* native() const { return session_.native(); }

    // A new connection in place of one that was lost; statements are prepared again as they are used.
    void connect() {
        session_.connect();
        forget_levels();
    }

private:
    [[noreturn, gnu::cold, gnu::noinline]] static void throw_unknown(const database_error& e) {
        throw commit_unknown("mizzle: the connection was lost, or the statement ended, during the commit; whether the "
                             "transaction took effect is not known. Look before it is run again.",
                             e.details());
    }
    // For the one cursor that is opened on it.
    [[gnu::cold, gnu::noinline]] static prepared& temporary(std::string_view text) {
        auto made = std::make_unique<prepared>(text);
        made->is_temporary = true;
        return *made.release();
    }

    session session_;  // outlives the statements
    statement_cache<prepared> statements_;
};

}  // namespace mizzle::mysql_detail
