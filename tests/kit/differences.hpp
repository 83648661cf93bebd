// What two schemas differ in, in a line, and share; and the statements of a migration.
#pragma once
#include <mizzle/kit/script.hpp>

#include <optional>
#include <string>
#include <vector>

inline std::string differences(const mizzle::kit::schema& a, const mizzle::kit::schema& b) {
    std::string text;
    for (const auto& s : mizzle::kit::compare(a, b).steps) text += mizzle::kit::to_string(s) + "; ";
    return text;
}

inline std::vector<std::string> statements_of(const mizzle::kit::script& script) {
    std::vector<std::string> statements;
    for (const auto& s : script.statements)
        if (!s.sql.empty()) statements.push_back(s.sql);
    return statements;
}

// Of the columns that a table has in both schemas, each after a comma; nothing where the other one lacks the table.
inline std::optional<std::string> shared_columns(const mizzle::detail::table_description& t,
                                                 const mizzle::kit::schema& other) {
    const auto* also = mizzle::kit::find(other.tables, t.name);
    if (also == nullptr) return {};
    std::string columns;
    for (const auto& c : t.columns)
        if (mizzle::kit::find(also->columns, c.name) != nullptr) columns += ", \"" + c.name + "\"";
    return columns;
}
