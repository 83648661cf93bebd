// CREATE statements from descriptions.
#pragma once
#include "../values/literal.hpp"
#include "../writer.hpp"
#include "description.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

class ddl_writer {
public:
    explicit ddl_writer(const schema_description& schema) : schema_(schema), dialect_(schema.dialect) {}

    // In the order in which they can run: schemas, enums and sequences, tables, indexes and, where they must wait, the
    // foreign keys to tables that come later, then views, and comments; what is declared as its statement before the
    // tables or after the views.
    std::vector<std::string> create_all();

    // What the statements are made of.
    std::string quote(std::string_view name) const { return quoted(schema_.dialect, name); }
    std::string quote(std::string_view schema, std::string_view name) const {
        return schema.empty() ? quote(name) : quote(schema) + "." + quote(name);
    }
    std::string quote(const std::vector<std::string>& names) const;

    static bool contains(const std::vector<std::string>& list, const std::string& text);

    std::string create_view(const view_description& view) const {
        return (view.is_materialized ? "create materialized view " : "create view ") + quote(view.schema, view.name) +
               (view.columns.empty() ? "" : " " + quote(view.columns)) + " as " + view.select;
    }
    std::string create_enum(const enum_description& e) const;

    std::string create_sequence(const sequence_description& s) const;

    void add_comments(std::vector<std::string>& statements, const table_description& t) const;

    std::string column(const column_description& c) const;
    // Of a column or a table, where comments are no statements of their own; empty where there is none.
    static std::string comment_beside(std::string_view comment);

    static std::string_view words(action a);

    // A rowid's primary key is said in its column.
    static bool is_in_column(const table_description& t);
    std::string named(const std::string& name) const { return name.empty() ? "" : "constraint " + quote(name) + " "; }
    std::string primary_key(const table_description& t) const {
        return named(t.primary_key_name) + "primary key " + quote(t.primary_key);
    }
    std::string unique_key(const key_description& key) const {
        const bool says_so = key.nulls_not_distinct && dialect_->has_nulls_not_distinct;
        return named(key.name) + (says_so ? "unique nulls not distinct " : "unique ") + quote(key.columns);
    }
    std::string check(const check_description& c) const { return named(c.name) + "check (" + c.condition + ")"; }

    std::string foreign_key(const foreign_key_description& key) const;

    // A referenced table is looked up when the key is made, or when a row is written.
    bool can_reference(const foreign_key_description& key, std::size_t table) const;

    std::string create_table(const table_description& t, std::size_t position, std::vector<std::string>& late) const;

    // NULL and a value that stands for it are told apart by a column of their own, so both can be compared.
    std::string create_null_index(const table_description& t, const key_description& key) const;

    std::string create_index(const table_description& t, const index_description& index) const;

private:
    const schema_description& schema_;
    dialect_id dialect_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "ddl.ipp"
#endif
