// Orders that are chosen at run time, and the condition for the rows after one.
#pragma once
#include "../../query/clauses/keyset_page.hpp"
#include "../expressions/comparable.hpp"
#include "../expressions/operators.hpp"
#include "order_by.hpp"

namespace mizzle::detail {

template <class... Keys> void spell(writer& out, const sort_order<Keys...>& node) {
    bool first = true;
    node.each([&]<class K>(const K& k, bool is_descending) {
        if (!first) out.put(", ");
        first = false;
        const auto& operand = operand_of_key(k);
        write_placed<std::remove_cvref_t<decltype(operand)>>(
            out, [&] { write_sorted(out, operand); }, is_descending, ordering_of_key<K>::place_of_nulls);
    });
}

template <class... Keys> inline constexpr bool needs_parentheses<row_after<Keys...>> = true;
template <class Op, class... Keys> inline constexpr bool is_other_logic<Op, row_after<Keys...>> = true;

// A key or a value as it is compared.
template <class X, class F> void write_comparable(writer& out, const X&, F&& write_it) {
    if constexpr (has_order_key<typename X::sql_type>) return write_order_key<typename X::sql_type>(out, write_it);
    write_compared<typename X::sql_type>(out, write_it);
}

struct after_writer {
    writer& out;
    bool nulls_come_first() const { return out.dialect()->nulls_come_first; }
    void put(std::string_view text) { out.put(text); }
    template <class X> void key(const X& x) {
        write_comparable(out, x, [&] { write_operand(out, x); });
    }
    template <class X, class T> void value(const X& x, const T&) {
        write_comparable(out, x, [&] { out.placeholder(); });
    }
};

template <class... Keys> void spell(writer& out, const row_after<Keys...>& node) {
    build_after(after_writer{out}, node);
}

}  // namespace mizzle::detail
