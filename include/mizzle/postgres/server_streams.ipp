// Streams of a connection: cursors of the server.
#pragma once
#include "../inline.hpp"
#include "connection.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE void connection::open_stream(server_cursor& stream, prepared& statement,
                                           const std::vector<parameter>& parameters) {
    const bool alone = status() == transaction_status::none;
    if (!options_.prepared_statements && alone)
        throw_usage_error("mizzle: without prepared statements, as behind a pooler, stream() needs a transaction");
    if (statement.facts.locks_rows && alone) throw_stream_locks();
    begin_now();
    auto text = "declare mizzle_" + std::to_string(stream.number);
    text += alone ? " no scroll cursor with hold for " : " no scroll cursor without hold for ";
    text += statement.text();
    (void)sending().run(text, parameters, statement.text());
    stream.closings = session_->tags().closings();
}

MIZZLE_INLINE query_result connection::fetch(server_cursor& stream, const prepared& statement) {
    if (may_be_closed(stream)) {
        if (!is_stream_open(stream))
            throw_usage_error("mizzle: this stream has ended: the transaction that it was opened in did, or SQL text "
                              "closed it; ask again");
        stream.closings = session_->tags().closings();
    }
    const auto text =
        "fetch forward " + std::to_string(stream_rows()) + " from mizzle_" + std::to_string(stream.number);
    if (stream.is_binary) return sending().run(text, {}, statement.text(), true);
    auto rows = sending().run(text, statement.text());
    // A cursor's types do not change.
    stream.is_binary = options_.binary_results && first_unfit(rows.raw(), statement.facts.columns) == -1;
    return rows;
}

MIZZLE_INLINE void connection::close_stream(const server_cursor& stream) noexcept {
    const auto now = status();
    if (now == transaction_status::failed || now == transaction_status::lost) return;
    try {
        if (may_be_closed(stream) && !is_stream_open(stream)) return;
        char text[48];
        std::snprintf(text, sizeof text, "close mizzle_%llu", static_cast<unsigned long long>(stream.number));
        send(text);
    } catch (...) {
        // What it did to the transaction is asked before anything else is done.
    }
}

MIZZLE_INLINE bool connection::is_stream_open(const server_cursor& stream) {
    char text[80];
    std::snprintf(text, sizeof text, "select from pg_cursors where name = 'mizzle_%llu'",
                  static_cast<unsigned long long>(stream.number));
    return PQntuples(send(text).get()) != 0;
}

}  // namespace mizzle::detail::postgres_detail
