// The functions of slow_queries.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../message.hpp"
#include "../schema/scaled_integer.hpp"
#include "slow_queries.hpp"

#include <array>
#include <cstdio>

namespace mizzle::detail {

MIZZLE_INLINE std::string slow_query_line(const query_event& event) {
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(event.duration).count();
    std::array<char, 41> digits;
    const auto milliseconds = text_of_scaled(microseconds, 3, digits.data());
    const auto rows = std::to_string(event.rows) + (event.rows == 1 ? " row" : " rows");
    auto line = event.failure == nullptr
                    ? message_of({milliseconds, " ms, ", rows, ": ", event.sql})
                    : message_of({milliseconds, " ms, failed, ", event.failure->what(), ": ", event.sql});
    for (std::size_t i = 0; i < event.values.size(); ++i) line.append(i == 0 ? " -- " : ", ").append(event.values[i]);
    for (auto& c : line)
        if (c == '\n' || c == '\r' || c == '\0') c = ' ';
    return line;
}

MIZZLE_INLINE void print_slow_query::operator()(const query_event& event) const {
    const auto line = "mizzle: slow query, " + slow_query_line(event) + "\n";
    std::fputs(line.c_str(), stderr);
}

}  // namespace mizzle::detail
