// From declarations to descriptions: describe(schema, dialect).
#pragma once
#include "../../schema/constraints.hpp"
#include "../../schema/schema_object.hpp"
#include "../../schema/table.hpp"
#include "../statements.hpp"
#include "description.hpp"
#include "schema_text.hpp"

#include <algorithm>

namespace mizzle::detail {

// Throws usage_error for a name that the database would cut, and so might take for another.
void refuse_long_names(const auto& schema) {
    const auto check = [dialect = schema.dialect](std::string_view what, std::string_view name) {
        if (name.size() > dialect->longest_name)
            throw usage_error("mizzle: " + std::string(dialect->name) + " keeps " +
                              std::to_string(dialect->longest_name) + " bytes of a name, and that of the " +
                              std::string(what) + " \"" + std::string(name) + "\" is longer; give it a shorter one");
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

// Calls f with the dialect itself, by which the hooks of its folder are found: for a column describe_further(), which
// adds what the database's own column has; default_now_text(), text_of_generated(); refuse_unequal_key(), refuse_sql(),
// refuse_default(); for a part of an index adapt_index_part(), for an index of words describe_words(), for a whole
// schema adapt_schema(), where a database has one.
template <class F> void with_dialect(dialect_id dialect, F&& f) { dialects::known::visit(dialect, f); }

template <class... C> void refuse_unequal_keys(dialect_id dialect, const std::string& table, type_list<C...>) {
    with_dialect(dialect, [&](auto own) { (refuse_unequal_key<typename C::sql_type>(own, table, name_of<C>()), ...); });
}

void add_reference(dialect_id dialect, auto& table, const std::string& column, const auto& referenced,
                   std::string_view target, action deleting, action updating, bool is_deferred) {
    table.foreign_keys.push_back({constraint_name(dialect, table.name, column, "fkey"),
                                  {column},
                                  std::string(referenced.schema),
                                  std::string(referenced.name),
                                  {std::string(target)},
                                  deleting,
                                  updating,
                                  is_deferred});
}

// The descriptions are parameters of their types, so that what is done with them is compiled where a schema is
// described and not with every program.
template <class Column> void describe_column(auto& schema, auto& table) {
    using type = typename Column::sql_type;
    const dialect_id dialect = schema.dialect;
    const auto specification = Column::specify();
    using spec = typename Column::specification;

    column_description column;
    column.name = name_of<Column>();
    writer out(dialect, column.type);
    write_type(out, specification.sql_type);
    column.not_null = spec::not_null;
    column.primary_key = spec::is_primary_key;
    column.unique = spec::template has<modifiers::unique>;
    column.identity = spec::is_identity && dialect->has_identity;
    column.identity_always = spec::is_always_identity && dialect->has_identity;

    specification.each_modifier([&]<class M>(const M& m) {
        if constexpr (modifiers::is_default_value<M>) {
            if constexpr (std::is_same_v<decltype(m.value), modifiers::decimal_digits>) {
                column.default_sql = literal_text_of(
                    dialect, type{},
                    convert_exactly<Column, typename type::value_type>(*numeric::parse(m.value.view())));
            } else if constexpr (expression_like<decltype(m.value)>) {
                with_dialect(dialect, [&](auto own) { refuse_default<Column>(own, table.name, m.value); });
                column.default_sql = "(" + ddl_text(dialect, m.value) + ")";
            } else if constexpr (exactly_convertible<typename type::value_type, decltype((m.value))>) {
                column.default_sql =
                    literal_text_of(dialect, type{}, convert_exactly<Column, typename type::value_type>(m.value));
            }
        } else if constexpr (std::is_same_v<M, modifiers::primary_key>) {
            table.primary_key_name = m.constraint_name;
        } else if constexpr (std::is_same_v<M, modifiers::default_now>) {
            with_dialect(dialect, [&](auto own) { column.default_sql = default_now_text<type>(own); });
        } else if constexpr (std::is_same_v<M, modifiers::version>) {
            column.default_sql = "1";
        } else if constexpr (std::is_same_v<M, modifiers::generated_as>) {
            with_dialect(dialect,
                         [&](auto own) { column.generated_sql = text_of_generated<Column>(own, m, table.name); });
            column.generated_is_stored = m.is_stored;
        } else if constexpr (std::is_same_v<M, modifiers::collate>) {
            column.collation = m.name;
        } else if constexpr (std::is_same_v<M, modifiers::comment>) {
            column.comment = m.description;
        } else if constexpr (std::is_same_v<M, modifiers::renamed_from>) {
            column.renamed_from.name = m.name;
        } else if constexpr (modifiers::is_references<M>) {
            using target = typename M::column;
            static_assert(are_kept_alike<type, typename target::sql_type>,
                          "mizzle: a decimal and the one it references must have the same digits after the point");
            add_reference(dialect, table, column.name, table_name_of<typename target::table>(), name_of<target>(),
                          m.deleting, m.updating, m.is_deferred);
        }
    });
    with_dialect(dialect, [&](auto own) { describe_further<Column>(own, schema, table, column); });
    if (column.primary_key && !table.primary_key_name.empty()) {
        column.primary_key = false;
        table.primary_key = {column.name};
    }
    table.columns.push_back(std::move(column));
}

template <class... C> std::vector<std::string> names_of(type_list<C...>) { return {std::string(name_of<C>())...}; }

// An index takes columns as they are and expressions in parentheses.
template <class X> std::string index_part(dialect_id dialect, const X& part) {
    if constexpr (std::is_same_v<X, constraints::part>) return std::string(part.text);
    else if constexpr (column_like<X>) return ddl_text(dialect, part);
    else if constexpr (is_ordering<X>) {
        if constexpr (column_like<decltype(part.operand)>) return ddl_text(dialect, part);
        else
            return "(" + ddl_text(dialect, part.operand) + ")" +
                   ddl_text(dialect, part).substr(ddl_text(dialect, part.operand).size());
    } else return "(" + ddl_text(dialect, part) + ")";
}

// Of a column with its length.
template <class X> constexpr auto declared_type_of(const X&) {
    if constexpr (column_like<X>) return X::specify().sql_type;
    else return typename X::sql_type{};
}

template <class X> inline constexpr bool are_words = false;
template <class Function, class... A> inline constexpr bool are_words<call<Function, types::tsvector, A...>> = true;

// An index of words, which not every database makes as it makes others.
template <class... X, class Where>
bool describe_search_index(dialect_id dialect, auto& table, const constraints::index<std::tuple<X...>, Where>& index) {
    bool is_described = false;
    with_dialect(dialect, [&](auto own) {
        if constexpr ((are_words<X> || ...) && requires { describe_words(own, table, index); }) {
            describe_words(own, table, index);
            is_described = true;
        }
    });
    return is_described;
}

template <class Columns, class Where>
void describe_constraint(dialect_id dialect, auto& table, const constraints::index<Columns, Where>& index) {
    if (describe_search_index(dialect, table, index)) return;
    index_description description{
        std::string(index.name), std::string(dialect->has_index_methods ? index.method : ""), index.is_unique, {}, {}};
    const auto describe_part = [&]<class X>(const X& part) {
        if (index.is_unique) {
            const auto refuse = [&]<class Type>(Type) {
                with_dialect(dialect, [&](auto own) { refuse_unequal_key<Type>(own, table.name, index.name); });
            };
            if constexpr (is_ordering<X>) refuse(typename decltype(part.operand)::sql_type{});
            else refuse(typename X::sql_type{});
        }
        description.parts.push_back(index_part(dialect, part));
        if constexpr (std::is_same_v<X, constraints::part>) return;
        else
            with_dialect(dialect, [&](auto own) {
                if constexpr (requires { adapt_index_part(own, table, description, std::string_view()); }) {
                    std::string type;
                    writer to(dialect, type);
                    if constexpr (is_ordering<X>) write_type(to, declared_type_of(part.operand));
                    else write_type(to, declared_type_of(part));
                    adapt_index_part(own, table, description, type);
                }
            });
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

template <class... C>
void describe_constraint(dialect_id dialect, auto& table, const constraints::primary_key<C...>& key) {
    refuse_unequal_keys(dialect, table.name, type_list<C...>{});
    table.primary_key = names_of(type_list<C...>{});
    table.primary_key_name = key.constraint_name;
}

void describe_constraint(dialect_id, auto& table, const constraints::comment& comment) {
    table.comment = comment.description;
}

void describe_constraint(dialect_id, auto& table, const constraints::renamed_from& before) {
    table.renamed_from.name = before.name;
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
    const auto refuse = [&](const auto& x) {
        with_dialect(dialect, [&](auto own) { refuse_sql<Table>(own, table.name, x); });
    };
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
    if (View::mizzle_is_materialized && !schema.dialect->has_materialized_views)
        throw usage_error("mizzle: " + std::string(schema.dialect->name) + " has no materialized views; declare " +
                          std::string(View::mizzle_qualifier) +
                          " by MIZZLE_VIEW, or as a table that the program fills");
    view_description view;
    view.name = View::mizzle_qualifier;
    view.is_materialized = View::mizzle_is_materialized;
    View::mizzle_columns::each([&]<class C>() { view.columns.emplace_back(name_of<C>()); });
    writer out(schema.dialect, view.select);
    out.print_values();
    write_whole(out, View::mizzle_definition_of_view::make());
    schema.views.push_back(std::move(view));
}

// Throws usage_error where there are no sequences.
void describe_sequence(auto& schema, const sequence_options& options) {
    if (!schema.dialect->has_sequences) {
        const std::string database(schema.dialect->name);
        throw usage_error("mizzle: " + database + " has no sequences, and the schema declares " +
                          std::string(options.name.name) + "; leave it out of the schema for " + database);
    }
    schema.sequences.push_back({std::string(options.name.schema), std::string(options.name.name), options.increment,
                                options.minimum, options.maximum, options.start, options.cache, options.cycles});
}

// Without what ends the statement.
void describe_sql_object(auto& schema, std::string_view name, std::string_view sql, bool is_before_tables) {
    while (!sql.empty() && std::string_view("; \t\r\n").find(sql.back()) != std::string_view::npos)
        sql.remove_suffix(1);
    while (!sql.empty() && std::string_view(" \t\r\n").find(sql.front()) != std::string_view::npos)
        sql.remove_prefix(1);
    if (!sql.empty()) schema.objects.push_back({std::string(name), std::string(sql), {is_before_tables}});
}

template <schema_like Schema> schema_description describe(const Schema&, dialect_id dialect) {
    schema_description schema;
    schema.dialect = dialect;
    Schema::each_sequence([&]<class Sequence>(const Sequence&) { describe_sequence(schema, Sequence::options()); });
    Schema::each_table([&]<class Table>(const Table&) {
        if constexpr (view_like<Table>) describe_view<Table>(schema);
        else describe_table<Table>(schema);
    });
    Schema::each_sql_object([&]<class Object>(const Object&, bool is_after_tables) {
        describe_sql_object(schema, Object::name(), Object::texts().of(dialect->word), !is_after_tables);
    });
    with_dialect(dialect, [&](auto own) {
        if constexpr (requires { adapt_schema(own, schema); }) adapt_schema(own, schema);
    });
    refuse_long_names(schema);
    return schema;
}

}  // namespace mizzle::detail

namespace mizzle {

// describe(schema, dialect) is a schema as plain values, its tables, columns, keys and indexes by their names in SQL,
// as the kit compares them.
using detail::describe;

}  // namespace mizzle
