// Numbers. SQLite keeps decimals as text: functions of the driver compute with them exactly.
#pragma once
#include "../query/math.hpp"
#include "comparable.hpp"
#include "functions.hpp"
#include "operands_again.hpp"

namespace mizzle {

template <class Function, class X> constexpr void write_of_decimal(writer& out, const X& operand) {
    if (!out.is_sqlite()) {
        out.put(Function::name);
        out.put("(");
        return write_alone(out, operand);
    }
    if (out.prints_values()) put_driver_function(out, Function::name);
    out.put("mizzle_");
    out.put(Function::name);
    out.put("(");
    write_as_text(out, operand);
}

// Of a decimal that SQLite has as an integer: to the next integer below, above, toward zero.
template <class Function, int Scale, class X> constexpr void write_rounded_integer(writer& out, const X& operand) {
    if (!out.is_sqlite()) {
        out.put(Function::name);
        out.put("(");
        write_alone(out, operand);
    } else if (std::is_same_v<Function, functions::sign>) {
        out.put("sign(");
        write(out, operand);
    } else {
        out.put("mizzle_");
        out.put(Function::name);
        out.put("_of_integer(");
        write(out, operand);
        out.put(", ");
        out.number(static_cast<unsigned>(Scale));
    }
    out.put(")");
}

#define MIZZLE_DETAIL_OF_DECIMAL(name_)                                                                           \
    template <class X> constexpr void write(writer& out, const call<functions::name_, types::numeric, X>& node) { \
        write_of_decimal<functions::name_>(out, part<0>(node.arguments));                                         \
        out.put(")");                                                                                             \
    }                                                                                                             \
    template <int D, class X>                                                                                     \
    constexpr void write(writer& out, const call<functions::name_, types::scaled<0, D>, X>& node) {               \
        write_rounded_integer<functions::name_, decimal_scale<held_as<X>>>(out, part<0>(node.arguments));         \
    }
MIZZLE_DETAIL_OF_DECIMAL(ceil)
MIZZLE_DETAIL_OF_DECIMAL(floor)
MIZZLE_DETAIL_OF_DECIMAL(sign)
MIZZLE_DETAIL_OF_DECIMAL(trunc)
#undef MIZZLE_DETAIL_OF_DECIMAL

template <class Type, class X> constexpr void write(writer& out, const call<functions::abs, Type, X>& node) {
    if constexpr (is_text_decimal<Type>) {
        write_of_decimal<functions::abs>(out, part<0>(node.arguments));
    } else {
        out.put("abs(");
        write_alone(out, part<0>(node.arguments));
    }
    out.put(")");
}

template <int Scale, int D, class X>
constexpr void write(writer& out, const call<functions::round_to, types::scaled<Scale, D>, X>& node) {
    const auto& operand = part<0>(node.arguments);
    if (out.is_sqlite()) {
        out.put("(");
        write_type_stored<types::scaled<Scale, D>, held_as<X>>(out, [&] { write_operand(out, operand); });
    } else {
        out.put("round(");
        write_alone(out, operand);
        out.put(", ");
        out.number(static_cast<unsigned>(Scale));
    }
    out.put(")");
}

template <class X, class N>
constexpr void write(writer& out, const call<functions::round, types::numeric, X, N>& node) {
    write_of_decimal<functions::round>(out, part<0>(node.arguments));
    out.put(", ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

// PostgreSQL rounds to a number of digits decimals only.
template <class X, class N>
constexpr void write(writer& out, const call<functions::round, types::double_precision, X, N>& node) {
    out.put(out.is_sqlite() ? "mizzle_round_real(" : "cast(round(cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ", " : " as numeric), ");
    write_alone(out, part<1>(node.arguments));
    out.put(out.is_sqlite() ? ")" : ") as double precision)");
}

// SQLite's sign is an integer, by which division would be another.
template <class X> constexpr void write(writer& out, const call<functions::sign, types::double_precision, X>& node) {
    out.put(out.is_sqlite() ? "cast(sign(" : "sign(");
    write_alone(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ") as real)" : ")");
}

// The 53 bits that a double has room for.
template <class Type> constexpr void write(writer& out, const call<functions::random_real, Type>&) {
    out.put(out.is_sqlite() ? "((random() & 9007199254740991) / 9007199254740992.0)" : "random()");
}

template <class Function, class Type, class... A>
constexpr void write_greatest(writer& out, const call<Function, Type, A...>& node) {
    const operand_writer<A...> operands(out, node.arguments);
    const auto list = [&]<std::size_t... I>(std::index_sequence<I...>, auto&& write_one) {
        const auto one = [&](bool first, const auto& index) {
            if (!first) out.put(", ");
            write_one(index);
        };
        (one(I == 0, std::integral_constant<std::size_t, I>{}), ...);
    };
    constexpr auto all = std::index_sequence_for<A...>{};
    check_kept<needs_of_order<Type>>(out);
    if (!out.is_sqlite()) {
        operands.unless_null([&] {
            out.put(Function::name);
            out.put("(");
            list(all, [&](auto i) { operands.template argument<i()>(); });
            out.put(")");
        });
    } else if constexpr (Type::family == type_family::enumeration) {
        using label = typename Type::value_type;
        write_label<label>(out, [&] {
            out.put(Function::sqlite_name);
            out.put("(");
            list(all, [&](auto i) { write_rank<label>(out, [&] { operands.template operand<i()>(); }); });
            out.put(")");
        });
    } else if constexpr (order_of_kept<Type> == kept_order::keyed) {
        out.put("substr(");
        out.put(Function::sqlite_name);
        out.put("(");
        list(all, [&](auto i) {
            out.put("mizzle_length_and_text(");
            operands.template argument<i()>();
            out.put(")");
        });
        out.put("), 21)");
    } else {
        out.put(Function::sqlite_name);
        out.put("(");
        list(all, [&](auto i) {
            operands.template result<i(), Type>();
            if (i() == 0 && is_text_decimal<Type>) out.put(" collate mizzle_decimal");
        });
        out.put(")");
    }
    operands.finish();
}
template <class Type, class... A> constexpr void write(writer& out, const call<functions::greatest, Type, A...>& node) {
    write_greatest(out, node);
}
template <class Type, class... A> constexpr void write(writer& out, const call<functions::least, Type, A...>& node) {
    write_greatest(out, node);
}

}  // namespace mizzle
