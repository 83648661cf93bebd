// create(db, schema): makes every enum, table and index of a schema, all or none of them.
#pragma once
#include "../query.hpp"
#include "../sql/ddl.hpp"
#include "../sql/describe.hpp"
#include "concept.hpp"
#include "error.hpp"

#include <string>
#include <vector>

namespace mizzle {

// The statements that create() runs, for a look at them.
template <class Dialect, schema_like Schema> std::vector<std::string> create_statements(const Schema& schema) {
    const auto description = describe(schema, Dialect::id);
    return ddl_writer(description).create_all();
}

// Whether PostgreSQL has the enum already. Throws schema_mismatch where it is another one of the name.
template <class Tx> bool has_enum(Tx& tx, const enum_description& wanted) {
    const auto row =
        tx.one(select(sql<std::vector<std::string>>("array(select label.enumlabel::text from pg_enum label "
                                                    "join pg_type type on type.oid = label.enumtypid "
                                                    "join pg_namespace schema on schema.oid = type.typnamespace "
                                                    "where schema.nspname = current_schema() and type.typname = {} "
                                                    "order by label.enumsortorder)",
                                                    wanted.name)));
    const auto labels = get<0>(row).value_or(std::vector<std::string>());
    if (labels.empty()) return false;
    if (labels == wanted.labels) return true;
    const auto list = [](const std::vector<std::string>& names) {
        std::string text;
        for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
        return text;
    };
    throw schema_mismatch("mizzle: the database has an enum \"" + wanted.name + "\" of the labels " + list(labels) +
                          ", the program one of " + list(wanted.labels) +
                          "; migrate it, or give one of them another name");
}

// An enum that PostgreSQL has already with the same labels serves this schema, too; with others it is a
// schema_mismatch. Throws a database_error where a table or an index of the name exists already. Nothing is made then.
template <database Db, schema_like Schema> void create(Db& db, const Schema& schema) {
    Schema::each_table([]<class Table>(const Table&) {
        if constexpr (!view_like<Table>) {
            static_assert(primary_key_columns<typename Table::mizzle_columns> < 2,
                          "mizzle: a table has one column that is primary_key; a key of several columns is declared by "
                          "primary_key(a, b) in MIZZLE_CONSTRAINTS");
            Table::mizzle_columns::each([]<class Column>() {
                static_assert(default_fits<typename Column::specification>,
                              "mizzle: a value of this type cannot be stored in this column "
                              "without loss; give the column's C++ type");
            });
        }
    });
    static_assert(Db::dialect::spells_statements,
                  "mizzle: tables are not spelled for this database yet; exec() runs SQL text");
    auto description = describe(schema, Db::dialect::id);
    db.transaction([&](auto& tx) {
        if constexpr (Db::dialect::id == dialect_id::postgres)
            std::erase_if(description.enums, [&](const auto& e) { return has_enum(tx, e); });
        for (const auto& statement : ddl_writer(description).create_all()) tx.exec(statement);
    });
}

template <class Db, class Table, class... Others>
    requires(table_like<Table> || sizeof...(Others) > 0)
void create(Db&, const Table&, const Others&...) {
    static_assert(!table_like<Table> && sizeof...(Others) == 0,
                  "mizzle: create() takes a schema, which names its tables: MIZZLE_SCHEMA(schema, users, todos)");
}

}  // namespace mizzle
