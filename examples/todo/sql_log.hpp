// Statements as a person reads them: a clause a line, the values, what came back and how long it took.
#pragma once
#include "utf8.hpp"

#include <mizzle/mizzle.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace todo {

// Breaks lines before clauses, outside of quotes and brackets, and within long lists.
inline std::string with_lines(std::string_view sql) {
    static constexpr std::string_view clauses[] = {"from ",     "inner join ", "left join ",  "where ",
                                                   "group by ", "having ",     "order by ",   "limit ",
                                                   "values ",   "set ",        "on conflict", "returning "};
    constexpr std::size_t width = 100;
    std::string out;
    bool quoted = false;
    int depth = 0;
    std::size_t line_start = 0;
    const auto break_line = [&](std::string_view indent) {
        out += '\n';
        line_start = out.size();
        out += indent;
    };
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '(' || c == ')')) depth += c == '(' ? 1 : -1;
        const auto rest = sql.substr(i + 1);
        const bool between = c == ' ' && !quoted && depth == 0;
        if (between && std::ranges::any_of(clauses, [&](auto clause) { return rest.starts_with(clause); }))
            break_line("    ");
        else if (between && out.ends_with(',') && out.size() - line_start > width) break_line("        ");
        else out += c;
    }
    return out;
}

// Prints what is sent to the database on standard error, where it does not mix with a command's result.
template <class Db> void log_sql(Db& db) {
    db.on_query(
        [](const mizzle::query_event& e) {
            std::string values;
            for (const auto& v : e.values) values += (values.empty() ? "" : ", ") + shortened(one_line(v), 40);
            const std::chrono::duration<double, std::milli> milliseconds = e.duration;
            fmt::print(stderr, "{}\n", with_lines(e.sql));
            if (!values.empty()) fmt::print(stderr, "    -- values: {}\n", values);
            if (e.failure != nullptr) fmt::print(stderr, "    -- failed: {}\n", e.failure->what());
            else
                fmt::print(stderr, "    -- {} in {:.3f} ms\n", e.rows == 1 ? "1 row" : fmt::format("{} rows", e.rows),
                           milliseconds.count());
        },
        {.values = true});
}

}  // namespace todo
