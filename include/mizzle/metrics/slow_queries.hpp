// slow_queries(200ms) tells of the statements that took longer, for db.on_query().
#pragma once
#include "../database/limits/time_span.hpp"
#include "../database/statements/query_event.hpp"

#include <chrono>
#include <string>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// A line: "523.104 ms, 12 rows: select ...", and of one that failed its error. Of several lines of SQL it makes
// one. Values stand there where on_query() was told to give them.
std::string slow_query_line(const query_event& event);

// Prints the line to the standard error output.
struct print_slow_query {
    void operator()(const query_event& event) const;
};

// An observer that calls handler(const query_event&) for what took at least so long. The time of rows that are streamed
// includes what the program did between them.
template <class Handler = print_slow_query>
    requires std::is_invocable_v<Handler&, const query_event&>
auto slow_queries(time_span<std::chrono::nanoseconds> least, Handler handler = {}) {
    return [least, handler = std::move(handler)](const query_event& event) mutable {
        if (event.duration >= least) handler(event);
    };
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::slow_queries;
// slow_query_line(event) is the line that slow_queries() prints: "523.104 ms, 12 rows: select ...", and of a statement
// that failed its error.
using detail::slow_query_line;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "slow_queries.ipp"
#endif
