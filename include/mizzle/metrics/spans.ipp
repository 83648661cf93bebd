// The functions of spans.hpp that no type of a program's takes part in.
#pragma once
#include "../database/error.hpp"
#include "../inline.hpp"
#include "spans.hpp"

namespace mizzle::detail {

MIZZLE_INLINE query_span span_of(const query_event& event, std::string_view system) {
    const auto end = std::chrono::system_clock::now();
    const auto took = std::chrono::duration_cast<std::chrono::system_clock::duration>(event.duration);
    std::string_view name = "sql";
    switch (event.kind) {
    case statement_kind::select: name = "select"; break;
    case statement_kind::insert: name = "insert"; break;
    case statement_kind::update: name = "update"; break;
    case statement_kind::delete_: name = "delete"; break;
    case statement_kind::raw:
        for (const std::string_view word :
             {"begin", "start transaction", "commit", "rollback", "release savepoint", "savepoint"})
            if (event.sql.starts_with(word)) {
                name = word;
                break;
            }
        break;
    }
    return {.name = name, .system = system, .start = end - took, .end = end, .event = event};
}

MIZZLE_INLINE std::string_view query_span::error_type() const {
    return event.failure == nullptr ? std::string_view() : event.failure->family();
}

}  // namespace mizzle::detail
