// Where NULL stands: before all values in ascending order, unless it is sorted by that first.
#pragma once
#include "../../sql/ordering.hpp"
#include "comparable.hpp"

namespace mizzle {

template <class X, direction Direction, nulls Nulls>
    requires(Nulls != nulls::as_database)
constexpr void spell(dialects::mysql, writer& out, const ordering<X, Direction, Nulls>& node) {
    constexpr bool is_first = Nulls == nulls::first;
    if constexpr (is_first == (Direction == direction::descending)) {
        const int before = out.placeholders();
        write_operand(out, node.operand);
        out.put(is_first ? " is not null, " : " is null, ");
        out.continue_after(before);
    }
    write_sorted(out, node.operand);
    write_direction<Direction, nulls::as_database>(out);
}

}  // namespace mizzle
