// A schema after what a database does by itself when a table or a column gets another name.
#pragma once
#include "../message.hpp"
#include "open_questions.hpp"
#include "tokens.hpp"

namespace mizzle::kit {

namespace detail {

inline void rename_in(std::vector<std::string>& names, const std::string& from, const std::string& to) {
    std::replace(names.begin(), names.end(), from, to);
}

inline void rename_column(schema& all, const std::string& table, const std::string& from, const std::string& to) {
    auto* changed = find_full(all.tables, table);
    auto* column = changed == nullptr ? nullptr : find(changed->columns, from);
    if (column == nullptr)
        throw usage_error("mizzle: there is no column " + table + "." + from + " to rename; it was none before");
    column->name = to;
    rename_in(changed->primary_key, from, to);
    for (auto& c : changed->columns) c.generated_sql = renamed_in_sql(c.generated_sql, from, to);
    for (auto& k : changed->unique_keys) rename_in(k.columns, from, to);
    for (auto& k : changed->foreign_keys) rename_in(k.columns, from, to);
    for (auto& c : changed->checks) c.condition = renamed_in_sql(c.condition, from, to);
    for (auto& i : changed->indexes) {
        for (auto& part : i.parts) part = renamed_in_sql(part, from, to);
        i.condition = renamed_in_sql(i.condition, from, to);
    }
    for (auto& t : all.tables)
        for (auto& k : t.foreign_keys)
            if (qualified(k.schema, k.table) == table) rename_in(k.referenced, from, to);
    for (auto& v : all.views) v.select = renamed_in_sql(v.select, from, to, changed->name);
}

inline void rename_table(schema& all, const std::string& from, const std::string& to) {
    auto* changed = find_full(all.tables, from);
    if (changed == nullptr) throw usage_error("mizzle: there is no table " + from + " to rename; it was none before");
    const std::string before = changed->name;
    const std::string after =
        changed->schema.empty() || !to.starts_with(changed->schema + ".") ? to : to.substr(changed->schema.size() + 1);
    for (auto& t : all.tables)
        for (auto& k : t.foreign_keys)
            if (qualified(k.schema, k.table) == from) k.table = after;
    for (auto& v : all.views) v.select = renamed_in_sql(v.select, before, after);
    changed->name = after;
}

}  // namespace detail

// Tables first, so that columns are called by the new name of their table, as well as by the old one.
inline void apply(schema& before, std::vector<rename>& renames) {
    std::stable_partition(renames.begin(), renames.end(),
                          [&](const rename& r) { return find_full(before.tables, r.from) != nullptr; });
    for (std::size_t i = 0; i < renames.size(); ++i) {
        auto& r = renames[i];
        if (find_full(before.tables, r.from) != nullptr) {
            if (find_full(before.tables, r.to) != nullptr)
                throw usage_error("mizzle: " + r.to + " was there before, so " + r.from + " cannot be renamed to it");
            detail::rename_table(before, r.from, r.to);
            for (auto& later : renames)
                if (later.from.starts_with(r.from + ".")) later.from = r.to + later.from.substr(r.from.size());
            continue;
        }
        const auto [table, from] = split_name(before, r.from);
        const auto column_at = r.to.rfind('.');
        const std::string to = column_at == std::string::npos ? r.to : r.to.substr(column_at + 1);
        const auto* of = find_full(before.tables, table);
        if (of != nullptr && find(of->columns, to) != nullptr)
            throw usage_error(
                message_of({"mizzle: ", table, ".", to, " was there before, so ", r.from, " cannot be renamed to it"}));
        detail::rename_column(before, table, from, to);
    }
}

// With the renames that the declaration says by renamed_from(), where they have not happened yet.
inline answers with_declared_renames(answers given, const schema& before, const schema& after) {
    const auto add = [&](std::string from, std::string to) {
        const bool is_answered =
            std::any_of(given.renames.begin(), given.renames.end(), [&](const auto& r) { return r.to == to; });
        const bool is_dropped = std::find(given.drops.begin(), given.drops.end(), from) != given.drops.end();
        if (!is_answered && !is_dropped) given.renames.push_back({std::move(from), std::move(to)});
    };
    for (const auto& t : after.tables) {
        const auto* was = find_full(before.tables, full_name(t));
        const std::string former = qualified(t.schema, t.renamed_from.name);
        if (was == nullptr && !t.renamed_from.name.empty()) {
            was = find_full(before.tables, former);
            if (was != nullptr) add(former, full_name(t));
        }
        if (was == nullptr) continue;
        for (const auto& c : t.columns)
            if (!c.renamed_from.name.empty() && find(was->columns, c.name) == nullptr &&
                find(was->columns, c.renamed_from.name) != nullptr)
                add(full_name(*was) + "." + c.renamed_from.name, full_name(t) + "." + c.name);
    }
    return given;
}

// The way back.
inline std::vector<rename> reversed(std::vector<rename> renames) {
    std::reverse(renames.begin(), renames.end());
    for (auto& r : renames) std::swap(r.from, r.to);
    return renames;
}

}  // namespace mizzle::kit
