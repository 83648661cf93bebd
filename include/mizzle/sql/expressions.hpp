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

template <class Column, class X> constexpr void write(writer& out, const assignment<Column, X>& node) {
    write_bare_column<Column>(out);
    out.put(" = ");
    // PostgreSQL rounds what is assigned to a column of single precision; SQLite would keep the double.
    if constexpr (widens_single<typename Column::sql_type, X>) {
        if (out.is_sqlite()) {
            out.put("mizzle_real(");
            write_stored<types::double_precision>(out, node.value);
            return out.put(")");
        }
    }
    const bool is_checked = assignment<Column, X>::is_checked && out.is_sqlite();
    if (is_checked) out.put("mizzle_whole(");
    write_stored<typename Column::sql_type>(out, node.value);
    if constexpr (assignment<Column, X>::is_checked) {
        if (!is_checked) return;
        out.put(", ");
        out.number(8 * sizeof(typename Column::sql_type::value_type));
        out.put(")");
    }
}

template <class X> constexpr void write(writer& out, const nullable_expression<X>& node) {
    write_alone(out, node.operand_);
}

template <class Type> constexpr void write(writer& out, const default_keyword<Type>&) { out.put("default"); }

template <class Type> constexpr void write(writer&, const invalid<Type>&) {}

}  // namespace mizzle
