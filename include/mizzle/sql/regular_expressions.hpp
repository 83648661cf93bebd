// Regular expressions.
#pragma once
#include "../query/regular_expressions.hpp"
#include "functions.hpp"
#include "infix.hpp"

namespace mizzle {

MIZZLE_DETAIL_INFIX(matches)
MIZZLE_DETAIL_INFIX(imatches)

}  // namespace mizzle
