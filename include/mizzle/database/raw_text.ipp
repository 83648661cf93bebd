// The functions of raw_text.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "raw_text.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void expect_whole_text(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) [[unlikely]]
        throw_usage_error("mizzle: SQL text must not hold a NUL character, where a database would take it to end; "
                          "nothing was sent");
    if (text.size() > most_bytes) [[unlikely]]
        throw_usage_error("mizzle: SQL text of more than 1,000,000,000 bytes is more than a database takes; nothing "
                          "was sent");
}

MIZZLE_INLINE void expect_whole_name(std::string_view name) {
    if (name.find('\0') != std::string_view::npos) [[unlikely]]
        throw_usage_error("mizzle: the name of a database must not hold a NUL character, where it would end");
}

MIZZLE_INLINE void throw_no_statement() {
    throw_usage_error("mizzle: the SQL text holds no statement; exec() takes text without one");
}

MIZZLE_INLINE void throw_unbound_placeholder() {
    throw_usage_error("mizzle: the SQL text has a placeholder of its own, to which nothing is bound; write {} and give "
                      "its value");
}

MIZZLE_INLINE void throw_unused_value() {
    throw_usage_error("mizzle: the SQL text has not as many placeholders as it is given values; a {} in quotes or in a "
                      "comment is none, and neither is what a comment hides");
}

MIZZLE_INLINE void throw_second_statement() {
    throw_usage_error("mizzle: the SQL text holds more than one statement; run each by itself, or all of them by "
                      "exec()");
}

}  // namespace mizzle::detail
