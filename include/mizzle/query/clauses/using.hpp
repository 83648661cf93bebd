// using (columns): the condition of a join, that columns of both tables are equal.
#pragma once
#include "../expressions/operators.hpp"
#include "table_source.hpp"

namespace mizzle::detail {

// using (columns): where both tables have them, they are equal.
template <class... C> struct using_columns {
    using parts = type_list<>;
    static constexpr feature_set needs = needs_of_same_list<type_list<C...>>;
};
// using_(users.user_id) is the condition of a join whose tables both have a column of this name: `using ("user_id")`.
template <class... C> constexpr auto using_(const C&...) {
    static_assert(sizeof...(C) > 0 && (column_like<C> && ...),
                  "mizzle: using_() takes columns of a table joined so far");
    static_assert((is_comparable<C> && ...), MIZZLE_DETAIL_JSON_RULE("using_() compares"));
    return using_columns<C...>{};
}

// Whether a table has a column that is called as this one, of a type that compares with it without being converted.
template <class Columns, class C> inline constexpr bool has_column_like = false;
template <class Table, class... Own, class C>
inline constexpr bool has_column_like<column_list<Table, Own...>, C> =
    ((name_of<Own>() == name_of<C>() && types_compare<typename Own::sql_type, typename C::sql_type> &&
      are_kept_alike<typename Own::sql_type, typename C::sql_type>) ||
     ...);

}  // namespace mizzle::detail

namespace mizzle {

using detail::using_;

}  // namespace mizzle
