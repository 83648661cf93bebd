// How a function says what it needs, and where calls are NULL.
#pragma once
#include "../statement.hpp"

namespace mizzle::detail {

// NULL where the first of its operands is, whatever the others are.
template <class Source, class Function, class Type, class X, class... A>
    requires(requires { typename Function::null_as_first; })
inline constexpr bool is_nullable<Source, call<Function, Type, X, A...>> = is_nullable<Source, X>;

}  // namespace mizzle::detail

#define MIZZLE_DETAIL_NEEDS(feature_) static constexpr feature_set needs = needed(feature::feature_);
// On SQLite by the driver, which says where there is no result.
#define MIZZLE_DETAIL_WATCHED             \
    MIZZLE_DETAIL_NEEDS(driver_functions) \
    using is_watched = void;
