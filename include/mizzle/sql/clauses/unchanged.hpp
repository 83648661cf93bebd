// What if_unchanged() compares.
#pragma once
#include "../../query/clauses/unchanged.hpp"
#include "update.hpp"

namespace mizzle::detail {

template <class Table, class Condition> constexpr void spell(writer& out, const unchanged_row<Table, Condition>& node) {
    write(out, node.condition);
}
template <class Table, class Condition> inline constexpr bool needs_parentheses<unchanged_row<Table, Condition>> = true;

}  // namespace mizzle::detail
