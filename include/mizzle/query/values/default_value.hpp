// column = default_: the column's default in an assignment. PostgreSQL only.
#pragma once
#include "value.hpp"

namespace mizzle::detail {

struct default_t {};
inline constexpr default_t default_{};

template <class Type> struct default_keyword : expression<default_keyword<Type>> {
    using sql_type = Type;
    using parts = type_list<>;
    static constexpr feature_set needs = needed(feature::default_keyword);
};

// Whether the database has a value for a column that is not given: its default, or NULL.
template <class Specification> inline constexpr bool has_default_in_database = false;
template <class Type, class... M>
inline constexpr bool has_default_in_database<specification<Type, M...>> =
    !specification<Type, M...>::not_null || specification<Type, M...>::is_serial ||
    ((std::is_same_v<M, modifiers::identity> || modifiers::is_database_default<M>) || ...);

}  // namespace mizzle::detail

namespace mizzle {

// default_ sets a column to its default in an assignment, users.age = default_: `"age" = default`.
using detail::default_;

}  // namespace mizzle
