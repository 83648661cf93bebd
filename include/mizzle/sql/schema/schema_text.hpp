// Pieces of text that descriptions of schemas are made of.
#pragma once
#include "../../schema/constraints.hpp"
#include "../../schema/schema_object.hpp"
#include "../statement_key.hpp"
#include "../values/literal.hpp"
#include "../writer.hpp"

#include <string>

namespace mizzle::detail {

// An expression for DDL: values as literals, columns without their table.
template <class X> std::string ddl_text(dialect_id dialect, const X& expression) {
    std::string text;
    writer out(dialect, text);
    out.print_values();
    out.omit_tables();
    write(out, expression);
    return text;
}

template <class Type, class T> std::string literal_text_of(dialect_id dialect, Type type, const T& value) {
    inline_values<1> values(dialect);
    encode(values, type, value);
    std::string text;
    append_literal(text, dialect, *values.begin());
    return text;
}

// A name that is made of others. Where a database would cut it, which makes one of two, its end is a number made of all
// of it.
std::string made_name(dialect_id dialect, std::string name);

std::string constraint_name(dialect_id dialect, const std::string& table, std::string_view part, const char* suffix);

// The type of an array's elements; of anything else itself.
template <class Type> struct element_type {
    using type = Type;
};
template <class T> struct element_type<types::array<T>> {
    using type = typename sql_type_of<T>::type;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "schema_text.ipp"
#endif
