// Expressions that are put together at run time.
#pragma once
#include "../../query/expressions/dynamic.hpp"
#include "../../query/statement.hpp"
#include "condition.hpp"
#include "operands.hpp"

namespace mizzle::detail {

// What is put together at run time does not tell the statement what it needs; it is asked here.
[[noreturn]] MIZZLE_COLD void refuse_lacking_feature(dialect_id dialect);
template <class X> constexpr void write_kept(text_target& target, const X& node) {
    auto& out = writer::of(target);
    constexpr feature_set needs = needs_of<X> & features_of_databases;
    if ((needs & ~out.dialect()->provides) != 0) refuse_lacking_feature(out.dialect());
    write_operand(out, node);
}

// What a dynamic<T> of the type `Type` holds.
template <class Type, class X> struct held_value {
    const X& node;
};
template <class Type, class X> constexpr void spell(writer& out, const held_value<Type, X>& form) {
    write_kept(out, form.node);
}

// Needs no parentheses, and is of the type whatever stands beside it: a database is told so where it would not know.
template <class X, class Type> constexpr void write_as(text_target& target, const X& node, Type) {
    auto& out = writer::of(target);
    using own = typename placeholder_type<typename X::sql_type>::type;
    using wanted = typename placeholder_type<Type>::type;
    write(out, held_value<Type, X>{node});
    if constexpr (is_bound_later<X> || !std::is_same_v<own, wanted>) {
        if (!out.prints_values()) write(out, type_of_placeholder<wanted>{});
    }
}

template <class Beside, class X> void write_beside(text_target& target, const X& node) {
    auto& out = writer::of(target);
    write_kept(out, node);
    write_cast<X, Beside>(out);
}

template <class Type> void spell(writer& out, const dynamic_expression<Type>& node) {
    check_repetitions(out);
    erased::write_shared(out, node.root());
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "dynamic.ipp"
#endif
