// A migration on a live database outside of its history, with the rows counted that it takes something from.
#pragma once
#include "../migrate/kept_triggers.hpp"
#include "connection.hpp"
#include "context.hpp"
#include "migration.hpp"
#include "rules_of.hpp"

#include <cstdint>

namespace mizzle::kit {

// How many rows a mark is about, in the database as it is when it is the statement's turn.
inline std::int64_t rows_at_stake(connection& db, const schema& all, const mark& m) {
    std::string count = m.counted_by;
    if (count.empty()) {
        const auto [table, column] = split_name(all, m.name);
        const auto* t = find_full(all.tables, table);
        const ddl_writer write(all);
        count = "select count(*) from " + write.quote(t->schema, t->name);
        if (!column.empty()) count += " where " + write.quote(column) + " is not null";
    }
    return db.ask("select cast((" + count + ") as " + word_of_text(all.dialect) + ")").get<std::int64_t>();
}

// Runs the statements in a transaction that the caller has begun, and takes back where this throws: where a statement
// fails on rows, or rows would be lost and nobody said that they may.
inline void run_counted(connection& db, const migration& m, const std::vector<std::string>& allowed) {
    std::string text;
    json lost = json::array();
    for (const auto& statement : m.up.statements) {
        for (const auto& one : statement.marked) {
            const auto rows = rows_at_stake(db, m.change.before, one);
            if (rows == 0 || (!one.fails && detail::contains(allowed, one.name))) continue;
            const std::string of = std::to_string(rows) + (rows == 1 ? " row" : " rows") + " of " + one.name;
            if (one.fails)
                throw stop(exit_code::database,
                           of + " do not fit what is to be; mend those that " + one.counted_by + " counts",
                           json{{"fails_on", one.name}, {"rows", rows}});
            text += of + " would be lost; say --allow-loss " + one.name + " if they may\n";
            lost.push_back({{"loses", one.name}, {"rows", rows}});
        }
        if (!statement.sql.empty()) db.exec(statement.sql);
    }
    if (text.empty()) return;
    text.pop_back();
    throw stop(exit_code::loses_rows, text, json{{"losses", std::move(lost)}});
}

inline void run_in_transaction(connection& db, const migration& m, const std::vector<std::string>& allowed) {
    db.exec("begin");
    try {
        run_counted(db, m, allowed);
        db.exec("commit");
    } catch (...) {
        roll_back(db);
        throw;
    }
}

// Where each statement commits by itself nothing can be taken back: all is counted before the first one runs, as far as
// it is there to be counted, and again when it is a statement's turn.
inline void run_in_steps(connection& db, const migration& m, const std::vector<std::string>& allowed) {
    std::string text;
    json lost = json::array();
    const auto look = [&](const mark& one) {
        const auto rows = rows_at_stake(db, m.change.before, one);
        if (rows == 0 || (!one.fails && detail::contains(allowed, one.name))) return;
        const std::string of = std::to_string(rows) + (rows == 1 ? " row" : " rows") + " of " + one.name;
        if (one.fails)
            throw stop(exit_code::database,
                       of + " do not fit what is to be; mend those that " + one.counted_by + " counts",
                       json{{"fails_on", one.name}, {"rows", rows}});
        text += (text.empty() ? "" : "\n") + of + " would be lost; say --allow-loss " + one.name + " if they may";
        lost.push_back({{"loses", one.name}, {"rows", rows}});
    };
    const auto refuse_losses = [&] {
        if (!text.empty()) throw stop(exit_code::loses_rows, text, json{{"losses", lost}});
    };
    for (const auto& statement : m.up.statements)
        for (const auto& one : statement.marked) {
            try {
                look(one);
            } catch (const schema_mismatch&) {
                // A statement before it makes what it counts.
            }
        }
    refuse_losses();
    for (const auto& statement : m.up.statements) {
        for (const auto& one : statement.marked) look(one);
        refuse_losses();
        if (!statement.sql.empty()) db.exec(statement.sql);
    }
}

// SQLite's foreign keys are off outside of the transaction, and looked at before its end; triggers are made again.
inline void run_without_foreign_keys(connection& db, const migration& m, const std::vector<std::string>& allowed) {
    const bool are_on = db.ask("select json_array(foreign_keys) from pragma_foreign_keys")[0] != 0;
    db.exec("pragma foreign_keys = off");
    try {
        db.exec("begin immediate");
        const json triggers = db.ask("select json_group_array(json_object('name', name, 'table', tbl_name, 'sql', "
                                     "sql)) from sqlite_master where "
                                     "type = 'trigger'");
        for (const auto& t : triggers) db.exec("drop trigger " + quoted(dialect_id(), t["name"].get<std::string>()));
        run_counted(db, m, allowed);
        const json tables = db.ask("select json_group_array(name) from sqlite_master where type in ('table', 'view')");
        for (const auto& t : triggers) {
            const bool is_dropped =
                std::any_of(m.up.statements.begin(), m.up.statements.end(), [&](const statement& s) {
                    return mizzle::detail::drops_trigger(s.sql, t["name"].get<std::string>());
                });
            if (!is_dropped && std::find(tables.begin(), tables.end(), t["table"]) != tables.end())
                db.exec(t["sql"].get<std::string>());
        }
        if (db.ask("select json_array(count(*)) from pragma_foreign_key_check")[0] != 0)
            throw stop(exit_code::database,
                       "rows would reference rows that are not there, so nothing was changed; correct them first");
        db.exec("commit");
    } catch (...) {
        roll_back(db);
        try {
            if (are_on) db.exec("pragma foreign_keys = on");
        } catch (const error&) {
            // The connection is of no use any more: the error that is on its way says why.
        }
        throw;
    }
    if (are_on) db.exec("pragma foreign_keys = on");
}

}  // namespace mizzle::kit
