// The functions of spans.hpp that no type of a program's takes part in.
#pragma once
#include "../database/error.hpp"
#include "../inline.hpp"
#include "spans.hpp"

namespace mizzle {

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
    const auto* e = event.failure;
    if (e == nullptr) return {};
    if (dynamic_cast<const constraint_violation*>(e) != nullptr) return "constraint_violation";
    if (dynamic_cast<const transient_error*>(e) != nullptr) return "transient_error";
    if (dynamic_cast<const query_canceled*>(e) != nullptr) return "query_canceled";
    if (dynamic_cast<const connection_error*>(e) != nullptr) return "connection_error";
    if (dynamic_cast<const database_error*>(e) != nullptr) return "database_error";
    return "error";
}

}  // namespace mizzle
