// How each expression is spelled.
#pragma once
#include "../query/clauses/assignment.hpp"
#include "../query/clauses/on_conflict.hpp"
#include "../query/expressions/alias.hpp"
#include "../query/expressions/nullable.hpp"
#include "clauses/grouping_sets.hpp"
#include "clauses/order_by.hpp"
#include "clauses/window.hpp"
#include "expressions/case.hpp"
#include "expressions/collate.hpp"
#include "expressions/condition.hpp"
#include "expressions/dynamic.hpp"
#include "expressions/operators.hpp"
#include "expressions/predicates.hpp"
#include "expressions/raw.hpp"
#include "functions/array_functions.hpp"
#include "functions/date_arithmetic.hpp"
#include "functions/date_time.hpp"
#include "functions/full_text.hpp"
#include "functions/functions.hpp"
#include "functions/json_functions.hpp"
#include "functions/math.hpp"
#include "functions/own_functions.hpp"
#include "functions/regular_expressions.hpp"
#include "functions/sequence.hpp"
#include "functions/string_functions.hpp"

namespace mizzle::detail {

template <class X, class Name> inline constexpr bool is_spelled_alike<aliased<X, Name>> = true;
template <class X, class Name> constexpr void spell(writer& out, const aliased<X, Name>& node) {
    write_alone(out, node.operand);
}

template <class Name, class Type> inline constexpr bool is_spelled_alike<named_output<Name, Type>> = true;
template <class Name, class Type> constexpr void spell(writer& out, const named_output<Name, Type>&) {
    out.identifier(Name::name);
}

template <class Column> inline constexpr bool is_spelled_by_few<excluded_column<Column>> = true;
template <class Column> constexpr void spell(writer& out, const excluded_column<Column>&) {
    out.put("excluded.");
    write_bare_column<Column>(out);
}

// What is assigned to a column, which a database may have to check or round itself.
template <class Column, class X> struct assigned_value {
    const X& value;
};
template <class Column, class X> inline constexpr bool is_spelled_by_few<assigned_value<Column, X>> = true;
template <class Column, class X> constexpr void spell(writer& out, const assigned_value<Column, X>& form) {
    write_stored<typename Column::sql_type>(out, form.value);
    if constexpr (may_leave_column<typename Column::sql_type, X>) write_cast<X, void>(out);
}
template <class Column, class X> constexpr void write_assigned(writer& out, const X& value) {
    write(out, assigned_value<Column, X>{value});
}
template <class Column, class X> inline constexpr bool is_spelled_alike<assignment<Column, X>> = true;
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

}  // namespace mizzle::detail
