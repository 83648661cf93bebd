// The schema that a database has, and the declared one as that database would give it back.
#pragma once
#include "rules_of.hpp"
#if __has_include("mysql/read.hpp")
#include "mysql/read.hpp"
#endif
#if __has_include("postgres/read.hpp")
#include "postgres/read.hpp"
#endif
#if __has_include("sqlite/read.hpp")
#include "sqlite/read.hpp"
#endif
#if __has_include("mysql/unread.hpp")
#include "mysql/unread.hpp"
#endif
#if __has_include("postgres/unread.hpp")
#include "postgres/unread.hpp"
#endif
#if __has_include("sqlite/unread.hpp")
#include "sqlite/unread.hpp"
#endif

namespace mizzle::kit {

inline schema read_schema(connection& db, dialect_id dialect, const std::vector<std::string>& schemas) {
    schema found;
    with_folder(dialect, [&](auto own) { found = kit_schema_of(own, db, schemas); });
    return found;
}

// What the database has and its schema, as it is read, has not: a sentence each.
inline std::vector<std::string> unread_of(connection& db, dialect_id dialect, const std::vector<std::string>& schemas) {
    std::vector<std::string> found;
    with_folder(dialect, [&](auto own) { found = kit_unread_of(own, db, schemas); });
    return found;
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
    schema found;
    with_folder(declared.dialect, [&](auto own) { found = kit_as_database_has_it(own, declared, scratch); });
    return found;
}

}  // namespace mizzle::kit
