// Values that are compared, sorted, grouped.
#pragma once
#include "../../query/values/decimals.hpp"
#include "../../query/values/kept_order.hpp"
#include "../values/forms.hpp"

namespace mizzle::detail {

template <class L, class R> inline constexpr bool compares_decimals = is_decimal<held_as<L>> || is_decimal<held_as<R>>;

[[noreturn]] MIZZLE_COLD void refuse_kept(dialect_id dialect);
// Expressions whose type is known only when they are put together, such as condition, say here what does not compile
// elsewhere.
template <feature_set Needs> constexpr void check_kept(const writer& out) {
    constexpr feature_set both = needed(feature::text_order) | needed(feature::text_equality);
    if constexpr ((Needs & both) != 0) {
        if (!std::is_constant_evaluated() && (Needs & ~out.dialect()->provides & both) != 0) refuse_kept(out.dialect());
    }
}

template <class Type, class F> constexpr void write_equal(writer& out, const F& write_it) {
    check_kept<needs_of_equality<Type>>(out);
    write(out, compared<comparison_of_kept::equal, Type, F>{write_it});
}
template <class Type>
inline constexpr bool has_order_key =
    order_of_kept<Type> == kept_order::keyed || order_of_kept<Type> == kept_order::ranked;
template <class Type, class F> constexpr void write_order_key(writer& out, const F& write_it) {
    check_kept<needs_of_order<Type>>(out);
    write(out, compared<comparison_of_kept::ordered, Type, F>{write_it});
}

// What rows are sorted by: decimals by value, enums in the order of their declaration, intervals by length.
template <class X> constexpr void write_sorted(writer& out, const X& operand) {
    if (out.omits_tables()) return write(out, operand);  // an index is on the column as it is
    using type = typename X::sql_type;
    if constexpr (has_order_key<type>) return write_order_key<type>(out, [&] { write_operand(out, operand); });
    check_kept<needs_of_order<type>>(out);
    write_compared<type>(out, [&] { write(out, operand); });
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "comparable.ipp"
#endif
