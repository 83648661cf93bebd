// nullif of what is compared as another type than it has.
#pragma once
#include "../../sql/functions/coalesce.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

// PostgreSQL's gives the type in which the two are compared: of whole numbers and decimals beside numbers with a point
// the digits that a double has.
template <class Type, class X, class V>
    requires(V::sql_type::family == type_family::real && X::sql_type::family != type_family::real)
constexpr void spell(dialects::postgres, writer& out, const call<functions::nullif, Type, X, V>& node) {
    const operand_writer<X, V> operands(out, node.arguments);
    out.put("case when ");
    operands.template operand<0>();
    out.put(" = ");
    operands.template operand<1>();
    out.put(" then null else ");
    operands.template argument<0>();
    out.put(" end");
    operands.finish();
}

}  // namespace mizzle::detail
