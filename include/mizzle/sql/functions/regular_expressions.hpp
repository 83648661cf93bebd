// Regular expressions.
#pragma once
#include "../../query/functions/regular_expressions.hpp"
#include "../expressions/infix.hpp"
#include "functions.hpp"

namespace mizzle::detail {

MIZZLE_DETAIL_INFIX(matches)
MIZZLE_DETAIL_INFIX(imatches)

}  // namespace mizzle::detail

namespace mizzle {

using detail::imatches;
using detail::matches;

}  // namespace mizzle
