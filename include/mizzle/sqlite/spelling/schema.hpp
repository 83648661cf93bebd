// What a schema has to say of itself on SQLite, and what of it SQLite cannot keep.
#pragma once
#include "../../query/values/kept_order.hpp"
#include "../../sql/schema/description.hpp"
#include "../../sql/schema/schema_text.hpp"
#include "../dialect.hpp"

#include <limits>

namespace mizzle::detail {

template <class Type> constexpr std::string_view default_now_text(dialects::sqlite) {
    if constexpr (Type::family == type_family::date) return "(date('now'))";
    else if constexpr (Type::family == type_family::time) return "(replace(strftime('%H:%M:%f', 'now'), '.000', ''))";
    else return "(replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', ''))";
}

// What its few types leave open is checked: lengths, labels, booleans, JSON.
template <class Column>
inline constexpr bool has_check_of_type = [] {
    using type = typename Column::sql_type;
    constexpr auto family = type::family;
    return family == type_family::boolean || family == type_family::json || family == type_family::enumeration ||
           is_scaled<type> || (family == type_family::integer && Column::specification::is_generated) ||
           std::is_same_v<type, types::varchar> || std::is_same_v<type, types::char_>;
}();
template <class Column> std::string check_of_type(const typename Column::specification& specification) {
    using type = typename Column::sql_type;
    const std::string name = quoted(dialect_id(), name_of<Column>());
    if constexpr (type::family == type_family::boolean) return name + " in (0, 1)";
    else if constexpr (is_scaled<type>) {
        const std::string most = std::string(static_cast<std::size_t>(type::digits), '9');
        const auto digits = "typeof(" + name + ") = 'integer' and " + name + " between -" + most + " and " + most;
        return Column::specification::not_null ? digits : name + " is null or " + digits;
    } else if constexpr (type::family == type_family::integer && Column::specification::is_generated) {
        // What is computed by SQL text may be a number with a point, or one of more bits.
        constexpr auto most = std::numeric_limits<typename type::value_type>::max();
        const auto digits = std::to_string(most);
        const auto range = sizeof most == 8 ? "" : " and " + name + " between -" + digits + " - 1 and " + digits;
        return name + " is null or typeof(" + name + ") = 'integer'" + range;
    } else if constexpr (type::family == type_family::json) return name + " is null or json_valid(" + name + ")";
    else if constexpr (type::family == type_family::enumeration) {
        std::string text = name + " in (";
        append_text_literals(text, enumeration_of<typename type::value_type>.labels);
        return text + ")";
    } else
        return specification.sql_type.length == 0
                   ? ""
                   : "length(" + name + ") <= " + std::to_string(specification.sql_type.length);
}

// Equal keys are found by their text.
template <class Type>
void refuse_unequal_key(dialects::sqlite, [[maybe_unused]] const std::string& table,
                        [[maybe_unused]] std::string_view column) {
    if constexpr ((needs_of_sameness<Type> & needed(feature::text_equality)) != 0)
        throw usage_error(
            "mizzle: SQLite keeps " + table + "." + std::string(column) +
            " as text, of which equal values may have several: it cannot be unique or a primary key there; "
            "make another column the key");
}

// In an expression of the schema, in what it has of sql("...").
template <class Table, class X>
void refuse_sql(dialects::sqlite dialect, const std::string& table, const X& expression) {
    if constexpr (requires {
                      X::is_run_time_text;
                      expression.text;
                  })
        if (names_decimal<Table>(expression.text))
            throw usage_error(
                "mizzle: a check, index or default of " + table +
                " names a decimal in SQL text, which SQLite keeps as the integer value * 10^s or as text; "
                "write it with the columns: table.price > numeric(\"5\")");
    if constexpr (requires { expression.each_part([](const auto&) {}); })
        expression.each_part([&](const auto& part) { refuse_sql<Table>(dialect, table, part); });
}

template <class Column, class X> void refuse_default(dialects::sqlite, const std::string& table, const X&) {
    if constexpr (Column::sql_type::family == type_family::decimal && requires { X::is_run_time_text; })
        throw usage_error("mizzle: the default of " + table + "." + std::string(name_of<Column>()) +
                          " is SQL text for a decimal, which SQLite keeps as the integer value * 10^s or as text; give "
                          "the value itself: default_value(numeric(\"1.50\"))");
}

template <class Column>
std::string_view text_of_generated(dialects::sqlite, const modifiers::generated_as& column, const std::string& table) {
    if (!column.sqlite_expression.empty()) return column.sqlite_expression;
    if (std::is_same_v<typename Column::sql_type, types::real>)
        throw usage_error("mizzle: " + table + "." + std::string(name_of<Column>()) +
                          " is generated, and SQLite computes with double precision what PostgreSQL rounds to a real; "
                          "declare it double_precision, or say by .on_sqlite(\"...\") what SQLite is to compute");
    if (Column::sql_type::family == type_family::decimal || names_decimal<typename Column::table>(column.expression))
        throw usage_error("mizzle: " + table + "." + std::string(name_of<Column>()) +
                          " is generated from SQL text with decimals, which SQLite keeps as the integer value * "
                          "10^s or as text; say what SQLite is to compute: generated_as(\"price + 1\")"
                          ".on_sqlite(\"price + 100\")");
    return column.expression;
}

// What is said of all columns alike.
void describe_own(dialects::sqlite, const table_description& table, column_description& column, bool is_whole,
                  bool is_autoincrement, bool is_numbered);
void add_check(dialects::sqlite, table_description& table, const column_description& column, std::string check);

template <class Column> void describe_further(dialects::sqlite dialect, auto&, auto& table, auto& column) {
    using spec = typename Column::specification;
    using type = typename Column::sql_type;
    describe_own(dialect, table, column, type::family == type_family::integer,
                 spec::template has<modifiers::autoincrement>, spec::is_serial || spec::is_identity);
    if (column.primary_key || column.unique) refuse_unequal_key<type>(dialect, table.name, column.name);
    if constexpr (has_check_of_type<Column>)
        add_check(dialect, table, column, check_of_type<Column>(Column::specify()));
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "schema.ipp"
#endif
