// Whether a row that a statement does not find is an error: by if_unchanged(row), and by by_key(rows) of a table that
// has a version.
#pragma once
#include "../bind.hpp"

namespace mizzle::detail {

template <class N> inline constexpr bool compares_version = false;
template <class List> inline constexpr bool any_compares_version = false;
template <class... N> inline constexpr bool any_compares_version<type_list<N...>> = (compares_version<N> || ...);
template <has_parts N> inline constexpr bool compares_version<N> = any_compares_version<typename N::parts>;
template <has_parts N>
    requires(requires { requires N::is_version_compared; })
inline constexpr bool compares_version<N> = true;

}  // namespace mizzle::detail
