// How far outside of itself an expression looks by outer(column), where the type does not tell: a condition or a
// dynamic<T> that it holds knows it when the program runs.
#pragma once
#include "outer.hpp"
#include "shared_expression.hpp"

#include <algorithm>

namespace mizzle::detail {

template <class Name, class S, bool IsLateral> struct derived_source;

template <class N> inline constexpr bool is_select_inside = false;
template <class S> inline constexpr bool is_select_inside<subselect<S>> = true;
template <class Name, class S, bool IsLateral>
inline constexpr bool is_select_inside<derived_source<Name, S, IsLateral>> = true;

// In statements: 1 is the one around.
struct finder_of_outer_levels {
    unsigned& most;
    unsigned inside = 0;  // of so many selects within the expression
    template <class N> constexpr void operator()(const N& node) const {
        if constexpr (is_opaque<N>) most = std::max(most, node.outer_levels() - std::min(node.outer_levels(), inside));
        else if constexpr (has_opaque<N>) node.each_part(finder_of_outer_levels{most, inside + is_select_inside<N>});
    }
};
template <class X> constexpr unsigned outer_levels_in(const X& x) {
    unsigned most = !outer_in_scope<no_source, X, 3>   ? 3
                    : !outer_in_scope<no_source, X, 2> ? 2
                    : !outer_in_scope<no_source, X, 1> ? 1
                                                       : 0;
    if constexpr (has_opaque<X>) finder_of_outer_levels{most}(x);
    return most;
}

}  // namespace mizzle::detail
