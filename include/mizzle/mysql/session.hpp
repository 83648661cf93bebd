// A connection as the client library has it: how it begins, what it runs as text, and what state it is in.
#pragma once
#include "../database/dead_peer.hpp"
#include "../database/driver.hpp"
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
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::mysql_detail {

inline const char* text_or_null(const std::string& s) { return s.empty() ? nullptr : s.c_str(); }

// A handle that is connected. Throws connection_error or access_denied.
inline handle_holder connected(const address& where, const mysql_connection_options& options) {
    auto handle = new_handle();
    MYSQL* m = handle.get();
    const auto set = [m](mysql_option option, const void* value) { mysql_options(m, option, value); };
    const auto seconds = [&](mysql_option option, std::chrono::seconds time) {
        const auto count = static_cast<unsigned>(
            std::clamp<std::int64_t>(time.count(), 0, std::numeric_limits<int>::max() / 1000));  // it counts in ms
        if (count != 0) set(option, &count);
    };
    seconds(MYSQL_OPT_CONNECT_TIMEOUT, options.connect_timeout);
    seconds(MYSQL_OPT_READ_TIMEOUT, options.read_timeout);
    seconds(MYSQL_OPT_WRITE_TIMEOUT, options.write_timeout);
    const unsigned local_infile = options.local_infile ? 1 : 0;
    set(MYSQL_OPT_LOCAL_INFILE, &local_infile);
    const unsigned long most = 1UL << 30;
    set(MYSQL_OPT_MAX_ALLOWED_PACKET, &most);
    set(MYSQL_SET_CHARSET_NAME, "utf8mb4");
    if (!options.tls_ca.empty()) set(MYSQL_OPT_SSL_CA, options.tls_ca.c_str());
    if (!options.tls_certificate.empty()) set(MYSQL_OPT_SSL_CERT, options.tls_certificate.c_str());
    if (!options.tls_key.empty()) set(MYSQL_OPT_SSL_KEY, options.tls_key.c_str());
#if defined(MARIADB_PACKAGE_VERSION_ID)
    const client_flag enforced = options.tls >= mysql_tls::required, verified = options.tls == mysql_tls::verified;
    if (options.tls != mysql_tls::preferred) {
        set(MYSQL_OPT_SSL_ENFORCE, &enforced);
        set(MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verified);
    }
#else
    const unsigned modes[] = {SSL_MODE_PREFERRED, SSL_MODE_DISABLED, SSL_MODE_REQUIRED, SSL_MODE_VERIFY_IDENTITY};
    set(MYSQL_OPT_SSL_MODE, &modes[static_cast<int>(options.tls)]);
#endif
    const bool by_socket = !where.socket.empty();
    const unsigned protocol = by_socket ? MYSQL_PROTOCOL_SOCKET : MYSQL_PROTOCOL_TCP;
    // Without either, the library takes a host called localhost for the usual socket.
    if (by_socket || where.port != 0) set(MYSQL_OPT_PROTOCOL, &protocol);

    const auto text = text_or_null;
    // Counts rows that an update found, as the other databases do, not those that it made different.
    const auto flags = static_cast<unsigned long>(CLIENT_FOUND_ROWS) | CLIENT_MULTI_STATEMENTS;
    if (mysql_real_connect(m, by_socket ? nullptr : text(where.host), text(where.user), where.password.c_str(),
                           text(where.database), where.port, text(where.socket), flags) == nullptr)
        throw_unreachable(failure(m), where.password);
#if defined(MARIADB_PACKAGE_VERSION_ID)
    const auto socket = static_cast<int>(mysql_get_socket(m));
#else
    const auto socket = static_cast<int>(m->net.fd);
#endif
    detail::notice_dead_peer(socket, options.dead_after);
    if (options.tls >= mysql_tls::required && mysql_get_ssl_cipher(m) == nullptr)
        throw connection_error(
            "mizzle: the connection to the MySQL server is not encrypted, which mysql_connection_options::tls "
            "asks for");
    return handle;
}

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
    void connect() {
        expect_whole_text(options_.on_connect);
        auto fresh = connected(where_, options_);
        std::size_t most = 0;
        const auto said = settings_for(fresh.get()) + "; select @@max_allowed_packet";
        read_all(fresh.get(), said, [&](MYSQL_ROW row) {
            const std::string_view digits(row[0] == nullptr ? "" : row[0]);
            std::from_chars(digits.data(), digits.data() + digits.size(), most);
        });
        if (!options_.on_connect.empty()) read_all(fresh.get(), options_.on_connect, [](MYSQL_ROW) {});
        const auto* limit = waiting_.limit();
        handle_ = std::move(fresh);
        waiting_ = {};
        waiting_.set_limit(native(), limit);
        most_bytes_ = most;
        thread_ = mysql_thread_id(native());
        is_lost_ = is_stale_ = was_replaced_ = false;
        ++generation_;
    }

    // What a borrower may have changed: variables, temporary tables, locks, the database that is in use. Statements are
    // prepared again as they are used.
    void reset() {
        settle();
        const bool failed =
            where_.database.empty()
                ? mysql_change_user(native(), text_or_null(where_.user), where_.password.c_str(), nullptr) != 0
                : mysql_reset_connection(native()) != 0 || mysql_select_db(native(), where_.database.c_str()) != 0;
        if (failed) fail(failure(native()), "reset connection");
        ++generation_;
        thread_ = mysql_thread_id(native());
        run(settings_for(native()));
        if (!options_.on_connect.empty()) run(options_.on_connect);
    }

    // ---- limits of time ----
    const detail::time_limit* limit() const noexcept { return waiting_.limit(); }
    void set_limit(const detail::time_limit* limit) { waiting_.set_limit(native(), limit); }
    void expect_time(std::string_view statement) const { waiting_.expect_time(statement); }
    // A call of the client library.
    template <class Call, class Handle, class... A> auto wait_for(const Call& call, Handle* handle, A... arguments) {
        return waiting_.wait_for(
            native(), call, [this] { cancel(); }, handle, arguments...);
    }
    // sleep() and the like end without an error where they are ended: what was to be read is not as it should be.
    void expect_unended(std::string_view statement) const {
        if (waiting_.has_asked()) [[unlikely]]
            waiting_.limit()->throw_over(statement);
    }
    // The request to end a statement may have come after its end: it must not meet the next one.
    void settle() noexcept {
        if (waiting_.take_asked() && !is_lost()) [[unlikely]]
            do_nothing();
    }

    // May be called from another thread.
    void cancel() const {
        if (is_lost()) return;
        const auto other = connected(where_, options_);
        const auto text = "kill query " + std::to_string(thread_);
        if (mysql_real_query(other.get(), text.data(), text.size()) != 0) {
            // The statement's connection has ended by itself.
            if (const failure f(other.get()); f.number != 1094) throw_error(f, {text});
        }
    }

    // The server's answers to errors do not say what became of the transaction, so it is asked. (libmariadb does not
    // look at the answer to mysql_ping().)
    transaction_status status() noexcept {
        if (is_stale_ && !is_lost()) {
            waiting_.take_asked();
            do_nothing();
            is_stale_ = false;
        }
        if (is_lost()) return transaction_status::lost;
        return is_in_transaction() ? transaction_status::open : transaction_status::none;
    }
    bool is_in_transaction() const { return (native()->server_status & SERVER_STATUS_IN_TRANS) != 0; }

    // Statements separated by semicolons, to the end or to the first that fails. No limit of time ends them.
    void run(std::string_view text) {
        settle();
        read_all(native(), text, [](MYSQL_ROW) {});
    }
    // The same of the program's own text, which may end the transaction that was begun.
    void run_script(std::string_view text) {
        expect_fitting(text.size());
        settle();
        expect_time(text);
        if (!is_watched_) return read_all<true>(native(), text, [](MYSQL_ROW) {});
        transaction_watch watch(*this);
        bool had_ended = false;
        read_all<true>(
            native(), text, [](MYSQL_ROW) {}, [&] { had_ended = had_ended || !is_in_transaction(); });
        if (had_ended) was_replaced_ = true;
        else watch.look();
    }
    // Beyond it the server would end the connection.
    void expect_fitting(std::size_t bytes) const {
        constexpr std::size_t rest_of_message = 64;
        if (bytes + rest_of_message > most_bytes_) [[unlikely]]
            throw_too_long();
    }

    // Whether what runs while this lives ends the transaction and begins another one is seen by the server's own count
    // of such statements: the state is the same before and after.
    class transaction_watch {
    public:
        explicit transaction_watch(session& s) : session_(s), before_(s.count_transactions()) {}
        void look() {
            if (session_.count_transactions() != before_) session_.was_replaced_ = true;
        }

    private:
        session& session_;
        std::uint64_t before_;
    };
    bool was_replaced() const { return was_replaced_; }

    [[noreturn, gnu::cold, gnu::noinline]] void fail(const failure& f, std::string_view text) {
        note(f);
        throw_error(f, {text, where_.database, is_watched_ && status() == transaction_status::none});
    }
    void note(const failure& f) noexcept {
        if (is_loss(f.number)) is_lost_ = true;
        else if (is_in_transaction()) is_stale_ = true;
    }

    // How many rows an insert left as they were, which it counts in a variable.
    void reset_kept_rows() { run("set @mizzle_kept = 0"); }
    std::int64_t kept_rows() {
        std::int64_t count = 0;
        read_all(native(), "select @mizzle_kept", [&](MYSQL_ROW row) {
            const std::string_view digits(row[0] == nullptr ? "" : row[0]);
            std::from_chars(digits.data(), digits.data() + digits.size(), count);
        });
        return count;
    }

private:
    [[noreturn, gnu::cold, gnu::noinline]] void throw_too_long() const {
        throw usage_error(
            message_of({"mizzle: a statement and its values are more than the ", std::to_string(most_bytes_),
                        " bytes that this MySQL server takes in a message (max_allowed_packet); nothing "
                        "was sent"}));
    }

    [[noreturn, gnu::cold, gnu::noinline]] static void throw_script_ended(std::string_view text) {
        error_details details;
        details.statement = text;
        throw query_canceled(
            "mizzle: the time of a script was over, and a statement of it was ended; what those before "
            "it did stays, unless a transaction takes it back",
            details);
    }
    void do_nothing() noexcept {
        constexpr std::string_view nothing = "do 0";
        // The first may be ended in place of the statement that was meant.
        bool failed = true;
        for (int attempt = 0; failed && attempt < 2; ++attempt)
            failed = mysql_real_query(native(), nothing.data(), nothing.size()) != 0;
        if (failed) is_lost_ = true;
    }

    // Text without a statement is an error of the server's, and none here.
    template <bool Limited = false, class OnRow, class OnResult = void (*)()>
    void read_all(
        MYSQL* m, std::string_view text, OnRow&& on_row, OnResult&& on_result = [] {}) {
        const auto check = [&](bool failed) {
            if (!failed) return;
            const failure f(m);
            if (m == native()) fail(f, text);
            throw_error(f, {text, where_.database});
        };
        const auto call = [&](const auto& function, auto* handle, auto... arguments) {
            if constexpr (Limited) return wait_for(function, handle, arguments...);
            else return function.whole(handle, arguments...);
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
            if constexpr (Limited) was_ended = waiting_.take_asked() || was_ended;
            const int next = call(MIZZLE_DETAIL_MYSQL_CALL(mysql_next_result), m);
            if (next < 0 || (next > 0 && mysql_errno(m) == empty_statement)) {
                if (!was_ended) return;
                do_nothing();
                throw_script_ended(text);
            }
            check(next > 0);
        }
    }

    std::uint64_t count_transactions() {
        std::uint64_t sum = 0;
        constexpr std::string_view text =
            "show session status where variable_name in ('Com_begin', 'Com_commit', 'Com_rollback')";
        read_all(native(), text, [&](MYSQL_ROW row) {
            std::uint64_t count = 0;
            const std::string_view digits(row[1] == nullptr ? "" : row[1]);
            std::from_chars(digits.data(), digits.data() + digits.size(), count);
            sum += count;
        });
        return sum;
    }

    address where_;
    mysql_connection_options options_;
    handle_holder handle_;
    waiting waiting_;
    std::atomic<unsigned long> thread_{0};
    std::uint64_t generation_ = 0;
    std::size_t most_bytes_ = 0;  // the most that the server takes in one message
    std::atomic<bool> is_lost_{false};
    bool is_stale_ = false;  // an error may have changed the transaction
    bool is_watched_ = false;
    bool was_replaced_ = false;  // SQL text has ended the transaction that was begun
};

}  // namespace mizzle::mysql_detail
