// The functions of script.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "script.hpp"

namespace mizzle::detail {

// The first words of a statement, in lower case, with a space behind each.
MIZZLE_INLINE std::string first_words(std::string_view text) {
    std::string words;
    for (const char c : text.substr(0, 200)) {
        if (is_letter(c) || c == '_') words += small_letter(c);
        else if (!words.empty() && words.back() != ' ') words += ' ';
    }
    return words + ' ';
}

MIZZLE_INLINE void expect_no_end(std::string_view script, const script_rules& rules) {
    std::vector<script_part> parts;
    try {
        parts = script_splitter(script, rules).split();
    } catch (const usage_error&) { return; }  // what is not closed is the database's to judge
    for (const auto& part : parts) {
        const auto words = first_words(part.text);
        const auto begins = [&](std::string_view with) { return words.starts_with(with); };
        const bool is_level =
            begins("rollback to ") || begins("rollback work to ") || begins("rollback transaction to ");
        const bool ends = begins("commit ") || begins("end ") || begins("abort ") || begins("begin ") ||
                          begins("start transaction ") || begins("prepare transaction ") ||
                          (begins("rollback ") && !is_level);
        if (!part.is_mark && ends)
            throw_usage_error("mizzle: SQL text in a sandbox cannot begin or end a transaction: the one around it all "
                              "is always taken back; use transaction(), which is a savepoint there");
    }
}

}  // namespace mizzle::detail
