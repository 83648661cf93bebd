// The rows that a change would lose, counted in the database that it is for.
#pragma once
#include "connection.hpp"
#include "migration.hpp"

#include <cstdint>

namespace mizzle::kit {

namespace detail {

// What is lost is called as it will be; a table may be called otherwise still.
inline std::string name_before(std::string name, const std::vector<rename>& renames) {
    for (auto r = renames.rbegin(); r != renames.rend(); ++r)
        if (name == r->to || name.starts_with(r->to + ".")) name = r->from + name.substr(r->to.size());
    return name;
}

}  // namespace detail

// How many rows have something in a table or a column.
inline std::int64_t rows_at_stake(connection& db, const schema& live, const std::string& lost) {
    const auto [table, column] = split_name(live, lost);
    const auto* t = find_full(live.tables, table);
    const ddl_writer write(live);
    std::string select = "select cast(count(*) as text) from " + write.quote(t->schema, t->name);
    if (!column.empty()) select += " where " + write.quote(column) + " is not null";
    return db.ask(select).get<std::int64_t>();
}

// Throws stop where rows would be lost and nobody said that they may.
inline void refuse_losses(connection& db, const schema& live, const migration& m,
                          const std::vector<std::string>& allowed) {
    std::string text;
    json list = json::array();
    for (const auto& lost : losses_of(m.up)) {
        if (detail::contains(allowed, lost)) continue;
        const auto rows = rows_at_stake(db, live, detail::name_before(lost, m.change.renames));
        if (rows == 0) continue;
        text += std::to_string(rows) + " rows would lose " + lost + "; say --allow-loss " + lost + " if they may\n";
        list.push_back({{"loses", lost}, {"rows", rows}});
    }
    if (text.empty()) return;
    text.pop_back();
    throw stop(exit_code::loses_rows, text, json{{"losses", std::move(list)}});
}

}  // namespace mizzle::kit
