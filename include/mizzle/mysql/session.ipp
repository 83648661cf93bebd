// The functions of session.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "session.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE handle_holder connected(const address& where, const mysql_connection_options& options) {
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
    const int socket = mysql_get_socket(m);
#else
    const int socket = m->net.fd;
#endif
    notice_dead_peer(socket, options.dead_after);
    if (options.tls >= mysql_tls::required && mysql_get_ssl_cipher(m) == nullptr)
        throw connection_error(
            "mizzle: the connection to the MySQL server is not encrypted, which mysql_connection_options::tls "
            "asks for");
    return handle;
}

MIZZLE_INLINE void session::connect() {
    expect_whole_text(options_.on_connect);
    auto fresh = connected(where_, options_);
    std::size_t most = 0;
    const auto said = settings_for(fresh.get()) + "; select @@max_allowed_packet";
    read_all(fresh.get(), said, [&](MYSQL_ROW row) {
        const std::string_view digits(row[0] == nullptr ? "" : row[0]);
        std::from_chars(digits.data(), digits.data() + digits.size(), most);
    });
    if (!options_.on_connect.empty()) read_all(fresh.get(), options_.on_connect, [](MYSQL_ROW) {});
    if (std::string_view(mysql_character_set_name(fresh.get())) != "utf8mb4") refuse_other_characters();
    const auto* limit = waiting_.limit();
    handle_ = std::move(fresh);
    waiting_ = {};
    waiting_.set_limit(native(), limit);
    most_bytes_ = most;
    thread_ = mysql_thread_id(native());
    is_lost_ = is_stale_ = was_replaced_ = writes_other_results_ = false;
    ++generation_;
}

MIZZLE_INLINE void session::reset() {
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

MIZZLE_INLINE void session::cancel() const {
    if (is_lost()) return;
    const auto other = brief_connection();
    const auto text = "kill query " + std::to_string(thread_);
    if (mysql_real_query(other.get(), text.data(), text.size()) != 0) {
        // The statement's connection has ended by itself.
        if (const failure f(other.get()); f.number != 1094) throw_error(f, {text});
    }
}

MIZZLE_INLINE handle_holder session::brief_connection() const {
    auto brief = options_;
    constexpr std::chrono::seconds most{5};
    for (auto* time : {&brief.connect_timeout, &brief.read_timeout, &brief.write_timeout})
        if (*time > most || time->count() <= 0) *time = most;
    return connected(where_, brief);
}

MIZZLE_INLINE bool session::is_answered() const noexcept {
    try {
        return brief_connection() != nullptr;
    } catch (...) { return false; }
}

MIZZLE_INLINE transaction_status session::status() noexcept {
    if (is_stale_ && !is_lost()) {
        waiting_.take_asked();
        do_nothing();
        is_stale_ = false;
    }
    if (is_lost()) return transaction_status::lost;
    return is_in_transaction() ? transaction_status::open : transaction_status::none;
}

MIZZLE_INLINE void session::run_script(std::string_view text) {
    expect_fitting(text.size());
    settle();
    expect_time(text);
    std::optional<transaction_watch> watch;
    if (is_watched_) watch.emplace(*this);
    try {
        read_all<to_be_ended>(
            native(), text, [](MYSQL_ROW) {},
            [&] {
                if (watch && !is_in_transaction()) watch->ended();
                note_characters();
            });
    } catch (...) {
        if (!is_lost() && !speaks_utf8()) set_utf8();
        throw;
    }
    expect_utf8();
}

MIZZLE_INLINE void session::set_utf8() {
    run(characters_of(is_mariadb(native()) ? mariadb_settings : mysql_settings));
    writes_other_results_ = false;
}

MIZZLE_INLINE void session::note_characters() {
    constexpr auto kind = SESSION_TRACK_SYSTEM_VARIABLES;
    const char* data = nullptr;
    std::size_t size = 0;
    bool is_name = true, is_of_results = false;
    for (int end = mysql_session_track_get_first(native(), kind, &data, &size); end == 0;
         end = mysql_session_track_get_next(native(), kind, &data, &size), is_name = !is_name) {
        const std::string_view word(data, size);
        if (is_name) is_of_results = word == "character_set_results";
        else if (is_of_results) writes_other_results_ = word != "utf8mb4";
    }
}

MIZZLE_NOINLINE MIZZLE_INLINE void session::throw_other_characters() {
    set_utf8();
    refuse_other_characters();
}

MIZZLE_NOINLINE MIZZLE_INLINE void session::refuse_other_characters() {
    throw usage_error("mizzle: SQL text gave the connection another character set, in which text would be read and "
                      "written wrongly, and which does not stay; leave `set names` and its like out, and say "
                      "convert(x using ...) within a statement");
}

// Without autocommit what follows a statement that commits by itself is in a transaction again, which nothing counts.
MIZZLE_INLINE void session::transaction_watch::look() noexcept {
    if (session_.was_replaced_ || session_.is_lost()) return;
    try {
        if (session_.count_transactions() != before_ || !session_.commits_by_itself()) ended();
    } catch (...) {
        // Nobody knows which transaction it is.
        ended();
    }
}

MIZZLE_INLINE void session::expect_fitting(std::size_t bytes) const {
    constexpr std::size_t rest_of_message = 64;
    if (bytes + rest_of_message > most_bytes_) [[unlikely]]
        throw_too_long();
}

MIZZLE_INLINE std::int64_t session::kept_rows() {
    settle();  // what is counted has happened: a late request to end it must not meet this instead
    std::int64_t count = 0;
    read_all(native(), "select @mizzle_kept", [&](MYSQL_ROW row) {
        const std::string_view digits(row[0] == nullptr ? "" : row[0]);
        std::from_chars(digits.data(), digits.data() + digits.size(), count);
    });
    return count;
}

MIZZLE_NOINLINE MIZZLE_INLINE void session::look_at_warnings(std::string_view statement) {
    std::optional<failure> cut;
    read_all(native(), "show warnings", [&](MYSQL_ROW row) {
        unsigned number = 0;
        const std::string_view digits(row[1] == nullptr ? "" : row[1]);
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (is_one_of(number, {group_too_long, result_too_large})) cut.emplace(number, row[2] == nullptr ? "" : row[2]);
    });
    if (cut) fail(*cut, statement);
}

// What the catalog does not tell is not known, whatever the reason is.
MIZZLE_NOINLINE MIZZLE_INLINE std::string session::known_names_of(const failure& f,
                                                                  std::string_view statement) noexcept {
    try {
        const auto question = question_of_names(f, {statement, where_.database});
        std::string names;
        if (question.empty() || mysql_real_query(native(), question.data(), question.size()) != 0) return names;
        const result_holder rows(mysql_store_result(native()));
        while (const auto row = rows ? mysql_fetch_row(rows.get()) : nullptr)
            for (unsigned i = 0; i < mysql_num_fields(rows.get()); ++i)
                if (row[i] != nullptr) names += std::string(row[i]) + '\n';
        return names;
    } catch (...) { return {}; }
}

MIZZLE_NOINLINE MIZZLE_INLINE void session::throw_too_long() const {
    throw usage_error(message_of({"mizzle: a statement and its values are more than the ", std::to_string(most_bytes_),
                                  " bytes that this MySQL server takes in a message (max_allowed_packet); nothing "
                                  "was sent"}));
}

MIZZLE_NOINLINE MIZZLE_INLINE void session::throw_script_ended(std::string_view text) {
    error_details details;
    details.statement = text;
    throw query_canceled("mizzle: the time of a script was over, and a statement of it was ended; what those before "
                         "it did stays, unless a transaction takes it back",
                         details);
}

MIZZLE_INLINE void session::do_nothing() noexcept {
    constexpr std::string_view nothing = "do 0";
    // The first may be ended in place of the statement that was meant.
    bool failed = true;
    for (int attempt = 0; failed && attempt < 2; ++attempt)
        failed = mysql_real_query(native(), nothing.data(), nothing.size()) != 0;
    if (failed) is_lost_ = true;
}

MIZZLE_INLINE std::uint64_t session::count_transactions() {
    settle();
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

}  // namespace mizzle::detail::mysql_detail
