// sql("...") and sql_statement("...").
#pragma once
#include "../query/raw_statement.hpp"
#include "../query/raw_table.hpp"
#include "operators.hpp"

namespace mizzle {

template <class T, class Text, class... A> inline constexpr bool is_compound<raw_expression<T, Text, A...>> = true;

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

template <class Type, class Text, class... A>
constexpr void write(writer& out, const raw_expression<Type, Text, A...>& node) {
    write_raw(out, node.text, node.operands);
}

template <class Source, class Rows, class Text, class... A>
constexpr void write_statement(writer& out, const raw_statement<Rows, Text, A...>& node) {
    write_raw(out, node.text, node.operands);
}

template <class Table, class Raw> constexpr void write(writer& out, const raw_source<Table, Raw>& node) {
    write_parenthesised(out, node.text);
    out.put(" as ");
    out.identifier(qualifier_of<Table>());
}

}  // namespace mizzle
