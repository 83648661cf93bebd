// Which statements a replica, or another connection beside a writer, can run.
#pragma once
#include "../query/features.hpp"
#include "../query/statement.hpp"
#include "plan.hpp"

namespace mizzle {

// A statement that writes nothing and locks nothing, as far as its own words say.
template <class S>
inline constexpr bool only_reads =
    S::head::kind == statement_kind::select &&
    (needs_of<S> & (needed(feature::writing_ctes) | needed(feature::row_locks) | needed(feature::sequences))) == 0;
template <class S, class Dialect> inline constexpr bool only_reads<explained<S, Dialect, false>> = true;

}  // namespace mizzle
