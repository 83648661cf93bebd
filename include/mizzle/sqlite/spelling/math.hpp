// Numbers: functions of the driver compute with decimals exactly.
#pragma once
#include "../../sql/functions/math.hpp"
#include "function_names.hpp"
#include "operators.hpp"

namespace mizzle::detail {

// Of a decimal that is kept as text.
template <class Function, class X> constexpr void spell_of_decimal(writer& out, const X& operand) {
    if (out.prints_values()) put_driver_function(out, Function::name);
    out.put("mizzle_");
    out.put(Function::name);
    out.put("(");
    write_as_text(out, operand);
}

// Of a decimal that is kept as an integer: to the next integer below, above, toward zero.
template <class Function, class X> constexpr void spell_of_integer(writer& out, const X& operand) {
    if (std::is_same_v<Function, functions::sign>) {
        out.put("sign(");
        write(out, operand);
    } else {
        out.put("mizzle_");
        out.put(Function::name);
        out.put("_of_integer(");
        write(out, operand);
        out.put(", ");
        out.number(static_cast<unsigned>(decimal_scale<held_as<X>>));
    }
    out.put(")");
}

#define MIZZLE_DETAIL_OF_DECIMAL(name_)                                                                               \
    template <class X>                                                                                                \
    constexpr void spell(dialects::sqlite, writer& out, const call<functions::name_, types::numeric, X>& node) {      \
        spell_of_decimal<functions::name_>(out, part<0>(node.arguments));                                             \
        out.put(")");                                                                                                 \
    }                                                                                                                 \
    template <int D, class X>                                                                                         \
    constexpr void spell(dialects::sqlite, writer& out, const call<functions::name_, types::scaled<0, D>, X>& node) { \
        spell_of_integer<functions::name_>(out, part<0>(node.arguments));                                             \
    }
MIZZLE_DETAIL_OF_DECIMAL(ceil)
MIZZLE_DETAIL_OF_DECIMAL(floor)
MIZZLE_DETAIL_OF_DECIMAL(sign)
MIZZLE_DETAIL_OF_DECIMAL(trunc)
#undef MIZZLE_DETAIL_OF_DECIMAL

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::abs, Type, X>& node) {
    if constexpr (is_text_decimal<Type>) {
        spell_of_decimal<functions::abs>(out, part<0>(node.arguments));
        out.put(")");
    } else {
        // The least of integers has no absolute value.
        write_computed<computed_bits<Type>>(out, [&] {
            out.put("abs(");
            write_alone(out, part<0>(node.arguments));
            out.put(")");
        });
    }
}

// The driver's functions say where there is no result; schemas have SQLite's own.
template <class Function, class Type, class... A>
    requires requires { typename Function::is_watched; }
constexpr void spell(dialects::sqlite, writer& out, const call<Function, Type, A...>& node) {
    if (!out.prints_values()) out.put("mizzle_");
    spell(out, node);
}

template <int Scale, int D, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::round_to, types::scaled<Scale, D>, X>& node) {
    out.put("(");
    write_type_stored<types::scaled<Scale, D>, held_as<X>>(out, [&] { write_operand(out, part<0>(node.arguments)); });
    out.put(")");
}

template <class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::round, types::numeric, X, N>& node) {
    spell_of_decimal<functions::round>(out, part<0>(node.arguments));
    out.put(", ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

template <class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::round, types::double_precision, X, N>& node) {
    out.put(std::is_same_v<typename X::sql_type, types::real> ? "mizzle_round_single(" : "mizzle_round_real(");
    write_alone(out, part<0>(node.arguments));
    out.put(", ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

// Its own round() takes a half away from zero; here it goes to the even neighbour.
template <class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::round, types::double_precision, X>& node) {
    out.put("mizzle_round_even(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
}

// Its own sign() is an integer, by which division would be another.
template <class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::sign, types::double_precision, X>& node) {
    out.put("cast(sign(");
    write_alone(out, part<0>(node.arguments));
    out.put(") as real)");
}

// The 53 bits that a double has room for.
template <class Type> constexpr void spell(dialects::sqlite, writer& out, const call<functions::random_real, Type>&) {
    out.put("((random() & 9007199254740991) / 9007199254740992.0)");
}

// Enums by their ranks, intervals by their lengths, decimals by value.
template <class Function, class Type, class... A>
constexpr void spell_extreme_of(writer& out, std::string_view name, const call<Function, Type, A...>& node) {
    const operand_writer<A...> operands(out, node.arguments);
    const auto list = [&](auto&& write_one) { write_each_operand(out, node.arguments, write_one); };
    check_kept<needs_of_order<Type>>(out);
    if constexpr (Type::family == type_family::enumeration) {
        using label = typename Type::value_type;
        write_label<label>(out, [&] {
            out.put(name);
            list([&](auto i) { write_rank<label>(out, [&] { operands.template operand<i()>(); }); });
            out.put(")");
        });
    } else if constexpr (order_of_kept<Type> == kept_order::keyed) {
        out.put("substr(");
        out.put(name);
        list([&](auto i) {
            out.put("mizzle_length_and_text(");
            operands.template argument<i()>();
            out.put(")");
        });
        out.put("), 21)");
    } else {
        out.put(name);
        list([&](auto i) {
            operands.template result<i(), Type>();
            if (i() == 0 && is_text_decimal<Type>) out.put(" collate mizzle_decimal");
        });
        out.put(")");
    }
    operands.finish();
}
template <class Type, class... A>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::greatest, Type, A...>& node) {
    spell_extreme_of(out, "max(", node);
}
template <class Type, class... A>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::least, Type, A...>& node) {
    spell_extreme_of(out, "min(", node);
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::ceil;
using detail::floor;
using detail::sign;
using detail::trunc;

}  // namespace mizzle
