// Filters that are put together at run time.
#pragma once
#include "../query/condition.hpp"
#include "writer.hpp"

namespace mizzle {

inline void write(writer& out, const condition& node) {
    if (node.empty()) out.put(out.is_sqlite() ? "1" : "true");
    else node.write_to(out);
}

inline void condition::pair::write_pair(const node& self, writer& out) {
    const auto& p = static_cast<const pair&>(self);
    out.put("(");
    p.left.write(out);
    out.put(p.both ? " and " : " or ");
    p.right.write(out);
    out.put(")");
}

inline void condition::inverse::write_inverse(const node& self, writer& out) {
    out.put("not ");
    static_cast<const inverse&>(self).operand.write(out);
}

}  // namespace mizzle
