// The server's and the client library's errors as typed errors.
#pragma once
#include "../database/raw_text.hpp"
#include "../database/refusal.hpp"
#include "client.hpp"
#include "messages.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::mysql_detail {

// What is known of a statement that failed.
struct failed_statement {
    std::string_view text;
    std::string_view database = {};  // a name that messages put before those of tables
    bool took_all_back = false;      // the error has ended the transaction that the statement was part of
    bool answers = false;            // the connection has answered since
    std::string_view names = {};     // of the message, those that the database's catalog holds, a line each
};

inline bool says(const failure& f, std::string_view words) { return f.message.find(words) != std::string::npos; }

// A trigger or a procedure may raise any error with any words: of what a message names that may be shown which the
// statement or the catalog names, too.
MIZZLE_COLD shown_message read_message(const failure& f, const failed_statement& at, error_details& details);

// A question to the catalog whether it holds what a violation's message names; empty where nobody needs to ask, or
// where the message does not say of which table it is.
MIZZLE_COLD std::string question_of_names(const failure& f, const failed_statement& at);

// A lost connection: whether the statement was carried out is unknown, so it is not sent again.
[[noreturn]] MIZZLE_COLD void throw_lost(const failure& f, std::string_view statement);

MIZZLE_COLD refusal refusal_of(const failure& f, const failed_statement& at);
[[noreturn]] MIZZLE_COLD void throw_error(const failure& f, const failed_statement& at);

// The library repeats what it takes for a host, a user or a database; none of it is the password as it was given, but
// a part of a message may be equal to it.
[[noreturn]] MIZZLE_COLD void throw_unreachable(const failure& f, std::string_view password);

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "errors.ipp"
#endif
