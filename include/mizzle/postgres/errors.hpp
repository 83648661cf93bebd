// The server's errors as typed errors.
#pragma once
#include "../database/error.hpp"
#include "../database/raw_text.hpp"
#include "../database/refusal.hpp"
#include "../message.hpp"
#include "libpqxx.hpp"
#include "messages.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <string>
#include <string_view>

namespace mizzle::detail::postgres_detail {

// The statement's own text is at fault, not a function that it calls nor a value that names something: the server says
// where in it, or names what stands there.
bool is_about_text(std::string_view message, std::string_view statement, const shown_message& shown);

// Of a COPY that broke off.
void end_copying(PGconn* c);

// Where nothing could be written any more, the library has not read yet that nobody is there.
bool is_connection_lost(PGconn* c);

// A request to end what runs was not taken.
[[noreturn]] MIZZLE_COLD void throw_no_answer();

// More or fewer of them than there are placeholders.
[[noreturn]] MIZZLE_COLD void throw_unfit_values(std::string_view message);

// `primary` is the message's first sentence. `c` is asked what has become of it and of its transaction: functions of
// the database may raise any code.
MIZZLE_COLD refusal refusal_of(std::string_view code, std::string_view message, std::string_view primary, bool is_text,
                               bool took_all_back, PGconn* c);

[[noreturn]] MIZZLE_COLD void throw_error(std::string_view code, std::string_view message, std::string_view statement,
                                          PGconn* c);

// A lost connection: whether the statement was carried out is unknown, so it is not sent again.
[[noreturn]] MIZZLE_COLD void throw_lost(std::string_view statement);

// Passwords stay out of messages. libpq repeats what it takes for a host, a user or a database when it cannot connect,
// and any part of a connection string that it cannot read.
std::string without_secrets(std::string message, std::string_view options);

[[noreturn]] MIZZLE_COLD void throw_unreachable(const std::string& message, const std::string& options);

[[noreturn]] MIZZLE_COLD void throw_unexpected(const std::exception& e, std::string_view statement);

// Runs f; libpqxx's exceptions become ours.
template <class F> auto translated(const session& s, std::string_view statement, F&& f) {
    try {
        const english_messages labels;
        return f();
    } catch (const pqxx::broken_connection& e) {
        // Also what functions of the database raise with a code of that class.
        const auto code = code_of_message(e.what());
        if (code.empty()) throw_lost(statement);
        throw_error(code, e.what(), statement, s.raw());
    } catch (const pqxx::sql_error& e) {
        // Version 6 leaves the code of some out.
        const auto code = e.sqlstate().empty() ? code_of_message(e.what()) : std::string_view(e.sqlstate());
        if (code.empty()) throw_lost(statement);
        throw_error(code, e.what(), statement, s.raw());
    } catch (const pqxx::usage_error& e) { throw_unexpected(e, statement); } catch (const pqxx::failure& e) {
        if (PQstatus(s.raw()) == CONNECTION_BAD) throw_lost(statement);
        // Version 6 has exceptions without a code for conflicts between transactions.
        if (const auto code = code_of_message(e.what()); !code.empty()) throw_error(code, e.what(), statement, s.raw());
        throw_unexpected(e, statement);
    }
}

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "errors.ipp"
#endif
