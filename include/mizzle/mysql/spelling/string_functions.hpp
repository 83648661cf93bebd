// Text.
#pragma once
#include "../../sql/functions/string_functions.hpp"
#include "failure.hpp"
#include "function_names.hpp"

namespace mizzle::detail {

// Of empty text it is 0.
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::ascii, Type, X>& node) {
    out.put("cast(conv(concat('0', hex(convert(left(");
    write_alone(out, part<0>(node.arguments));
    out.put(", 1) using utf32))), 16, 10) as signed)");
}

// What is no code point of a character fails, as 0 does.
template <class Type, class N>
constexpr void spell(dialects::mysql, writer& out, const call<functions::chr, Type, N>& node) {
    const operand_writer<N> operands(out, node.arguments);
    write_or_fail(out, operands, "char", [&] {
        out.put("if(");
        operands.template operand<0>();
        out.put(" between 1 and 55295 or ");
        operands.template operand<0>();
        out.put(" between 57344 and 1114111, cast(char(");
        operands.template argument<0>();
        out.put(" using utf32) as char), null)");
    });
    operands.finish();
}

// Numbers that the database computes may be out of range, of which it would make something else.
template <class Type, class X, class... N>
    requires(!are_known_values<N...>)
constexpr void spell(dialects::mysql, writer& out, const call<functions::substring, Type, X, N...>& node) {
    const operand_writer<X, N...> operands(out, node.arguments);
    write_or_fail(out, operands, "char", [&] {
        out.put("if(");
        operands.template operand<1>();
        out.put(" < 1");
        if constexpr (sizeof...(N) == 2) {
            out.put(" or ");
            operands.template operand<2>();
            out.put(" < 0");
        }
        out.put(", null, substr(");
        write_each_operand(out, node.arguments, [&](auto i) { operands.template argument<i()>(); });
        out.put("))");
    });
    operands.finish();
}

template <class Function, class Type, class X, class N, class... Fill>
constexpr void write_counted_on_mysql(writer& out, const call<Function, Type, X, N, Fill...>& node) {
    const operand_writer<X, N, Fill...> operands(out, node.arguments);
    write_or_fail(out, operands, "char", [&] {
        out.put("if(");
        operands.template operand<1>();
        out.put(" < 0, null, ");
        // Without anything to fill up with it stays as short as it is.
        if constexpr (sizeof...(Fill) == 1) {
            out.put("if(");
            operands.template operand<2>();
            out.put(" = '', left(");
            operands.template argument<0>();
            out.put(", ");
            operands.template argument<1>();
            out.put("), ");
        }
        out.put(Function::name);
        out.put("(");
        write_each_operand(out, node.arguments, [&](auto i) { operands.template argument<i()>(); });
        out.put(sizeof...(Fill) == 1 ? ")))" : "))");
    });
    operands.finish();
}
template <class Type, class X, class N>
    requires(!are_known_values<N>)
constexpr void spell(dialects::mysql, writer& out, const call<functions::left, Type, X, N>& node) {
    write_counted_on_mysql(out, node);
}
template <class Type, class X, class N>
    requires(!are_known_values<N>)
constexpr void spell(dialects::mysql, writer& out, const call<functions::right, Type, X, N>& node) {
    write_counted_on_mysql(out, node);
}
// Text that is longer than the server sends fails, too.
template <class Type, class X, class N>
constexpr void spell(dialects::mysql, writer& out, const call<functions::repeat, Type, X, N>& node) {
    write_counted_on_mysql(out, node);
}
template <class Type, class X, class N, class Fill>
constexpr void spell(dialects::mysql, writer& out, const call<functions::lpad, Type, X, N, Fill>& node) {
    write_counted_on_mysql(out, node);
}
template <class Type, class X, class N, class Fill>
constexpr void spell(dialects::mysql, writer& out, const call<functions::rpad, Type, X, N, Fill>& node) {
    write_counted_on_mysql(out, node);
}

// A set of characters at the ends, as a class of a pattern in which a backslash stands before each that means
// something. \z is the end of the text alone, where $ is also before a line's end that is the last character.
template <class Type, class X, class C>
constexpr void write_trimmed_on_mysql(writer& out, const call<Type, types::text, X, C>& node, std::string_view before,
                                      std::string_view after) {
    const operand_writer<X, C> operands(out, node.arguments);
    out.put("if(");
    operands.template operand<1>();
    out.put(" = '', ");
    operands.template argument<0>();
    out.put(", regexp_replace(");
    operands.template argument<0>();
    out.put(", concat(");
    const auto characters = [&] {
        out.put("regexp_replace(");
        operands.template argument<1>();
        out.put(", '([\\\\^\\-\\[\\]])', '\\\\\\1')");
    };
    if (!before.empty()) {
        out.put(before);
        characters();
        out.put(after.empty() ? ", ']+'" : ", ']+|', ");
    }
    if (!after.empty()) {
        out.put("'[', ");
        characters();
        out.put(after);
    }
    out.put("), ''))");
    operands.finish();
}
template <class X, class C>
constexpr void spell(dialects::mysql, writer& out, const call<functions::trim, types::text, X, C>& node) {
    write_trimmed_on_mysql(out, node, "'\\A[', ", ", ']+\\z'");
}
template <class X, class C>
constexpr void spell(dialects::mysql, writer& out, const call<functions::ltrim, types::text, X, C>& node) {
    write_trimmed_on_mysql(out, node, "'\\A[', ", {});
}
template <class X, class C>
constexpr void spell(dialects::mysql, writer& out, const call<functions::rtrim, types::text, X, C>& node) {
    write_trimmed_on_mysql(out, node, {}, ", ']+\\z'");
}

}  // namespace mizzle::detail
