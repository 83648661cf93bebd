// sql("...") and sql_statement("...").
#pragma once
#include "../../query/clauses/raw_statement.hpp"
#include "../../query/clauses/raw_table.hpp"
#include "operators.hpp"

namespace mizzle::detail {

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

// A comment that the text ends in would take what follows in the statement for its own.
constexpr void end_comment(writer& out, std::string_view text) {
    if (text.find("--") != std::string_view::npos || text.find('#') != std::string_view::npos) out.put("\n");
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

// Whether the text has the name as a word, other than in a literal.
bool names_word(std::string_view text, std::string_view name);

// Whether the text speaks of this table: name. or "name".
bool speaks_of(std::string_view text, std::string_view table);
void refuse_hidden_name(const writer& out, std::string_view text);

template <class Type, class Text, class... A>
constexpr void spell(writer& out, const raw_expression<Type, Text, A...>& node) {
    if (out.aliases() != nullptr) refuse_hidden_name(out, node.text);
    write_raw(out, node.text, node.operands);
    end_comment(out, node.text);
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

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "raw.ipp"
#endif
