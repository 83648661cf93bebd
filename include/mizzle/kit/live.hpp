// The schema that a database has, and the declared one as that database would give it back.
#pragma once
#include "mysql/read.hpp"
#include "mysql/unread.hpp"
#include "postgres/read.hpp"
#include "postgres/unread.hpp"
#include "sqlite/read.hpp"
#include "sqlite/unread.hpp"

namespace mizzle::kit {

inline schema read_schema(connection& db, dialect_id dialect, const std::vector<std::string>& schemas) {
    if (dialect->word == "sqlite") return sqlite::read_schema(db);
    return dialect->word == "mysql" ? mysql::read_schema(db, schemas) : postgres::read_schema(db, schemas);
}

// What the database has and its schema, as it is read, has not: a sentence each.
inline std::vector<std::string> unread_of(connection& db, dialect_id dialect, const std::vector<std::string>& schemas) {
    if (dialect->word == "sqlite") return sqlite::unread(db);
    return dialect->word == "mysql" ? mysql::unread(db) : postgres::unread(db, schemas);
}

// The schemas of a database that it names, beside the one that is current.
inline std::vector<std::string> schemas_of(const schema& all) {
    std::vector<std::string> found;
    for (const auto& t : all.tables)
        if (!t.schema.empty() && std::find(found.begin(), found.end(), t.schema) == found.end())
            found.push_back(t.schema);
    return found;
}

// `scratch` is an empty database of SQLite's, or any of another one's, which is left as it was.
inline schema as_database_has_it(const schema& declared, connection& scratch) {
    if (declared.dialect->word == "sqlite") return sqlite::as_database_has_it(declared, scratch);
    if (declared.dialect->word == "mysql") return mysql::as_database_has_it(declared, scratch);
    return postgres::as_database_has_it(declared, scratch);
}

}  // namespace mizzle::kit
