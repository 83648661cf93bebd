// From declarations to descriptions: describe(schema, dialect).
#pragma once
#include "../schema/constraints.hpp"
#include "../schema/schema_object.hpp"
#include "../schema/table.hpp"
#include "description.hpp"
#include "statements.hpp"
#include "text_key.hpp"

#include <algorithm>

namespace mizzle {

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

inline std::string quoted(dialect_id dialect, std::string_view name) {
    std::string text;
    writer(dialect, text).identifier(name);
    return text;
}

template <class Type> std::string default_now_text(dialect_id dialect) {
    constexpr auto family = Type::family;
    const bool sqlite = dialect == dialect_id::sqlite;
    if constexpr (family == type_family::date) return sqlite ? "(date('now'))" : "((now() at time zone 'utc')::date)";
    else if constexpr (family == type_family::time)
        return sqlite ? "(replace(strftime('%H:%M:%f', 'now'), '.000', ''))" : "((now() at time zone 'utc')::time)";
    else if constexpr (family == type_family::timestamp)
        return sqlite ? "(replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', ''))" : "(now() at time zone 'utc')";
    else return sqlite ? "(replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', ''))" : "now()";
}

// A name that is made of others. Where PostgreSQL would cut it, which makes one of two, its end is a number made of all
// of it.
inline std::string made_name(dialect_id dialect, std::string name) {
    constexpr std::size_t digits = 16;
    if (dialect == dialect_id::sqlite || name.size() <= writer::longest_name) return name;
    const auto key = key_of(name);
    std::size_t end = writer::longest_name - digits - 1;
    while (end != 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;  // between two characters
    name.resize(end);
    name += '_';
    for (std::size_t i = digits; i-- != 0;) name += "0123456789abcdef"[(key.first >> (4 * i)) & 15];
    return name;
}

template <class Table> std::string constraint_name(dialect_id dialect, std::string_view part, std::string_view suffix) {
    return made_name(dialect,
                     std::string(table_name_of<Table>().name) + "_" + std::string(part) + "_" + std::string(suffix));
}

// Throws usage_error for a name that PostgreSQL would cut, and so might take for another.
void refuse_long_names(const auto& schema) {
    const auto check = [](std::string_view what, std::string_view name) {
        if (name.size() > writer::longest_name)
            throw usage_error("mizzle: PostgreSQL keeps 63 bytes of a name, and that of the " + std::string(what) +
                              " \"" + std::string(name) + "\" is longer; give it a shorter one");
    };
    for (const auto& s : schema.sequences) check("schema", s.schema), check("sequence", s.name);
    for (const auto& e : schema.enums) {
        check("enum", e.name);
        for (const auto& label : e.labels) check("enum's label", label);
    }
    for (const auto& t : schema.tables) {
        check("schema", t.schema);
        check("table", t.name);
        for (const auto& c : t.columns) check("column", c.name);
        for (const auto& k : t.unique_keys) check("unique key", k.name);
        for (const auto& c : t.checks) check("check", c.name);
        for (const auto& k : t.foreign_keys) check("foreign key", k.name);
        for (const auto& i : t.indexes) check("index", i.name);
    }
    for (const auto& v : schema.views) {
        check("view", v.name);
        for (const auto& c : v.columns) check("column", c);
    }
}

// What SQLite's few types leave open is checked: lengths, labels, booleans, JSON.
template <class Column> std::string sqlite_check(const typename Column::specification& specification) {
    using type = typename Column::sql_type;
    const std::string name = quoted(dialect_id::sqlite, name_of<Column>());
    if constexpr (type::family == type_family::boolean) return name + " in (0, 1)";
    else if constexpr (is_scaled<type>) {
        const std::string most = std::string(static_cast<std::size_t>(type::digits), '9');
        const auto digits = "typeof(" + name + ") = 'integer' and " + name + " between -" + most + " and " + most;
        return Column::specification::not_null ? digits : name + " is null or " + digits;
    } else if constexpr (type::family == type_family::json) return name + " is null or json_valid(" + name + ")";
    else if constexpr (type::family == type_family::enumeration) {
        std::string text = name + " in (";
        for (const auto label : enumeration_of<typename type::value_type>.labels) {
            if (text.back() != '(') text += ", ";
            append_text_literal(text, label);
        }
        return text + ")";
    } else if constexpr (std::is_same_v<type, types::varchar> || std::is_same_v<type, types::char_>)
        return specification.sql_type.length == 0
                   ? ""
                   : "length(" + name + ") <= " + std::to_string(specification.sql_type.length);
    else return {};
}

// The type of an array's elements; of anything else itself.
template <class Type> struct element_type {
    using type = Type;
};
template <class T> struct element_type<types::array<T>> {
    using type = typename sql_type_of<T>::type;
};

// Whether text of SQL names a decimal column of the table.
template <class Table> bool names_decimal(std::string_view text) {
    bool found = false;
    Table::mizzle_columns::each([&]<class C>() {
        if constexpr (C::sql_type::family == type_family::decimal) found = found || names_word(text, name_of<C>());
    });
    return found;
}

// In an expression of the schema, in what it has of sql("...").
template <class Table, class X>
void refuse_raw_decimals(const auto& schema_or_table, dialect_id dialect, const X& expression) {
    if (dialect != dialect_id::sqlite) return;
    if constexpr (requires {
                      X::is_run_time_text;
                      expression.text;
                  })
        if (names_decimal<Table>(expression.text))
            throw usage_error(
                "mizzle: a check, index or default of " + std::string(schema_or_table.name) +
                " names a decimal in SQL text, which SQLite keeps as the integer value * 10^s or as text; "
                "write it with the columns: table.price > numeric(\"5\")");
    if constexpr (requires { expression.each_part([](const auto&) {}); })
        expression.each_part([&](const auto& part) { refuse_raw_decimals<Table>(schema_or_table, dialect, part); });
}

// SQLite finds equal keys by their text.
template <class Type> void refuse_unequal_key(const std::string& table, std::string_view column) {
    if constexpr ((needs_of_sameness<Type> & features::text_equality) != 0)
        throw usage_error(
            "mizzle: SQLite keeps " + table + "." + std::string(column) +
            " as text, of which equal values may have several: it cannot be unique or a primary key there; "
            "make another column the key");
}
template <class... C> void refuse_unequal_keys(dialect_id dialect, const std::string& table, type_list<C...>) {
    if (dialect == dialect_id::sqlite) (refuse_unequal_key<typename C::sql_type>(table, name_of<C>()), ...);
}

// The descriptions are parameters of their types, so that what is done with them is compiled where a schema is
// described and not with every program.
template <class Column> void describe_column(auto& schema, auto& table) {
    using type = typename Column::sql_type;
    using table_type = typename Column::table;
    const dialect_id dialect = schema.dialect;
    const bool sqlite = dialect == dialect_id::sqlite;
    const auto specification = Column::specify();
    using spec = typename Column::specification;

    column_description column;
    column.name = name_of<Column>();
    writer out(dialect, column.type);
    write_type(out, specification.sql_type);
    column.not_null = spec::not_null;
    column.primary_key = spec::is_primary_key;
    column.unique = spec::template has<modifiers::unique>;
    column.identity = spec::is_identity && !sqlite;
    column.identity_always = spec::is_always_identity && !sqlite;
    column.rowid_alias = sqlite && spec::is_primary_key && type::family == type_family::integer;
    column.autoincrement = column.rowid_alias && spec::template has<modifiers::autoincrement>;
    if (sqlite && (spec::is_serial || spec::is_identity) && !column.rowid_alias)
        throw usage_error("mizzle: SQLite hands out numbers for an integer primary key only; column " + table.name +
                          "." + column.name + " is serial or identity and is not one");

    specification.each_modifier([&]<class M>(const M& m) {
        if constexpr (modifiers::is_default_value<M>) {
            if constexpr (std::is_same_v<decltype(m.value), modifiers::decimal_digits>)
                column.default_sql = literal_text_of(
                    dialect, type{},
                    convert_exactly<Column, typename type::value_type>(*numeric::parse(m.value.view())));
            else if constexpr (expression_like<decltype(m.value)>)
                column.default_sql = "(" + ddl_text(dialect, m.value) + ")";
            else if constexpr (exactly_convertible<typename type::value_type, decltype((m.value))>)
                column.default_sql =
                    literal_text_of(dialect, type{}, convert_exactly<Column, typename type::value_type>(m.value));
        } else if constexpr (std::is_same_v<M, modifiers::default_now>) {
            column.default_sql = default_now_text<type>(dialect);
        } else if constexpr (std::is_same_v<M, modifiers::generated_as>) {
            column.generated_sql = sqlite && !m.sqlite_expression.empty() ? m.sqlite_expression : m.expression;
            if (sqlite && m.sqlite_expression.empty() &&
                (type::family == type_family::decimal || names_decimal<table_type>(m.expression)))
                throw usage_error(
                    "mizzle: " + table.name + "." + column.name +
                    " is generated from SQL text with decimals, which SQLite keeps as the integer value * "
                    "10^s or as text; say what SQLite is to compute: generated_as(\"price + 1\")"
                    ".on_sqlite(\"price + 100\")");
            column.generated_is_stored = m.is_stored;
        } else if constexpr (std::is_same_v<M, modifiers::collate>) {
            column.collation = m.name;
        } else if constexpr (std::is_same_v<M, modifiers::comment>) {
            column.comment = m.description;
        } else if constexpr (modifiers::is_references<M>) {
            using target = typename M::column;
            static_assert(are_kept_alike<type, typename target::sql_type>,
                          "mizzle: a decimal and the one it references must have the same digits after the point");
            const auto referenced = table_name_of<typename target::table>();
            table.foreign_keys.push_back({constraint_name<table_type>(dialect, column.name, "fkey"),
                                          {column.name},
                                          std::string(referenced.schema),
                                          std::string(referenced.name),
                                          {std::string(name_of<target>())},
                                          m.deleting,
                                          m.updating,
                                          m.is_deferred});
        }
    });
    if (sqlite) {
        if (column.primary_key || column.unique) refuse_unequal_key<type>(table.name, column.name);
        if (auto check = sqlite_check<Column>(specification); !check.empty())
            table.checks.push_back({constraint_name<table_type>(dialect, column.name, "check"), std::move(check)});
    } else if constexpr (element_type<type>::type::family == type_family::enumeration) {
        constexpr auto& e = enumeration_of<typename element_type<type>::type::value_type>;
        enum_description description{std::string(e.name), {e.labels.begin(), e.labels.end()}};
        if (std::find(schema.enums.begin(), schema.enums.end(), description) == schema.enums.end())
            schema.enums.push_back(std::move(description));
    }
    table.columns.push_back(std::move(column));
}

template <class... C> std::vector<std::string> names_of(type_list<C...>) { return {std::string(name_of<C>())...}; }

// An index takes columns as they are and expressions in parentheses.
template <class X> std::string index_part(dialect_id dialect, const X& part) {
    if constexpr (column_like<X>) return ddl_text(dialect, part);
    else if constexpr (is_ordering<X>) {
        if constexpr (column_like<decltype(part.operand)>) return ddl_text(dialect, part);
        else
            return "(" + ddl_text(dialect, part.operand) + ")" +
                   ddl_text(dialect, part).substr(ddl_text(dialect, part.operand).size());
    } else return "(" + ddl_text(dialect, part) + ")";
}

template <class Columns, class Where>
void describe_constraint(dialect_id dialect, auto& table, const constraints::index<Columns, Where>& index) {
    index_description description{std::string(index.name),
                                  std::string(dialect == dialect_id::sqlite ? "" : index.method),
                                  index.is_unique,
                                  {},
                                  {}};
    const auto describe_part = [&]<class X>(const X& part) {
        if (index.is_unique && dialect == dialect_id::sqlite) {
            if constexpr (is_ordering<X>)
                refuse_unequal_key<typename decltype(part.operand)::sql_type>(table.name, index.name);
            else refuse_unequal_key<typename X::sql_type>(table.name, index.name);
        }
        description.parts.push_back(index_part(dialect, part));
    };
    std::apply([&](const auto&... part) { (describe_part(part), ...); }, index.columns);
    if constexpr (!std::is_same_v<Where, no_condition>) description.condition = ddl_text(dialect, index.condition);
    table.indexes.push_back(std::move(description));
}

template <class... C> void describe_constraint(dialect_id dialect, auto& table, const constraints::unique<C...>& key) {
    refuse_unequal_keys(dialect, table.name, type_list<C...>{});
    table.unique_keys.push_back({std::string(key.name), names_of(type_list<C...>{}), key.takes_null_once});
}

template <class Condition>
void describe_constraint(dialect_id dialect, auto& table, const constraints::check<Condition>& check) {
    table.checks.push_back({std::string(check.name), ddl_text(dialect, check.condition)});
}

template <class... C> void describe_constraint(dialect_id dialect, auto& table, const constraints::primary_key<C...>&) {
    refuse_unequal_keys(dialect, table.name, type_list<C...>{});
    table.primary_key = names_of(type_list<C...>{});
}

void describe_constraint(dialect_id, auto& table, const constraints::comment& comment) {
    table.comment = comment.description;
}

template <class... From, class First, class... To>
void describe_constraint(dialect_id dialect, auto& table,
                         const constraints::foreign_key<type_list<From...>, type_list<First, To...>>& key) {
    const auto referenced = table_name_of<typename First::table>();
    auto columns = names_of(type_list<From...>{});
    std::string name(key.constraint_name);
    if (name.empty()) {
        name = table.name;
        for (const auto& column : columns) name += "_" + column;
        name = made_name(dialect, name + "_fkey");
    }
    table.foreign_keys.push_back({std::move(name), std::move(columns), std::string(referenced.schema),
                                  std::string(referenced.name), names_of(type_list<First, To...>{}), key.deleting,
                                  key.updating, key.is_deferred});
}

template <class Columns> inline constexpr int primary_key_columns = 0;
template <class Table, class... C>
inline constexpr int primary_key_columns<column_list<Table, C...>> = (0 + ... + (C::specification::is_primary_key));

// Whether the program's value for a default is one that the column can hold.
template <class Type, class Modifier> inline constexpr bool is_fitting_default = true;
template <class Type, class Modifier>
    requires modifiers::is_default_value<Modifier>
inline constexpr bool is_fitting_default<Type, Modifier> = [] {
    using given = std::remove_cvref_t<decltype(Modifier::value)>;
    if constexpr (expression_like<given> || std::is_same_v<given, modifiers::decimal_digits>) return true;
    else return exactly_convertible<typename Type::value_type, const given&>;
}();
template <class Specification> inline constexpr bool default_fits = false;
template <class Type, class... Modifiers>
inline constexpr bool default_fits<specification<Type, Modifiers...>> = (is_fitting_default<Type, Modifiers> && ...);

template <class Table, class Constraint> void refuse_raw(dialect_id dialect, const auto& table, const Constraint& c) {
    const auto refuse = [&](const auto& x) { refuse_raw_decimals<Table>(table, dialect, x); };
    if constexpr (requires { c.condition; }) refuse(c.condition);
    if constexpr (requires { c.columns; }) std::apply([&](const auto&... part) { (refuse(part), ...); }, c.columns);
}

template <class Table> void describe_table(auto& schema) {
    table_description table;
    constexpr auto name = table_name_of<Table>();
    table.schema = name.schema;
    table.name = name.name;
    Table::mizzle_columns::each([&]<class C>() { describe_column<C>(schema, table); });
    std::apply(
        [&](const auto&... c) {
            ((refuse_raw<Table>(schema.dialect, table, c), describe_constraint(schema.dialect, table, c)), ...);
        },
        mizzle_constraints(static_cast<const Table*>(nullptr)));
    schema.tables.push_back(std::move(table));
}

template <class View> void describe_view(auto& schema) {
    if (View::mizzle_is_materialized && schema.dialect == dialect_id::sqlite)
        throw usage_error("mizzle: SQLite has no materialized views; declare " + std::string(View::mizzle_qualifier) +
                          " by MIZZLE_VIEW, or as a table that the program fills");
    view_description view;
    view.name = View::mizzle_qualifier;
    view.is_materialized = View::mizzle_is_materialized;
    View::mizzle_columns::each([&]<class C>() { view.columns.emplace_back(name_of<C>()); });
    writer out(schema.dialect, view.select);
    out.print_values();
    const auto select = View::mizzle_definition_of_view::make();
    write_statement<typename View::mizzle_view_select::source>(out, select);
    schema.views.push_back(std::move(view));
}

// Throws usage_error for SQLite, which has no sequences.
void describe_sequence(auto& schema, const sequence_options& options) {
    if (schema.dialect == dialect_id::sqlite)
        throw usage_error("mizzle: SQLite has no sequences, and the schema declares " + std::string(options.name.name) +
                          "; leave it out of the schema for SQLite");
    schema.sequences.push_back({std::string(options.name.schema), std::string(options.name.name), options.increment,
                                options.minimum, options.maximum, options.start, options.cache, options.cycles});
}

template <schema_like Schema> schema_description describe(const Schema&, dialect_id dialect) {
    schema_description schema;
    schema.dialect = dialect;
    Schema::each_sequence([&]<class Sequence>(const Sequence&) { describe_sequence(schema, Sequence::options()); });
    Schema::each_table([&]<class Table>(const Table&) {
        if constexpr (view_like<Table>) describe_view<Table>(schema);
        else describe_table<Table>(schema);
    });
    if (dialect == dialect_id::postgres) refuse_long_names(schema);
    return schema;
}

}  // namespace mizzle
