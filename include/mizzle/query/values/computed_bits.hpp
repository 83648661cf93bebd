// Whole numbers that are computed.
#pragma once
#include "../../dialect.hpp"
#include "../../schema/types.hpp"

namespace mizzle::detail {

// The bits of a whole number that is computed, else 0: SQLite goes on with 64 bits, and then with a double, where
// PostgreSQL says that a number is out of range. The driver looks.
template <class Type> inline constexpr unsigned computed_bits = 0;
template <class Type>
    requires(Type::family == type_family::integer)
inline constexpr unsigned computed_bits<Type> = 8 * sizeof(typename Type::value_type);
// In place of bits for double precision: any number but infinity.
inline constexpr unsigned finite_only = 1;
template <class Type>
inline constexpr feature_set needs_of_computed = computed_bits<Type> != 0 ? needed(feature::driver_functions) : 0;

}  // namespace mizzle::detail
