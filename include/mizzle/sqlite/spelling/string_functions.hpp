// Functions of text that SQLite builds from others. Of NULL, where a number is asked for, it would make 0.
#pragma once
#include "../../sql/string_functions.hpp"
#include "../dialect.hpp"

namespace mizzle {

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

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::chr, Type, X>& node) {
    const operand_writer operands(out, node.arguments);
    operands.unless_null([&] {
        out.put("char(");
        operands.template argument<0>();
        out.put(")");
    });
    operands.finish();
}

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::octet_length, Type, X>& node) {
    out.put("length(cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as blob))");
}

template <class Type, class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::left, Type, X, N>& node) {
    out.put("substr(");
    write_alone(out, part<0>(node.arguments));
    out.put(", 1, ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

template <class Type, class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::right, Type, X, N>& node) {
    const operand_writer<X, N> operands(out, node.arguments);
    out.put("substr(");
    operands.template argument<0>();
    out.put(", -");
    operands.template operand<1>();
    out.put(", ");
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
template <class Type, class X, class N, class Fill>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::lpad, Type, X, N, Fill>& node) {
    spell_padded<true>(out, operand_writer<X, N, Fill>(out, node.arguments));
}
template <class Type, class X, class N, class Fill>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::rpad, Type, X, N, Fill>& node) {
    spell_padded<false>(out, operand_writer<X, N, Fill>(out, node.arguments));
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

}  // namespace mizzle
