// Values of the program as expressions: constant(1), and select(1, "text", users.id). They are bound like any other.
#pragma once
#include "../clauses/select.hpp"
#include "../expressions/case.hpp"

namespace mizzle::detail {

template <class V>
inline constexpr bool is_constant = has_own_sql_type<V> && !expression_like<V> && !table_like<V> && !is_null_value<V> &&
                                    !is_optional<std::remove_cvref_t<V>>;

// Of the SQL type of its C++ type: constant(1).as(name) in a select list, constant(true) as a condition.
template <class V> constexpr auto constant(V&& value) {
    static_assert(is_constant<V>,
                  "mizzle: constant() takes a value that has an SQL type; nullptr, null and an empty std::optional are "
                  "none");
    if constexpr (is_constant<V>) return make_operand<own_sql_type<V>>(std::forward<V>(value));
    else return invalid<types::text>{};
}

template <class V> constexpr decltype(auto) make_item(V&& item) {
    if constexpr (selectable<std::remove_cvref_t<V>>) return (item);
    else return constant(std::forward<V>(item));
}

// Among what is selected, values.
template <class... Items>
    requires(sizeof...(Items) > 0 && !(selectable<std::remove_cvref_t<Items>> && ...))
constexpr auto select(Items&&... items) {
    constexpr bool is_text_alone = sizeof...(Items) == 1 && (is_text_literal<Items> && ...);
    constexpr bool fits = ((selectable<std::remove_cvref_t<Items>> || is_constant<Items>)&&...);
    static_assert(!is_text_alone, "mizzle: select(\"...\") would select the text; select() means every column, and "
                                  "constant(\"text\") is a text");
    static_assert(fits, "mizzle: select() takes columns, expressions, tables, and values that have an SQL type");
    if constexpr (fits && !is_text_alone) return select(make_item(std::forward<Items>(items))...);
    else return select_head<false>{};
}

}  // namespace mizzle::detail

namespace mizzle {

// constant(1) is a value of the program's as an expression, bound as a parameter: constant(1).as(name) in a select
// list, constant(true) as a condition.
using detail::constant;
using detail::select;

}  // namespace mizzle
