// Select lists that are chosen at run time: each item by its name, by which its value is found in the row.
#pragma once
#include "../../query/clauses/columns_of.hpp"
#include "../expressions/comparable.hpp"

namespace mizzle::detail {

// An item of select distinct, whose values a database may tell apart otherwise.
template <class Type, class F> struct distinct_item {
    const F& write_it;
};
template <class Type, class F> constexpr void spell(writer&, const distinct_item<Type, F>& item) { item.write_it(); }
template <bool Distinct, class X, class F> constexpr void write_distinctly(writer& out, const F& write_it) {
    if constexpr (Distinct && expression_like<X>) write(out, distinct_item<held_as<X>, F>{write_it});
    else write_it();
}

template <bool Distinct, class... X> void write_choice(writer& out, const column_choice<X...>& node) {
    bool first = true;
    node.each([&](const auto& k) {
        if (!first) out.put(", ");
        first = false;
        write_distinctly<Distinct, std::remove_cvref_t<decltype(k.operand)>>(out, [&] { write_alone(out, k.operand); });
        out.put(" as ");
        out.identifier(k.name);
    });
}
template <class... X> void spell(writer& out, const column_choice<X...>& node) { write_choice<false>(out, node); }

}  // namespace mizzle::detail
