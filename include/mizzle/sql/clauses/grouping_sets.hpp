// rollup, cube, grouping sets.
#pragma once
#include "../../query/clauses/grouping_sets.hpp"
#include "../expressions/operands.hpp"

namespace mizzle::detail {

// Several expressions as one element stand in parentheses, and so does what is no element otherwise.
template <grouping_kind Kind, class... X> constexpr void spell(writer& out, const grouping_item<Kind, X...>& node) {
    out.put(Kind == grouping_kind::rollup ? "rollup ("
            : Kind == grouping_kind::cube ? "cube ("
            : Kind == grouping_kind::sets ? "grouping sets ("
                                          : "(");
    write_list(out, node.items);
    out.put(")");
}

}  // namespace mizzle::detail
