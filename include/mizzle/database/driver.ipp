// The functions of driver.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "driver.hpp"

namespace mizzle::detail {

MIZZLE_INLINE prepared_statement::prepared_statement(statement_facts f)
    : facts(f), order_(f.order.begin(), f.order.end()) {
    facts.order = order_;
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_stream_writes() {
    throw_usage_error("mizzle: stream() reads; a write is run by all() or run()");
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_stream_locks() {
    throw_usage_error(
        "mizzle: stream() of a select with for_update() or its like needs a transaction, whose locks they "
        "are: transaction([&](auto& tx) { ... tx.stream(...) ... })");
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_stale(std::string_view code, std::string_view statement) {
    error_details details;
    details.code = code;
    details.statement = statement;
    throw stale_statement(message_of({"mizzle: a table changed under a prepared statement, or the server has forgotten "
                                      "it (SQLSTATE ",
                                      code, "); run the transaction again, as retry does"}),
                          details);
}

}  // namespace mizzle::detail
