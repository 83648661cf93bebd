// Functions of text that SQLite builds from others. Of NULL, where a number is asked for, it would make 0.
#pragma once
#include "../../sql/functions/string_functions.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Type, class X, class P>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::starts_with, Type, X, P>& node) {
    out.put("(instr(");
    write_arguments(out, node.arguments);
    out.put(") = 1)");
}

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::to_hex, Type, X>& node) {
    const operand_writer operands(out, node.arguments);
    operands.unless_null([&] {
        out.put("printf('%x', ");
        operands.template argument<0>();
        out.put(")");
    });
    operands.finish();
}

// In a schema, which knows no function of the driver, SQLite's own, which do not refuse what others refuse.
constexpr void put_name(writer& out, std::string_view of_driver, std::string_view in_schema) {
    out.put(out.prints_values() ? in_schema : of_driver);
}
template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::chr, Type, X>& node) {
    put_name(out, "mizzle_chr(", "char(");
    write_arguments(out, node.arguments);
    out.put(")");
}
// Of empty text 0, where unicode() is NULL.
template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::ascii, Type, X>& node) {
    put_name(out, "mizzle_ascii(", "unicode(");
    write_arguments(out, node.arguments);
    out.put(")");
}

// Numbers of the program are known to be in range; those of a row or of param<T> may be negative, which SQLite takes
// for a count from the end.
template <class... N> inline constexpr bool are_values = (value_node<N> && ...);
template <class Type, class X, class... N>
    requires(!are_values<N...>)
constexpr void spell(dialects::sqlite, writer& out, const call<functions::substring, Type, X, N...>& node) {
    put_name(out, "mizzle_substring(", "substr(");
    write_arguments(out, node.arguments);
    out.put(")");
}

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::octet_length, Type, X>& node) {
    out.put("length(cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as blob))");
}
template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::bit_length, Type, X>& node) {
    out.put("(8 * length(cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as blob)))");
}

template <class Type, class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::left, Type, X, N>& node) {
    const bool is_native = are_values<N> || out.prints_values();
    out.put(is_native ? "substr(" : "mizzle_left(");
    write_alone(out, part<0>(node.arguments));
    out.put(is_native ? ", 1, " : ", ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

template <class Type, class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::right, Type, X, N>& node) {
    const operand_writer<X, N> operands(out, node.arguments);
    const bool is_native = are_values<N> || out.prints_values();
    out.put(is_native ? "substr(" : "mizzle_right(");
    operands.template argument<0>();
    out.put(", ");
    if (is_native) {
        out.put("-");
        operands.template operand<1>();
        out.put(", ");
    }
    operands.template argument<1>();
    out.put(")");
    operands.finish();
}

// A blob of n zero bytes is n times 00 in hexadecimal.
template <class Type, class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::repeat, Type, X, N>& node) {
    const operand_writer<X, N> operands(out, node.arguments);
    operands.unless_null([&] {
        out.put("replace(hex(zeroblob(");
        operands.template argument<1>();
        out.put(")), '00', ");
        operands.template argument<0>();
        out.put(")");
    });
    operands.finish();
}

template <bool Left, class Operands> constexpr void spell_padded(writer& out, const Operands& operands) {
    const auto filling = [&] {
        out.put("substr(replace(hex(zeroblob(");
        operands.template argument<1>();
        out.put(")), '00', ");
        operands.template argument<2>();
        out.put("), 1, ");
        operands.template operand<1>();
        out.put(" - length(");
        operands.template argument<0>();
        out.put("))");
    };
    out.put("case when length(");
    operands.template argument<0>();
    out.put(") < ");
    operands.template operand<1>();
    out.put(" then ");
    if (Left) {
        filling();
        out.put(" || ");
    }
    operands.template operand<0>();
    if (!Left) {
        out.put(" || ");
        filling();
    }
    out.put(" else substr(");
    operands.template argument<0>();
    out.put(", 1, ");
    operands.template argument<1>();
    out.put(") end");
    operands.finish();
}
template <bool Left, class Function, class Type, class X, class N, class Fill>
constexpr void spell_filled(writer& out, const call<Function, Type, X, N, Fill>& node) {
    if (are_values<N, Fill> || out.prints_values())
        return spell_padded<Left>(out, operand_writer<X, N, Fill>(out, node.arguments));
    out.put("mizzle_");
    spell(out, node);
}
template <class Type, class... A>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::lpad, Type, A...>& node) {
    spell_filled<true>(out, node);
}
template <class Type, class... A>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::rpad, Type, A...>& node) {
    spell_filled<false>(out, node);
}

// Each text comes with a separator before it, and the first separator is cut off.
template <class Type, class S, class... A>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::concat_ws, Type, S, A...>& node) {
    const operand_writer<S, A...> operands(out, node.arguments);
    out.put("substr(");
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto one = [&](auto i) {
            out.put(i() == 0 ? "coalesce(" : " || coalesce(");
            operands.template operand<0>();
            out.put(" || ");
            operands.template operand<i() + 1>();
            out.put(", '')");
        };
        (one(std::integral_constant<std::size_t, I>{}), ...);
    }(std::index_sequence_for<A...>{});
    out.put(", length(");
    operands.template argument<0>();
    out.put(") + 1)");
    operands.finish();
}

}  // namespace mizzle::detail
