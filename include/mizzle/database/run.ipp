// The functions of run.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "run.hpp"

namespace mizzle {

[[gnu::noinline]] MIZZLE_INLINE void throw_not_found(std::string_view sql) {
    throw not_found("mizzle: one() found no row; first() returns an optional", sql);
}

[[gnu::noinline]] MIZZLE_INLINE void throw_too_many_rows(std::string_view sql) {
    throw too_many_rows("mizzle: one() found more than one row; all() returns every row, limit(1) takes one", sql);
}

}  // namespace mizzle
