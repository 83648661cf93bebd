// Set operations.
#pragma once
#include "../../query/clauses/union.hpp"
#include "derived_table.hpp"

namespace mizzle::detail {

template <class S> inline constexpr bool is_set_operation = requires { requires S::is_set_operation; };
template <class S> inline constexpr bool has_with = requires { requires S::is_with; };

// A select that may stand beside union as it is.
template <class S>
inline constexpr bool is_plain_select = S::place < clause::order_by && !is_set_operation<S> && !has_with<S>;

// Whether a set operation may stand on the left of another without parentheses. SQL works from left to right, save that
// on PostgreSQL an intersect comes first.
template <set_operator Op, class S>
inline constexpr bool is_plain_left = is_plain_select<S> || [] {
    if constexpr (is_set_operation<S>) return Op != set_operator::intersect || S::operation == Op;
    else return false;
}();

template <class Source, class S> constexpr void write_in_parentheses(writer& out, const S& statement) {
    out.put(out.dialect()->before_operand);
    write_select<Source>(out, statement);
    out.put(")");
}

template <class Casts = no_casts, class S> constexpr void write_set_operand(writer& out, const S& statement) {
    using source = with_output_casts<typename S::source, Casts>;
    if constexpr (is_plain_select<S>) write_select<source>(out, statement);
    else write_in_parentheses<source>(out, statement);
}

constexpr std::string_view spelled(set_operator op, bool all) {
    switch (op) {
    case set_operator::union_: return all ? " union all " : " union ";
    case set_operator::intersect: return all ? " intersect all " : " intersect ";
    default: return all ? " except all " : " except ";
    }
}

template <class Outputs> struct names_of_outputs;
template <class... Outputs> struct names_of_outputs<type_list<Outputs...>> {
    using type = output_names<Outputs...>;
    static constexpr std::size_t size = sizeof...(Outputs);
};

template <class Names> constexpr void write_names(writer& out, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (i != 0) out.put(", ");
        Names::name(i, [&out](std::string_view name) { out.identifier(name); });
    }
}

template <class Source, set_operator Op, bool All, class L, class R>
constexpr void spell_statement(writer& out, const set_operation<Op, All, L, R>& node) {
    using names = typename output_names_for<Source>::type;
    using casts = typename output_casts_for<Source>::type;
    using cast_source = with_output_casts<typename L::source, casts>;
    using left_source = std::conditional_t<std::is_void_v<names>, cast_source, with_output_names<cast_source, names>>;
    if constexpr (is_plain_select<L>) {
        write_select<left_source>(out, node.left);
    } else {
        const bool is_plain = is_set_operation<L> && (out.dialect()->operates_from_the_left || is_plain_left<Op, L>);
        if (is_plain) write_select<left_source>(out, node.left);
        else write_in_parentheses<left_source>(out, node.left);
    }
    out.put(spelled(Op, All));
    write_set_operand<casts>(out, node.right);
}

// By its position: a name could be that of a column of the first select.
template <std::size_t I, class Column> constexpr void spell(writer& out, const output_position<I, Column>&) {
    out.number(I + 1);
}
template <std::size_t I, class Column> constexpr void write_sorted(writer& out, const output_position<I, Column>& at) {
    write(out, at);
    write(out, collation<typename Column::sql_type>{});
}

}  // namespace mizzle::detail
