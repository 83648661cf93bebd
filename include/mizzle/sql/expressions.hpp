// How each expression is spelled.
#pragma once
#include "../query/alias.hpp"
#include "../query/assignment.hpp"
#include "../query/on_conflict.hpp"
#include "../query/ordering.hpp"
#include "aggregates.hpp"
#include "case.hpp"
#include "condition.hpp"
#include "dynamic.hpp"
#include "functions.hpp"
#include "operators.hpp"
#include "predicates.hpp"
#include "raw.hpp"
#include "sequence.hpp"

namespace mizzle {

template <class X, class Name> constexpr void write(writer& out, const aliased<X, Name>& node) {
    write_alone(out, node.operand);
}

template <class Name, class Type> constexpr void write(writer& out, const named_output<Name, Type>&) {
    out.identifier(Name::name);
}

template <class Column> constexpr void write(writer& out, const excluded_column<Column>&) {
    out.put("excluded.");
    write_bare_column<Column>(out);
}

template <class X, direction Direction, nulls Nulls>
constexpr void write(writer& out, const ordering<X, Direction, Nulls>& node) {
    write_sorted(out, node.operand);
    if constexpr (Direction == direction::descending) out.put(" desc");
    if constexpr (Nulls == nulls::first) out.put(" nulls first");
    if constexpr (Nulls == nulls::last) out.put(" nulls last");
}

template <class Column, class X> constexpr void write(writer& out, const assignment<Column, X>& node) {
    write_bare_column<Column>(out);
    out.put(" = ");
    write(out, node.value);
}

template <class Type> constexpr void write(writer&, const invalid<Type>&) {}

}  // namespace mizzle
