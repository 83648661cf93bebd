// Select lists that are chosen at run time: each item by its name, by which its value is found in the row.
#pragma once
#include "../query/columns_of.hpp"
#include "operands.hpp"

namespace mizzle {

// Decimals that SQLite keeps as text are the same where their values are.
template <bool Distinct, class X> constexpr void write_distinctly(writer& out) {
    if constexpr (Distinct && expression_like<X>) {
        if (std::is_same_v<held_as<X>, types::numeric> && out.is_sqlite()) out.put(" collate mizzle_decimal");
    }
}

template <bool Distinct, class... X> void write_choice(writer& out, const column_choice<X...>& node) {
    bool first = true;
    node.each([&](const auto& k) {
        if (!first) out.put(", ");
        first = false;
        write_alone(out, k.operand);
        write_distinctly<Distinct, std::remove_cvref_t<decltype(k.operand)>>(out);
        out.put(" as ");
        out.identifier(k.name);
    });
}
template <class... X> void write(writer& out, const column_choice<X...>& node) { write_choice<false>(out, node); }

}  // namespace mizzle
