// Set operations: SQLite knows no parentheses around their operands, so that those are selects from the operand, and
// whatever is kept in several forms is brought to one.
#pragma once
#include "../../sql/clauses/union.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

// Whether a column of an operand is a decimal of another form than the result's, or one that is equal to others
// that are spelled otherwise, or one that may be too large where rows are compared.
template <bool Compares, class From, class To> inline constexpr bool is_other_form = false;
template <bool Compares, class From, class To>
    requires(is_decimal<From> && is_decimal<To>)
inline constexpr bool is_other_form<Compares, From, To> =
    std::is_same_v<To, types::numeric> || (is_scaled<To> && decimal_scale<From> != decimal_scale<To>) ||
    (Compares && may_overflow<To>);
template <bool Compares, class Outputs, class Columns> inline constexpr bool has_other_forms = false;
template <bool Compares, class... O, class... C>
inline constexpr bool has_other_forms<Compares, type_list<O...>, type_list<C...>> =
    (is_other_form<Compares, typename O::sql_type, typename C::sql_type> || ...);

// select "a" * 100 as "a", ... from (...): `Names` are those of the result.
template <bool Compares, class Columns, class Names, bool Plain, class S>
constexpr void write_in_form(writer& out, const S& statement) {
    using own = typename names_of_outputs<outputs_of<S>>::type;
    using names = std::conditional_t<std::is_void_v<Names>, own, Names>;
    out.put("select ");
    [&]<class... O, class... C>(type_list<O...>, type_list<C...>) {
        std::size_t i = 0;
        const auto one = [&]<class From, class To>() {
            if (i != 0) out.put(", ");
            const auto value = [&] { own::name(i, [&out](std::string_view name) { out.identifier(name); }); };
            if constexpr (!is_other_form<Compares, From, To>) {
                value();
            } else if constexpr (is_scaled<To>) {
                constexpr int more = decimal_scale<To> - decimal_scale<From>;
                write_checked<Compares && may_overflow<To>>(out, [&] {
                    value();
                    if (more == 0) return;
                    out.put(" * ");
                    put_power_of_ten(out, more);
                });
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

// There is no intersect all and no except all: equal rows are numbered, and the numbered rows are compared.
template <class Columns, set_operator Op, class L, class R>
constexpr void write_numbered(writer& out, const L& left, const R& right) {
    using outputs = names_of_outputs<outputs_of<L>>;
    using names = typename outputs::type;
    const auto side = [&out]<class S>(const S& statement) {
        out.put("select *, row_number() over (partition by ");
        write_names<names>(out, outputs::size);
        out.put(") from (");
        if constexpr (has_other_forms<true, outputs_of<S>, Columns>)
            write_in_form<true, Columns, names, true>(out, statement);
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

template <bool Compares, class Columns, class L, class R>
inline constexpr bool joins_other_forms =
    has_other_forms<Compares, outputs_of<L>, Columns> || has_other_forms<Compares, outputs_of<R>, Columns>;
template <set_operator Op, class L, class R>
using columns_of_both = typename set_columns<Op, outputs_of<L>, outputs_of<R>>::type;

template <class Source, set_operator Op, bool All, class L, class R>
    requires((All && Op != set_operator::union_) || joins_other_forms<!All, columns_of_both<Op, L, R>, L, R>)
constexpr void spell_statement(dialects::sqlite, writer& out, const set_operation<Op, All, L, R>& node) {
    using columns = columns_of_both<Op, L, R>;
    if constexpr (All && Op != set_operator::union_) {
        write_numbered<columns, Op>(out, node.left, node.right);
    } else {
        using names = typename output_names_for<Source>::type;
        const auto side = [&]<bool Converts, class Named, class S>(const S& statement) {
            if constexpr (Converts) write_in_form<!All, columns, Named, false>(out, statement);
            else if constexpr (std::is_void_v<Named>) write_set_operand(out, statement);
            else {
                out.put("select * from (");
                write_select<with_output_names<typename S::source, Named>>(out, statement);
                out.put(")");
            }
        };
        side.template operator()<has_other_forms<!All, outputs_of<L>, columns>, names>(node.left);
        out.put(spelled(Op, All));
        side.template operator()<has_other_forms<!All, outputs_of<R>, columns>, void>(node.right);
    }
}

template <class X> inline constexpr bool sorts_labels = false;
template <class X, direction D, nulls N>
inline constexpr bool sorts_labels<ordering<X, D, N>> = has_order_key<typename X::sql_type>;

// The order of an enum is no column of the result, where it must be to sort by: it is found around the operation.
template <class Source, set_operator Op, bool All, class L, class R, class... X>
    requires(sorts_labels<X> || ...)
constexpr void spell_statement(dialects::sqlite, writer& out,
                               const order_by_clause<set_operation<Op, All, L, R>, X...>& node) {
    using names = typename names_of_outputs<outputs_of<L>>::type;
    out.put("select * from (");
    write_statement<with_output_names<Source, names>>(out, node.before);
    out.put(") order by ");
    bool first = true;
    node.orderings.each([&]<class O, direction D, nulls N>(const ordering<O, D, N>&) {
        if (!first) out.put(", ");
        first = false;
        const auto name = [&out] { names::name(O::index, [&out](std::string_view text) { out.identifier(text); }); };
        if constexpr (has_order_key<typename O::sql_type>) write_order_key<typename O::sql_type>(out, name);
        else write_compared<typename O::sql_type>(out, name);
        write_direction<D, N>(out);
    });
}

}  // namespace mizzle::detail
