// What a schema has to say of itself on MySQL, and what of it MySQL cannot keep.
#pragma once
#include "../../query/values/kept_order.hpp"
#include "../../sql/schema/description.hpp"
#include "../../sql/schema/schema_text.hpp"
#include "../dialect.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail {

template <class Type> constexpr std::string_view default_now_text(dialects::mysql) {
    if constexpr (Type::family == type_family::date) return "(utc_date())";
    else if constexpr (Type::family == type_family::time) return "(utc_time(6))";
    else return "(utc_timestamp(6))";
}

template <class Type>
void refuse_unequal_key(dialects::mysql, [[maybe_unused]] const std::string& table,
                        [[maybe_unused]] std::string_view column) {
    if constexpr ((needs_of_sameness<Type> & needed(feature::text_equality)) != 0)
        throw usage_error("mizzle: MySQL keeps " + table + "." + std::string(column) +
                          " as text, of which equal values may have several: it cannot be unique or a primary key "
                          "there; make another column the key");
}
template <class Table, class X> void refuse_sql(dialects::mysql, const std::string&, const X&) {}
template <class Column, class X> void refuse_default(dialects::mysql, const std::string&, const X&) {}

template <class Column>
std::string_view text_of_generated(dialects::mysql, const modifiers::generated_as& column, const std::string&) {
    return column.expression;
}

void refuse_long_key(const std::string& name, std::string_view type);

// What is said of all columns alike.
void describe_own(dialects::mysql, table_description& table, column_description& column, bool is_numbered);

template <class Column> void describe_further(dialects::mysql dialect, auto&, auto& table, auto& column) {
    using spec = typename Column::specification;
    using type = typename Column::sql_type;
    if constexpr (type::family == type_family::array)
        throw usage_error("mizzle: MySQL has no arrays, which " + table.name + "." + column.name +
                          " is of; keep the values in a table of their own, or as JSON");
    const bool is_key = column.primary_key || column.unique;
    describe_own(dialect, table, column, spec::is_serial || spec::is_identity);
    if (is_key) refuse_unequal_key<type>(dialect, table.name, column.name);
}

// MariaDB has no indexes on expressions: a column that nobody sees is generated from the expression. An index holds the
// beginnings of long texts, unless it is unique.
void adapt_index_part(dialects::mysql, table_description& table, index_description& index, std::string_view type);

template <class Index> void describe_words(dialects::mysql, auto& table, const Index& index) {
    throw usage_error("mizzle: MySQL searches text by a fulltext index and match() against(), not by an index of words "
                      "such as " +
                      table.name + "." + std::string(index.name) + "; leave it out of the schema for MySQL");
}

// Without a condition an index holds more rows, and finds the same; a unique one would refuse more.
void leave_out_condition(const table_description& table, index_description& index);

void adapt_schema(dialects::mysql, schema_description& schema);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "schema.ipp"
#endif
