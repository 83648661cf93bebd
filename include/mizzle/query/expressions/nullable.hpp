// nullable(expression) is the expression as one that may be NULL, where two selects must agree on that.
#pragma once
#include "../clauses/output_column.hpp"
#include "../node.hpp"

namespace mizzle::detail {

// The expression as one that may be NULL: for the first select of recursive().
template <class X> struct nullable_expression : expression<nullable_expression<X>> {
    using sql_type = typename X::sql_type;
    using output_name = typename name_of_expression<X>::type;
    static constexpr bool may_be_null = true;
    MIZZLE_DETAIL_NO_ADDRESS X operand_{};
    constexpr nullable_expression() = default;
    constexpr explicit nullable_expression(X x) : operand_(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand_))
};
template <expression_like X> constexpr auto nullable(const X& operand) { return nullable_expression<X>(operand); }

}  // namespace mizzle::detail

namespace mizzle {

using detail::nullable;

}  // namespace mizzle
