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
        const auto& operand = ordering_of<K>::operand(k);
        write_placed<std::remove_cvref_t<decltype(operand)>>(
            out, [&] { write_sorted(out, operand); }, is_descending, ordering_of<K>::placed);
    });
}

template <class... Keys> inline constexpr bool needs_parentheses<row_after<Keys...>> = true;
template <class Op, class... Keys> inline constexpr bool is_other_logic<Op, row_after<Keys...>> = true;

// A key or a value as it is compared.
template <class X, class F> void write_comparable(writer& out, const X&, F&& write_it) {
    if constexpr (has_order_key<typename X::sql_type>) return write_order_key<typename X::sql_type>(out, write_it);
    write_compared<typename X::sql_type>(out, write_it);
}

// The pieces of the condition, written or bound: both go through the same tree, so that they agree.
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
struct after_binder {
    value_list& out;
    bool nulls_come_first() const { return out.dialect()->nulls_come_first; }
    void put(std::string_view) {}
    template <class X> void key(const X& x) { erased::bind_noted(out, x); }
    template <class X, class T> void value(const X&, const T& v) { encode(out, typename X::sql_type{}, v); }
};

template <class Pieces, class... Keys> void spell_after(Pieces out, const row_after<Keys...>& node) {
    const auto count = node.order.size();
    bool is_plain = true, is_down = false;
    for (std::size_t n = 0; n < count; ++n)
        node.at(n, [&](const auto&, const auto& value, std::size_t i, bool is_descending) {
            if (n == 0) is_down = is_descending;
            is_plain = is_plain && is_descending == is_down && !node.nullable[i] && value.has_value();
        });
    const auto each = [&](bool of_values) {
        if (count > 1) out.put("(");
        for (std::size_t n = 0; n < count; ++n) {
            if (n != 0) out.put(", ");
            node.at(n, [&]<class K>(const K& k, const auto& value, std::size_t, bool) {
                if (of_values) out.value(ordering_of<K>::operand(k), *value);
                else out.key(ordering_of<K>::operand(k));
            });
        }
        if (count > 1) out.put(")");
    };
    if (is_plain) {
        each(false);
        out.put(is_down ? " < " : " > ");
        each(true);
        return;
    }
    std::size_t open = 0;
    for (std::size_t n = 0; n < count; ++n) {
        bool is_end = n + 1 == count;
        node.at(n, [&]<class K>(const K& k, const auto& value, std::size_t i, bool is_descending) {
            using key = ordering_of<K>;
            const auto& x = key::operand(k);
            const bool nulls_last = key::placed == nulls::as_database ? is_descending == out.nulls_come_first()
                                                                      : key::placed == nulls::last;
            const auto compare = [&](std::string_view op) {
                out.key(x);
                out.put(op);
                out.value(x, *value);
            };
            if (!value) {
                if (nulls_last && is_end) return out.put("false");
                out.key(x);
                out.put(nulls_last ? " is null" : " is not null");
                if (!is_end) out.put(nulls_last ? " and (" : " or (");
            } else {
                const bool has_nulls = nulls_last && node.nullable[i];
                // The first test is what an index can be asked.
                if (!is_end && !has_nulls) {
                    compare(is_descending ? " <= " : " >= ");
                    out.put(" and (");
                    ++open;
                }
                compare(is_descending ? " < " : " > ");
                if (has_nulls) {
                    out.put(" or ");
                    out.key(x);
                    out.put(" is null");
                }
                if (!is_end && has_nulls) {
                    out.put(" or ");
                    compare(" = ");
                    out.put(" and (");
                } else if (!is_end) {
                    out.put(" or (");
                }
            }
            if (!is_end) ++open;
        });
    }
    for (; open != 0; --open) out.put(")");
}

template <class... Keys> void spell(writer& out, const row_after<Keys...>& node) {
    spell_after(after_writer{out}, node);
}

template <class... Keys> void row_after<Keys...>::bind_into(value_list& out) const {
    spell_after(after_binder{out}, *this);
}

}  // namespace mizzle::detail
