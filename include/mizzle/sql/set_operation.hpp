// Set operations. SQLite knows no parentheses around their operands: there they are selects from the operand.
#pragma once
#include "../query/set_operation.hpp"
#include "derived_table.hpp"

namespace mizzle {

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
    out.put(out.is_sqlite() ? "select * from (" : "(");
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

// SQLite: whether a column of an operand is a decimal of another form than the result's, or one that is equal to others
// that are spelled otherwise.
template <class From, class To> inline constexpr bool is_other_form = false;
template <class From, class To>
    requires(is_decimal<From> && is_decimal<To>)
inline constexpr bool is_other_form<From, To> =
    std::is_same_v<To, types::numeric> || (is_scaled<To> && decimal_scale<From> != decimal_scale<To>);
template <class Outputs, class Columns> inline constexpr bool has_other_forms = false;
template <class... O, class... C>
inline constexpr bool has_other_forms<type_list<O...>, type_list<C...>> =
    (is_other_form<typename O::sql_type, typename C::sql_type> || ...);

// select "a" * 100 as "a", ... from (...): `Names` are those of the result.
template <class Columns, class Names, bool Plain, class S>
constexpr void write_in_form(writer& out, const S& statement) {
    using own = typename names_of_outputs<outputs_of<S>>::type;
    using names = std::conditional_t<std::is_void_v<Names>, own, Names>;
    out.put("select ");
    [&]<class... O, class... C>(type_list<O...>, type_list<C...>) {
        std::size_t i = 0;
        const auto one = [&]<class From, class To>() {
            if (i != 0) out.put(", ");
            const auto value = [&] { own::name(i, [&out](std::string_view name) { out.identifier(name); }); };
            if constexpr (!is_other_form<From, To>) {
                value();
            } else if constexpr (is_scaled<To>) {
                value();
                out.put(" * ");
                put_power_of_ten(out, decimal_scale<To> - decimal_scale<From>);
            } else if constexpr (Plain) {
                write_type_plain<From>(out, value);
            } else {
                write_type_as_text<From>(out, value);
                out.put(" collate mizzle_decimal");
            }
            out.put(" as ");
            names::name(i, [&out](std::string_view name) { out.identifier(name); });
            ++i;
        };
        (one.template operator()<typename O::sql_type, typename C::sql_type>(), ...);
    }(outputs_of<S>{}, Columns{});
    out.put(" from (");
    write_select<with_output_names<typename S::source, own>>(out, statement);
    out.put(")");
}

// SQLite has no intersect all and no except all: there equal rows are numbered, and the numbered rows are compared.
template <class Columns, set_operator Op, class L, class R>
constexpr void write_numbered(writer& out, const L& left, const R& right) {
    using outputs = names_of_outputs<outputs_of<L>>;
    using names = typename outputs::type;
    const auto side = [&out]<class S>(const S& statement) {
        out.put("select *, row_number() over (partition by ");
        write_names<names>(out, outputs::size);
        out.put(") from (");
        if constexpr (has_other_forms<outputs_of<S>, Columns>) write_in_form<Columns, names, true>(out, statement);
        else write_select<with_output_names<typename S::source, names>>(out, statement);
        out.put(")");
    };
    out.put("select ");
    write_names<names>(out, outputs::size);
    out.put(" from (");
    side(left);
    out.put(spelled(Op, false));
    side(right);
    out.put(")");
}

template <class Source, set_operator Op, bool All, class L, class R>
constexpr void write_statement(writer& out, const set_operation<Op, All, L, R>& node) {
    using columns = typename set_columns<Op, outputs_of<L>, outputs_of<R>>::type;
    if constexpr (All && Op != set_operator::union_) {
        if (out.is_sqlite()) return write_numbered<columns, Op>(out, node.left, node.right);
    }
    using names = typename output_names_for<Source>::type;
    constexpr bool converts_left = has_other_forms<outputs_of<L>, columns>;
    constexpr bool converts_right = has_other_forms<outputs_of<R>, columns>;
    if constexpr (converts_left || converts_right) {
        if (out.is_sqlite()) {
            const auto side = [&]<bool Converts, class Named, class S>(const S& statement) {
                if constexpr (Converts) write_in_form<columns, Named, false>(out, statement);
                else if constexpr (std::is_void_v<Named>) write_set_operand(out, statement);
                else {
                    out.put("select * from (");
                    write_select<with_output_names<typename S::source, Named>>(out, statement);
                    out.put(")");
                }
            };
            side.template operator()<converts_left, names>(node.left);
            out.put(spelled(Op, All));
            return side.template operator()<converts_right, void>(node.right);
        }
    }
    using casts = typename output_casts_for<Source>::type;
    using cast_source = with_output_casts<typename L::source, casts>;
    using left_source = std::conditional_t<std::is_void_v<names>, cast_source, with_output_names<cast_source, names>>;
    if constexpr (is_plain_select<L>) {
        write_select<left_source>(out, node.left);
    } else {
        if (is_set_operation<L> && (out.is_sqlite() || is_plain_left<Op, L>)) write_select<left_source>(out, node.left);
        else write_in_parentheses<left_source>(out, node.left);
    }
    out.put(spelled(Op, All));
    write_set_operand<casts>(out, node.right);
}

// By its position: a name could be that of a column of the first select.
template <std::size_t I, class Column> constexpr void write(writer& out, const output_position<I, Column>&) {
    out.number(I + 1);
}
template <std::size_t I, class Column> constexpr void write_sorted(writer& out, const output_position<I, Column>& at) {
    write(out, at);
    if (is_text_decimal<typename Column::sql_type> && out.is_sqlite()) out.put(" collate mizzle_decimal");
}

template <class X> inline constexpr bool sorts_labels = false;
template <class X, direction D, nulls N>
inline constexpr bool sorts_labels<ordering<X, D, N>> = has_order_key<typename X::sql_type>;

// The order of an enum is no column of the result. On SQLite it must be there to sort by: it is found around it.
template <class Source, set_operator Op, bool All, class L, class R, class... X>
constexpr void write_statement(writer& out, const order_by_clause<set_operation<Op, All, L, R>, X...>& node) {
    if constexpr ((sorts_labels<X> || ...)) {
        if (out.is_sqlite()) {
            using names = typename names_of_outputs<outputs_of<L>>::type;
            out.put("select * from (");
            write_statement<with_output_names<Source, names>>(out, node.before);
            out.put(") order by ");
            bool first = true;
            node.orderings.each([&]<class O, direction D, nulls N>(const ordering<O, D, N>&) {
                if (!first) out.put(", ");
                first = false;
                const auto name = [&out] {
                    names::name(O::index, [&out](std::string_view text) { out.identifier(text); });
                };
                if constexpr (has_order_key<typename O::sql_type>) write_order_key<typename O::sql_type>(out, name);
                else write_compared<typename O::sql_type>(out, name);
                write_direction<D, N>(out);
            });
            return;
        }
    }
    write_statement<Source>(out, node.before);
    write_orderings(out, node.orderings, " order by ");
}

}  // namespace mizzle
