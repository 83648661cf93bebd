// Runs a lowered statement. What is here depends on the driver and the row alone, so that statements share it.
#pragma once
#include "decode.hpp"
#include "lower.hpp"
#include "query_event.hpp"

#include <optional>
#include <vector>

namespace mizzle {

struct run_result {
    std::int64_t rows_affected = 0;
};

// A driver opens a cursor on a statement: step() is true for each row, cell(i) is a value of it, sql() the text,
// rows_affected() what a write changed once step() was false.
template <class Driver>
concept driver = requires(Driver& d, const statement_source& source, value_list& values) {
    { d.observers() } -> std::convertible_to<const query_observers&>;
    d.open(source, values, false).step();
};

template <class Row, driver Driver>
void fetch_all(Driver& d, const statement_source& source, value_list& values, std::vector<Row>& rows) {
    query_watch watch(d.observers(), values);
    auto cursor = d.open(source, values, false);
    const auto before = rows.size();
    try {
        while (cursor.step()) decode_row(cursor, rows.emplace_back());
    } catch (const error& e) {
        watch.failed(cursor.sql(), e);
        throw;
    }
    watch.finished(cursor.sql(), static_cast<std::int64_t>(rows.size() - before));
}

// The first row. A write is run to its end, so that all of it happens; of a read nothing more is asked, unless a
// second row would be one too many.
template <class Row, driver Driver>
std::size_t fetch_first(Driver& d, const statement_source& source, value_list& values, std::optional<Row>& result,
                        bool to_end) {
    query_watch watch(d.observers(), values);
    auto cursor = d.open(source, values, false);
    std::size_t rows = 0;
    try {
        if (cursor.step()) {
            decode_row(cursor, result.emplace());
            rows = 1;
            while (to_end && cursor.step()) ++rows;
        }
    } catch (const error& e) {
        watch.failed(cursor.sql(), e);
        throw;
    }
    watch.finished(cursor.sql(), static_cast<std::int64_t>(rows));
    return rows;
}

template <driver Driver> std::int64_t run_to_end(Driver& d, const statement_source& source, value_list& values) {
    query_watch watch(d.observers(), values);
    auto cursor = d.open(source, values, false);
    try {
        while (cursor.step()) {}
    } catch (const error& e) {
        watch.failed(cursor.sql(), e);
        throw;
    }
    const auto affected = cursor.rows_affected();
    watch.finished(cursor.sql(), affected);
    return affected;
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_not_found(std::string_view sql) {
    throw not_found("mizzle: one() found no row; first() returns an optional. Statement: " + std::string(sql));
}
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_too_many_rows(std::string_view sql) {
    throw too_many_rows(
        "mizzle: one() found more than one row; all() returns every row, limit(1) takes one. Statement: " +
        std::string(sql));
}

}  // namespace mizzle
