// sql("...") and sql_statement("...").
#pragma once
#include "../query/raw_statement.hpp"
#include "../query/raw_table.hpp"
#include "operators.hpp"

namespace mizzle {

template <class T, class Text, class... A>
inline constexpr bool needs_parentheses<raw_expression<T, Text, A...>> = true;

template <class Op, class T, class Text, class... A>
inline constexpr bool is_other_logic<Op, raw_expression<T, Text, A...>> = true;

// Plain text up to where the next operand stands; false at the end.
constexpr bool write_plain(writer& out, std::string_view& rest) {
    for (;;) {
        const auto piece = next_piece(rest);
        out.put(piece.plain);
        if (piece.then != raw_piece::braces) return piece.then == raw_piece::operand;
        out.put("{}");
    }
}

// Raw text as it is, each {} replaced by the next operand.
template <class... A> constexpr void write_raw(writer& out, std::string_view text, const pack<A...>& operands) {
    if constexpr (sizeof...(A) == 0) {
        out.put(text);
    } else {
        operands.each([&]<class N>(const N& operand) {
            if (!write_plain(out, text)) throw_usage_error("mizzle: raw SQL has fewer {} than operands");
            write_operand(out, operand);
            write_cast<N, void>(out);
        });
        if (write_plain(out, text)) throw_usage_error("mizzle: raw SQL has more {} than operands");
    }
}

constexpr bool is_letter_of_name(char c) {
    return c == '_' || c == '$' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 128;
}

// Whether the text has the name as a word, other than in a literal.
inline bool names_word(std::string_view text, std::string_view name) {
    bool is_literal = false;
    for (std::size_t at = 0; at + name.size() <= text.size(); ++at) {
        if (text[at] == '\'') is_literal = !is_literal;
        if (is_literal || !is_same_name(text.substr(at, name.size()), name)) continue;
        const auto after = at + name.size();
        if ((at == 0 || !is_letter_of_name(text[at - 1])) && (after == text.size() || !is_letter_of_name(text[after])))
            return true;
    }
    return false;
}

// Whether the text speaks of this table: name. or "name".
inline bool speaks_of(std::string_view text, std::string_view table) {
    constexpr auto is_letter = is_letter_of_name;
    for (std::size_t at = 0; at + table.size() < text.size(); ++at) {
        if (!is_same_name(text.substr(at, table.size()), table)) continue;
        if (at != 0 && is_letter(text[at - 1])) continue;
        auto after = text.substr(at + table.size());
        if (at != 0 && text[at - 1] == '"' && after.front() == '"') after.remove_prefix(1);
        while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
        if (!after.empty() && after.front() == '.') return true;
    }
    return false;
}
inline void refuse_hidden_name(const writer& out, std::string_view text) {
    for (const auto* a = out.aliases(); a != nullptr; a = a->before)
        if (!a->hidden_name.empty() && speaks_of(text, a->hidden_name))
            throw_usage_error("mizzle: raw SQL names a table that stands in the subquery and around it; give the inner "
                              "one a name of its own by alias<\"name\">(table), or pass the column as an operand");
}

template <class Type, class Text, class... A>
constexpr void spell(writer& out, const raw_expression<Type, Text, A...>& node) {
    if (out.aliases() != nullptr) refuse_hidden_name(out, node.text);
    write_raw(out, node.text, node.operands);
}

template <class Source, class Rows, class Text, class... A>
constexpr void spell_statement(writer& out, const raw_statement<Rows, Text, A...>& node) {
    write_raw(out, node.text, node.operands);
}

template <class Table, class Raw> constexpr void spell(writer& out, const raw_source<Table, Raw>& node) {
    write_parenthesised(out, node.text);
    out.put(" as ");
    write_qualifier<Table>(out);
}

}  // namespace mizzle
