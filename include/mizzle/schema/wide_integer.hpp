// Integers of 128 bits, in which sums and products are checked once, at their end.
#pragma once
#ifndef __SIZEOF_INT128__
#include "two_words.hpp"
#endif

namespace mizzle::detail {

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 wide_integer;
__extension__ typedef unsigned __int128 unsigned_wide_integer;
#else
using wide_integer = two_words<true>;
using unsigned_wide_integer = two_words<false>;
#endif

}  // namespace mizzle::detail
