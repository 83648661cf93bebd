// Calls of functions.
#pragma once
#include "../query/functions.hpp"
#include "operands.hpp"

namespace mizzle {

template <class T, class... A> inline constexpr bool is_compound<call<functions::concat, T, A...>> = true;

// Functions whose spelling is their name, or one for each database.
template <class Function, class Type, class... A>
constexpr void write(writer& out, const call<Function, Type, A...>& node) {
    if constexpr (requires { Function::sqlite_name; })
        out.put(out.is_sqlite() ? Function::sqlite_name : Function::name);
    else out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
}

template <class Type> constexpr void write(writer& out, const call<functions::now, Type>&) {
    // In SQLite in the form in which timestamps are kept.
    out.put(out.is_sqlite() ? "replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')" : "now()");
}

template <class Type, class... A> constexpr void write(writer& out, const call<functions::concat, Type, A...>& node) {
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(" || ");
        first = false;
        write_operand(out, part);
        write_cast<std::remove_cvref_t<decltype(part)>, void>(out);
    });
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::cast, Type, X>& node) {
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as ");
    write_type(out, Type{});
    out.put(")");
}

}  // namespace mizzle
