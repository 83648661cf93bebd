// The order of a set operation's rows by an enum, which is text in its result: it is found around the operation.
#pragma once
#include "../../sql/clauses/union.hpp"
#include "comparable.hpp"
#include "ordering.hpp"

namespace mizzle::detail {

struct named_column_of_operation {};
template <class X> inline constexpr bool is_sorted_label = false;
template <class X, direction D, nulls N>
inline constexpr bool is_sorted_label<ordering<X, D, N>> = X::sql_type::family == type_family::enumeration;

template <class Source, set_operator Op, bool All, class L, class R, class... X>
    requires(is_sorted_label<X> || ...)
constexpr void spell_statement(dialects::mysql, writer& out,
                               const order_by_clause<set_operation<Op, All, L, R>, X...>& node) {
    using names = typename names_of_outputs<outputs_of<L>>::type;
    out.put("select * from (");
    write_statement<with_output_names<Source, names>>(out, node.before);
    out.put(") as _s order by ");
    bool first = true;
    node.orderings.each([&]<class O, direction D, nulls N>(const ordering<O, D, N>&) {
        using type = typename O::sql_type;
        if (!first) out.put(", ");
        first = false;
        const auto write_name = [&out] {
            names::name(O::index, [&out](std::string_view text) { out.identifier(text); });
        };
        const auto write_value = [&] {
            if constexpr (has_order_key<type>) write_order_key<type>(out, write_name);
            else write_name();
        };
        write_placed<named_column_of_operation>(out, write_value, D == direction::descending, N);
    });
}

}  // namespace mizzle::detail
