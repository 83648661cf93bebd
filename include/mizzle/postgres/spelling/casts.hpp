// Between booleans and whole numbers, of which PostgreSQL knows those of integer alone.
#pragma once
#include "../../sql/functions/functions.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class From, class To>
inline constexpr bool casts_by_integer =
    From::family == type_family::boolean && To::family == type_family::integer && sizeof(typename To::value_type) != 4;
template <class From, class To>
inline constexpr bool casts_by_comparison =
    From::family == type_family::integer && To::family == type_family::boolean &&
    sizeof(typename From::value_type) != 4;

template <class Type, class X>
    requires(casts_by_integer<typename X::sql_type, Type> || casts_by_comparison<typename X::sql_type, Type>)
constexpr void spell(dialects::postgres, writer& out, const call<functions::cast, Type, X>& node) {
    const auto& operand = part<0>(node.arguments);
    if constexpr (casts_by_comparison<typename X::sql_type, Type>) {
        out.put("(");
        write_operand(out, operand);
        write_cast<X, void>(out);
        out.put(" <> 0)");
    } else {
        out.put("cast(cast(");
        write_alone(out, operand);
        out.put(" as integer) as ");
        write_type(out, Type{});
        out.put(")");
    }
}

}  // namespace mizzle::detail
