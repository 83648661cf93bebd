// What a migration runs, and how it stands in its file.
#pragma once
#include "difference.hpp"

namespace mizzle::kit {

// Rows that a statement takes something from, or fails on; they are counted when it is its turn.
struct mark {
    std::string name;          // table or table.column
    std::string counted_by{};  // empty: all rows of the table, or those in which the column is not NULL
    bool fails = false;

    mark(std::string n, std::string count = {}, bool f = false)
        : name(std::move(n)), counted_by(std::move(count)), fails(f) {}
    bool operator==(const mark&) const = default;
};
using marks = std::vector<mark>;

struct statement {
    std::string sql;  // empty: nothing runs, and the rows that the marks are about are counted then
    marks marked{};
};

struct script {
    bool is_without_foreign_keys = false;  // they are off while it runs, and looked at before its end
    bool is_without_transaction = false;
    std::vector<statement> statements{};

    void add(std::string sql, marks marked = {}) { statements.push_back({std::move(sql), std::move(marked)}); }
};

// Quoted where it is more than words and points.
inline std::string name_in_mark(const std::string& name) {
    const auto is_plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
    };
    if (std::all_of(name.begin(), name.end(), is_plain)) return name;
    std::string text = "\"";
    for (const char c : name) text += c == '.' ? std::string("\".\"") : std::string(c == '"' ? 2 : 1, c);
    return text + "\"";
}

inline std::string to_string(const script& s) {
    std::string text = s.is_without_foreign_keys ? "-- mizzle: foreign-keys-off\n" : "";
    if (s.is_without_transaction) text += "-- mizzle: no-transaction\n";
    for (const auto& one : s.statements) {
        if (!text.empty()) text += "\n";
        for (const auto& m : one.marked)
            text += (m.fails ? "-- mizzle: fails-on " : "-- mizzle: loses ") + name_in_mark(m.name) +
                    (m.counted_by.empty() ? "" : " counted by " + m.counted_by) + "\n";
        if (!one.sql.empty()) text += one.sql + ";\n";
    }
    return text;
}

inline std::vector<std::string> losses_of(const script& s) {
    std::vector<std::string> all;
    for (const auto& one : s.statements)
        for (const auto& m : one.marked)
            if (!m.fails) all.push_back(m.name);
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
