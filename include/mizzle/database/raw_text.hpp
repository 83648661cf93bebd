// What text must be before a database is given it.
#pragma once
#include "../error.hpp"

#include <cstddef>
#include <string_view>

namespace mizzle {

// Neither database takes more in one message; beyond it PostgreSQL ends the connection.
inline constexpr std::size_t most_bytes = 1'000'000'000;

// A database would read it up to its first NUL: "delete from t\0 where ..." deletes every row.
inline void expect_whole_text(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) [[unlikely]]
        throw_usage_error("mizzle: SQL text must not hold a NUL character, where a database would take it to end; "
                          "nothing was sent");
    if (text.size() > most_bytes) [[unlikely]]
        throw_usage_error("mizzle: SQL text of more than 1,000,000,000 bytes is more than a database takes; nothing "
                          "was sent");
}

// The same of a file's name or a connection string.
inline void expect_whole_name(std::string_view name) {
    if (name.find('\0') != std::string_view::npos) [[unlikely]]
        throw_usage_error("mizzle: the name of a database must not hold a NUL character, where it would end");
}

[[noreturn, gnu::cold]] inline void throw_no_statement() {
    throw_usage_error("mizzle: the SQL text holds no statement; exec() takes text without one");
}
[[noreturn, gnu::cold]] inline void throw_unbound_placeholder() {
    throw_usage_error("mizzle: the SQL text has a placeholder of its own, to which nothing is bound; write {} and give "
                      "its value");
}
[[noreturn, gnu::cold]] inline void throw_second_statement() {
    throw_usage_error("mizzle: the SQL text holds more than one statement; run each by itself, or all of them by "
                      "exec()");
}

}  // namespace mizzle
