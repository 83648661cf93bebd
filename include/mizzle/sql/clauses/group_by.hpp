// group by expressions
#pragma once
#include "../../query/clauses/group_by.hpp"
#include "../expressions.hpp"
#include "../expressions/outer_levels.hpp"

namespace mizzle::detail {

template <class X, std::size_t Before> constexpr void spell(writer& out, const named_group<X, Before>& node) {
    write(out, node.named);
}

template <class Before, class... X> inline constexpr bool is_spelled_alike<group_by_clause<Before, X...>> = true;
template <class Source, class Before, class... X>
constexpr void spell_statement(writer& out, const group_by_clause<Before, X...>& node) {
    write_statement<Source>(out, node.before);
    out.put(" group by ");
    expect_outer<feature::outer_in_order, 0>(out, node.expressions, no_outer_in_order);
    bool first = true;
    node.expressions.each([&]<class Item>(const Item& item) {
        if (!first) out.put(", ");
        first = false;
        if constexpr (grouping_element<Item>) write(out, item);
        else
            write_compared<typename Item::sql_type>(
                out, [&] { write_equal<typename Item::sql_type>(out, [&] { write(out, item); }); });
    });
}

}  // namespace mizzle::detail
