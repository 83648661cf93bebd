// create(db, schema): makes every enum, table and index of a schema, all or none of them.
#pragma once
#include "../sql/ddl.hpp"
#include "../sql/describe.hpp"
#include "concept.hpp"

namespace mizzle {

// The statements that create() runs, for a look at them.
template <class Dialect, schema_like Schema> std::vector<std::string> create_statements(const Schema& schema) {
    const auto description = describe(schema, Dialect::id);
    return ddl_writer(description).create_all();
}

// Throws a database_error where something of the name exists already; nothing is made then.
template <database Db, schema_like Schema> void create(Db& db, const Schema& schema) {
    const auto statements = create_statements<typename Db::dialect>(schema);
    db.transaction([&](auto& tx) {
        for (const auto& statement : statements) tx.exec(statement);
    });
}

}  // namespace mizzle
