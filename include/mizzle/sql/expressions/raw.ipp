// The functions of raw.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "raw.hpp"

namespace mizzle::detail {

MIZZLE_INLINE bool names_word(std::string_view text, std::string_view name) {
    bool is_literal = false;
    for (std::size_t at = 0; at + name.size() <= text.size(); ++at) {
        if (text[at] == '\'') is_literal = !is_literal;
        if (is_literal || !is_same_in_any_case(text.substr(at, name.size()), name)) continue;
        const auto after = at + name.size();
        if ((at == 0 || !is_word_character(text[at - 1])) && (after == text.size() || !is_word_character(text[after])))
            return true;
    }
    return false;
}

MIZZLE_INLINE bool speaks_of(std::string_view text, std::string_view table) {
    for (std::size_t at = 0; at + table.size() < text.size(); ++at) {
        if (!is_same_in_any_case(text.substr(at, table.size()), table)) continue;
        if (at != 0 && is_word_character(text[at - 1])) continue;
        auto after = text.substr(at + table.size());
        if (at != 0 && text[at - 1] == '"' && after.front() == '"') after.remove_prefix(1);
        while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
        if (!after.empty() && after.front() == '.') return true;
    }
    return false;
}

MIZZLE_INLINE void refuse_hidden_name(const writer& out, std::string_view text) {
    for (const auto* a = out.aliases(); a != nullptr; a = a->before)
        if (!a->hidden_name.empty() && speaks_of(text, a->hidden_name))
            throw_usage_error("mizzle: raw SQL names a table that stands in the subquery and around it; give the inner "
                              "one a name of its own by alias<\"name\">(table), or pass the column as an operand");
}

}  // namespace mizzle::detail
