// What rows are sorted by.
#pragma once
#include "../query/ordering.hpp"
#include "comparable.hpp"

namespace mizzle {

template <direction Direction, nulls Nulls> constexpr void write_direction(writer& out) {
    if constexpr (Direction == direction::descending) out.put(" desc");
    if constexpr (Nulls == nulls::first) out.put(" nulls first");
    if constexpr (Nulls == nulls::last) out.put(" nulls last");
}

template <class X, direction Direction, nulls Nulls>
constexpr void write(writer& out, const ordering<X, Direction, Nulls>& node) {
    write_sorted(out, node.operand);
    write_direction<Direction, Nulls>(out);
}

struct ordering_writer {
    writer& out;
    bool first = true;
    template <class X> constexpr void operator()(const X& x) {
        if (!first) out.put(", ");
        first = false;
        if constexpr (is_ordering<X>) write(out, x);
        else write_sorted(out, x);
    }
};

template <class P> constexpr void write_orderings(writer& out, const P& orderings) {
    ordering_writer each{out};
    orderings.each(each);
}

}  // namespace mizzle
