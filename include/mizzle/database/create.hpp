// create(db, schema) makes every enum, table and index of a schema, all or none of them.
#pragma once
#include "../query.hpp"
#include "../sql/schema/ddl.hpp"
#include "../sql/schema/describe.hpp"
#include "database_concept.hpp"
#include "error.hpp"

#include <string>
#include <vector>

namespace mizzle::detail {

// The statements that create() runs, for a look at them.
template <class Dialect, schema_like Schema> std::vector<std::string> create_statements(const Schema& schema) {
    const auto description = describe(schema, Dialect::id);
    return ddl_writer(description).create_all();
}

// Tables that have more than one column whose numbers the database hands out.
template <class Columns> inline constexpr int numbered_columns = 0;
template <class Table, class... C>
inline constexpr int numbered_columns<column_list<Table, C...>> =
    (0 + ... + (C::specification::is_serial || C::specification::is_identity));
template <class Entry> constexpr auto crowded_table() {
    if constexpr (requires { typename Entry::mizzle_words; })
        return std::conditional_t<(numbered_columns<typename Entry::mizzle_columns> > 1), type_list<Entry>,
                                  type_list<>>{};
    else return type_list<>{};
}
template <class... Entry> constexpr auto crowded_tables(const schema_of<Entry...>&) {
    return (type_list<>{} + ... + crowded_table<Entry>());
}
// Said where the compiler names the tables.
template <class Crowded> constexpr void expect_one_numbered_column() {
    static_assert(std::is_same_v<Crowded, type_list<>>,
                  "mizzle: PostgreSQL alone numbers several columns of a table; here one column is serial or identity");
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
    if constexpr (chosen_at_run_time<Db>) {
        db.on_database([&](auto& one) { create(one, schema); });
    } else {
        if constexpr (Db::dialect::id->numbers_one_column)
            expect_one_numbered_column<decltype(crowded_tables(schema))>();
        auto description = describe(schema, Db::dialect::id);
        // Where a database commits at each create, its create_by_steps() takes back what was made.
        if constexpr (requires { create_by_steps(typename Db::dialect{}, db, description); })
            return create_by_steps(typename Db::dialect{}, db, description);
        db.transaction([&](auto& tx) {
            // What the database has already and shares among schemas is for its leave_out_existing().
            if constexpr (requires { leave_out_existing(typename Db::dialect{}, tx, description); })
                leave_out_existing(typename Db::dialect{}, tx, description);
            for (const auto& statement : ddl_writer(description).create_all()) tx.exec(statement);
        });
    }
}

template <class Db, class... Given>
    requires(sizeof...(Given) != 1 || !database<Db> || std::is_const_v<Db> || !(schema_like<Given> && ...))
void create(Db&, const Given&...) {
    static_assert(
        std::is_void_v<Db>,
        "mizzle: create() takes a schema, which names its tables: MIZZLE_SCHEMA(schema, users, todos); before "
        "it the database, which is not const: create(db, schema)");
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::create;

}  // namespace mizzle
