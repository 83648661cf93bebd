// Expressions that are put together at run time.
#pragma once
#include "../query/dynamic.hpp"
#include "../query/statement.hpp"
#include "decimals.hpp"
#include "operands.hpp"

namespace mizzle {

// What is put together at run time does not tell the statement what it needs; it is asked here.
[[gnu::cold, gnu::noinline]] inline void refuse_lacking_feature() {
    throw_usage_error("mizzle: a condition or dynamic<T> that was put together at run time uses what SQLite lacks");
}
template <class X> constexpr void write_kept(writer& out, const X& node) {
    constexpr unsigned lacks = needs_of<X> & features::all_of_a_database & ~dialects::sqlite::provides;
    if (lacks != 0 && out.is_sqlite()) refuse_lacking_feature();
    write_operand(out, node);
}

// Needs no parentheses, and is of the type whatever stands beside it: PostgreSQL is told so where it would not know.
template <class X, class Type> constexpr void write_as(writer& out, const X& node, Type) {
    using own = typename placeholder_type<typename X::sql_type>::type;
    using wanted = typename placeholder_type<Type>::type;
    // A dynamic<numeric> does not tell by how much an integer is scaled.
    if constexpr (is_text_decimal<Type> && is_scaled<held_as<X>>) {
        if (out.is_sqlite()) return write_as_text(out, node);
    }
    write_kept(out, node);
    if constexpr (is_bound_later<X> || !std::is_same_v<own, wanted>) {
        if (out.is_sqlite() || out.prints_values()) return;
        out.put("::");
        write_type(out, wanted{});
    }
}

template <class Beside, class X> void write_beside(writer& out, const X& node) {
    write_kept(out, node);
    write_cast<X, Beside>(out);
}

template <class Type> void write(writer& out, const dynamic_expression<Type>& node) { node.write_to(out); }

}  // namespace mizzle
