// sql("...").
#pragma once
#include "../query/raw_table.hpp"
#include "operators.hpp"

namespace mizzle {

template <class T, class... A> inline constexpr bool is_compound<raw_sql<T, A...>> = true;

template <class Op, class T, class... A> inline constexpr bool is_other_logic<Op, raw_sql<T, A...>> = true;

// Raw text as it is, each {} replaced by the next operand.
template <class Type, class... A> constexpr void write(writer& out, const raw_sql<Type, A...>& node) {
    std::string_view rest = node.text;
    node.operands.each([&](const auto& operand) {
        const auto at = rest.find("{}");
        if (at == std::string_view::npos) throw_usage_error("mizzle: sql(\"...\") has fewer {} than operands");
        out.put(rest.substr(0, at));
        write_operand(out, operand);
        write_cast<std::remove_cvref_t<decltype(operand)>, void>(out);
        rest.remove_prefix(at + 2);
    });
    if (sizeof...(A) > 0 && rest.find("{}") != std::string_view::npos)
        throw_usage_error("mizzle: sql(\"...\") has more {} than operands");
    out.put(rest);
}

template <class Table, class Raw> constexpr void write(writer& out, const raw_source<Table, Raw>& node) {
    write_parenthesised(out, node.text);
    out.put(" as ");
    out.identifier(qualifier_of<Table>());
}

}  // namespace mizzle
