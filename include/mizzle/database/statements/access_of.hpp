// Whether a statement only reads, and what it locks, as far as its own words say.
#pragma once
#include "plan.hpp"

namespace mizzle::detail {

// Nothing is written and nothing locked.
template <class S>
inline constexpr bool only_reads =
    S::head::kind == statement_kind::select &&
    (needs_of<S> & (needed(feature::writing_ctes) | needed(feature::row_locks) |
                    needed(feature::row_locks_or_immediate) | needed(feature::sequences))) == 0;
template <class S>
inline constexpr bool has_lock_or_immediate = (needs_of<S> & needed(feature::row_locks_or_immediate)) != 0;
template <class S, class Dialect> inline constexpr bool only_reads<explained<S, Dialect, false>> = true;

}  // namespace mizzle::detail
