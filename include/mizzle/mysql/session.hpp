// A connection as the client library has it: how it begins, what it runs as text, and what state it is in.
#pragma once
#include "../database/driver.hpp"
#include "../database/limits/dead_peer.hpp"
#include "address.hpp"
#include "errors.hpp"
#include "options.hpp"
#include "settings.hpp"
#include "waiting.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail::mysql_detail {

inline const char* text_or_null(const std::string& s) { return s.empty() ? nullptr : s.c_str(); }

// A handle that is connected. Throws connection_error or access_denied.
handle_holder connected(const address& where, const mysql_connection_options& options);

class session {
public:
    session(address where, mysql_connection_options options) : where_(std::move(where)), options_(std::move(options)) {
        connect();
    }
    session(const session&) = delete;
    session& operator=(const session&) = delete;

    MYSQL* native() const { return handle_.get(); }
    const mysql_connection_options& options() const { return options_; }
    // Tells prepared statements of an earlier connection from those of this one.
    std::uint64_t generation() const { return generation_; }
    bool is_lost() const { return is_lost_.load(std::memory_order_relaxed); }
    // Whether the library has a transaction open.
    bool is_watched() const { return is_watched_; }
    void watch(bool on) {
        is_watched_ = on;
        if (on) was_replaced_ = false;
    }

    // Where there is no new connection to be had, or on_connect fails, the former one stays.
    void connect();

    // What a borrower may have changed: variables, temporary tables, locks, the database that is in use. Statements are
    // prepared again as they are used.
    void reset();

    // ---- limits of time ----
    const time_limit* limit() const noexcept { return waiting_.limit(); }
    void set_limit(const time_limit* limit) { waiting_.set_limit(native(), limit); }
    void expect_time(std::string_view statement) const { waiting_.expect_time(statement); }
    // A call of the client library.
    template <class Call, class Handle, class... A> auto wait_for(const Call& call, Handle* handle, A... arguments) {
        return waiting_.wait_for(native(), call, to_be_ended{*this}, handle, arguments...);
    }
    // sleep() and the like end without an error where they are ended: what was to be read is not as it should be.
    void expect_unended(std::string_view statement) const {
        if (waiting_.has_asked()) [[unlikely]]
            waiting_.limit()->throw_over(statement);
    }
    // A result that is larger than a message is NULL, or is cut off, and nothing but a warning tells of it.
    void expect_whole_results(std::string_view statement) {
        if (mysql_warning_count(native()) != 0) [[unlikely]]
            look_at_warnings(statement);
    }
    // The request to end a statement may have come after its end: it must not meet the next one.
    void settle() noexcept {
        if (waiting_.take_asked() && !is_lost()) [[unlikely]]
            do_nothing();
    }

    // May be called from another thread.
    void cancel() const;

    // The server's answers to errors do not say what became of the transaction, so it is asked. (libmariadb does not
    // look at the answer to mysql_ping().)
    transaction_status status() noexcept;
    bool is_in_transaction() const { return (native()->server_status & SERVER_STATUS_IN_TRANS) != 0; }
    bool commits_by_itself() const { return (native()->server_status & SERVER_STATUS_AUTOCOMMIT) != 0; }

    // Statements separated by semicolons, to the end or to the first that fails. A limit of time ends them only where
    // the server stands still.
    void run(std::string_view text) {
        settle();
        read_all<not_to_be_ended>(native(), text, [](MYSQL_ROW) {});
    }
    // The same of the program's own text, which may end the transaction that was begun.
    void run_script(std::string_view text);
    // After text of the program's own: what another character set made of values would be other text.
    void expect_utf8() {
        note_characters();
        if (!speaks_utf8()) [[unlikely]]
            throw_other_characters();
    }
    // Beyond it the server would end the connection.
    void expect_fitting(std::size_t bytes) const;

    // Whether what runs while this lives ends the transaction and begins another one is seen by the server's own count
    // of such statements: the state is the same before and after. What failed may have done so before it did.
    class transaction_watch {
    public:
        explicit transaction_watch(session& s) : session_(s), before_(s.count_transactions()) {}
        transaction_watch(const transaction_watch&) = delete;
        transaction_watch& operator=(const transaction_watch&) = delete;
        ~transaction_watch() { look(); }
        void ended() { session_.was_replaced_ = true; }

    private:
        void look() noexcept;

        session& session_;
        std::uint64_t before_;
    };
    bool was_replaced() const { return was_replaced_; }

    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail(const failure& f, std::string_view text) {
        note(f);
        const bool took_all_back = is_watched_ && status() == transaction_status::none;
        const auto names = is_lost() ? std::string() : known_names_of(f, text);
        throw_error(f, {text, where_.database, took_all_back, !is_lost(), names});
    }
    // A trigger may raise what a lost connection does.
    void note(const failure& f) noexcept {
        if (is_loss(f.number)) do_nothing();
        if (!is_lost() && is_in_transaction()) is_stale_ = true;
    }

    // How many rows an insert left as they were, which it counts in a variable.
    void reset_kept_rows() { run("set @mizzle_kept = 0"); }
    std::int64_t kept_rows();

private:
    // What becomes of a call of which the time is over.
    struct to_be_ended {
        const session& of;
        // Once: the server may still be about to end it.
        bool end(bool was_asked) const {
            if (was_asked) return true;
            try {
                of.cancel();
            } catch (const std::exception&) {
                // Then it does not answer, or ends by itself.
            }
            return true;
        }
        static bool may_go_on() { return false; }
    };
    struct not_to_be_ended {
        const session& of;
        static bool end(bool was_asked) { return was_asked; }
        bool may_go_on() const { return of.is_answered(); }
    };
    struct not_limited {};
    // On a connection of its own.
    handle_holder brief_connection() const;
    bool is_answered() const noexcept;

    // The server tells of each change; of what results are written in the client library takes no note.
    void note_characters();
    bool speaks_utf8() const {
        return std::string_view(mysql_character_set_name(native())) == "utf8mb4" && !writes_other_results_;
    }
    void set_utf8();
    [[noreturn]] MIZZLE_COLD void throw_other_characters();
    [[noreturn]] MIZZLE_COLD static void refuse_other_characters();
    [[noreturn]] MIZZLE_COLD void throw_too_long() const;
    MIZZLE_COLD void look_at_warnings(std::string_view statement);
    // Those names of a violation's message that the catalog holds.
    MIZZLE_COLD std::string known_names_of(const failure& f, std::string_view statement) noexcept;

    [[noreturn]] MIZZLE_COLD static void throw_script_ended(std::string_view text);
    void do_nothing() noexcept;

    // Text without a statement is an error of the server's, and none here.
    template <class Late = not_limited, class OnRow, class OnResult = void (*)()>
    void read_all(
        MYSQL* m, std::string_view text, OnRow&& on_row, OnResult&& on_result = [] {}) {
        const auto check = [&](bool failed) {
            if (!failed) return;
            const failure f(m);
            if (m == native()) fail(f, text);
            throw_error(f, {text, where_.database});
        };
        const auto call = [&](const auto& function, auto* handle, auto... arguments) {
            if constexpr (std::is_same_v<Late, not_limited>) return function.whole(handle, arguments...);
            else return waiting_.wait_for(m, function, Late{*this}, handle, arguments...);
        };
        const bool failed = call(MIZZLE_DETAIL_MYSQL_CALL(mysql_real_query), m, text.data(), text.size()) != 0;
        if (failed && mysql_errno(m) == empty_statement) return;
        check(failed);
        bool was_ended = false;
        for (;;) {
            {
                const result_holder rows(mysql_use_result(m));
                check(!rows && mysql_errno(m) != 0);
                if (rows) {
                    while (const auto row = call(MIZZLE_DETAIL_MYSQL_CALL(mysql_fetch_row), rows.get())) on_row(row);
                    check(mysql_errno(m) != 0);
                }
            }
            on_result();
            // Each statement that follows is to be ended as well.
            if constexpr (std::is_same_v<Late, to_be_ended>) was_ended = waiting_.take_asked() || was_ended;
            const int next = call(MIZZLE_DETAIL_MYSQL_CALL(mysql_next_result), m);
            if (next < 0 || (next > 0 && mysql_errno(m) == empty_statement)) {
                if (!was_ended) return;
                do_nothing();
                throw_script_ended(text);
            }
            check(next > 0);
        }
    }

    std::uint64_t count_transactions();

    address where_;
    mysql_connection_options options_;
    handle_holder handle_;
    waiting waiting_;
    std::atomic<unsigned long> thread_{0};
    std::uint64_t generation_ = 0;
    std::size_t most_bytes_ = 0;  // the most that the server takes in one message
    std::atomic<bool> is_lost_{false};
    bool writes_other_results_ = false;
    bool is_stale_ = false;  // an error may have changed the transaction
    bool is_watched_ = false;
    bool was_replaced_ = false;  // SQL text has ended the transaction that was begun
};

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "session.ipp"
#endif
