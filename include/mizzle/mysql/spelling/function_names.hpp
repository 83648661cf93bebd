// Functions: those that MySQL has under the same name or another. All others do not mean the same there and are
// refused.
#pragma once
#include "../../query/functions/date_time.hpp"
#include "../../query/functions/json_functions.hpp"
#include "../../query/functions/math.hpp"
#include "../../query/functions/own_functions.hpp"
#include "../../query/functions/string_functions.hpp"
#include "../../sql/functions/functions.hpp"
#include "../../sql/functions/math.hpp"
#include "../dialect.hpp"
#include "refused.hpp"

namespace mizzle::detail {

namespace dialects {

template <class Function> inline constexpr std::string_view name_in_mysql{};
#define MIZZLE_DETAIL_MYSQL_NAME(function_, name_) \
    template <> inline constexpr std::string_view name_in_mysql<functions::function_> = name_;
MIZZLE_DETAIL_MYSQL_NAME(lower, "lower")
MIZZLE_DETAIL_MYSQL_NAME(upper, "upper")
MIZZLE_DETAIL_MYSQL_NAME(length, "char_length")
MIZZLE_DETAIL_MYSQL_NAME(octet_length, "octet_length")
MIZZLE_DETAIL_MYSQL_NAME(bit_length, "bit_length")
MIZZLE_DETAIL_MYSQL_NAME(replace, "replace")
MIZZLE_DETAIL_MYSQL_NAME(strpos, "instr")
MIZZLE_DETAIL_MYSQL_NAME(concat, "concat")
MIZZLE_DETAIL_MYSQL_NAME(concat_ws, "concat_ws")
MIZZLE_DETAIL_MYSQL_NAME(abs, "abs")
MIZZLE_DETAIL_MYSQL_NAME(ceil, "ceiling")
MIZZLE_DETAIL_MYSQL_NAME(floor, "floor")
MIZZLE_DETAIL_MYSQL_NAME(sign, "sign")
MIZZLE_DETAIL_MYSQL_NAME(sin, "sin")
MIZZLE_DETAIL_MYSQL_NAME(cos, "cos")
MIZZLE_DETAIL_MYSQL_NAME(tan, "tan")
MIZZLE_DETAIL_MYSQL_NAME(atan, "atan")
MIZZLE_DETAIL_MYSQL_NAME(atan2, "atan2")
MIZZLE_DETAIL_MYSQL_NAME(exp, "exp")
MIZZLE_DETAIL_MYSQL_NAME(degrees, "degrees")
MIZZLE_DETAIL_MYSQL_NAME(radians, "radians")
MIZZLE_DETAIL_MYSQL_NAME(pi, "pi")
MIZZLE_DETAIL_MYSQL_NAME(random_real, "rand")
MIZZLE_DETAIL_MYSQL_NAME(now, "utc_timestamp")
#undef MIZZLE_DETAIL_MYSQL_NAME

}  // namespace dialects

// Of the library's those that the list has, and none other; a program's own are called as they are declared.
template <class Function, class Type, class... A>
    requires(
        !__is_base_of(own_function_tag, Function) && !requires { typename Function::aggregate; } &&
        !requires { typename Function::window_only; })
constexpr void spell(dialects::mysql, writer& out, const call<Function, Type, A...>& node) {
    constexpr auto name = dialects::name_in_mysql<Function>;
    if constexpr (name.empty()) {
        static_assert((call<Function, Type, A...>::needs & ~dialects::mysql::provides) != 0,
                      "A function has a name in this list, an overload of spell() in this folder, or needs a feature "
                      "that lacks.hpp refuses.");
        write_refused(out);
    } else {
        out.put(name);
        out.put("(");
        write_arguments(out, node.arguments);
        out.put(")");
    }
}

// Those that stand for themselves on all databases.
template <class Type, class... A>
constexpr void spell(dialects::mysql, writer& out, const call<functions::coalesce, Type, A...>& node) {
    spell(out, node);
}
template <class Type, class X, class V>
constexpr void spell(dialects::mysql, writer& out, const call<functions::nullif, Type, X, V>& node) {
    spell(out, node);
}

// A set of characters at an end is no text there.
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::trim, Type, X>& node) {
    spell(out, node);
}
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::ltrim, Type, X>& node) {
    spell(out, node);
}
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::rtrim, Type, X>& node) {
    spell(out, node);
}

template <class Type, class X, class P>
constexpr void spell(dialects::mysql, writer& out, const call<functions::starts_with, Type, X, P>& node) {
    const operand_writer<X, P> operands(out, node.arguments);
    out.put("(left(");
    operands.template argument<0>();
    out.put(", char_length(");
    operands.template argument<1>();
    out.put(")) = ");
    operands.template operand<1>();
    out.put(")");
    operands.finish();
}

template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::to_hex, Type, X>& node) {
    out.put("lower(hex(");
    write_alone(out, part<0>(node.arguments));
    out.put("))");
}

// Numbers of the program are known to be in range.
template <class... N> inline constexpr bool are_known_values = (value_node<N> && ...);
template <class Type, class X, class... N>
    requires(are_known_values<N...>)
constexpr void spell(dialects::mysql, writer& out, const call<functions::substring, Type, X, N...>& node) {
    spell(out, node);
}
template <class Type, class X, class N>
    requires(are_known_values<N>)
constexpr void spell(dialects::mysql, writer& out, const call<functions::left, Type, X, N>& node) {
    spell(out, node);
}
template <class Type, class X, class N>
    requires(are_known_values<N>)
constexpr void spell(dialects::mysql, writer& out, const call<functions::right, Type, X, N>& node) {
    spell(out, node);
}

template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::trunc, Type, X>& node) {
    out.put("truncate(");
    write_alone(out, part<0>(node.arguments));
    out.put(", 0)");
}
// Of decimals a half goes away from zero; of floating-point numbers, to the even neighbour.
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::round, Type, X>& node) {
    spell(out, node);
}
template <class X, class N>
constexpr void spell(dialects::mysql, writer& out, const call<functions::round, types::numeric, X, N>& node) {
    out.put("round(");
    write_arguments(out, node.arguments);
    out.put(")");
}
template <int Scale, int D, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::round_to, types::scaled<Scale, D>, X>& node) {
    spell(out, node);
}

// NULL where one of the operands is.
template <class Type, class... A>
constexpr void spell(dialects::mysql, writer& out, const call<functions::greatest, Type, A...>& node) {
    check_kept<needs_of_order<Type>>(out);
    if constexpr (Type::family == type_family::interval) write_refused(out);
    out.put("greatest(");
    write_arguments(out, node.arguments);
    out.put(")");
}
template <class Type, class... A>
constexpr void spell(dialects::mysql, writer& out, const call<functions::least, Type, A...>& node) {
    check_kept<needs_of_order<Type>>(out);
    if constexpr (Type::family == type_family::interval) write_refused(out);
    out.put("least(");
    write_arguments(out, node.arguments);
    out.put(")");
}

}  // namespace mizzle::detail
