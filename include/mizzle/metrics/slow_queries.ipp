// The functions of slow_queries.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "slow_queries.hpp"

#include <fmt/core.h>

#include <cstdio>

namespace mizzle {

MIZZLE_INLINE std::string slow_query_line(const query_event& event) {
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(event.duration).count();
    std::string line = fmt::format("{}.{:03} ms, ", microseconds / 1000, microseconds % 1000);
    if (event.failure == nullptr) line += fmt::format("{} row{}", event.rows, event.rows == 1 ? "" : "s");
    else line += fmt::format("failed, {}", event.failure->what());
    line += ": ";
    line += event.sql;
    for (std::size_t i = 0; i < event.values.size(); ++i)
        line += fmt::format("{}{}", i == 0 ? " -- " : ", ", event.values[i]);
    for (auto& c : line)
        if (c == '\n' || c == '\r' || c == '\0') c = ' ';
    return line;
}

MIZZLE_INLINE void print_slow_query::operator()(const query_event& event) const {
    const auto line = "mizzle: slow query, " + slow_query_line(event) + "\n";
    std::fputs(line.c_str(), stderr);
}

}  // namespace mizzle
