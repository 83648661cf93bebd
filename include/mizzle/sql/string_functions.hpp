// Functions of text that SQLite spells otherwise, or builds from others.
#pragma once
#include "../query/string_functions.hpp"
#include "functions.hpp"
#include "operands_again.hpp"

namespace mizzle {

template <class Type, class X, class P>
constexpr void write(writer& out, const call<functions::starts_with, Type, X, P>& node) {
    out.put(out.is_sqlite() ? "(instr(" : "starts_with(");
    write_arguments(out, node.arguments);
    out.put(out.is_sqlite() ? ") = 1)" : ")");
}

// SQLite takes NULL for 0 here.
template <class Call>
constexpr void write_of_number(writer& out, const Call& node, std::string_view in_sqlite, std::string_view in_postgres,
                               std::string_view end) {
    const operand_writer operands(out, node.arguments);
    const auto call_it = [&] {
        out.put(out.is_sqlite() ? in_sqlite : in_postgres);
        operands.template argument<0>();
        out.put(out.is_sqlite() ? ")" : end);
    };
    if (out.is_sqlite()) operands.unless_null(call_it);
    else call_it();
    operands.finish();
}
template <class Type, class X> constexpr void write(writer& out, const call<functions::to_hex, Type, X>& node) {
    write_of_number(out, node, "printf('%x', ", "to_hex(cast(", " as bigint))");
}
template <class Type, class X> constexpr void write(writer& out, const call<functions::chr, Type, X>& node) {
    write_of_number(out, node, "char(", "chr(", ")");
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::octet_length, Type, X>& node) {
    out.put(out.is_sqlite() ? "length(cast(" : "octet_length(");
    write_alone(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? " as blob))" : ")");
}

template <class Type, class X, class N>
constexpr void write(writer& out, const call<functions::left, Type, X, N>& node) {
    out.put(out.is_sqlite() ? "substr(" : "left(");
    write_alone(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ", 1, " : ", ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

template <class Type, class X, class N>
constexpr void write(writer& out, const call<functions::right, Type, X, N>& node) {
    const operand_writer<X, N> operands(out, node.arguments);
    out.put(out.is_sqlite() ? "substr(" : "right(");
    operands.template argument<0>();
    out.put(", ");
    if (out.is_sqlite()) {
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
constexpr void write(writer& out, const call<functions::repeat, Type, X, N>& node) {
    const operand_writer<X, N> operands(out, node.arguments);
    const auto call_it = [&](std::string_view before, auto&& second, auto&& first, std::string_view between) {
        out.put(before);
        second();
        out.put(between);
        first();
        out.put(")");
    };
    const auto text = [&] { operands.template argument<0>(); };
    const auto count = [&] { operands.template argument<1>(); };
    if (out.is_sqlite()) operands.unless_null([&] { call_it("replace(hex(zeroblob(", count, text, ")), '00', "); });
    else call_it("repeat(", text, count, ", ");
    operands.finish();
}

template <class Function, class Type, class X, class N, class Fill>
constexpr void write_padded(writer& out, const call<Function, Type, X, N, Fill>& node, bool left) {
    if (!out.is_sqlite()) {
        out.put(Function::name);
        out.put("(");
        write_arguments(out, node.arguments);
        return out.put(")");
    }
    const operand_writer<X, N, Fill> operands(out, node.arguments);
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
    if (left) {
        filling();
        out.put(" || ");
    }
    operands.template operand<0>();
    if (!left) {
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
template <class Type, class... A> constexpr void write(writer& out, const call<functions::lpad, Type, A...>& node) {
    write_padded(out, node, true);
}
template <class Type, class... A> constexpr void write(writer& out, const call<functions::rpad, Type, A...>& node) {
    write_padded(out, node, false);
}

// On SQLite each text comes with a separator before it, and the first separator is cut off.
template <class Type, class S, class... A>
constexpr void write(writer& out, const call<functions::concat_ws, Type, S, A...>& node) {
    const operand_writer<S, A...> operands(out, node.arguments);
    if (out.is_sqlite()) {
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
    } else {
        out.put("concat_ws(");
        write_arguments(out, node.arguments);
        out.put(")");
    }
    operands.finish();
}

}  // namespace mizzle
