// Decimal columns that SQL text names by itself: a database that keeps them in a form of its own refuses such text.
#pragma once
#include "../../query/expressions/raw.hpp"
#include "../../query/values/encode_decimal.hpp"
#include "../expressions/raw.hpp"

namespace mizzle::detail {

template <class Table>
inline constexpr bool has_decimals = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() { any = any || is_decimal<typename C::sql_type>; });
    return any;
}();
template <class... Table> bool names_decimal(std::string_view text) {
    bool found = false;
    const auto look = [&]<class C>() {
        if constexpr (is_decimal<typename C::sql_type>) found = found || names_word(text, name_of<C>());
    };
    (Table::mizzle_columns::each(look), ...);
    return found;
}

// Calls f while text may name the columns of these tables.
template <class... Table, class F> constexpr void beside_tables(writer& out, type_list<Table...>, F&& f) {
    if constexpr ((has_decimals<Table> || ...)) {
        const auto* around = out.decimals();
        const decimals_around own{names_decimal<Table...>, around};
        out.set_decimals(&own);
        f();
        out.set_decimals(around);
    } else {
        f();
    }
}

// Those that a statement reads, and the one that it writes.
template <class S> struct tables_beside_text {
    using type = typename S::source::tables;
};
template <class S>
    requires requires { typename S::head::table; }
struct tables_beside_text<S> {
    using type = joined<typename S::source::tables, type_list<typename S::head::table>>;
};

}  // namespace mizzle::detail
