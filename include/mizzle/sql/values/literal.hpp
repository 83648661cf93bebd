// Values as SQL literals: for DDL and for people to read. Statements that run bind their values instead.
#pragma once
#include "../../query/values/bound_value.hpp"
#include "../../query/values/encode.hpp"
#include "../../query/values/temporal_text.hpp"

#include <charconv>
#include <string>

namespace mizzle::detail {

void append_text_literal(std::string& out, std::string_view text);

// 'a', 'b', 'c': before the first, where there is one, stands what begins the list or goes on with it.
template <class Texts>
void append_text_literals(std::string& out, const Texts& texts, std::string_view before_first = {}) {
    auto before = before_first;
    for (const auto& text : texts) {
        out += before;
        append_text_literal(out, text);
        before = ", ";
    }
}

// The literals that all databases spell alike. Whether it was one.
bool append_plain_literal(std::string& out, const bound_value& v);

// The text of a date or time.
std::string text_of_time(const bound_value& v);

std::string text_of_uuid(const bound_value& v);

interval interval_of(const bound_value& v);

std::string hex_text_of(const bound_value& v);

// As a literal of the database: spell_literal() of its folder, or a plain one; in write.hpp.
template <class Text> void append_literal(Text& out, dialect_id dialect, const bound_value& v);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "literal.ipp"
#endif
