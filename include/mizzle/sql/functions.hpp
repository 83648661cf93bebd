// Calls of functions.
#pragma once
#include "../query/functions.hpp"
#include "alternatives.hpp"
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

// One within another is one chain.
template <class N> inline constexpr bool is_concatenation = false;
template <class Type, class... A>
inline constexpr bool is_concatenation<call<functions::concat, Type, A...>> = sizeof...(A) > 1;

template <class Type, class... A> constexpr void write(writer& out, const call<functions::concat, Type, A...>& node) {
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(" || ");
        first = false;
        using operand = std::remove_cvref_t<decltype(part)>;
        if constexpr (is_concatenation<operand>) write(out, part);
        else write_operand(out, part);
        write_cast<operand, void>(out);
    });
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::cast, Type, X>& node) {
    if (out.is_sqlite()) {
        constexpr auto from = X::sql_type::family;
        const auto words = [&](std::string_view cases) {
            out.put("case ");
            write_operand(out, part<0>(node.arguments));
            out.put(cases);
        };
        // SQLite's numbers for them are PostgreSQL's words.
        if (from == type_family::boolean && Type::family == type_family::text)
            return words(" when 1 then 'true' when 0 then 'false' end");
        if (from == type_family::text && Type::family == type_family::boolean)
            return words(" when 'true' then 1 when 'false' then 0 when 't' then 1 when 'f' then 0 when '1' then 1 "
                         "when '0' then 0 end");
    }
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as ");
    write_type(out, Type{});
    out.put(")");
}

}  // namespace mizzle
