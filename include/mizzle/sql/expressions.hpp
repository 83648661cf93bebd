// How each expression is spelled.
#pragma once
#include "../query/alias.hpp"
#include "../query/assignment.hpp"
#include "../query/nullable.hpp"
#include "../query/on_conflict.hpp"
#include "array_functions.hpp"
#include "case.hpp"
#include "collate.hpp"
#include "condition.hpp"
#include "date_arithmetic.hpp"
#include "date_time.hpp"
#include "dynamic.hpp"
#include "full_text.hpp"
#include "functions.hpp"
#include "grouping_sets.hpp"
#include "json_functions.hpp"
#include "math.hpp"
#include "operators.hpp"
#include "ordering.hpp"
#include "own_functions.hpp"
#include "predicates.hpp"
#include "raw.hpp"
#include "regular_expressions.hpp"
#include "sequence.hpp"
#include "string_functions.hpp"
#include "window.hpp"

namespace mizzle {

template <class X, class Name> constexpr void spell(writer& out, const aliased<X, Name>& node) {
    write_alone(out, node.operand);
}

template <class Name, class Type> constexpr void spell(writer& out, const named_output<Name, Type>&) {
    out.identifier(Name::name);
}

template <class Column> constexpr void spell(writer& out, const excluded_column<Column>&) {
    out.put("excluded.");
    write_bare_column<Column>(out);
}

// What is assigned to a column, which a database may have to check or round itself.
template <class Column, class X> struct assigned_value {
    const X& value;
};
template <class Column, class X> constexpr void spell(writer& out, const assigned_value<Column, X>& form) {
    write_stored<typename Column::sql_type>(out, form.value);
    if constexpr (may_leave_column<typename Column::sql_type, X>) write_cast<X, void>(out);
}
template <class Column, class X> constexpr void write_assigned(writer& out, const X& value) {
    write(out, assigned_value<Column, X>{value});
}
template <class Column, class X> constexpr void spell(writer& out, const assignment<Column, X>& node) {
    write_set_column<Column>(out);
    out.put(" = ");
    write_assigned<Column>(out, node.value);
}

template <class X> constexpr void spell(writer& out, const nullable_expression<X>& node) {
    write_alone(out, node.operand_);
}

template <class Type> constexpr void spell(writer& out, const default_keyword<Type>&) { out.put("default"); }

template <class Type> constexpr void spell(writer&, const invalid<Type>&) {}

}  // namespace mizzle
