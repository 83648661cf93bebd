// Values that both databases write as the same JSON.
#pragma once
#include "../../schema/types.hpp"

namespace mizzle::detail {

// A point in time is written with a T between date and time on PostgreSQL, and in the session's zone.
template <class Type>
inline constexpr bool has_point_in_time =
    Type::family == type_family::timestamp || Type::family == type_family::timestamptz;
template <class T>
inline constexpr bool has_point_in_time<types::array<T>> = has_point_in_time<typename sql_type_of<T>::type>;

}  // namespace mizzle::detail
