// What a list for in() may hold where a database reads it from JSON: it would clamp or round other decimals and make
// other dates NULL without a word.
#pragma once
#include "bound_value.hpp"

namespace mizzle::detail {

// Throws usage_error for a value that is not found in such a list.
void expect_in_list(dialect_id dialect, const bound_value& value);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "list_limits.ipp"
#endif
