// Select lists that are chosen at run time: each item by its name, by which its value is found in the row.
#pragma once
#include "../query/columns_of.hpp"
#include "comparable.hpp"

namespace mizzle {

// What follows an item of select distinct, where a database tells its values apart otherwise.
template <class Type> struct distinctness {};
template <class Type> constexpr void spell(writer&, const distinctness<Type>&) {}
template <bool Distinct, class X> constexpr void write_distinctly(writer& out) {
    if constexpr (Distinct && expression_like<X>) write(out, distinctness<held_as<X>>{});
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
template <class... X> void spell(writer& out, const column_choice<X...>& node) { write_choice<false>(out, node); }

}  // namespace mizzle
