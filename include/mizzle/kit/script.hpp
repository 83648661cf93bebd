// What a migration runs, and how it stands in its file.
#pragma once
#include "difference.hpp"

namespace mizzle::kit {

struct statement {
    std::string sql;
    std::vector<std::string> loses{};  // tables and columns whose rows are at stake
};

struct script {
    bool is_without_foreign_keys = false;  // they are off while it runs, and looked at before its end
    std::vector<statement> statements{};

    void add(std::string sql, std::vector<std::string> loses = {}) {
        statements.push_back({std::move(sql), std::move(loses)});
    }
};

inline std::string to_string(const script& s) {
    std::string text = s.is_without_foreign_keys ? "-- mizzle: foreign-keys-off\n" : "";
    for (const auto& one : s.statements) {
        if (!text.empty()) text += "\n";
        for (const auto& name : one.loses) text += "-- mizzle: loses " + name + "\n";
        text += one.sql + ";\n";
    }
    return text;
}

inline std::vector<std::string> losses_of(const script& s) {
    std::vector<std::string> all;
    for (const auto& one : s.statements) all.insert(all.end(), one.loses.begin(), one.loses.end());
    return all;
}

// Views that must go while tables are changed: those of whose tables one is among the names, and those of these views.
// In the order in which the schema has them.
inline std::vector<const view_description*> views_on(const schema& all, std::vector<std::string> names) {
    std::vector<const view_description*> found;
    for (const auto& v : all.views)
        if (std::any_of(names.begin(), names.end(),
                        [&](const auto& name) { return v.name == name || names_in_sql(v.select, name); })) {
            found.push_back(&v);
            names.push_back(v.name);
        }
    return found;
}

}  // namespace mizzle::kit
