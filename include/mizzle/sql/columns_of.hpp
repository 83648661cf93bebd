// Select lists that are chosen at run time: each item by its name, by which its value is found in the row.
#pragma once
#include "../query/columns_of.hpp"
#include "operands.hpp"

namespace mizzle {

template <class... Keys> void write(writer& out, const column_choice<Keys...>& node) {
    bool first = true;
    node.each([&](const auto& k) {
        if (!first) out.put(", ");
        first = false;
        write_alone(out, k.operand);
        out.put(" as ");
        out.identifier(k.name);
    });
}

}  // namespace mizzle
