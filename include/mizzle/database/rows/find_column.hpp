// The columns of a result row, found by their types: what order.after(row) looks for.
#pragma once
#include "../../query/clauses/keyset_page.hpp"
#include "row.hpp"

namespace mizzle::detail {

template <class C, class Output> inline constexpr bool holds_column = std::is_same_v<C, Output>;
template <class C> inline constexpr bool holds_column<C, optional_output<C>> = true;
template <class C, class Table, bool Optional>
inline constexpr bool holds_column<C, table_output<Table, Optional>> = std::is_same_v<typename C::table, Table>;

template <column_like C, class... Outputs>
inline constexpr bool has_column<C, row<Outputs...>> = (holds_column<C, Outputs> || ...);

template <column_like C, class... Outputs, class F> void with_column(const row<Outputs...>& r, F&& f) {
    bool found = false;
    const auto one = [&]<class Output>(std::type_identity<Output>) {
        if constexpr (holds_column<C, Output>) {
            if (std::exchange(found, true)) return;
            const auto& member = Output::get(const_cast<field_of<Output>&>(static_cast<const field_of<Output>&>(r)));
            if constexpr (
                requires { typename Output::specification; } || !requires { typename Output::table; }) {
                f(member);
            } else if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>) {
                // A table that was left-joined.
                std::optional<typename C::sql_type::value_type> value;
                if (member) with_column<C>(*member, [&](const auto& v) { value = v; });
                f(value);
            } else {
                with_column<C>(member, f);
            }
        }
    };
    (one(std::type_identity<Outputs>{}), ...);
}

}  // namespace mizzle::detail
