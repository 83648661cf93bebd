// Whether a row that a statement does not find is an error: by if_unchanged(row), and by by_key(rows) of a table that
// has a version.
#pragma once
#include "../bind.hpp"
#include "../node.hpp"

namespace mizzle::detail {

MIZZLE_DETAIL_ANY_PART(compares_version, any_compares_version)
template <has_parts N>
    requires(requires { requires N::is_version_compared; })
inline constexpr bool compares_version<N> = true;

}  // namespace mizzle::detail
