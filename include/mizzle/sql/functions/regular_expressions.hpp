// Regular expressions.
#pragma once
#include "../../query/functions/regular_expressions.hpp"
#include "../expressions/infix.hpp"
#include "functions.hpp"

namespace mizzle {

MIZZLE_DETAIL_INFIX(matches)
MIZZLE_DETAIL_INFIX(imatches)

}  // namespace mizzle
