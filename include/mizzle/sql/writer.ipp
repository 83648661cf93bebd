// The functions of writer.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "writer.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void writer::print(const bound_value& value) {
    std::string text;
    append_literal(text, dialect_, value);
    const bool is_negative = text.front() == '-';
    if (is_negative) put("(");
    put(text);
    if (is_negative) put(")");
}

MIZZLE_NOINLINE MIZZLE_INLINE void writer::refuse_long_name(dialect_id dialect, std::string_view name) {
    throw usage_error("mizzle: " + std::string(dialect->name) + " keeps " + std::to_string(dialect->longest_name) +
                      " bytes of a name, and \"" + std::string(name) +
                      "\" is longer; give it a shorter one, as by named(\"...\")");
}

MIZZLE_INLINE std::string quoted(dialect_id dialect, std::string_view name) {
    std::string text;
    writer(dialect, text).identifier(name);
    return text;
}

}  // namespace mizzle::detail
